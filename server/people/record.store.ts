// The SQL that all nouns of this area share: find, lock, insert, change. What a noun alone needs stands in its own store.
import { sql } from 'kysely';
import { conflict, notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type {
  AccountRow,
  ContractRow,
  DealRow,
  MembershipRow,
  PersonRow,
  RevenueLineRow,
  SegmentRow,
  StakeholderRoleRow,
} from './tables.ts';

export type RecordRows = {
  accounts: AccountRow;
  persons: PersonRow;
  memberships: MembershipRow;
  revenue_lines: RevenueLineRow;
  contracts: ContractRow;
  deals: DealRow;
  stakeholder_roles: StakeholderRoleRow;
  segments: SegmentRow;
};
export type RecordTable = keyof RecordRows;

export const nounOf: Record<RecordTable, string> = {
  accounts: 'account',
  persons: 'person',
  memberships: 'membership',
  revenue_lines: 'revenue_line',
  contracts: 'contract',
  deals: 'deal',
  stakeholder_roles: 'stakeholder_role',
  segments: 'segment',
};

// One builder serves eight tables: the caller's table name decides the row type, which the builder's own types cannot follow.
const rows = (scope: Scope) => tables<Record<string, Record<string, unknown>>>(scope);

export async function findRecord<T extends RecordTable>(scope: Scope, table: T, id: string): Promise<RecordRows[T] | undefined> {
  const row = await rows(scope)
    .selectFrom(table)
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as RecordRows[T] | undefined;
}

/** Errors  not_found (account_not_found, person_not_found, …). */
export async function getRecord<T extends RecordTable>(scope: Scope, table: T, id: string): Promise<RecordRows[T]> {
  const row = await findRecord(scope, table, id);
  if (!row) throw notFound(nounOf[table], id);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  not_found. */
export async function lockRecord<T extends RecordTable>(scope: Scope, table: T, id: string): Promise<RecordRows[T]> {
  const row = await rows(scope)
    .selectFrom(table)
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound(nounOf[table], id);
  return row as RecordRows[T];
}

export async function insertRecord<T extends RecordTable>(
  scope: Scope,
  table: T,
  row: Omit<RecordRows[T], 'no' | 'workspace_id' | keyof Bookkeeping>,
): Promise<RecordRows[T]> {
  const inserted = await rows(scope)
    .insertInto(table)
    .values({ ...asColumns(row), workspace_id: scope.workspaceId, created_at: scope.now, updated_at: scope.now, version: 1 })
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(asRefusal);
  return inserted as RecordRows[T];
}
type Bookkeeping = { version: number; created_at: Date; updated_at: Date; archived_at: Date | null };

/** Changes a row that the caller has locked, and counts its version up. */
export async function updateRecord<T extends RecordTable>(
  scope: Scope,
  table: T,
  id: string,
  change: Partial<RecordRows[T]>,
): Promise<RecordRows[T]> {
  const updated = await rows(scope)
    .updateTable(table as string)
    .set({ ...asColumns(change), version: sql`version + 1`, updated_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
    .catch(asRefusal);
  return updated as RecordRows[T];
}

/** Two who claim one unique value at the same moment both pass the look before the write; the index decides. */
function asRefusal(error: unknown): never {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === '23505' && constraint === 'persons_email') throw conflict('email_taken', 'Another person has this email already.');
  if (code === '23505') throw conflict('taken', 'Somebody else stored the same value just now.');
  throw error;
}

/** The driver would write an array as a Postgres array, not as JSON. */
const jsonArrays = new Set(['notice_clauses', 'clauses']);

function asColumns(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined)
      .map(([column, value]) => [column, jsonArrays.has(column) ? JSON.stringify(value) : value]),
  );
}
