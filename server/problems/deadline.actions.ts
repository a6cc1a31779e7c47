import {
  answerDeadlineRequest,
  changeDeadlineRequest,
  createDeadlineRequest,
  type DeadlineAnswer,
  deadlineRef,
} from '../../contract/problems/deadline.ts';
import { action } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { insertDeadline, insertDeadlineAnswer, lockDeadline, updateDeadline } from './deadline.store.ts';
import { dayOf, explainAnswer, refusalOfAnswer } from './deadline.ts';
import { markFamilies, markProblems } from './dirt.store.ts';
import { assertNotMerged, authorOf } from './problem.actions.ts';
import { getProblem } from './problem.store.ts';
import { assertSpeakersExist } from './speaker.query.ts';
import type { DeadlineFactRow } from './tables.ts';

export const deadlineAnswerOf = (row: DeadlineFactRow): DeadlineAnswer => ({
  id: row.id,
  problemId: row.problem_id,
  accountId: row.account_id,
  kind: row.kind,
  dueOn: row.due_on,
  note: row.note,
  reference: row.reference,
  version: row.version,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const subject = (input: { deadlineId: string }) => ({ kind: 'deadline_fact', id: input.deadlineId });

function markDates(scope: Scope, productId: string, problemId: string, accountIds: readonly (string | null)[]): void {
  markProblems(scope, [problemId]);
  markFamilies(
    scope,
    productId,
    accountIds.filter((id) => id !== null),
  );
}

export const setDeadlineFact = action({
  name: 'deadline_fact.created',
  input: createDeadlineRequest,
  can: 'edit',
  subject: (_input, result: DeadlineAnswer) => ({ kind: 'deadline_fact', id: result.id }),
  async run(scope, input) {
    const problem = await getProblem(scope, input.problemId);
    assertNotMerged(problem);
    await assertSpeakersExist(scope, { personIds: [], accountIds: [input.accountId] });
    const row: DeadlineFactRow = {
      workspace_id: scope.workspaceId,
      id: newId('dlf', scope.now.getTime()),
      problem_id: problem.id,
      account_id: input.accountId,
      kind: input.kind,
      due_on: input.dueOn,
      note: input.note,
      reference: input.reference,
      version: 1,
      created_by: authorOf(scope),
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    };
    await insertDeadline(scope, row);
    markDates(scope, problem.product_id, problem.id, [row.account_id]);
    return { result: deadlineAnswerOf(row), after: { ...deadlineAnswerOf(row), productId: problem.product_id } };
  },
});

export const changeDeadline = action({
  name: 'deadline_fact.changed',
  input: changeDeadlineRequest,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockDeadline(scope, input.deadlineId);
    assertVersion(row, input.expectedVersion);
    const problem = await getProblem(scope, row.problem_id);
    assertNotMerged(problem);
    const change = changedFields(row, {
      account_id: input.accountId,
      kind: input.kind,
      due_on: input.dueOn,
      note: input.note,
      reference: input.reference,
    } as Partial<DeadlineFactRow>);
    if (!change) return { result: deadlineAnswerOf(row) };
    await assertSpeakersExist(scope, { personIds: [], accountIds: [change.after.account_id ?? null] });
    const changed = await updateDeadline(scope, row.id, change.after);
    markDates(scope, problem.product_id, problem.id, [row.account_id, changed.account_id]);
    return {
      result: deadlineAnswerOf(changed),
      before: change.before,
      after: { ...change.after, problemId: problem.id, productId: problem.product_id },
    };
  },
});

const archiving = (to: 'archived' | 'restored') =>
  action({
    name: `deadline_fact.${to}`,
    input: deadlineRef,
    can: 'edit',
    subject,
    async run(scope, input) {
      const row = await lockDeadline(scope, input.deadlineId);
      if ((row.archived_at !== null) === (to === 'archived')) return { result: deadlineAnswerOf(row) };
      const problem = await getProblem(scope, row.problem_id);
      const changed = await updateDeadline(scope, row.id, { archived_at: to === 'archived' ? scope.now : null });
      markDates(scope, problem.product_id, problem.id, [row.account_id]);
      return {
        result: deadlineAnswerOf(changed),
        before: { archivedAt: row.archived_at },
        after: { archivedAt: changed.archived_at, problemId: problem.id, productId: problem.product_id },
      };
    },
  });

export const archiveDeadline = archiving('archived');
export const restoreDeadline = archiving('restored');

/** Says what became of a date that has passed; without an answer it counts 0 and keeps asking. */
export const answerDeadline = action({
  name: 'deadline_fact.answered',
  input: answerDeadlineRequest,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockDeadline(scope, input.deadlineId);
    const refusal = row.archived_at ? 'date_not_passed' : refusalOfAnswer(row.due_on, input.answer, dayOf(scope.now));
    if (refusal) throw refused(refusal, explainAnswer[refusal]);
    const problem = await getProblem(scope, row.problem_id);
    const to = input.answer.is === 'moved' ? input.answer.to : null;
    await insertDeadlineAnswer(scope, {
      subject_id: row.id,
      answer: input.answer.is,
      from_on: row.due_on,
      to_on: to,
      note: input.note,
      answered_by: authorOf(scope),
    });
    const changed = await updateDeadline(scope, row.id, to === null ? { archived_at: scope.now } : { due_on: to });
    markDates(scope, problem.product_id, problem.id, [row.account_id]);
    return {
      result: deadlineAnswerOf(changed),
      before: { dueOn: row.due_on },
      after: { dueOn: to, answer: input.answer.is, note: input.note, problemId: problem.id, productId: problem.product_id },
    };
  },
});
