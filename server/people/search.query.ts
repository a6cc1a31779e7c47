// Accounts, persons, deals and segments in the search over everything.

import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';
import type { Found, SearchQuestion, SearchSource } from '../platform/search/source.ts';
import { personName } from './person-name.query.ts';
import { containing } from './text-search.query.ts';

/** Units: matches. More than these are not put in order: somebody types on. */
const mostPersons = 1000;
/** Units: rows. */
const namesWalked = 200;

/** A name that begins with what was typed stands before one that only holds it. */
const beginsSo = (name: RawBuilder<unknown>, { words }: SearchQuestion) => sql`starts_with(${name}, ${words[0] ?? ''})`;

const holds = (column: RawBuilder<unknown>, { words }: SearchQuestion) => containing(column, words.join(' '));

async function findAccounts(scope: Scope, question: SearchQuestion): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select a.id, a.name as title, concat_ws(' · ', a.stage, a.domains[1]) as note from accounts a
    where a.workspace_id = ${scope.workspaceId} and a.archived_at is null and ${holds(sql`a.search`, question)}
    order by ${beginsSo(sql`a.name_key`, question)} desc, a.name_key, a.id limit ${question.limit}`.execute(scope.db);
  return rows;
}

/** The first persons in the order of the names whose name begins with what was typed: mostly they fill the answer. */
async function personsByName(scope: Scope, question: SearchQuestion): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from (
      select p.id, p.name_key, p.words, p.archived_at from persons p
      where p.workspace_id = ${scope.workspaceId} and p.name_key >= ${question.words[0] ?? ''}
      order by p.name_key, p.id limit ${namesWalked}
    ) p
    where p.archived_at is null and ${beginsSo(sql`p.name_key`, question)} and p.words @@ to_tsquery('simple', ${question.query})
    order by p.name_key, p.id limit ${question.limit}`.execute(scope.db);
  return rows.map((row) => row.id);
}

async function personsByWord(scope: Scope, question: SearchQuestion): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from (
      select p.id, p.name_key from persons p
      where p.workspace_id = ${scope.workspaceId} and p.archived_at is null and p.words @@ to_tsquery('simple', ${question.query})
      limit ${mostPersons}
    ) p order by ${beginsSo(sql`p.name_key`, question)} desc, p.name_key, p.id limit ${question.limit}`.execute(scope.db);
  return rows.map((row) => row.id);
}

async function findPersons(scope: Scope, question: SearchQuestion): Promise<readonly Found[]> {
  const byName = await personsByName(scope, question);
  const ids = byName.length === question.limit ? byName : await personsByWord(scope, question);
  if (ids.length === 0) return [];
  const { rows } = await sql<Found>`
    select p.id, ${personName('p')} as title, coalesce((
        select string_agg(a.name, ', ' order by a.name_key) from (
          select a.name, a.name_key from memberships b
          join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = b.account_id and a.archived_at is null
          where b.workspace_id = ${scope.workspaceId} and b.person_id = p.id and b.archived_at is null order by a.name_key limit 3) a
      ), case when p.name is not null then p.email end) as note
    from persons p where p.workspace_id = ${scope.workspaceId} and p.id = any(${ids}::text[])
    order by array_position(${ids}::text[], p.id)`.execute(scope.db);
  return rows;
}

async function findDeals(scope: Scope, question: SearchQuestion): Promise<readonly Found[]> {
  const { rows } = await sql<Found & { product_id: string | null }>`
    select d.id, d.name as title, concat_ws(' · ', a.name, d.status) as note, d.product_id from deals d
    left join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = d.account_id
    where d.workspace_id = ${scope.workspaceId} and d.archived_at is null and ${holds(sql`d.name_key`, question)}
      and ${question.productId === undefined ? sql`true` : sql`(d.product_id is null or d.product_id = ${question.productId})`}
    order by ${beginsSo(sql`d.name_key`, question)} desc, d.close_key desc, d.id limit ${question.limit}`.execute(scope.db);
  return rows.map(({ product_id, ...row }) => ({ ...row, productId: product_id }));
}

async function findSegments(scope: Scope, question: SearchQuestion): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`
    select s.id, s.name as title, s.kind as note from segments s
    where s.workspace_id = ${scope.workspaceId} and s.archived_at is null and ${holds(sql`s.name_key`, question)}
    order by ${beginsSo(sql`s.name_key`, question)} desc, s.name_key, s.id limit ${question.limit}`.execute(scope.db);
  return rows;
}

export const peopleSearches: readonly SearchSource[] = [
  { kind: 'account', can: 'read', find: findAccounts },
  { kind: 'person', can: 'read', find: findPersons },
  { kind: 'deal', can: 'read', find: findDeals },
  { kind: 'segment', can: 'read', find: findSegments },
];
