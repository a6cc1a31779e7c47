import { type RawBuilder, sql } from 'kysely';
import type { ContractAnswer } from '../../contract/people/contract.ts';
import type { Page } from '../../contract/platform/page.ts';
import { notFound } from '../platform/errors.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import type { ContractRow } from './tables.ts';

type Row = ContractRow & { account_name: string; decision_on: string };

const answerOf = (row: Row): ContractAnswer => ({
  id: row.id,
  accountId: row.account_id,
  accountName: row.account_name,
  start: row.starts_on,
  end: row.ends_on,
  renewalOn: row.renewal_on,
  noticeClauses: row.notice_clauses,
  clauses: row.clauses,
  reference: row.reference,
  source: row.source,
  assumed: row.assumed,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

/** The renewal, else the end; a contract without either comes last. */
const decisionOn = sql`coalesce(c.renewal_on, c.ends_on, '9999-12-31'::date)`;

const select = (scope: Scope, where: RawBuilder<unknown>) => sql<Row>`
  select c.*, a.name as account_name, ${decisionOn} as decision_on from contracts c
  join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = c.account_id
  where c.workspace_id = ${scope.workspaceId} and ${where}`;

/** Errors  contract_not_found. */
export async function getContractAnswer(scope: Scope, id: string): Promise<ContractAnswer> {
  const found = await select(scope, sql`c.id = ${id}`).execute(scope.db);
  const [row] = found.rows;
  if (!row) throw notFound('contract', id);
  return answerOf(row);
}

export type ContractFilter = {
  accountId?: string | undefined;
  renewsFrom?: string | undefined;
  renewsTo?: string | undefined;
  archived: boolean;
  cursor?: string | undefined;
  limit: number;
};

/** By the day on which the account decides again, the earliest first. */
export async function listContracts(scope: Scope, filter: ContractFilter): Promise<Page<ContractAnswer>> {
  const after = cursorAfter(filter.cursor, 2);
  const conditions: RawBuilder<unknown>[] = [filter.archived ? sql`c.archived_at is not null` : sql`c.archived_at is null`];
  if (filter.accountId) conditions.push(sql`c.account_id = ${filter.accountId}`);
  if (filter.renewsFrom) conditions.push(sql`coalesce(c.renewal_on, c.ends_on) >= ${filter.renewsFrom}::date`);
  if (filter.renewsTo) conditions.push(sql`coalesce(c.renewal_on, c.ends_on) <= ${filter.renewsTo}::date`);
  if (after) conditions.push(sql`(${decisionOn}, c.id) > (${after[0]}::date, ${after[1]})`);
  const found =
    await sql<Row>`${select(scope, sql.join(conditions, sql` and `))} order by ${decisionOn}, c.id limit ${filter.limit + 1}`.execute(
      scope.db,
    );
  return pageOf(found.rows, filter.limit, answerOf, (row) => [row.decision_on, row.id]);
}
