import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Page } from '../../contract/platform/page.ts';
import {
  type EvidenceDetail,
  type EvidenceListItem,
  evidenceRef,
  listEvidenceOfAccountRequest,
  listEvidenceOfPersonRequest,
  listEvidenceRequest,
  listEvidenceSourcesRequest,
} from '../../contract/problems/evidence.ts';
import type { Importance, Reason } from '../../contract/problems/value.ts';
import { personName } from '../people/index.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { typedQuery } from '../platform/words.ts';
import { evidenceAnswerOf } from './evidence.actions.ts';
import { getEvidence } from './evidence.store.ts';
import { behind, type EvidenceItemRow, evidenceItemColumns, evidenceItemOf, evidenceKey, inOrder } from './evidence-item.query.ts';
import { findPresent } from './snapshot.query.ts';
import { findAccountsOfSpeakers } from './speaker.query.ts';

type Filter = z.output<typeof listEvidenceRequest>;

/** Needs the alias `e`. */
function filterOf(scope: Scope, filter: Filter): RawBuilder<unknown> {
  const conditions = [
    sql`e.workspace_id = ${scope.workspaceId} and e.product_id = ${filter.productId}`,
    filter.archived ? sql`e.archived_at is not null` : sql`e.archived_at is null`,
  ];
  if (filter.kind) conditions.push(sql`e.kind = ${filter.kind}`);
  if (filter.source) conditions.push(sql`e.source = ${filter.source}`);
  if (filter.accountId) conditions.push(sql`e.account_id = ${filter.accountId}`);
  if (filter.personId) conditions.push(sql`e.person_id = ${filter.personId}`);
  if (filter.tag) conditions.push(sql`e.tags @> array[${filter.tag}]::text[] and e.tags <> '{}'`);
  if (filter.from) conditions.push(sql`e.occurred_at >= ${new Date(filter.from)}`);
  if (filter.until) conditions.push(sql`e.occurred_at < ${new Date(filter.until)}`);
  if (filter.triage) conditions.push(sql`e.triage = ${filter.triage}`);
  if (filter.problemId)
    conditions.push(
      sql`exists (select from evidence_links l where l.workspace_id = e.workspace_id and l.evidence_id = e.id and l.problem_id = ${filter.problemId})`,
    );
  return sql.join(conditions, sql` and `);
}

/** From how many hits on a word is frequent: then walking the list in its order finds a page sooner than sorting all hits. */
const frequentFrom = 1000;
const walkedAtFirst = 500;
const walkedAtMost = 10_000;

type Key = { id: string; occurred_at: Date };

type Sort = Filter['sort'];

/** Keys of the first rows that fit, one more than the page. */
async function firstKeys(scope: Scope, where: RawBuilder<unknown>, limit: number, sort: Sort = 'newest'): Promise<Key[]> {
  const { rows } = await sql<Key>`select e.id, e.occurred_at from evidence e where ${where} ${inOrder(sort)} limit ${limit + 1}`.execute(
    scope.db,
  );
  return rows;
}

async function searchKeys(scope: Scope, filter: Filter, words: string): Promise<Key[]> {
  const order = inOrder(filter.sort);
  // The walk comes first: a word that stands in every tenth row fills the page from it, and the index would gather all its rows first.
  const few = await walkedKeys(scope, filter, words, walkedAtFirst);
  if (few.length > filter.limit) return few;
  // Materialised, and the cursor inside: otherwise the planner, which knows no word's frequency, may walk the list for a word nobody wrote.
  const { rows: hits } = await sql<Key>`
    with hit as materialized (
      select e.id, e.occurred_at from evidence e
      where ${filterOf(scope, filter)} and e.search @@ to_tsquery('simple', ${words}) and ${behind(filter.cursor, filter.sort)} limit ${frequentFrom + 1}
    )
    select id, occurred_at from hit e ${order}`.execute(scope.db);
  if (hits.length <= frequentFrom) return hits.slice(0, filter.limit + 1);
  const many = await walkedKeys(scope, filter, words, walkedAtMost);
  if (many.length > filter.limit) return many;
  // Frequent, and yet not among the first: all hits are sorted after all.
  return firstKeys(
    scope,
    sql`${filterOf(scope, filter)} and ${behind(filter.cursor, filter.sort)} and e.search @@ to_tsquery('simple', ${words})`,
    filter.limit,
    filter.sort,
  );
}

/** Hits among the first rows of the list, in its order. */
async function walkedKeys(scope: Scope, filter: Filter, words: string, atMost: number): Promise<Key[]> {
  const order = inOrder(filter.sort);
  const { rows } = await sql<Key>`
    select id, occurred_at from (
      select e.id, e.occurred_at, e.search from evidence e where ${filterOf(scope, filter)} and ${behind(filter.cursor, filter.sort)}
      ${order} limit ${atMost}) as e
    where e.search @@ to_tsquery('simple', ${words}) ${order} limit ${filter.limit + 1}`.execute(scope.db);
  return rows;
}

async function keysOf(scope: Scope, filter: Filter): Promise<Key[]> {
  if (filter.q === undefined)
    return firstKeys(scope, sql`${filterOf(scope, filter)} and ${behind(filter.cursor, filter.sort)}`, filter.limit, filter.sort);
  const words = typedQuery(filter.q);
  return words === null ? [] : searchKeys(scope, filter, words);
}

async function itemsOf(scope: Scope, keys: readonly Key[], sort: Sort): Promise<EvidenceItemRow[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<EvidenceItemRow>`
    select ${evidenceItemColumns(scope)} from evidence e
    where e.workspace_id = ${scope.workspaceId} and e.id = any(${keys.map((key) => key.id)}::text[]) ${inOrder(sort)}`.execute(scope.db);
  return rows;
}

