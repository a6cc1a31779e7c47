// Events go out as lines of JSON, with the ids that they came in with.
import { sql } from 'kysely';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import { factsWorkspaceOf } from '../store/index.ts';

type Stored = {
  source: number;
  event: string;
  type: string;
  at: string;
  day: string;
  actor: number;
  account: number;
  receivedAt: string;
  properties: unknown;
  context: unknown;
};

type Names = {
  sources: Map<number, string>;
  actors: Map<number, { kind: string; value: string }>;
  groups: Map<number, string>;
};

/** Units: events whose ids are looked up at once. */
const eventsAtOnce = 500;
const monthsMost = 12 * 200;

/**
 * The events of a workspace, month by month, as NDJSON: memory does not grow with them.
 *
 * Shape   each text holds whole lines; `rows` says how many. An event of somebody who was erased meanwhile has no id any more.
 */
export async function* exportEvents(
  ports: Ports,
  workspaceId: string,
  range: { from?: string | undefined; to?: string | undefined } = {},
): AsyncGenerator<{ text: string; rows: number }, void, undefined> {
  const workspace = await factsWorkspaceOf(ports, workspaceId);
  if (workspace === 0) return;
  const days = { workspace, from: range.from ?? '1970-01-01', to: range.to ?? '2149-06-06' };
  const where = 'workspace = {workspace:UInt32} and day between {from:Date} and {to:Date}';
  const months = await ports.facts.rows<{ month: number }>(
    `select distinct toYYYYMM(day) as month from bifocal.event_days where ${where} order by month limit ${monthsMost}`,
    days,
  );
  for (const { month } of months.rows) {
    const lines = await ports.facts.stream(
      `select source, event, type, at, day, actor, account, received_at as receivedAt, properties, context
       from bifocal.events where ${where} and toYYYYMM(day) = {month:UInt32}`,
      { ...days, month },
    );
    let batch: Stored[] = [];
    for await (const line of lines) {
      batch.push(JSON.parse(line) as Stored);
      if (batch.length < eventsAtOnce) continue;
      yield await textOf(ports, workspaceId, batch);
      batch = [];
    }
    if (batch.length > 0) yield await textOf(ports, workspaceId, batch);
  }
}

async function textOf(ports: Ports, workspaceId: string, batch: readonly Stored[]): Promise<{ text: string; rows: number }> {
  const names = await namesOf(ports, workspaceId, batch);
  return { text: batch.map((event) => `${JSON.stringify(outwards(event, names))}\n`).join(''), rows: batch.length };
}

function outwards({ source, actor, account, ...event }: Stored, { sources, actors, groups }: Names): object {
  const who = actors.get(actor);
  return {
    ...event,
    sourceId: sources.get(source) ?? null,
    userId: who?.kind === 'user' ? who.value : null,
    anonymousId: who?.kind === 'anonymous' ? who.value : null,
    groupId: groups.get(account) ?? null,
  };
}

function namesOf(ports: Ports, workspaceId: string, batch: readonly Stored[]): Promise<Names> {
  return inWorkspace(
    ports.database,
    workspaceId,
    'read',
    async (db) => {
      const actors = await sql<{ number: number; kind: string; value: string }>`
        select number, kind, value from distinct_ids
        where workspace_id = ${workspaceId} and number = any(${[...new Set(batch.map(({ actor }) => actor))]}::int[])`.execute(db);
      const groups = await sql<{ number: number; value: string }>`
        select number, coalesce(value, account_id) as value from account_keys
        where workspace_id = ${workspaceId} and number = any(${[...new Set(batch.map(({ account }) => account))]}::int[])`.execute(db);
      const sources = await sql<{ number: number; id: string }>`select number, id from sources where workspace_id = ${workspaceId}`.execute(
        db,
      );
      return {
        sources: new Map(sources.rows.map(({ number, id }) => [number, id])),
        actors: new Map(actors.rows.map(({ number, ...who }) => [number, who])),
        groups: new Map(groups.rows.map(({ number, value }) => [number, value])),
      };
    },
    { isLater: true },
  );
}
