import { type RawBuilder, sql } from 'kysely';
import type { MembershipAnswer } from '../../contract/people/membership.ts';
import type { Page } from '../../contract/platform/page.ts';
import { notFound } from '../platform/errors.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import type { MembershipRow } from './tables.ts';

type Row = MembershipRow & { person_name: string | null; person_email: string | null; account_name: string };

const answerOf = (row: Row): MembershipAnswer => ({
  id: row.id,
  personId: row.person_id,
  personName: row.person_name,
  personEmail: row.person_email,
  accountId: row.account_id,
  accountName: row.account_name,
  title: row.title,
  activeFrom: row.active_from,
  activeTo: row.active_to,
  observed: row.observed,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const select = (scope: Scope, where: RawBuilder<unknown>) => sql<Row>`
  select b.*, p.name as person_name, p.email as person_email, a.name as account_name from memberships b
  join persons p on p.workspace_id = ${scope.workspaceId} and p.id = b.person_id
  join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = b.account_id
  where b.workspace_id = ${scope.workspaceId} and ${where}`;

/** Errors  membership_not_found. */
export async function getMembershipAnswer(scope: Scope, id: string): Promise<MembershipAnswer> {
  const found = await select(scope, sql`b.id = ${id}`).execute(scope.db);
  const [row] = found.rows;
  if (!row) throw notFound('membership', id);
  return answerOf(row);
}

export type MembershipFilter = {
  accountId?: string | undefined;
  personId?: string | undefined;
  archived: boolean;
  cursor?: string | undefined;
  limit: number;
};

/** The newest first. */
export async function listMemberships(scope: Scope, filter: MembershipFilter): Promise<Page<MembershipAnswer>> {
  const after = cursorAfter(filter.cursor, 1);
  const conditions: RawBuilder<unknown>[] = [filter.archived ? sql`b.archived_at is not null` : sql`b.archived_at is null`];
  if (filter.accountId) conditions.push(sql`b.account_id = ${filter.accountId}`);
  if (filter.personId) conditions.push(sql`b.person_id = ${filter.personId}`);
  if (after) conditions.push(sql`b.id < ${after[0]}`);
  const found = await sql<Row>`${select(scope, sql.join(conditions, sql` and `))} order by b.id desc limit ${filter.limit + 1}`.execute(
    scope.db,
  );
  return pageOf(found.rows, filter.limit, answerOf, (row) => [row.id]);
}
