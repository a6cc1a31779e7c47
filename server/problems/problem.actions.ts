import {
  changeProblemRequest,
  changeStatusRequest,
  createProblemRequest,
  type InputsAnswer,
  type ProblemAnswer,
  problemRef,
  setInputsRequest,
} from '../../contract/problems/problem.ts';
import type { Impact } from '../../contract/problems/value.ts';
import { action } from '../platform/action.ts';
import { conflict, refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { memberIdOf, type Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { getProduct, policiesOf } from '../strategy/index.ts';
import { markProblems, markStances } from './dirt.store.ts';
import { assertMembers } from './member.query.ts';
import { freezePredictions } from './outcome.store.ts';
import {
  countKinds,
  findProblemByTitle,
  insertProblem,
  lockChosen,
  lockProblem,
  lockProblems,
  type StoredProblem,
  updateInputs,
  updateProblem,
} from './problem.store.ts';
import { explainStep, needsKinds, needsRoom, refusalOfStep } from './problem.ts';

export const problemAnswerOf = (row: StoredProblem): ProblemAnswer => ({
  id: row.id,
  productId: row.product_id,
  title: row.title,
  who: row.who,
  situation: row.situation,
  obstacle: row.obstacle,
  consequence: row.consequence,
  measureOfSuccess: row.measure_of_success,
  status: row.status,
  parkedReason: row.parked_reason,
  mergedInto: row.merged_into,
  objectiveId: row.objective_id,
  effortPersonWeeks: row.effort_person_weeks,
  durationWeeks: row.duration_weeks,
  impact: row.impact,
  inputsSetBy: row.inputs_set_by,
  inputsSetAt: row.inputs_set_at?.toISOString() ?? null,
  stewardIds: row.steward_ids,
  tags: row.tags,
  source: row.source,
  externalId: row.external_id,
  version: row.version,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

/** Who stands behind a change: the member, also through a key; the system in jobs and imports. */
export const authorOf = (scope: Scope): string => memberIdOf(scope.actor) ?? scope.actor.id;

const subject = (input: { problemId: string }) => ({ kind: 'problem', id: input.problemId });

/** Errors  problem_title_taken. */
export async function assertTitleFree(scope: Scope, productId: string, title: string, except?: string): Promise<void> {
  const holder = await findProblemByTitle(scope, productId, title);
  if (holder && holder.id !== except) throw conflict('problem_title_taken', `There is a problem of this title already: ${holder.id}.`);
}

export const createProblem = action({
  name: 'problem.created',
  input: createProblemRequest,
  can: 'edit',
  subject: (_input, result: ProblemAnswer) => ({ kind: 'problem', id: result.id }),
  async run(scope, input) {
    await getProduct(scope, input.productId);
    await assertMembers(scope, input.stewardIds);
    await assertTitleFree(scope, input.productId, input.title);
    const row = await insertProblem(scope, {
      workspace_id: scope.workspaceId,
      id: newId('prb', scope.now.getTime()),
      product_id: input.productId,
      title: input.title,
      who: input.who,
      situation: input.situation,
      obstacle: input.obstacle,
      consequence: input.consequence,
      measure_of_success: input.measureOfSuccess,
      status: 'heard',
      parked_reason: null,
      merged_into: null,
      objective_id: input.objectiveId,
      effort_person_weeks: null,
      duration_weeks: null,
      impact: null,
      inputs_set_by: null,
      inputs_set_at: null,
      steward_ids: input.stewardIds,
      tags: input.tags,
      source: null,
      external_id: null,
      version: 1,
      created_by: authorOf(scope),
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    });
    markProblems(scope, [row.id]);
    return { result: problemAnswerOf(row), after: { productId: row.product_id, title: row.title } };
  },
});

/** Errors  problem_merged: what went up in another problem is history. */
export function assertNotMerged(row: StoredProblem): void {
  if (row.status === 'merged') throw refused('problem_merged', `This problem went up in ${row.merged_into}.`);
}

export const changeProblem = action({
  name: 'problem.changed',
  input: changeProblemRequest,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockProblem(scope, input.problemId);
    assertVersion(row, input.expectedVersion);
    assertNotMerged(row);
    const change = changedFields(row, {
      title: input.title,
      who: input.who,
      situation: input.situation,
      obstacle: input.obstacle,
      consequence: input.consequence,
      measure_of_success: input.measureOfSuccess,
      objective_id: input.objectiveId,
      steward_ids: input.stewardIds,
      tags: input.tags,
    });
    if (!change) return { result: problemAnswerOf(row) };
    if (change.after.steward_ids) await assertMembers(scope, change.after.steward_ids);
    if (change.after.title !== undefined && !row.archived_at) await assertTitleFree(scope, row.product_id, change.after.title, row.id);
    return { result: problemAnswerOf(await updateProblem(scope, row.id, change.after)), ...change };
  },
});

export const changeStatus = action({
  name: 'problem.status_changed',
  input: changeStatusRequest,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockProblem(scope, input.problemId);
    assertVersion(row, input.expectedVersion);
    if (row.archived_at) throw refused('problem_archived', 'This problem is archived. Restore it first.');
    if (row.status === input.status) return { result: problemAnswerOf(row) };
    const { read } = await policiesOf(scope, row.product_id);
    const around = {
      kindsOfEvidence: needsKinds(input.status) ? await countKinds(scope, row.id) : 0,
      kindsNeeded: read('problems.kindsToValidate'),
      chosenNow: needsRoom(input.status) ? await lockChosen(scope, row.product_id) : 0,
      chosenAtMost: read('problems.chosenAtOnce'),
    };
    const refusal = refusalOfStep(row.status, input.status, input.reason, around);
    if (refusal) throw refused(refusal, explainStep(refusal, row.status, input.status, around));
    const changed = await updateProblem(scope, row.id, { status: input.status, parked_reason: input.reason ?? null });
    // What we said that it would do stands from now on.
    const frozen = needsRoom(input.status) ? await freezePredictions(scope, row.id) : [];
    // Open or not decides whether it claims a share of every account's budget.
    markStances(scope, [row.id]);
    markProblems(scope, [row.id]);
    return {
      result: problemAnswerOf(changed),
      before: { status: row.status, parkedReason: row.parked_reason },
      after: {
        status: changed.status,
        parkedReason: changed.parked_reason,
        productId: row.product_id,
        ...(frozen.length > 0 ? { predictionsFrozen: frozen } : {}),
      },
    };
  },
});

export const archiveProblem = action({
  name: 'problem.archived',
  input: problemRef,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockProblem(scope, input.problemId);
    if (row.archived_at) return { result: problemAnswerOf(row) };
    const archived = await updateProblem(scope, row.id, { archived_at: scope.now });
    markStances(scope, [row.id]);
    markProblems(scope, [row.id]);
    return { result: problemAnswerOf(archived), before: { archivedAt: null }, after: { archivedAt: scope.now } };
  },
});

export const restoreProblem = action({
  name: 'problem.restored',
  input: problemRef,
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockProblem(scope, input.problemId);
    if (!row.archived_at) return { result: problemAnswerOf(row) };
    if (row.status !== 'merged') await assertTitleFree(scope, row.product_id, row.title, row.id);
    const restored = await updateProblem(scope, row.id, { archived_at: null });
    markStances(scope, [row.id]);
    markProblems(scope, [row.id]);
    return { result: problemAnswerOf(restored), before: { archivedAt: row.archived_at }, after: { archivedAt: null } };
  },
});

