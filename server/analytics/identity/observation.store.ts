import { sql } from 'kysely';
import type { Database } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Numbered } from './numbers.store.ts';

export type ObservationKind = 'person' | 'account' | 'membership';

export type NewObservation = {
  kind: ObservationKind;
  number: number;
  other: number;
  isPublic: boolean;
  traits: Readonly<Record<string, unknown>>;
  at: Date;
};

/** Whoever sends ever new names of traits begins anew at this size. Units: bytes. */
const bytesMost = 65_536;

/** Adds what was heard to what was heard before. What says nothing new changes nothing. Answers how many wait because of it. */
export async function noteObservations(scope: Scope, heard: readonly NewObservation[]): Promise<number> {
  if (heard.length === 0) return 0;
  const noted = await sql`
    insert into observations as o (workspace_id, kind, number, other, is_public, traits, first_at, said_at)
    select ${scope.workspaceId}, i.kind, i.number, i.other, i."isPublic", i.traits, i.at, i.at
    from jsonb_to_recordset(${JSON.stringify(heard)}::jsonb) as i (kind text, number int, other int, "isPublic" boolean, traits jsonb, at timestamptz)
    on conflict (workspace_id, kind, number, other, is_public) do update
    set traits = case when pg_column_size(o.traits) > ${bytesMost} then excluded.traits else o.traits || excluded.traits end, said_at = greatest(o.said_at, excluded.said_at), first_at = least(o.first_at, excluded.first_at),
      waiting = true
    where o.traits || excluded.traits <> o.traits or (o.kind = 'membership' and excluded.first_at < o.first_at)`.execute(scope.db);
  return Number(noted.numAffectedRows ?? 0);
}

export type WaitingObservation = {
  number: number;
  other: number;
  isPublic: boolean;
  traits: Record<string, unknown>;
  applied: Record<string, unknown> | null;
  firstAt: Date;
  value: string | null;
  recordId: string | null;
  otherRecordId: string | null;
};

const numberedOf = { person: 'distinct_ids', account: 'account_keys', membership: 'distinct_ids' } as const;

/** Takes some that wait, with whose they are. Whoever else works on them takes others. */
export async function takeWaiting(scope: Scope, kind: ObservationKind, isPublic: boolean, limit: number): Promise<WaitingObservation[]> {
  const record: Numbered = kind === 'account' ? 'account' : 'person';
  const found = await sql<WaitingObservation>`
    with taken as materialized (
      select * from observations where workspace_id = ${scope.workspaceId} and kind = ${kind} and waiting and is_public = ${isPublic}
      order by said_at, number limit ${limit} for update skip locked
    )
    select t.number, t.other, t.is_public as "isPublic", t.traits, t.applied, t.first_at as "firstAt", d.value,
      ${record === 'person' ? sql`d.person_id` : sql`d.account_id`} as "recordId", k.account_id as "otherRecordId"
    from taken t
    join ${sql.table(numberedOf[kind])} d on d.workspace_id = ${scope.workspaceId} and d.number = t.number
    left join account_keys k on k.workspace_id = ${scope.workspaceId} and k.number = t.other and t.other > 0
    order by t.said_at, t.number`.execute(scope.db);
  return found.rows;
}

export async function markApplied(
  scope: Scope,
  kind: ObservationKind,
  isPublic: boolean,
  done: readonly { number: number; other: number; applied: Readonly<Record<string, unknown>> | null }[],
): Promise<void> {
  if (done.length === 0) return;
  await sql`
    update observations o set waiting = false, applied = coalesce(i.applied, o.applied)
    from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as i (number int, other int, applied jsonb)
    where o.workspace_id = ${scope.workspaceId} and o.kind = ${kind} and o.is_public = ${isPublic} and o.number = i.number and o.other = i.other
      and o.number = any(${done.map(({ number }) => number)}::int[])`.execute(scope.db);
}

export async function listWorkspacesThatWait(database: Database): Promise<string[]> {
  const found = await sql<{ id: string }>`select distinct workspace_id as id from observations where waiting`.execute(database.system);
  return found.rows.map(({ id }) => id);
}
