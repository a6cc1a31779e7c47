import { type RawBuilder, sql } from 'kysely';
import type { StakeholderRoleAnswer } from '../../contract/people/stakeholder-role.ts';
import type { Page } from '../../contract/platform/page.ts';
import { notFound } from '../platform/errors.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import type { StakeholderRoleRow } from './tables.ts';

type Row = StakeholderRoleRow & { person_name: string | null; person_email: string | null; account_name: string };

const answerOf = (row: Row): StakeholderRoleAnswer => ({
  id: row.id,
  personId: row.person_id,
  personName: row.person_name,
  personEmail: row.person_email,
  accountId: row.account_id,
  accountName: row.account_name,
  productId: row.product_id,
  dealId: row.deal_id,
  role: row.role,
  influence: row.influence,
  interest: row.interest,
  legitimacy: row.legitimacy,
  urgency: row.urgency,
  stance: row.stance,
  currentEngagement: row.current_engagement,
  desiredEngagement: row.desired_engagement,
  evidenceId: row.evidence_id,
  reason: row.reason,
  from: row.from_on,
  to: row.to_on,
  status: row.status,
  proposedBy: row.proposed_by,
  confirmedBy: row.confirmed_by,
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const select = (scope: Scope, where: RawBuilder<unknown>) => sql<Row>`
  select r.*, p.name as person_name, p.email as person_email, a.name as account_name from stakeholder_roles r
  join persons p on p.workspace_id = ${scope.workspaceId} and p.id = r.person_id
  join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = r.account_id
  where r.workspace_id = ${scope.workspaceId} and ${where}`;

/** Errors  stakeholder_role_not_found. */
export async function getStakeholderRoleAnswer(scope: Scope, id: string): Promise<StakeholderRoleAnswer> {
  const found = await select(scope, sql`r.id = ${id}`).execute(scope.db);
  const [row] = found.rows;
  if (!row) throw notFound('stakeholder_role', id);
  return answerOf(row);
}

export type StakeholderRoleFilter = {
  accountId?: string | undefined;
  personId?: string | undefined;
  dealId?: string | undefined;
  status?: string | undefined;
  archived: boolean;
  cursor?: string | undefined;
  limit: number;
};

/** The newest first. */
export async function listStakeholderRoles(scope: Scope, filter: StakeholderRoleFilter): Promise<Page<StakeholderRoleAnswer>> {
  const after = cursorAfter(filter.cursor, 1);
  const conditions: RawBuilder<unknown>[] = [filter.archived ? sql`r.archived_at is not null` : sql`r.archived_at is null`];
  if (filter.accountId) conditions.push(sql`r.account_id = ${filter.accountId}`);
  if (filter.personId) conditions.push(sql`r.person_id = ${filter.personId}`);
  if (filter.dealId) conditions.push(sql`r.deal_id = ${filter.dealId}`);
  if (filter.status) conditions.push(sql`r.status = ${filter.status}`);
  if (after) conditions.push(sql`r.id < ${after[0]}`);
  const found = await sql<Row>`${select(scope, sql.join(conditions, sql` and `))} order by r.id desc limit ${filter.limit + 1}`.execute(
    scope.db,
  );
  return pageOf(found.rows, filter.limit, answerOf, (row) => [row.id]);
}
