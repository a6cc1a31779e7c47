import { type RawBuilder, sql } from 'kysely';
import type { PersonAnswer, PersonListItem } from '../../contract/people/person.ts';
import type { Page } from '../../contract/platform/page.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import type { PersonRow } from './tables.ts';
import { containing } from './text-search.query.ts';

export const personAnswerOf = (row: PersonRow): PersonAnswer => ({
  id: row.id,
  no: row.no,
  email: row.email,
  name: row.name,
  locale: row.locale,
  timeZone: row.time_zone,
  traits: row.traits,
  mergedInto: row.merged_into,
  observed: row.observed,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

export type PersonFilter = {
  q?: string | undefined;
  accountId?: string | undefined;
  role?: string | undefined;
  archived: boolean;
  asOf: string;
  sort: 'name' | 'updated';
  direction?: 'asc' | 'desc' | undefined;
  cursor?: string | undefined;
  limit: number;
  /** A select of the numbers of a segment's persons. */
  segment: RawBuilder<unknown> | null;
};

type Row = PersonRow & { name_key: string; accounts: PersonListItem['accounts']; account_count: number };

const isCurrent = (asOf: string): RawBuilder<unknown> => sql`b.archived_at is null
  and (b.active_from is null or b.active_from <= ${asOf}::date) and (b.active_to is null or b.active_to > ${asOf}::date)`;

/** One person is one row, in however many accounts. */
export async function listPersonItems(scope: Scope, filter: PersonFilter): Promise<Page<PersonListItem>> {
  const column = filter.sort === 'name' ? sql`name_key` : sql`updated_at`;
  const isAscending = (filter.direction ?? (filter.sort === 'name' ? 'asc' : 'desc')) === 'asc';
  const [order, beyond] = isAscending ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`];
  const after = cursorAfter(filter.cursor, 2);
  const found = await sql<Row>`
    with page as materialized (
      select p.* from persons p
      where p.workspace_id = ${scope.workspaceId} and ${conditionsOf(scope, filter)}
        ${after ? sql`and (p.${column}, p.id) ${beyond} (${after[0]}, ${after[1]})` : sql``}
      order by p.${column} ${order}, p.id ${order} limit ${filter.limit + 1}
    )
    select page.*, coalesce(m.accounts, '[]'::jsonb) as accounts, coalesce(m.account_count, 0)::int as account_count from page
    left join lateral (
      select (jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'title', x.title) order by x.name, x.id) filter (where x.place <= 5)) as accounts,
             count(*) as account_count
      from (
        select a.id, a.name, max(b.title) as title, row_number() over (order by a.name_key, a.id) as place from memberships b
        join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = b.account_id and a.archived_at is null
        where b.workspace_id = ${scope.workspaceId} and b.person_id = page.id and ${isCurrent(filter.asOf)}
        group by a.id, a.name, a.name_key
      ) x
    ) m on true
    order by page.${column} ${order}, page.id ${order}`.execute(scope.db);
  return pageOf(found.rows, filter.limit, itemOf, (row) => [filter.sort === 'name' ? row.name_key : row.updated_at.toISOString(), row.id]);
}

const itemOf = (row: Row): PersonListItem => ({ ...personAnswerOf(row), accounts: row.accounts, accountCount: row.account_count });

function conditionsOf(scope: Scope, filter: PersonFilter): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [
    filter.archived ? sql`p.archived_at is not null and p.merged_into is null` : sql`p.archived_at is null`,
  ];
  const mine = sql`b.workspace_id = ${scope.workspaceId} and b.person_id = p.id and ${isCurrent(filter.asOf)}`;
  if (filter.q) conditions.push(containing(sql`p.search`, filter.q));
  if (filter.accountId === 'none') conditions.push(sql`not exists (select from memberships b where ${mine})`);
  else if (filter.accountId === 'any') conditions.push(sql`exists (select from memberships b where ${mine})`);
  else if (filter.accountId)
    conditions.push(sql`p.id in (select b.person_id from memberships b where b.workspace_id = ${scope.workspaceId}
      and b.account_id = ${filter.accountId} and ${isCurrent(filter.asOf)})`);
  if (filter.segment) conditions.push(sql`p.no in (${filter.segment})`);
  if (filter.role)
    conditions.push(sql`p.id in (select r.person_id from stakeholder_roles r where r.workspace_id = ${scope.workspaceId} and r.role = ${filter.role}
      and r.archived_at is null and r.status = 'confirmed'
      and (r.from_on is null or r.from_on <= ${filter.asOf}::date) and (r.to_on is null or r.to_on > ${filter.asOf}::date))`);
  return sql.join(conditions, sql` and `);
}

/** Who has this email, or who took over the person that had it. */
export async function findPersonByEmail(scope: Scope, email: string): Promise<{ id: string; name: string | null } | undefined> {
  const found = await sql<{ id: string; name: string | null }>`
    select id, name from persons where workspace_id = ${scope.workspaceId} and email_key = ${email.toLowerCase()} and merged_into is null and not observed`.execute(
    scope.db,
  );
  return found.rows[0];
}