// Valuation inputs.

type Inputs = Pick<StoredProblem, 'effort_person_weeks' | 'duration_weeks' | 'impact'>;
const inputsOf = (row: Inputs) => ({
  effortPersonWeeks: row.effort_person_weeks,
  durationWeeks: row.duration_weeks,
  impact: row.impact as Impact | null,
});

const inputsAnswerOf = (rows: readonly StoredProblem[]): InputsAnswer => ({
  items: rows.map((row) => ({
    id: row.id,
    ...inputsOf(row),
    inputsSetBy: row.inputs_set_by,
    inputsSetAt: row.inputs_set_at?.toISOString() ?? null,
    version: row.version,
  })),
});

/** One problem is its own subject; of many the product is, and the audit event names them in `problemIds`. */
export const subjectOfMany = (productId: string, problemIds: readonly string[]) => {
  const [first, ...others] = new Set(problemIds);
  return first !== undefined && others.length === 0 ? { kind: 'problem', id: first } : { kind: 'product', id: productId };
};

/** Errors  other_product. */
export function assertOfProduct(row: { id: string; product_id: string }, productId: string): void {
  if (row.product_id !== productId) throw refused('other_product', `${row.id} belongs to another product.`);
}

export const setInputs = action({
  name: 'problem.inputs_set',
  input: setInputsRequest,
  can: 'decide',
  subject: (input) =>
    subjectOfMany(
      input.productId,
      input.items.map((item) => item.problemId),
    ),
  async run(scope, input) {
    const wanted = new Map(input.items.map((item) => [item.problemId, item]));
    const rows = await lockProblems(scope, [...wanted.keys()]);
    const changes: { row: StoredProblem; before: Partial<Inputs>; after: Inputs }[] = [];
    for (const row of rows) {
      const item = wanted.get(row.id);
      assertOfProduct(row, input.productId);
      assertVersion(row, item?.expectedVersion);
      assertNotMerged(row);
      const change = changedFields<Inputs>(inputsColumns(row), {
        effort_person_weeks: item?.effortPersonWeeks,
        duration_weeks: item?.durationWeeks,
        impact: item?.impact,
      } as Partial<Inputs>);
      if (change) changes.push({ row, before: change.before, after: { ...inputsColumns(row), ...change.after } });
    }
    if (changes.length === 0) return { result: inputsAnswerOf(inOrder(input.items, rows)) };
    const changed = await updateInputs(
      scope,
      changes.map(({ row, after }) => ({ id: row.id, ...after })),
      authorOf(scope),
    );
    const ids = changed.map((row) => row.id);
    markProblems(scope, ids);
    const after = new Map([...rows, ...changed].map((row) => [row.id, row]));
    return {
      result: inputsAnswerOf(inOrder(input.items, [...after.values()])),
      before: { items: changes.map(({ row }) => ({ id: row.id, ...inputsOf(row) })) },
      after: { productId: input.productId, problemIds: ids, items: changed.map((row) => ({ id: row.id, ...inputsOf(row) })) },
    };
  },
});

const inputsColumns = (row: StoredProblem): Inputs => ({
  effort_person_weeks: row.effort_person_weeks,
  duration_weeks: row.duration_weeks,
  impact: row.impact,
});

function inOrder(items: readonly { problemId: string }[], rows: readonly StoredProblem[]): StoredProblem[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...new Set(items.map((item) => item.problemId))].flatMap((id) => byId.get(id) ?? []);
}
