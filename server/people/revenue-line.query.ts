import { type RawBuilder, sql } from 'kysely';
import type { RevenueLineAnswer } from '../../contract/people/revenue-line.ts';
import type { Page } from '../../contract/platform/page.ts';
import { notFound } from '../platform/errors.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import type { RevenueLineRow } from './tables.ts';

type Row = RevenueLineRow & { account_name: string };

const answerOf = (row: Row): RevenueLineAnswer => ({
  id: row.id,
  accountId: row.account_id,
  accountName: row.account_name,
  productId: row.product_id,
  amountMinor: row.amount_minor,
  currency: row.currency,
  period: row.period,
  kind: row.kind,
  from: row.starts_on,
  to: row.ends_on,
  source: row.source,
  assumed: row.assumed,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const select = (scope: Scope, where: RawBuilder<unknown>) => sql<Row>`
  select l.*, a.name as account_name from revenue_lines l
  join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = l.account_id
  where l.workspace_id = ${scope.workspaceId} and ${where}`;

/** Errors  revenue_line_not_found. */
export async function getRevenueLineAnswer(scope: Scope, id: string): Promise<RevenueLineAnswer> {
  const found = await select(scope, sql`l.id = ${id}`).execute(scope.db);
  const [row] = found.rows;
  if (!row) throw notFound('revenue_line', id);
  return answerOf(row);
}

export type RevenueLineFilter = {
  accountId?: string | undefined;
  productId?: string | undefined;
  kind?: string | undefined;
  liveOn?: string | undefined;
  archived: boolean;
  cursor?: string | undefined;
  limit: number;
};

/** The newest first. */
export async function listRevenueLines(scope: Scope, filter: RevenueLineFilter): Promise<Page<RevenueLineAnswer>> {
  const after = cursorAfter(filter.cursor, 2);
  const conditions: RawBuilder<unknown>[] = [filter.archived ? sql`l.archived_at is not null` : sql`l.archived_at is null`];
  if (filter.accountId) conditions.push(sql`l.account_id = ${filter.accountId}`);
  if (filter.productId) conditions.push(filter.productId === 'none' ? sql`l.product_id is null` : sql`l.product_id = ${filter.productId}`);
  if (filter.kind) conditions.push(sql`l.kind = ${filter.kind}`);
  if (filter.liveOn)
    conditions.push(sql`l.starts_on <= ${filter.liveOn}::date and (l.ends_on is null or l.ends_on > ${filter.liveOn}::date)`);
  if (after) conditions.push(sql`(l.starts_on, l.id) < (${after[0]}::date, ${after[1]})`);
  const found =
    await sql<Row>`${select(scope, sql.join(conditions, sql` and `))} order by l.starts_on desc, l.id desc limit ${filter.limit + 1}`.execute(
      scope.db,
    );
  return pageOf(found.rows, filter.limit, answerOf, (row) => [row.starts_on, row.id]);
}
