import { type RawBuilder, sql } from 'kysely';
import type { DealAnswer } from '../../contract/people/deal.ts';
import type { Page } from '../../contract/platform/page.ts';
import { notFound } from '../platform/errors.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import type { DealRow } from './tables.ts';
import { containing } from './text-search.query.ts';

type Row = DealRow & { account_name: string | null; name_key: string; close_key: string };

const answerOf = (row: Row): DealAnswer => ({
  id: row.id,
  accountId: row.account_id,
  accountName: row.account_name,
  productId: row.product_id,
  name: row.name,
  amount: row.amount_minor === null || row.currency === null ? null : { amountMinor: row.amount_minor, currency: row.currency },
  period: row.period,
  stage: row.stage,
  status: row.status,
  probability: row.probability,
  openedOn: row.opened_on,
  closeOn: row.close_on,
  closedOn: row.closed_on,
  lostReason: row.lost_reason,
  stewardId: row.steward_id,
  source: row.source,
  assumed: row.assumed,
  attributes: row.attributes,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const select = (scope: Scope, where: RawBuilder<unknown>) => sql<Row>`
  select d.*, a.name as account_name from deals d
  left join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = d.account_id
  where d.workspace_id = ${scope.workspaceId} and ${where}`;

/** Errors  deal_not_found. */
export async function getDealAnswer(scope: Scope, id: string): Promise<DealAnswer> {
  const found = await select(scope, sql`d.id = ${id}`).execute(scope.db);
  const [row] = found.rows;
  if (!row) throw notFound('deal', id);
  return answerOf(row);
}

/** A deal `d` was open on a day: isOpenOn of deal.ts in SQL. */
export const isDealOpenOn = (day: string): RawBuilder<boolean> => sql<boolean>`
  (d.opened_on is null or d.opened_on <= ${day}::date) and (d.status = 'open' or d.closed_on > ${day}::date)`;

export type DealFilter = {
  q?: string | undefined;
  accountId?: string | undefined;
  productId?: string | undefined;
  status?: string | undefined;
  stage?: string | undefined;
  openOn?: string | undefined;
  archived: boolean;
  sort: 'name' | 'close' | 'updated';
  direction?: 'asc' | 'desc' | undefined;
  cursor?: string | undefined;
  limit: number;
};

const sortColumns = {
  name: { column: sql`d.name_key`, usual: 'asc', keyOf: (row: Row) => row.name_key },
  close: { column: sql`d.close_key`, usual: 'asc', keyOf: (row: Row) => row.close_key },
  updated: { column: sql`d.updated_at`, usual: 'desc', keyOf: (row: Row) => row.updated_at.toISOString() },
} as const;

export async function listDeals(scope: Scope, filter: DealFilter): Promise<Page<DealAnswer>> {
  const { column, usual, keyOf } = sortColumns[filter.sort];
  const isAscending = (filter.direction ?? usual) === 'asc';
  const [order, beyond] = isAscending ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const after = cursorAfter(filter.cursor, 2);
  const conditions: RawBuilder<unknown>[] = [filter.archived ? sql`d.archived_at is not null` : sql`d.archived_at is null`];
  if (filter.q) conditions.push(containing(sql`d.name_key`, filter.q));
  if (filter.accountId) conditions.push(filter.accountId === 'none' ? sql`d.account_id is null` : sql`d.account_id = ${filter.accountId}`);
  if (filter.productId) conditions.push(filter.productId === 'none' ? sql`d.product_id is null` : sql`d.product_id = ${filter.productId}`);
  if (filter.status) conditions.push(sql`d.status = ${filter.status}`);
  if (filter.stage) conditions.push(sql`d.stage = ${filter.stage}`);
  if (filter.openOn) conditions.push(isDealOpenOn(filter.openOn));
  if (after) conditions.push(sql`(${column}, d.id) ${beyond} (${after[0]}, ${after[1]})`);
  const found = await sql<Row>`${select(scope, sql.join(conditions, sql` and `))}
    order by ${column} ${order}, d.id ${order} limit ${filter.limit + 1}`.execute(scope.db);
  return pageOf(found.rows, filter.limit, answerOf, (row) => [keyOf(row), row.id]);
}
