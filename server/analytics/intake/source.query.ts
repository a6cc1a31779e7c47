import { sql } from 'kysely';
import {
  type LiveEventAnswer,
  listLiveEventsRequest,
  type SourceActivityAnswer,
  sourcesOfProduct,
} from '../../../contract/analytics/source.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import { factsQuery } from '../../platform/facts/facts-query.ts';
import { cursorAfter, pageOf } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';
import { getProduct } from '../../strategy/index.ts';
import { findFactsWorkspace } from '../store/index.ts';
import { countRejections } from './rejected-event.store.ts';
import { getSource, listSources } from './source.store.ts';

const dayMs = 86_400_000;
const sourcesMost = 500;

/** What came in lately, for each source of a product. */
export const readSourceActivity = factsQuery({
  name: 'source_activity.read',
  input: sourcesOfProduct,
  can: 'read',
  async load(scope, input) {
    await getProduct(scope, input.productId);
    const sources = await listSources(scope, { productId: input.productId, archived: false, limit: sourcesMost });
    const rejected = await countRejections(
      scope,
      sources.map(({ id }) => id),
    );
    return { workspace: await findFactsWorkspace(scope), sources, rejected };
  },
  async run(facts, { workspace, sources, rejected }, _input, { now, signal }): Promise<SourceActivityAnswer> {
    const found = new Map<number, { lastMs: number; day: number }>();
    const look = async (numbers: readonly number[], since: number) => {
      if (numbers.length === 0) return;
      const { rows } = await facts.rows<{ source: number; lastMs: number; day: number }>(
        `select source, toUnixTimestamp64Milli(max(received_at)) as lastMs, countIf(received_at > fromUnixTimestamp64Milli({day:Int64})) as day
        from bifocal.events where workspace = {workspace:UInt32} and source in {sources:Array(UInt32)}
          and received_at > fromUnixTimestamp64Milli({since:Int64}) group by source`,
        { workspace, sources: numbers, since, day: now.getTime() - dayMs },
        { signal },
      );
      for (const row of rows) found.set(row.source, row);
    };
    // Of sources that are alive only the last day is read; a page asks this every few seconds.
    const numbers = sources.map(({ number }) => number);
    await look(numbers, now.getTime() - dayMs);
    await look(
      numbers.filter((number) => !found.has(number)),
      0,
    );
    return {
      items: sources.map(({ id, number }) => {
        const seen = found.get(number);
        return {
          sourceId: id,
          lastEventAt: seen ? new Date(seen.lastMs).toISOString() : null,
          eventsOfDay: seen?.day ?? 0,
          rejected: rejected.get(id) ?? 0,
        };
      }),
    };
  },
});

type LiveRow = {
  event: string;
  type: string;
  atMs: number;
  receivedMs: number;
  message: string;
  actor: number;
  account: number;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
};

// Looks back further and further: the newest events are those of the last minutes, and nearly nothing has to be read for them.
const spansMs = [3_600_000, dayMs, 30 * dayMs, Number.POSITIVE_INFINITY];

async function readNewest(
  facts: Facts,
  of: { workspace: number; source: number; before: { ms: number; message: string } | null; limit: number; nowMs: number },
  signal: AbortSignal,
): Promise<LiveRow[]> {
  const { workspace, source, before, limit, nowMs } = of;
  for (const span of spansMs) {
    const from = span === Number.POSITIVE_INFINITY ? 0 : (before?.ms ?? nowMs) - span;
    const { rows } = await facts.rows<LiveRow>(
      `select event, type, toUnixTimestamp64Milli(at) as atMs, toUnixTimestamp64Milli(received_at) as receivedMs, toString(message) as message,
        actor, account, properties, context
      from bifocal.events
      where workspace = {workspace:UInt32} and source = {source:UInt32} and received_at >= fromUnixTimestamp64Milli({from:Int64})
        ${before ? 'and (received_at, bifocal.events.message) < (fromUnixTimestamp64Milli({before:Int64}), {beforeMessage:UInt64})' : ''}
      order by received_at desc, bifocal.events.message desc limit {limit:UInt32}`,
      { workspace, source, from, limit: limit + 1, ...(before ? { before: before.ms, beforeMessage: before.message } : {}) },
      { signal },
    );
    if (rows.length > limit || from === 0) return rows;
  }
  return [];
}

/** The ids behind the numbers of some events. */
async function readNames(scope: Scope, rows: readonly LiveRow[]): Promise<{ actors: Map<number, Named>; accounts: Map<number, string> }> {
  const actors = await sql<Named & { number: number }>`
    select number, kind, value from distinct_ids
    where workspace_id = ${scope.workspaceId} and number = any(${rows.map(({ actor }) => actor)}::int[])`.execute(scope.db);
  const accounts = await sql<{ number: number; value: string }>`
    select number, value from account_keys
    where workspace_id = ${scope.workspaceId} and value is not null and number = any(${rows.map(({ account }) => account)}::int[])`.execute(
    scope.db,
  );
  return {
    actors: new Map(actors.rows.map((row) => [row.number, row])),
    accounts: new Map(accounts.rows.map((row) => [row.number, row.value])),
  };
}

type Named = { kind: 'user' | 'anonymous'; value: string };

/** Newest first, by the time of receipt. */
export const browseLiveEvents = factsQuery({
  name: 'live_events.listed',
  input: listLiveEventsRequest,
  can: 'read',
  async load(scope, input) {
    const cursor = cursorAfter(input.cursor, 2);
    // A cursor that somebody made up leads nowhere, and breaks nothing.
    const isOurs = Number.isSafeInteger(cursor?.[0]) && /^\d{1,20}$/.test(String(cursor?.[1]));
    const before = cursor ? (isOurs ? { ms: Number(cursor[0]), message: String(cursor[1]) } : { ms: 0, message: '0' }) : null;
    const { number } = await getSource(scope, input.sourceId);
    return { workspace: await findFactsWorkspace(scope), source: number, before };
  },
  async run(facts, loaded, input, { now, signal, read }) {
    const rows = await readNewest(facts, { ...loaded, limit: input.limit, nowMs: now.getTime() }, signal);
    const names = await read((scope) => readNames(scope, rows));
    const shape = (row: LiveRow): LiveEventAnswer => {
      const { actor, account, event, type, properties, context } = row;
      const named = names.actors.get(actor);
      return {
        event,
        type,
        at: new Date(row.atMs).toISOString(),
        receivedAt: new Date(row.receivedMs).toISOString(),
        actor,
        account,
        userId: named?.kind === 'user' ? named.value : null,
        anonymousId: named?.kind === 'anonymous' ? named.value : null,
        groupId: names.accounts.get(account) ?? null,
        properties,
        context,
      };
    };
    return pageOf(rows, input.limit, shape, (row) => [row.receivedMs, row.message]);
  },
});
