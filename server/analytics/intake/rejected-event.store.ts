import { sql } from 'kysely';
import { newId } from '../../platform/id.ts';
import { cursorAfter } from '../../platform/page.ts';
import { type Scope, tables } from '../../platform/scope.ts';
import type { IntakeTables, RejectedEventRow, RejectionCountRow } from './tables.ts';

/** Of each reason of a source so many are kept, and counted beyond: whoever sends nonsense for a day must not fill the disk. */
export const keptOfReason = 200;
/** A source may have this many reasons; more are counted under `other`. */
const reasonsMost = 50;

export type NewRejection = {
  code: string;
  message: string;
  mark: string;
  event: string | null;
  callType: string | null;
  receivedMs: number;
};

/** Keeps what was not taken in, of one source. The same event again is neither kept nor counted twice while it is kept. */
export async function keepRejections(scope: Scope, sourceId: string, rejections: readonly NewRejection[]): Promise<void> {
  // One writer of a source at a time, so that no more are kept than may be.
  await sql`select 1 from sources where workspace_id = ${scope.workspaceId} and id = ${sourceId} for update`.execute(scope.db);
  const counts = new Map((await listRejectionCounts(scope, sourceId)).map((row) => [row.code, row]));
  for (const [code, group] of Map.groupBy(rejections, ({ code }) => (counts.has(code) || counts.size < reasonsMost ? code : 'other'))) {
    const kept = await insertSome(scope, { sourceId, code }, group, keptOfReason - (counts.get(code)?.kept ?? 0));
    const events = group.length - kept.again;
    if (events === 0) continue;
    const at = new Date(Math.max(...group.map(({ receivedMs }) => receivedMs)));
    await sql`
      insert into rejection_counts as counted (workspace_id, source_id, code, events, kept, first_at, last_at)
      values (${scope.workspaceId}, ${sourceId}, ${code}, ${events}, ${kept.inserted}, ${at}, ${at})
      on conflict (workspace_id, source_id, code) do update set
        events = counted.events + excluded.events, kept = counted.kept + excluded.kept, last_at = greatest(counted.last_at, excluded.last_at)`.execute(
      scope.db,
    );
  }
}

async function insertSome(
  scope: Scope,
  { sourceId, code }: { sourceId: string; code: string },
  group: readonly NewRejection[],
  room: number,
): Promise<{ inserted: number; again: number }> {
  const marks = group.map(({ mark }) => mark);
  const known = await sql<{ mark: string }>`
    select mark from rejected_events
    where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} and mark = any(${marks}::text[])`.execute(scope.db);
  const seen = new Set(known.rows.map(({ mark }) => mark));
  const fresh: NewRejection[] = [];
  for (const one of group) {
    if (seen.has(one.mark)) continue;
    seen.add(one.mark);
    fresh.push(one);
  }
  const rows = fresh.slice(0, Math.max(0, room)).map(
    (one): RejectedEventRow => ({
      workspace_id: scope.workspaceId,
      id: newId('rej', one.receivedMs),
      source_id: sourceId,
      mark: one.mark,
      code,
      message: one.message,
      event: one.event,
      call_type: one.callType,
      received_at: new Date(one.receivedMs),
    }),
  );
  if (rows.length > 0) await tables<IntakeTables>(scope).insertInto('rejected_events').values(rows).execute();
  return { inserted: rows.length, again: group.length - fresh.length };
}

export async function listRejectionCounts(scope: Scope, sourceId: string): Promise<RejectionCountRow[]> {
  return tables<IntakeTables>(scope)
    .selectFrom('rejection_counts')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .orderBy('last_at', 'desc')
    .orderBy('code')
    .execute();
}

/** How many events of each source of a product were rejected. */
export async function countRejections(scope: Scope, sourceIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ sourceId: string; events: number }>`
    select source_id as "sourceId", sum(events) as events from rejection_counts
    where workspace_id = ${scope.workspaceId} and source_id = any(${sourceIds}::text[]) group by source_id`.execute(scope.db);
  return new Map(rows.map(({ sourceId, events }) => [sourceId, events]));
}

type Filter = { code?: string | undefined; rejectedEventId?: string | undefined };

const filtered = (scope: Scope, sourceId: string, { code, rejectedEventId }: Filter) =>
  tables<IntakeTables>(scope)
    .selectFrom('rejected_events')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('source_id', '=', sourceId)
    .$if(code !== undefined, (query) => query.where('code', '=', String(code)))
    .$if(rejectedEventId !== undefined, (query) => query.where('id', '=', String(rejectedEventId)));

/** Newest first. */
export async function listRejectedEvents(
  scope: Scope,
  filter: { sourceId: string; code?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<RejectedEventRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return filtered(scope, filter.sourceId, filter)
    .$if(after !== null, (query) => query.where('id', '<', String(after?.[0])))
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute();
}

/** Oldest first, as they happened. */
export async function listReplayable(
  scope: Scope,
  sourceId: string,
  filter: Filter,
  afterId: string,
  limit: number,
): Promise<RejectedEventRow[]> {
  return filtered(scope, sourceId, filter).where('event', 'is not', null).where('id', '>', afterId).orderBy('id').limit(limit).execute();
}

/** Says how many went; those of them that were kept are counted no more as kept. */
export async function deleteRejectedEvents(scope: Scope, sourceId: string, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ code: string; gone: number }>`
    with gone as (
      delete from rejected_events
      where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} and id = any(${ids}::text[]) returning code
    ), counted as (select code, count(*) as gone from gone group by code)
    update rejection_counts set kept = kept - counted.gone from counted
    where rejection_counts.workspace_id = ${scope.workspaceId} and rejection_counts.source_id = ${sourceId}
      and rejection_counts.code = counted.code
    returning counted.code, counted.gone`.execute(scope.db);
  return rows.reduce((sum, { gone }) => sum + gone, 0);
}

/** All of a source, or those of a reason, with their counts. */
export async function clearRejections(scope: Scope, sourceId: string, code: string | undefined): Promise<number> {
  const ofCode = code === undefined ? sql`` : sql`and code = ${code}`;
  await sql`delete from rejected_events where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} ${ofCode}`.execute(scope.db);
  const { rows } = await sql<{ events: number }>`
    delete from rejection_counts where workspace_id = ${scope.workspaceId} and source_id = ${sourceId} ${ofCode} returning events`.execute(
    scope.db,
  );
  return rows.reduce((sum, { events }) => sum + events, 0);
}
