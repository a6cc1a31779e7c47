// Problems, evidence and comments in the search over everything. Each statement looks at a bounded number of rows, whatever was typed.

import { type RawBuilder, sql } from 'kysely';
import { readMentions } from '../../contract/platform/mention.ts';
import type { commentable } from '../../contract/problems/comment.ts';
import { personName } from '../people/index.ts';
import type { Scope } from '../platform/scope.ts';
import type { Found, SearchQuestion, SearchSource } from '../platform/search/source.ts';

/** Units: matches. More than these are not ranked. */
const mostRanked = 2000;

const matches = (alias: string, { query }: SearchQuestion) => sql`${sql.ref(`${alias}.search`)} @@ to_tsquery('simple', ${query})`;

/** How many of the words stand in a title: what stands there is what the text is about. Needs no index, only a bounded number of rows. */
const inTitle = (title: RawBuilder<unknown>, { words }: SearchQuestion) =>
  sql.join(
    words.map((word) => sql`(strpos(${title}, ${word}) > 0)::int`),
    sql` + `,
  );

const isNear = (alias: string, { nearProductId }: SearchQuestion) =>
  sql`(${sql.ref(`${alias}.product_id`)} = coalesce(${nearProductId ?? null}, ${sql.ref(`${alias}.product_id`)}))`;

const ofProduct = (alias: string, { productId }: SearchQuestion) =>
  productId === undefined ? sql`true` : sql`${sql.ref(`${alias}.product_id`)} = ${productId}`;

async function findProblems(scope: Scope, question: SearchQuestion): Promise<Found[]> {
  const { rows } = await sql<Found & { product_id: string }>`
    with hit as materialized (
      select p.id, p.product_id, p.title_key, p.search, p.updated_at from problems p
      where p.workspace_id = ${scope.workspaceId} and ${ofProduct('p', question)} and p.archived_at is null and p.merged_into is null
        and ${matches('p', question)} limit ${mostRanked}
    ), best as (
      select hit.id, row_number() over (order by ${isNear('hit', question)} desc, ${inTitle(sql`hit.title_key`, question)} desc,
        ts_rank(hit.search, to_tsquery('simple', ${question.query})) desc, hit.updated_at desc, hit.id desc) as place
      from hit order by place limit ${question.limit}
    )
    select p.id, p.product_id, p.title, p.status as note, concat_ws(' · ', p.who, p.situation, p.obstacle, p.consequence) as body
    from best join problems p on p.workspace_id = ${scope.workspaceId} and p.id = best.id order by best.place`.execute(scope.db);
  return rows.map(({ product_id, ...row }) => ({ ...row, productId: product_id }));
}

/**
 * Units: rows of each product, the newest of them. A word that stands in every tenth row is found among the first thousand at once, and the
 * index would gather all of its rows first.
 */
const walkedAtFirst = 1000;
const enoughOfTheNewest = 100;
const walkedAtMost = 6000;

type Candidate = { id: string };

/** Matches among the newest evidence of each product that may be asked about. */
const matchesOfNewest = (scope: Scope, question: SearchQuestion, atMost: number, isWanted = sql`true`) => sql`
  select e.id, e.product_id, e.title, e.search, e.occurred_at from products
  cross join lateral (
    select e.* from evidence e
    where e.workspace_id = ${scope.workspaceId} and e.product_id = products.id and e.archived_at is null
    order by e.occurred_at desc, e.id desc limit ${atMost}
  ) e
  where products.workspace_id = ${scope.workspaceId} and products.archived_at is null and ${isWanted}
    and ${question.productId === undefined ? sql`true` : sql`products.id = ${question.productId}`} and ${matches('e', question)}
  order by e.occurred_at desc limit ${mostRanked}`;

const bestOf = (hits: RawBuilder<unknown>, question: SearchQuestion) => sql`
  select id, row_number() over (order by ${isNear('hit', question)} desc, ${inTitle(sql`lower(hit.title)`, question)} desc,
    ts_rank(hit.search, to_tsquery('simple', ${question.query})) desc, hit.occurred_at desc, hit.id desc) as place, count(*) over () as total
  from (${hits}) hit order by place limit ${question.limit}`;

/**
 * The best among the newest matches. All matches are ranked when there are no more than two thousand; of a frequent word those among the
 * newest rows are, and only when there are none the first that the index names.
 */
