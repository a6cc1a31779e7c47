// Many rows in one statement, for imports and bulk edits. Chunks stay at 500 rows: the embedded database has one session, and a long
// statement there makes everybody wait.
import { sql } from 'kysely';
import { leanRows } from '../platform/postgres/lean-rows.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { RecordRows, RecordTable } from './record.store.ts';
import type { AccountAspect, ExternalRefKind } from './tables.ts';

export const largestChunk = 500;

function assertChunk(rows: readonly unknown[]): void {
  if (rows.length > largestChunk) throw new Error(`a chunk holds at most ${largestChunk} rows, this one ${rows.length}`);
}

/** Inserts complete rows; all have the same columns. */
export async function insertRows(scope: Scope, table: RecordTable | 'external_refs', rows: readonly object[]): Promise<void> {
  assertChunk(rows);
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (workspace_id, ${columns})
    select ${scope.workspaceId}, ${columns} from ${leanRows(table, rows)}
  `.execute(scope.db);
}

/** Changes each row by its own fields and counts its version up. A field that a change does not name stays. */
export async function updateRows(scope: Scope, table: RecordTable, changes: readonly ({ id: string } & object)[]): Promise<void> {
  assertChunk(changes);
  const names = [...new Set(changes.flatMap((change) => Object.keys(change)))].filter((name) => name !== 'id');
  if (names.length === 0) return;
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(names.map((name) => sql.ref(`r.${name}`)));
  // Materialised: under row-level security a join on an expression of jsonb would read the whole table.
  await sql`
    with input as materialized (
      select change ->> 'id' as id, change from jsonb_array_elements(${JSON.stringify(changes)}::jsonb) as change
    )
    update ${sql.table(table)} as t
    set (${columns}, version, updated_at) =
      (select ${values}, t.version + 1, ${scope.now}::timestamptz from jsonb_populate_record(t, input.change) as r)
    from input where t.workspace_id = ${scope.workspaceId} and t.id = input.id
  `.execute(scope.db);
}

/** The rows in no order, locked in the order of their ids, so that two who lock many never wait for each other in a circle. */
export async function lockRows<T extends RecordTable>(scope: Scope, table: T, ids: readonly string[]): Promise<Map<string, RecordRows[T]>> {
  if (ids.length === 0) return new Map();
  const found = await tables<{ [name: string]: { workspace_id: string; id: string } }>(scope)
    .selectFrom(table as string)
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
  return new Map(found.map((row) => [row.id, row as unknown as RecordRows[T]]));
}

/** Deletes rows for good: only what an import made and nobody touched or linked since. */
export async function deleteRows(scope: Scope, table: RecordTable, ids: readonly string[]): Promise<void> {
  await sql`delete from external_refs where workspace_id = ${scope.workspaceId} and record_id = any(${[...ids]}::text[])`.execute(scope.db);
  if (table === 'accounts')
    await sql`delete from account_states where workspace_id = ${scope.workspaceId} and account_id = any(${[...ids]}::text[])`.execute(
      scope.db,
    );
  await sql`delete from ${sql.table(table)} where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::text[])`.execute(scope.db);
}

export type StateChange = { accountId: string; aspect: AccountAspect; value: string | null; since: string };

/** "It is so since that day" for many accounts. Shape   isNew: an account of this transaction, which has no past to end. */
export async function holdManySince(
  scope: Scope,
  changes: readonly StateChange[],
  toldBy: 'member' | 'import',
  isNew: (accountId: string) => boolean = () => false,
): Promise<void> {
  if (changes.length === 0) return;
  const input = JSON.stringify(changes);
  const ending = changes.filter(({ accountId }) => !isNew(accountId));
  if (ending.length > 0)
    await sql`
      delete from account_states s using jsonb_to_recordset(${JSON.stringify(ending)}::jsonb) as i ("accountId" text, aspect text, since date)
      where s.workspace_id = ${scope.workspaceId} and s.account_id = i."accountId" and s.aspect = i.aspect and s.from_on >= i.since`.execute(
      scope.db,
    );
  await sql`
    insert into account_states (workspace_id, account_id, aspect, from_on, value, told_by)
    select ${scope.workspaceId}, i."accountId", i.aspect, i.since, i.value, ${toldBy}
    from jsonb_to_recordset(${input}::jsonb) as i ("accountId" text, aspect text, value text, since date)`.execute(scope.db);
}

/** Which records have these external ids: `source` and id joined by a character that neither can hold → record id. */
export async function findExternalRefs(
  scope: Scope,
  kind: ExternalRefKind,
  refs: readonly { source: string; externalId: string }[],
): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map();
  const found = await sql<{ source: string; external_id: string; record_id: string }>`
    select r.source, r.external_id, r.record_id
    from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as i (source text, "externalId" text)
    join external_refs r on r.workspace_id = ${scope.workspaceId} and r.kind = ${kind} and r.source = i.source and r.external_id = i."externalId"
  `.execute(scope.db);
  return new Map(found.rows.map((row) => [refKey({ source: row.source, externalId: row.external_id }), row.record_id]));
}

export const refKey = (ref: { source: string; externalId: string }): string => `${ref.source}\n${ref.externalId}`;
