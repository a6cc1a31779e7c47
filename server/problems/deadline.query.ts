// Dates and stakes as pages show them.

import { sql } from 'kysely';
import { type DeadlineItem, deadlinesOfProblemRequest, listPassedDatesRequest, type PassedDate } from '../../contract/problems/deadline.ts';
import { type StakeItem, stakesOfAccountRequest, stakesOfProblemRequest } from '../../contract/problems/stake.ts';
import { personName } from '../people/index.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { deadlineAnswerOf } from './deadline.actions.ts';
import { asksForAnswer, dayOf } from './deadline.ts';
import { dayAt, textAt } from './place.ts';
import { openStatuses } from './priority-b2b.ts';
import { getProblem } from './problem.store.ts';
import { stakeAnswerOf } from './stake.actions.ts';
import type { DeadlineAnswerRow, DeadlineFactRow, StatedStakeRow } from './tables.ts';

/** A problem has a handful of dates and stakes; more than this is an import gone wrong. */
const mostShown = 500;

type Named = { account_name: string | null };

export const listDeadlines = query({
  name: 'problem.deadlines_listed',
  input: deadlinesOfProblemRequest,
  can: 'read',
  async run(scope, input): Promise<{ items: DeadlineItem[] }> {
    await getProblem(scope, input.problemId);
    const { rows } = await sql<DeadlineFactRow & Named>`
      select d.*, account.name as account_name from deadline_facts d
      left join accounts account on account.workspace_id = d.workspace_id and account.id = d.account_id
      where d.workspace_id = ${scope.workspaceId} and d.problem_id = ${input.problemId}
        and (d.archived_at is null or exists (
          select from deadline_answers a where a.workspace_id = d.workspace_id and a.subject_id = d.id and a.answer = 'no_longer_holds'))
      order by d.due_on, d.id limit ${mostShown}`.execute(scope.db);
    const answers = await findAnswers(
      scope,
      rows.map((row) => row.id),
    );
    const today = dayOf(scope.now);
    return {
      items: rows.map((row) => ({
        ...deadlineAnswerOf(row),
        account: row.account_id === null ? null : { id: row.account_id, name: row.account_name ?? '' },
        asksForAnswer: row.archived_at === null && asksForAnswer(row.due_on, today),
        answers: answers.get(row.id) ?? [],
      })),
    };
  },
});

async function findAnswers(scope: Scope, subjectIds: readonly string[]): Promise<Map<string, DeadlineItem['answers']>> {
  const { rows } = await sql<DeadlineAnswerRow>`
    select * from deadline_answers where workspace_id = ${scope.workspaceId} and subject_id = any(${[...subjectIds]}::text[])
    order by answered_at desc`.execute(scope.db);
  const bySubject = new Map<string, DeadlineItem['answers']>();
  for (const row of rows) {
    const answer = {
      answer: row.answer,
      from: row.from_on,
      to: row.to_on,
      note: row.note,
      answeredBy: row.answered_by,
      answeredAt: row.answered_at.toISOString(),
    };
    bySubject.set(row.subject_id, [...(bySubject.get(row.subject_id) ?? []), answer]);
  }
  return bySubject;
}

type StakeRow = StatedStakeRow & { account_name: string; person_name: string | null };

async function stakesWhere(scope: Scope, column: 'problem_id' | 'account_id', id: string): Promise<{ items: StakeItem[] }> {
  const { rows } = await sql<StakeRow>`
    select s.*, account.name as account_name, ${personName('person')} as person_name
    from stated_stakes s
    join accounts account on account.workspace_id = s.workspace_id and account.id = s.account_id
    left join persons person on person.workspace_id = s.workspace_id and person.id = s.said_by_person_id
    where s.workspace_id = ${scope.workspaceId} and s.${sql.ref(column)} = ${id} and s.archived_at is null
    order by s.needed_by nulls last, s.id limit ${mostShown}`.execute(scope.db);
  const today = dayOf(scope.now);
  return {
    items: rows.map((row) => ({
      ...stakeAnswerOf(row),
      account: { id: row.account_id, name: row.account_name },
      saidBy: row.said_by_person_id === null ? null : { id: row.said_by_person_id, name: row.person_name ?? '' },
      asksForAnswer: asksForAnswer(row.needed_by, today),
    })),
  };
}

export const listStakesOfProblem = query({
  name: 'problem.stakes_listed',
  input: stakesOfProblemRequest,
  can: 'read',
  async run(scope, input) {
    await getProblem(scope, input.problemId);
    return stakesWhere(scope, 'problem_id', input.problemId);
  },
});

export const listStakesOfAccount = query({
  name: 'account.stakes_listed',
  input: stakesOfAccountRequest,
  can: 'read',
  run: (scope, input) => stakesWhere(scope, 'account_id', input.accountId),
});

type PassedRow = {
  kind: PassedDate['kind'];
  id: string;
  due_on: string;
  what: string;
  problem_id: string;
  title: string;
  account_id: string | null;
  account_name: string | null;
  note: string | null;
};

export const listPassedDates = query({
  name: 'deadlines.passed_listed',
  input: listPassedDatesRequest,
  can: 'read',
  async run(scope, input) {
    const after = cursorAfter(input.cursor, 2);
    const today = dayOf(scope.now);
    const behind = after === null ? sql`true` : sql`(due_on, id) > (${dayAt(after, 0)}::date, ${textAt(after, 1)}::text)`;
    const { rows } = await sql<PassedRow>`
      with passed as materialized (
        select 'deadline' as kind, d.id, d.due_on, d.kind as what, d.problem_id, d.account_id, d.note from deadline_facts d
        where d.workspace_id = ${scope.workspaceId} and d.archived_at is null and d.due_on < ${today}::date
        union all
        select 'stake', s.id, s.needed_by, 'stated_need', s.problem_id, s.account_id, s.why from stated_stakes s
        where s.workspace_id = ${scope.workspaceId} and s.archived_at is null and s.needed_by < ${today}::date
      )
      select passed.*, p.title, account.name as account_name
      from passed
      join problems p on p.workspace_id = ${scope.workspaceId} and p.id = passed.problem_id
      left join accounts account on account.workspace_id = ${scope.workspaceId} and account.id = passed.account_id
      where p.product_id = ${input.productId} and p.archived_at is null and p.status = any(${[...openStatuses]}::text[]) and ${behind}
      order by due_on, id limit ${input.limit + 1}`.execute(scope.db);
    return pageOf(
      rows,
      input.limit,
      (row): PassedDate => ({
        kind: row.kind,
        id: row.id,
        dueOn: row.due_on,
        what: row.what,
        problem: { id: row.problem_id, name: row.title },
        account: row.account_id === null ? null : { id: row.account_id, name: row.account_name ?? '' },
        note: row.note,
      }),
      (row) => [row.due_on, row.id],
    );
  },
});
