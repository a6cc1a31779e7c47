import { answerStakeDateRequest } from '../../contract/problems/deadline.ts';
import { changeStakeRequest, createStakeRequest, type StakeAnswer, stakeRef } from '../../contract/problems/stake.ts';
import { action } from '../platform/action.ts';
import { invalid, refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { insertDeadlineAnswer } from './deadline.store.ts';
import { dayOf, explainAnswer, refusalOfAnswer } from './deadline.ts';
import { markFamilies, markProblems } from './dirt.store.ts';
import { getEvidence } from './evidence.store.ts';
import { assertNotMerged, assertOfProduct, authorOf } from './problem.actions.ts';
import { getProblem } from './problem.store.ts';
import { assertSpeakersExist } from './speaker.query.ts';
import { insertStake, lockStake, updateStake } from './stake.store.ts';
import type { StatedStakeRow } from './tables.ts';

export const stakeAnswerOf = (row: StatedStakeRow): StakeAnswer => ({
  id: row.id,
  problemId: row.problem_id,
  accountId: row.account_id,
  cost:
    row.amount_minor === null || row.currency === null || row.period === null
      ? null
      : { amountMinor: row.amount_minor, currency: row.currency, period: row.period },
  neededBy: row.needed_by,
  why: row.why,
  saidByPersonId: row.said_by_person_id,
  saidInRole: row.said_in_role,
  evidenceId: row.evidence_id,
  isCustomer: row.is_customer,
  version: row.version,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const costColumns = (cost: StakeAnswer['cost']) => ({
  amount_minor: cost?.amountMinor ?? null,
  currency: cost?.currency ?? null,
  period: cost?.period ?? null,
});

const subject = (input: { stakeId: string }) => ({ kind: 'stated_stake', id: input.stakeId });

/** Its date is a deadline of the account for this problem. */
function markDates(scope: Scope, productId: string, row: StatedStakeRow): void {
  markProblems(scope, [row.problem_id]);
  markFamilies(scope, productId, [row.account_id]);
}

async function assertEvidenceOf(scope: Scope, evidenceId: string | null, productId: string): Promise<void> {
  if (evidenceId !== null) assertOfProduct(await getEvidence(scope, evidenceId), productId);
}

export const createStake = action({
  name: 'stated_stake.created',
  input: createStakeRequest,
  can: 'edit',
  subject: (_input, result: StakeAnswer) => ({ kind: 'stated_stake', id: result.id }),
  async run(scope, input) {
    const problem = await getProblem(scope, input.problemId);
    assertNotMerged(problem);
    await assertSpeakersExist(scope, { personIds: [input.saidByPersonId], accountIds: [input.accountId] });
    await assertEvidenceOf(scope, input.evidenceId, problem.product_id);
    const row: StatedStakeRow = {
      workspace_id: scope.workspaceId,
      id: newId('stk', scope.now.getTime()),
      problem_id: problem.id,
      account_id: input.accountId,
      ...costColumns(input.cost),
      needed_by: input.neededBy,
      why: input.why,
      said_by_person_id: input.saidByPersonId,
      said_in_role: input.saidInRole,
      evidence_id: input.evidenceId,
      is_customer: input.isCustomer,
      version: 1,
      created_by: authorOf(scope),
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    };
    await insertStake(scope, row);
    markDates(scope, problem.product_id, row);
    return { result: stakeAnswerOf(row), after: { ...stakeAnswerOf(row), productId: problem.product_id } };
  },
});

export const changeStake = action({
  name: 'stated_stake.changed',
  input: changeStakeRequest,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockStake(scope, input.stakeId);
    assertVersion(row, input.expectedVersion);
    const problem = await getProblem(scope, row.problem_id);
    assertNotMerged(problem);
    const change = changedFields(row, {
      ...(input.cost === undefined ? {} : costColumns(input.cost)),
      needed_by: input.neededBy,
      why: input.why,
      said_by_person_id: input.saidByPersonId,
      said_in_role: input.saidInRole,
      evidence_id: input.evidenceId,
      is_customer: input.isCustomer,
    } as Partial<StatedStakeRow>);
    if (!change) return { result: stakeAnswerOf(row) };
    const after = { ...row, ...change.after };
    if (after.amount_minor === null && after.needed_by === null && !after.why)
      throw invalid([{ path: '', code: 'stake_empty', message: 'give a cost, a date or a reason' }]);
    await assertSpeakersExist(scope, { personIds: [change.after.said_by_person_id ?? null], accountIds: [] });
    await assertEvidenceOf(scope, change.after.evidence_id ?? null, problem.product_id);
    const changed = await updateStake(scope, row.id, change.after);
    markDates(scope, problem.product_id, changed);
    return { result: stakeAnswerOf(changed), before: change.before, after: { ...change.after, productId: problem.product_id } };
  },
});

const archiving = (to: 'archived' | 'restored') =>
  action({
    name: `stated_stake.${to}`,
    input: stakeRef,
    can: 'edit',
    subject,
    async run(scope, input) {
      const row = await lockStake(scope, input.stakeId);
      if ((row.archived_at !== null) === (to === 'archived')) return { result: stakeAnswerOf(row) };
      const problem = await getProblem(scope, row.problem_id);
      const changed = await updateStake(scope, row.id, { archived_at: to === 'archived' ? scope.now : null });
      markDates(scope, problem.product_id, changed);
      return {
        result: stakeAnswerOf(changed),
        before: { archivedAt: row.archived_at },
        after: { archivedAt: changed.archived_at, problemId: row.problem_id, productId: problem.product_id },
      };
    },
  });

export const archiveStake = archiving('archived');
export const restoreStake = archiving('restored');

export const answerStakeDate = action({
  name: 'stated_stake.date_answered',
  input: answerStakeDateRequest,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockStake(scope, input.stakeId);
    const refusal = refusalOfAnswer(row.needed_by, input.answer, dayOf(scope.now));
    if (refusal || row.needed_by === null) throw refused(refusal ?? 'date_not_passed', explainAnswer[refusal ?? 'date_not_passed']);
    const problem = await getProblem(scope, row.problem_id);
    const to = input.answer.is === 'moved' ? input.answer.to : null;
    await insertDeadlineAnswer(scope, {
      subject_id: row.id,
      answer: input.answer.is,
      from_on: row.needed_by,
      to_on: to,
      note: input.note,
      answered_by: authorOf(scope),
    });
    // Without the date the stake still says what it costs.
    const changed = await updateStake(scope, row.id, { needed_by: to });
    markDates(scope, problem.product_id, changed);
    return {
      result: stakeAnswerOf(changed),
      before: { neededBy: row.needed_by },
      after: { neededBy: to, answer: input.answer.is, note: input.note, problemId: row.problem_id, productId: problem.product_id },
    };
  },
});
