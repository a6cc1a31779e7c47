import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { EvidenceKind } from '../../contract/problems/evidence.ts';
import {
  type HistoryItem,
  listOfProblemRequest,
  listProblemsRequest,
  type ProblemDetail,
  type ProblemListItem,
  problemRef,
} from '../../contract/problems/problem.ts';
import { type Cursor, cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { typedQuery } from '../platform/words.ts';
import { findMemberNames } from './member.query.ts';
import { instantAt, textAt } from './place.ts';
import { problemAnswerOf } from './problem.actions.ts';
import { getProblem, problemColumns, type StoredProblem } from './problem.store.ts';
import { nextStatuses } from './problem.ts';

type Filter = z.output<typeof listProblemsRequest>;
type ListRow = StoredProblem & { title_key: string; evidence: number; people: number; accounts: number };

/** Each order: what it sorts by, its direction, and what the cursor keeps. The id tells equals apart. */
const orders = {
  newest: { by: sql`p.id`, direction: sql`desc`, is: sql`<`, keyOf: (row: ListRow): Cursor => [row.id, row.id] },
  oldest: { by: sql`p.id`, direction: sql`asc`, is: sql`>`, keyOf: (row: ListRow): Cursor => [row.id, row.id] },
  title: { by: sql`p.title_key`, direction: sql`asc`, is: sql`>`, keyOf: (row: ListRow): Cursor => [row.title_key, row.id] },
  changed: {
    by: sql`p.updated_at`,
    direction: sql`desc`,
    is: sql`<`,
    keyOf: (row: ListRow): Cursor => [row.updated_at.toISOString(), row.id],
  },
} as const;

function filterOf(scope: Scope, filter: Filter): RawBuilder<unknown> {
  const conditions = [
    sql`p.workspace_id = ${scope.workspaceId} and p.product_id = ${filter.productId}`,
    filter.archived ? sql`p.archived_at is not null` : sql`p.archived_at is null`,
    filter.status ? sql`p.status = ${filter.status}` : sql`p.merged_into is null`,
  ];
  if (filter.stewardId) conditions.push(sql`${filter.stewardId} = any(p.steward_ids)`);
  if (filter.tag) conditions.push(sql`${filter.tag} = any(p.tags)`);
  if (filter.objectiveId) conditions.push(sql`p.objective_id = ${filter.objectiveId}`);
  if (filter.q !== undefined) {
    const words = typedQuery(filter.q);
    conditions.push(words === null ? sql`false` : sql`p.search @@ to_tsquery('simple', ${words})`);
  }
  return sql.join(conditions, sql` and `);
}

const columns = sql.join(problemColumns.map((column) => sql.ref(`p.${column}`)));

export const browseProblems = query({
  name: 'problems.listed',
  input: listProblemsRequest,
  can: 'read',
  async run(scope, input) {
    const order = orders[input.sort];
    const after = cursorAfter(input.cursor, 2);
    const key =
      after === null ? sql`null` : input.sort === 'changed' ? sql`${instantAt(after, 0)}::timestamptz` : sql`${textAt(after, 0)}::text`;
    // The figures are the projection's: they may be a second old, and cost nothing here.
    const { rows } = await sql<ListRow>`
      with p as materialized (
        select ${columns}, p.title_key from problems p
        where ${filterOf(scope, input)} and ${after === null ? sql`true` : sql`(${order.by}, p.id) ${order.is} (${key}, ${textAt(after, 1)}::text)`}
        order by ${order.by} ${order.direction}, p.id ${order.direction} limit ${input.limit + 1}
      )
      select p.*, coalesce(f.evidence_count, 0) as evidence, coalesce(f.people_heard, 0) as people, coalesce(f.families, 0) as accounts
      from p left join problem_factors f
        on f.workspace_id = p.workspace_id and f.product_id = p.product_id and f.slot = 0 and f.problem_no = p.no
      order by ${order.by} ${order.direction}, p.id ${order.direction}`.execute(scope.db);
    return pageOf(
      rows,
      input.limit,
      (row): ProblemListItem => ({ ...problemAnswerOf(row), evidence: row.evidence, people: row.people, accounts: row.accounts }),
      order.keyOf,
    );
  },
});

// The head of the page.

/** Up to how many links the page counts itself; above, it takes the projection's figures, which may be a second old. */
export const countedLinks = 2000;

export async function countLinks(scope: Scope, problemId: string, atMost: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from evidence_links where workspace_id = ${scope.workspaceId} and problem_id = ${problemId} limit ${atMost}
    ) as links`.execute(scope.db);
  return rows[0]?.count ?? 0;
}

type Heard = Pick<ProblemDetail['counts'], 'evidence' | 'evidenceByKind' | 'people' | 'unnamedPeople' | 'accounts'>;

async function countHeard(scope: Scope, problemId: string): Promise<Heard> {
  const { rows } = await sql<{ kind: EvidenceKind | null; evidence: number; people: number; unnamed: number; accounts: number }>`
    select e.kind, count(*)::int as evidence, count(distinct e.person_id)::int as people, coalesce(sum(e.unnamed_people), 0)::float8 as unnamed,
      count(distinct e.account_id)::int as accounts
    from evidence_links l join evidence e on e.workspace_id = l.workspace_id and e.id = l.evidence_id
    where l.workspace_id = ${scope.workspaceId} and l.problem_id = ${problemId} and e.archived_at is null
    group by grouping sets ((e.kind), ())`.execute(scope.db);
  const total = rows.find((row) => row.kind === null);
  return {
    evidence: total?.evidence ?? 0,
    evidenceByKind: Object.fromEntries(rows.flatMap((row) => (row.kind === null ? [] : [[row.kind, row.evidence]]))),
    people: total?.people ?? 0,
    unnamedPeople: total?.unnamed ?? 0,
    accounts: total?.accounts ?? 0,
  };
}

async function projectedHeard(scope: Scope, row: StoredProblem): Promise<Heard> {
  const { rows } = await sql<Heard>`
    select evidence_count as evidence, evidence_kinds as "evidenceByKind", people_heard as people, unnamed_heard as "unnamedPeople",
      families as accounts
    from problem_factors
    where workspace_id = ${scope.workspaceId} and product_id = ${row.product_id} and slot = 0 and problem_no = ${row.no}`.execute(scope.db);
  return rows[0] ?? { evidence: 0, evidenceByKind: {}, people: 0, unnamedPeople: 0, accounts: 0 };
}

async function countBeside(scope: Scope, problemId: string): Promise<Pick<ProblemDetail['counts'], 'comments' | 'stakes' | 'deadlines'>> {
  const ofProblem = sql`workspace_id = ${scope.workspaceId} and problem_id = ${problemId} and archived_at is null`;
  const { rows } = await sql<Pick<ProblemDetail['counts'], 'comments' | 'stakes' | 'deadlines'>>`
    select (select count(*)::int from comments where workspace_id = ${scope.workspaceId} and subject_id = ${problemId} and archived_at is null) as comments,
      (select count(*)::int from stated_stakes where ${ofProblem}) as stakes,
      (select count(*)::int from deadline_facts where ${ofProblem}) as deadlines`.execute(scope.db);
  return rows[0] ?? { comments: 0, stakes: 0, deadlines: 0 };
}

export const readProblem = query({
  name: 'problem.read',
  input: problemRef,
  can: 'read',
  async run(scope, input): Promise<ProblemDetail> {
    const row = await getProblem(scope, input.problemId);
    const isSmall = (await countLinks(scope, row.id, countedLinks + 1)) <= countedLinks;
    const heard = isSmall ? await countHeard(scope, row.id) : await projectedHeard(scope, row);
    return {
      ...problemAnswerOf(row),
      stewards: await findMemberNames(scope, row.steward_ids),
      nextStatuses: [...nextStatuses(row.status)],
      counts: { ...heard, ...(await countBeside(scope, row.id)) },
    };
  },
});

// History: what the audit events say of this problem.

type HistoryRow = {
  id: string;
  at: Date;
  event: string;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** Changes of many problems at once are events of the product; so many of the newest are looked through for this problem. */
const productEventsLookedAt = 2000;

const historyItemOf = (row: HistoryRow): HistoryItem => ({
  id: row.id,
  at: row.at.toISOString(),
  event: row.event,
  actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  before: row.before,
  after: row.after,
});

export const readHistory = query({
  name: 'problem.history_read',
  input: listOfProblemRequest,
  can: 'read',
  async run(scope, input) {
    const problem = await getProblem(scope, input.problemId);
    const after = cursorAfter(input.cursor, 1);
    const fields = sql`id, at, event, actor_kind, actor_id, actor_name, before, after`;
    const earlier = after === null ? sql`true` : sql`id < ${textAt(after, 0)}::text`;
    const { rows } = await sql<HistoryRow>`
      (select ${fields} from audit_events
       where workspace_id = ${scope.workspaceId} and subject_id = ${problem.id} and ${earlier}
       order by id desc limit ${input.limit + 1})
      union all
      (select ${fields} from (
         select ${fields} from audit_events where workspace_id = ${scope.workspaceId} and subject_id = ${problem.product_id} and ${earlier}
         order by id desc limit ${productEventsLookedAt}) as of_product
       where after -> 'problemIds' ? ${problem.id} order by id desc limit ${input.limit + 1})
      order by id desc limit ${input.limit + 1}`.execute(scope.db);
    return pageOf(rows, input.limit, historyItemOf, (row) => [row.id]);
  },
});
