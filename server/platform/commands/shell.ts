import type { Auth } from '../auth/auth.ts';
import type { KeptFacts } from '../backup/kept-facts.ts';
import type { Settings } from '../config.ts';
import type { FactsOnDemand } from '../facts/facts-on-demand.ts';
import type { Log } from '../log.ts';
import type { Ports } from '../ports.ts';
import type { Database } from '../postgres/database.ts';
import type { Migration } from '../postgres/migrate.ts';
import type { CheckedDatabase, Finding } from './finding.ts';

/** The application as a command sees it: its own when nobody runs, the running server's database otherwise. */
export type OpenedApplication = {
  ports: Ports;
  auth: Auth;
  /** True when a server runs on the data directory and the command works beside it. */
  isJoined: boolean;
  close: () => Promise<void>;
};

export type CommandDatabase = {
  database: Database;
  /** True when a server runs on the data directory and the command works beside it. */
  isJoined: boolean;
  close: () => Promise<void>;
};

/** What commands get: where they print, and the doors that cli.ts opens for them. */
export type Shell = {
  /** The environment with the options of the command line over it. Errors  SettingsError. */
  settings: (options?: Partial<Settings>) => Settings;
  /** The result: `text` for people, `value` with --json. */
  answer: (text: string, value: unknown) => void;
  /** Progress, for people only; never part of the result. */
  note: (text: string) => void;
  log: (settings: Settings) => Log;
  now: () => Date;
  program: string;
  migrations: () => Migration[];
  /** The facts of the installation, and what of them a backup holds; opened when they are first needed. Close them. */
  openFacts: (settings: Settings) => { facts: FactsOnDemand; kept: readonly KeptFacts[] };
  /** What the areas find in a database whose schema is up to date. */
  check: (checked: CheckedDatabase) => Promise<Finding[]>;
  /** Errors  CommandFailed when there is no database yet. */
  openDatabase: (settings: Settings) => Promise<CommandDatabase>;
  /** Errors  CommandFailed when there is no database yet, or when it waits for migrations. */
  openApplication: (settings: Settings) => Promise<OpenedApplication>;
  migrate: (database: Database, settings: Settings) => Promise<{ applied: string[]; backup: string | null }>;
  /** Runs until somebody stops it. */
  serve: (settings: Settings) => Promise<void>;
};

/** A command that cannot do its work, told in one line. Exit code 1. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailed';
  }
}

/** A command that was called in a way it cannot be. Exit code 2. */
export class CommandMisused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandMisused';
  }
}

/** The examples under a command's help. */
export const examples = (...lines: readonly string[]) => `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
