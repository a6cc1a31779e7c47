import type { Command } from 'commander';
import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { KeptFacts } from './backup/kept-facts.ts';
import type { CheckedDatabase, Finding } from './commands/finding.ts';
import type { Shell } from './commands/shell.ts';
import type { FactsMigration } from './facts/facts-migrations.ts';
import type { RouteTable } from './http/route.ts';
import type { JobDefinition } from './jobs/job.ts';
import type { Subscription } from './outbox.ts';
import type { Ports } from './ports.ts';
import type { SearchSource } from './search/source.ts';

export type IntakeOptions = {
  /** For each write key; the area's own measure when left out. */
  eventsPerSecond?: number | undefined;
};

/** What an area brings to the application; `app.ts` only lists areas. */
export type AreaModule = {
  name: string;
  routes?: readonly RouteTable[];
  /** Adds its figures to those that `/metrics` tells: numbers and times, never of whom or what. */
  measure?: (registry: Registry, ports: Ports) => void;
  /** Takes in what comes past the one door for writes: routes of its own, outside the workspaces. */
  intake?: (app: FastifyInstance, ports: Ports, options: IntakeOptions) => Promise<void>;
  subscriptions?: readonly Subscription[];
  jobs?: readonly JobDefinition[];
  /** The tables it keeps in the store of the facts. */
  factsMigrations?: readonly FactsMigration[];
  /** Those of them that a backup holds. */
  keptFacts?: readonly KeptFacts[];
  /** What the search over everything finds here. */
  searches?: readonly SearchSource[];
  /** Commands of the command line. */
  commands?: readonly ((shell: Shell) => Command)[];
  /** What `bifocal doctor` looks at here, over all workspaces, when the schema is up to date. Reads only. */
  checks?: (checked: CheckedDatabase) => Promise<Finding[]>;
  /** Called once when a server that works on jobs has started: to take up again what the one before left half-way. Must return soon. */
  started?: (ports: Ports) => Promise<void>;
  /** Upkeep of projections, called after facts of a workspace were delivered. Must bound its own work and tell nothing new. */
  upkeep?: (ports: Ports, workspaceId: string) => Promise<void>;
  /** It may take long: a server lets it rest after a long run. */
  upkeepRests?: boolean;
};