async function bestEvidence(scope: Scope, question: SearchQuestion): Promise<Candidate[]> {
  const { rows: newest } = await sql<Candidate & { total: number }>`
    ${bestOf(matchesOfNewest(scope, question, walkedAtFirst), question)}`.execute(scope.db);
  if ((newest[0]?.total ?? 0) >= enoughOfTheNewest) return newest;
  // Materialised: the planner knows no word's frequency, and may walk all rows for a word that nobody wrote.
  const isFrequent = sql`(select count(*) from hit) > ${mostRanked}`;
  const { rows } = await sql<Candidate>`
    with hit as materialized (
      select e.id, e.product_id, e.title, e.search, e.occurred_at from evidence e
      where e.workspace_id = ${scope.workspaceId} and ${ofProduct('e', question)} and e.archived_at is null and ${matches('e', question)}
      limit ${mostRanked + 1}
    ), walked as materialized (${matchesOfNewest(scope, question, walkedAtMost, isFrequent)})
    ${bestOf(
      sql`select * from walked
        union all select * from hit where not (${isFrequent}) or (select count(*) from walked) = 0`,
      question,
    )}`.execute(scope.db);
  return rows;
}

async function findEvidence(scope: Scope, question: SearchQuestion): Promise<Found[]> {
  const ids = (await bestEvidence(scope, question)).map((one) => one.id);
  if (ids.length === 0) return [];
  const { rows } = await sql<Found & { product_id: string }>`
    select e.id, e.product_id, e.title, left(e.body, 8000) as body, concat_ws(' · ', person.name, account.name) as note from evidence e
    left join persons person on person.workspace_id = ${scope.workspaceId} and person.id = e.person_id
    left join accounts account on account.workspace_id = ${scope.workspaceId} and account.id = e.account_id
    where e.workspace_id = ${scope.workspaceId} and e.id = any(${ids}::text[])
    order by array_position(${ids}::text[], e.id)`.execute(scope.db);
  return rows.map(({ product_id, note, ...row }) => ({ ...row, note: note || null, productId: product_id }));
}

/** What members said to each other, and of what: it is read there. Nobody is sent to a problem or to evidence that was put away. */
async function findComments(scope: Scope, question: SearchQuestion): Promise<Found[]> {
  const { rows } = await sql<CommentHit>`
    with hit as materialized (
      select c.id, c.subject_kind, c.subject_id, c.search, c.created_at from comments c
      where c.workspace_id = ${scope.workspaceId} and c.archived_at is null and ${matches('c', question)} limit ${mostRanked}
    ), known as materialized (
      select hit.*, coalesce(p.product_id, e.product_id) as product_id, coalesce(p.title, e.title) as subject_title from hit
      left join problems p on p.workspace_id = ${scope.workspaceId} and p.id = hit.subject_id and hit.subject_kind = 'problem'
      left join evidence e on e.workspace_id = ${scope.workspaceId} and e.id = hit.subject_id and hit.subject_kind = 'evidence'
      where p.archived_at is null and e.archived_at is null
    ), best as (
      select known.*, row_number() over (order by coalesce(${isNear('known', question)}, ${question.nearProductId === undefined}) desc,
        ts_rank(known.search, to_tsquery('simple', ${question.query})) desc, known.created_at desc, known.id desc) as place
      from known where ${question.productId === undefined ? sql`true` : sql`coalesce(known.product_id, ${question.productId}) = ${question.productId}`}
      order by place limit ${question.limit}
    )
    select c.id, left(c.body, 8000) as body, c.member_name, c.subject_kind, c.subject_id, best.product_id,
      coalesce(best.subject_title, account.name, ${personName('person')}, '') as title
    from best join comments c on c.workspace_id = ${scope.workspaceId} and c.id = best.id
    left join accounts account on account.workspace_id = ${scope.workspaceId} and account.id = c.subject_id
    left join persons person on person.workspace_id = ${scope.workspaceId} and person.id = c.subject_id
    order by best.place`.execute(scope.db);
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    body: spoken(row.body),
    note: row.member_name,
    productId: row.product_id,
    subject: { kind: row.subject_kind, id: row.subject_id },
  }));
}

type CommentHit = {
  id: string;
  title: string;
  body: string;
  member_name: string;
  subject_kind: (typeof commentable)[number];
  subject_id: string;
  product_id: string | null;
};

/** A text as it is read, mentions by name. */
const spoken = (body: string) =>
  readMentions(body)
    .map((part) => (part.kind === 'text' ? part.text : `@${part.name}`))
    .join('');

export const problemSearches: readonly SearchSource[] = [
  { kind: 'problem', can: 'read', find: findProblems },
  { kind: 'evidence', can: 'read', find: findEvidence },
  { kind: 'comment', can: 'read', find: findComments },
];
