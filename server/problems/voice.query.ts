// Who speaks on a problem: its evidence by role, account and kind; the people and the accounts behind it; and the way back, from an
// account or a person to the problems they spoke on.

import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import {
  type EvidenceGroups,
  groupProblemEvidenceRequest,
  listOfProblemRequest,
  listProblemEvidenceRequest,
  listProblemsOfAccountRequest,
  listProblemsOfPersonRequest,
  type ProblemAccount,
  type ProblemEvidenceItem,
  type ProblemOfSpeaker,
  type ProblemPerson,
  type ProblemStatus,
} from '../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../contract/problems/value.ts';
import { personName } from '../people/index.ts';
import { type Cursor, cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { findValuesAtStake } from './account-value.query.ts';
import { behind, type EvidenceItemRow, evidenceItemColumns, evidenceItemOf, evidenceKey, newestFirst } from './evidence-item.query.ts';
import { importanceAt, textAt } from './place.ts';
import { countLinks } from './problem.query.ts';
import { getProblem, type StoredProblem } from './problem.store.ts';
import { currencyOf } from './ranking.query.ts';

/**
 * The confirmed roles that a speaker has today: at the account they spoke for, for this product or for any. A query of one array; needs
 * the alias `e`.
 */
const rolesToday = (scope: Scope, productId: string): RawBuilder<unknown> => sql`
  array(select distinct r.role from stakeholder_roles r
    where r.workspace_id = ${scope.workspaceId} and r.person_id = e.person_id and r.status = 'confirmed' and r.archived_at is null
      and (e.account_id is null or r.account_id = e.account_id) and (r.product_id is null or r.product_id = ${productId})
      and (r.from_on is null or r.from_on <= ${scope.now}::date) and (r.to_on is null or r.to_on > ${scope.now}::date)
    order by r.role)`;

// Evidence of a problem, newest first.

/** Up to how many links are sorted; above, walking the product's evidence in its order finds a page sooner. */
const sortedLinks = 2000;

type LinkedRow = EvidenceItemRow & {
  importance: Importance;
  reason: Reason;
  valued_by: 'person' | 'team';
  valued_at: Date;
  roles: string[];
};

type EvidenceFilter = z.output<typeof listProblemEvidenceRequest>;

function voicesOf(scope: Scope, problem: StoredProblem, filter: EvidenceFilter): RawBuilder<unknown> {
  const conditions = [
    sql`l.workspace_id = ${scope.workspaceId} and l.problem_id = ${problem.id} and e.archived_at is null`,
    behind(filter.cursor),
  ];
  if (filter.kind) conditions.push(sql`e.kind = ${filter.kind}`);
  if (filter.accountId) conditions.push(sql`e.account_id = ${filter.accountId}`);
  if (filter.personId) conditions.push(sql`e.person_id = ${filter.personId}`);
  if (filter.role) conditions.push(sql`${filter.role} = any(${rolesToday(scope, problem.product_id)})`);
  return sql.join(conditions, sql` and `);
}

const linkColumns = sql`l.importance, l.reason, l.valued_by, l.valued_at`;

/** The newest links that fit, one more than the page. */
function newestVoices(scope: Scope, problem: StoredProblem, filter: EvidenceFilter, isSmall: boolean): RawBuilder<unknown> {
  const where = voicesOf(scope, problem, filter);
  if (isSmall) {
    return sql`select e.id, ${linkColumns} from evidence_links l
      join evidence e on e.workspace_id = l.workspace_id and e.id = l.evidence_id
      where ${where} ${newestFirst} limit ${filter.limit + 1}`;
  }
  return sql`select e.id, ${linkColumns} from evidence e
    join lateral (select * from evidence_links l where l.workspace_id = ${scope.workspaceId} and l.evidence_id = e.id
      and l.problem_id = ${problem.id} offset 0) as l on true
    where e.workspace_id = ${scope.workspaceId} and e.product_id = ${problem.product_id} and ${where} ${newestFirst} limit ${filter.limit + 1}`;
}

export const browseProblemEvidence = query({
  name: 'problem.evidence_listed',
  input: listProblemEvidenceRequest,
  can: 'read',
  async run(scope, input) {
    const problem = await getProblem(scope, input.problemId);
    const isSmall = (await countLinks(scope, problem.id, sortedLinks + 1)) <= sortedLinks;
    const { rows } = await sql<LinkedRow>`
      with l as materialized (${newestVoices(scope, problem, input, isSmall)})
      select ${evidenceItemColumns(scope)}, ${linkColumns}, ${rolesToday(scope, problem.product_id)} as roles
      from l join evidence e on e.workspace_id = ${scope.workspaceId} and e.id = l.id ${newestFirst}`.execute(scope.db);
    return pageOf(
      rows,
      input.limit,
      (row): ProblemEvidenceItem => ({
        ...evidenceItemOf(row),
        link: { importance: row.importance, reason: row.reason, valuedBy: row.valued_by, valuedAt: row.valued_at.toISOString() },
        roles: row.roles,
      }),
      evidenceKey,
    );
  },
});

// The same evidence, counted.

/** So many pieces of evidence are counted for a page, the last linked; the answer says when there are more. The ranking counts them all. */
const looked = 2000;
const mostGroups = 200;

const isComplete = async (scope: Scope, problemId: string) => (await countLinks(scope, problemId, looked + 1)) <= looked;

type GroupRow = { key: string | null; label: string | null; evidence: number; people: number; unnamed: number; last: Date };

const said = (scope: Scope, problemId: string) => sql`
  select e.id, e.kind, e.person_id, e.account_id, e.unnamed_people, e.occurred_at, coalesce(e.person_id, e.id) as speaker,
    l.importance, l.reason, l.valued_at
  from (
    select evidence_id, importance, reason, valued_at from evidence_links
    where workspace_id = ${scope.workspaceId} and problem_id = ${problemId} order by evidence_id desc limit ${looked}) as l
  join evidence e on e.workspace_id = ${scope.workspaceId} and e.id = l.evidence_id
  where e.archived_at is null`;

function groupQuery(scope: Scope, problem: StoredProblem, by: 'kind' | 'role' | 'account'): RawBuilder<GroupRow> {
  const figures = sql`count(*)::int as evidence, count(distinct e.person_id)::int as people,
    coalesce(sum(e.unnamed_people), 0)::float8 as unnamed, max(e.occurred_at) as last`;
  const order = sql`order by evidence desc, key limit ${mostGroups}`;
  if (by === 'kind') return sql<GroupRow>`select e.kind as key, null as label, ${figures} from e group by e.kind ${order}`;
  if (by === 'account') {
    return sql<GroupRow>`select e.account_id as key, account.name as label, ${figures} from e
      left join accounts account on account.workspace_id = ${scope.workspaceId} and account.id = e.account_id
      group by e.account_id, account.name ${order}`;
  }
  return sql<GroupRow>`select role.key, null as label, ${figures} from e
    left join lateral unnest(${rolesToday(scope, problem.product_id)}) as role (key) on true group by role.key ${order}`;
}

const withoutKey = { kind: 'Other', role: 'No known role', account: 'No account' } as const;
const inWords = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1).replaceAll('_', ' ')}`;

export const groupProblemEvidence = query({
  name: 'problem.evidence_grouped',
  input: groupProblemEvidenceRequest,
  can: 'read',
  async run(scope, input): Promise<EvidenceGroups> {
    const problem = await getProblem(scope, input.problemId);
    const { rows } = await sql<GroupRow>`
      with e as materialized (${said(scope, problem.id)}) ${groupQuery(scope, problem, input.by)}`.execute(scope.db);
    return {
      complete: await isComplete(scope, problem.id),
      groups: rows.map((row) => ({
        key: row.key,
        label: row.label ?? (row.key === null ? withoutKey[input.by] : inWords(row.key)),
        evidence: row.evidence,
        people: row.people,
        unnamedPeople: row.unnamed,
        lastOccurredAt: row.last.toISOString(),
      })),
    };
  },
});

// The people, the most concerned first. One person counts once: the latest value.

type PersonRow = {
  person_id: string;
  name: string;
  account_ids: string[];
  account_names: string[];
  roles: string[];
  importance: Importance;
  reason: Reason;
  evidence: number;
  last: Date;
};

/** Importance falling, then by id: an order that stays while pages are read. */
const behindConcerned = (cursor: Cursor | null, id: RawBuilder<unknown>) =>
  cursor === null ? sql`true` : sql`(-importance, ${id}) > (${-importanceAt(cursor, 0)}::int, ${textAt(cursor, 1)}::text)`;

export const browseProblemPeople = query({
  name: 'problem.people_listed',
  input: listOfProblemRequest,
  can: 'read',
  async run(scope, input) {
    const problem = await getProblem(scope, input.problemId);
    const after = cursorAfter(input.cursor, 2);
    const { rows } = await sql<PersonRow>`
      with e as materialized (${said(scope, problem.id)} and e.person_id is not null),
      voice as materialized (
        select distinct on (person_id) person_id, importance, reason from e order by person_id, valued_at desc, importance desc
      ),
      page as materialized (
        select * from voice where ${behindConcerned(after, sql`person_id`)} order by importance desc, person_id limit ${input.limit + 1}
      )
      select page.*, ${personName('person')} as name, spoken.*
      from page
      join persons person on person.workspace_id = ${scope.workspaceId} and person.id = page.person_id
      join lateral (
        select count(*)::int as evidence, max(e.occurred_at) as last,
          array(select a.id from accounts a where a.workspace_id = ${scope.workspaceId} and a.id = any(array_agg(e.account_id)) order by a.name, a.id) as account_ids,
          array(select a.name from accounts a where a.workspace_id = ${scope.workspaceId} and a.id = any(array_agg(e.account_id)) order by a.name, a.id) as account_names
        from e where e.person_id = page.person_id
      ) as spoken on true
      order by page.importance desc, page.person_id`.execute(scope.db);
    const roles = await rolesOf(
      scope,
      problem,
      rows.map((row) => row.person_id),
    );
    const page = pageOf(
      rows,
      input.limit,
      (row): ProblemPerson => ({
        person: { id: row.person_id, name: row.name },
        accounts: row.account_ids.map((id, index) => ({ id, name: row.account_names[index] ?? '' })),
        roles: roles.get(row.person_id) ?? [],
        importance: row.importance,
        reason: row.reason,
        evidence: row.evidence,
        lastOccurredAt: row.last.toISOString(),
      }),
      (row) => [row.importance, row.person_id],
    );
    return { ...page, complete: await isComplete(scope, problem.id) };
  },
});

async function rolesOf(scope: Scope, problem: StoredProblem, personIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ person_id: string; roles: string[] }>`
    select e.person_id, ${rolesToday(scope, problem.product_id)} as roles
    from (select person_id, null::text as account_id from unnest(${[...personIds]}::text[]) as person_id) as e`.execute(scope.db);
  return new Map(rows.map((row) => [row.person_id, row.roles]));
}

// The accounts, raw: what their people said and what the team says.

type AccountRow = {
  account_id: string;
  name: string;
  evidence: number;
  people: number;
  voices: { reason: Reason; importance: Importance }[];
  last: Date | null;
  importance: Importance;
  team_importance: Importance | null;
  team_reason: Reason | null;
  set_by: string | null;
  set_at: Date | null;
};

export const browseProblemAccounts = query({
  name: 'problem.accounts_listed',
  input: listOfProblemRequest,
  can: 'read',
  async run(scope, input) {
    const problem = await getProblem(scope, input.problemId);
    const after = cursorAfter(input.cursor, 2);
    const { rows } = await sql<AccountRow>`
      with e as materialized (${said(scope, problem.id)} and e.account_id is not null),
      voice as materialized (
        select distinct on (account_id, speaker) account_id, importance, reason from e
        order by account_id, speaker, valued_at desc, importance desc
      ),
      heard as materialized (
        select e.account_id, count(*)::int as evidence, count(distinct e.person_id)::int as people, max(e.occurred_at) as last
        from e group by e.account_id
      ),
      concern as materialized (
        select coalesce(heard.account_id, t.account_id) as account_id, coalesce(heard.evidence, 0) as evidence,
          coalesce(heard.people, 0) as people, heard.last, t.importance as team_importance, t.reason as team_reason, t.set_by, t.set_at,
          coalesce(t.importance, (select max(voice.importance) from voice where voice.account_id = heard.account_id)) as importance
        from heard full join (
          select * from team_values where workspace_id = ${scope.workspaceId} and problem_id = ${problem.id}) as t
          on t.account_id = heard.account_id
      ),
      page as materialized (
        select * from concern where ${behindConcerned(after, sql`account_id`)} order by importance desc, account_id limit ${input.limit + 1}
      )
      select page.*, account.name,
        (select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'importance', importance) order by importance desc, reason), '[]')
         from (select reason, max(importance) as importance from voice where voice.account_id = page.account_id group by reason) as said) as voices
      from page join accounts account on account.workspace_id = ${scope.workspaceId} and account.id = page.account_id
      order by page.importance desc, page.account_id`.execute(scope.db);
    const page = pageOf(rows, input.limit, problemAccountOf, (row) => [row.importance, row.account_id]);
    return { ...page, complete: await isComplete(scope, problem.id) };
  },
});

const problemAccountOf = (row: AccountRow): ProblemAccount => ({
  account: { id: row.account_id, name: row.name },
  evidence: row.evidence,
  people: row.people,
  voices: row.voices,
  teamValue:
    row.team_importance === null || row.team_reason === null || row.set_by === null || row.set_at === null
      ? null
      : { importance: row.team_importance, reason: row.team_reason, setBy: row.set_by, setAt: row.set_at.toISOString() },
  lastOccurredAt: row.last?.toISOString() ?? null,
});

// The way back.

type SpeakerRow = {
  id: string;
  product_id: string;
  title: string;
  status: ProblemStatus;
  importance: Importance;
  reason: Reason;
  evidence: number;
  last: Date | null;
  team_importance: Importance | null;
  team_reason: Reason | null;
};

type Who = { column: 'account_id' | 'person_id'; id: string };

const spokenBy = (scope: Scope, who: Who) =>
  sql`e.workspace_id = ${scope.workspaceId} and ${sql.ref(`e.${who.column}`)} = ${who.id} and e.archived_at is null`;

async function problemsOfSpeaker(scope: Scope, who: Who, page: { cursor?: string | undefined; limit: number }) {
  const after = cursorAfter(page.cursor, 2);
  const teamOf = who.column === 'account_id' ? who.id : null;
  const { rows } = await sql<SpeakerRow>`
    with spoken as materialized (
      select l.problem_id, l.importance, l.reason, l.valued_at, e.occurred_at
      from (select id, occurred_at from evidence e where ${spokenBy(scope, who)} order by e.occurred_at desc limit ${looked}) as e
      join evidence_links l on l.workspace_id = ${scope.workspaceId} and l.evidence_id = e.id
    ),
    team as materialized (
      select problem_id, importance, reason from team_values where workspace_id = ${scope.workspaceId} and account_id = ${teamOf}
    ),
    strongest as materialized (
      select distinct on (problem_id) problem_id, importance, reason from spoken order by problem_id, importance desc, valued_at desc
    ),
    heard as materialized (
      select problem_id, count(*)::int as evidence, max(occurred_at) as last from spoken group by problem_id
    ),
    concern as materialized (
      select coalesce(s.problem_id, t.problem_id) as problem_id, coalesce(t.importance, s.importance) as importance,
        coalesce(t.reason, s.reason) as reason, t.importance as team_importance, t.reason as team_reason
      from strongest s full join team t on t.problem_id = s.problem_id
    ),
    page as materialized (
      select * from concern where ${behindConcerned(after, sql`problem_id`)} order by importance desc, problem_id limit ${page.limit + 1}
    )
    select p.id, p.product_id, p.title, p.status, page.importance, page.reason, page.team_importance, page.team_reason,
      coalesce(heard.evidence, 0) as evidence, heard.last
    from page join problems p on p.workspace_id = ${scope.workspaceId} and p.id = page.problem_id
    left join heard on heard.problem_id = p.id
    order by page.importance desc, p.id`.execute(scope.db);
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::int as count from (select from evidence e where ${spokenBy(scope, who)} limit ${looked + 1}) as spoken`.execute(
    scope.db,
  );
  const values =
    teamOf === null
      ? new Map<string, number>()
      : await findValuesAtStake(
          scope,
          teamOf,
          rows.map((row) => ({ id: row.id, productId: row.product_id })),
        );
  const answer = pageOf(
    rows,
    page.limit,
    (row): ProblemOfSpeaker => ({
      id: row.id,
      productId: row.product_id,
      title: row.title,
      status: row.status,
      importance: row.importance,
      reason: row.reason,
      evidence: row.evidence,
      lastOccurredAt: row.last?.toISOString() ?? null,
      teamValue:
        row.team_importance === null || row.team_reason === null ? null : { importance: row.team_importance, reason: row.team_reason },
      valueAtStake: values.get(row.id) ?? null,
    }),
    (row) => [row.importance, row.id],
  );
  return { ...answer, complete: (counted[0]?.count ?? 0) <= looked, currency: await currencyOf(scope) };
}

export const browseProblemsOfAccount = query({
  name: 'problems.listed_of_account',
  input: listProblemsOfAccountRequest,
  can: 'read',
  run: (scope, input) => problemsOfSpeaker(scope, { column: 'account_id', id: input.accountId }, input),
});

export const browseProblemsOfPerson = query({
  name: 'problems.listed_of_person',
  input: listProblemsOfPersonRequest,
  can: 'read',
  run: (scope, input) => problemsOfSpeaker(scope, { column: 'person_id', id: input.personId }, input),
});