type Titled = { evidence_id: string; id: string; title: string };

/** The problems of some evidence, by evidence. */
export async function findProblemsOf(scope: Scope, evidenceIds: readonly string[]): Promise<Map<string, { id: string; title: string }[]>> {
  const byEvidence = new Map<string, { id: string; title: string }[]>();
  if (evidenceIds.length === 0) return byEvidence;
  const { rows } = await sql<Titled>`
    select l.evidence_id, p.id, p.title from evidence_links l
    join problems p on p.workspace_id = l.workspace_id and p.id = l.problem_id
    where l.workspace_id = ${scope.workspaceId} and l.evidence_id = any(${[...evidenceIds]}::text[])
    order by l.evidence_id, p.title`.execute(scope.db);
  for (const row of rows) byEvidence.set(row.evidence_id, [...(byEvidence.get(row.evidence_id) ?? []), { id: row.id, title: row.title }]);
  return byEvidence;
}

async function pageOfKeys(scope: Scope, keys: readonly Key[], limit: number, sort: Sort = 'newest'): Promise<Page<EvidenceListItem>> {
  const { items: kept, nextCursor } = pageOf(keys, limit, (key) => key, evidenceKey);
  const [rows, problems] = [
    await itemsOf(scope, kept, sort),
    await findProblemsOf(
      scope,
      kept.map((key) => key.id),
    ),
  ];
  return { items: rows.map((row) => ({ ...evidenceItemOf(row), problems: problems.get(row.id) ?? [] })), nextCursor };
}

export const browseEvidence = query({
  name: 'evidence.listed',
  input: listEvidenceRequest,
  can: 'read',
  run: async (scope, input) => pageOfKeys(scope, await keysOf(scope, input), input.limit, input.sort),
});

/** A product has a handful of sources: each is found by one step in the index, however much evidence there is. */
const mostSources = 100;

export const listEvidenceSources = query({
  name: 'evidence.sources_listed',
  input: listEvidenceSourcesRequest,
  can: 'read',
  async run(scope, input) {
    const next = (after: RawBuilder<unknown>) => sql`
      (select e.source from evidence e where e.workspace_id = ${scope.workspaceId} and e.product_id = ${input.productId} and ${after}
       order by e.source limit 1)`;
    const { rows } = await sql<{ source: string }>`
      with recursive found as (
        select ${next(sql`true`)} as source
        union all
        select ${next(sql`e.source > found.source`)} from found where found.source is not null
      )
      select source from found where source is not null limit ${mostSources}`.execute(scope.db);
    return { items: rows.map((row) => row.source) };
  },
});

export const browseEvidenceOfAccount = query({
  name: 'evidence.listed_of_account',
  input: listEvidenceOfAccountRequest,
  can: 'read',
  async run(scope, input) {
    const where = sql`e.workspace_id = ${scope.workspaceId} and e.account_id = ${input.accountId} and e.archived_at is null
      and ${behind(input.cursor)}`;
    return pageOfKeys(scope, await firstKeys(scope, where, input.limit), input.limit);
  },
});

export const browseEvidenceOfPerson = query({
  name: 'evidence.listed_of_person',
  input: listEvidenceOfPersonRequest,
  can: 'read',
  async run(scope, input) {
    const where = sql`e.workspace_id = ${scope.workspaceId} and e.person_id = ${input.personId} and e.archived_at is null
      and ${behind(input.cursor)}`;
    return pageOfKeys(scope, await firstKeys(scope, where, input.limit), input.limit);
  },
});

type DetailLink = {
  problem_id: string;
  title: string;
  status: string;
  importance: Importance;
  reason: Reason;
  valued_by: 'person' | 'team';
  valued_at: Date;
};

export const readEvidence = query({
  name: 'evidence.read',
  input: evidenceRef,
  can: 'read',
  async run(scope, input): Promise<EvidenceDetail> {
    const row = await getEvidence(scope, input.evidenceId);
    const { rows: links } = await sql<DetailLink>`
      select l.problem_id, p.title, p.status, l.importance, l.reason, l.valued_by, l.valued_at from evidence_links l
      join problems p on p.workspace_id = l.workspace_id and p.id = l.problem_id
      where l.workspace_id = ${scope.workspaceId} and l.evidence_id = ${row.id} order by p.title limit 200`.execute(scope.db);
    const { rows: names } = await sql<{ person_name: string | null; account_name: string | null }>`
      select (select ${personName('person')} from persons person where person.workspace_id = ${scope.workspaceId} and person.id = ${row.person_id}) as person_name,
             (select name from accounts where workspace_id = ${scope.workspaceId} and id = ${row.account_id}) as account_name`.execute(
      scope.db,
    );
    const [choices = []] = await findAccountsOfSpeakers(scope, [{ personId: row.person_id, occurredAt: row.occurred_at }]);
    return {
      ...evidenceAnswerOf(row),
      person: row.person_id === null ? null : { id: row.person_id, name: names[0]?.person_name ?? '' },
      account: row.account_id === null ? null : { id: row.account_id, name: names[0]?.account_name ?? '' },
      now: await findPresent(scope, { personId: row.person_id, accountId: row.account_id }),
      problems: links.map((link) => ({
        evidenceId: row.id,
        problemId: link.problem_id,
        title: link.title,
        status: link.status,
        importance: link.importance,
        reason: link.reason,
        valuedBy: link.valued_by,
        valuedAt: link.valued_at.toISOString(),
      })),
      accountChoices: choices,
    };
  },
});
