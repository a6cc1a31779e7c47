import { type MergeAnswer, mergeProblemsRequest, mergeRef } from '../../contract/problems/merge.ts';
import { action } from '../platform/action.ts';
import { Refusal, refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion } from '../platform/version.ts';
import { markProblems, markStances } from './dirt.store.ts';
import {
  countConflicts,
  countMoves,
  insertMerge,
  listChangedSince,
  lockMerge,
  moveLinks,
  moveOwned,
  moveTeamValues,
  ownedKinds,
  returnKeyed,
  returnOwned,
  updateMerge,
} from './merge.store.ts';
import { explainMerge, refusalOfMerge } from './merge.ts';
import { assertTitleFree, authorOf } from './problem.actions.ts';
import { lockProblems, type StoredProblem, updateProblem } from './problem.store.ts';
import type { ProblemMergeRow } from './tables.ts';

export const mergeAnswerOf = (row: ProblemMergeRow): MergeAnswer => ({
  id: row.id,
  fromId: row.from_id,
  intoId: row.into_id,
  moves: row.moves,
  conflictCount: row.conflict_count,
  mergedBy: row.merged_by,
  mergedAt: row.merged_at.toISOString(),
  undoneBy: row.undone_by,
  undoneAt: row.undone_at?.toISOString() ?? null,
});

/** Errors  merge_into_itself, merge_across_products, problem_merged, problem_archived. */
export function assertMergeable(from: StoredProblem, into: StoredProblem): void {
  const refusal = refusalOfMerge(from, into);
  if (refusal) throw refused(refusal, explainMerge[refusal]);
}

async function lockPair(scope: Scope, fromId: string, intoId: string): Promise<[StoredProblem, StoredProblem]> {
  const rows = await lockProblems(scope, [fromId, intoId]);
  const find = (id: string) => rows.find((row) => row.id === id) as StoredProblem;
  return [find(fromId), find(intoId)];
}

function markBoth(scope: Scope, fromId: string, intoId: string): void {
  markStances(scope, [fromId, intoId]);
  markProblems(scope, [fromId, intoId]);
}

export const mergeProblems = action({
  name: 'problem.merged',
  input: mergeProblemsRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'problem', id: input.problemId }),
  async run(scope, input) {
    const [from, into] = await lockPair(scope, input.problemId, input.intoId);
    assertVersion(from, input.expectedVersion);
    assertMergeable(from, into);
    const mergeId = newId('mrg', scope.now.getTime());
    const row: ProblemMergeRow = {
      workspace_id: scope.workspaceId,
      id: mergeId,
      from_id: from.id,
      into_id: into.id,
      from_before: { status: from.status, parked_reason: from.parked_reason },
      moves: await countMoves(scope, from.id),
      conflict_count: 0,
      merged_by: authorOf(scope),
      merged_at: scope.now,
      undone_by: null,
      undone_at: null,
    };
    await insertMerge(scope, row);
    const pair = { mergeId, fromId: from.id, intoId: into.id };
    await moveLinks(scope, pair);
    await moveTeamValues(scope, pair);
    for (const kind of ownedKinds) await moveOwned(scope, kind, pair);
    const merged = await updateMerge(scope, mergeId, { conflict_count: await countConflicts(scope, mergeId) });
    await updateProblem(scope, from.id, { status: 'merged', merged_into: into.id, parked_reason: null });
    markBoth(scope, from.id, into.id);
    return {
      result: mergeAnswerOf(merged),
      before: { status: from.status },
      after: { mergeId, intoId: into.id, moves: row.moves, conflicts: merged.conflict_count, productId: into.product_id },
      facts: [{ event: 'problem.took_in', subject: { kind: 'problem', id: into.id }, payload: { fromId: from.id, mergeId } }],
    };
  },
});

const changedShown = 100;

export const undoMerge = action({
  name: 'problem.unmerged',
  input: mergeRef,
  can: 'decide',
  subject: (_input, result: MergeAnswer) => ({ kind: 'problem', id: result.fromId }),
  async run(scope, input) {
    const merge = await lockMerge(scope, input.mergeId);
    if (merge.undone_at) return { result: mergeAnswerOf(merge) };
    const [from, into] = await lockPair(scope, merge.from_id, merge.into_id);
    if (into.status === 'merged') throw refused('problem_merged', `${into.title} went up in another problem since. Undo that merge first.`);
    await assertUntouched(scope, merge);
    await assertTitleFree(scope, from.product_id, from.title, from.id);
    for (const kind of ['link', 'team_value'] as const) await returnKeyed(scope, kind, merge.id, into.id);
    for (const kind of ownedKinds) await returnOwned(scope, kind, merge.id, from.id);
    await updateProblem(scope, from.id, { ...merge.from_before, merged_into: null });
    const undone = await updateMerge(scope, merge.id, { undone_by: authorOf(scope), undone_at: scope.now });
    markBoth(scope, from.id, into.id);
    return {
      result: mergeAnswerOf(undone),
      before: { status: 'merged', mergedInto: into.id },
      after: { status: merge.from_before.status, mergeId: merge.id, productId: into.product_id },
    };
  },
});

/** Errors  merge_changed_since, naming what changed: undoing would throw somebody's later work away. */
async function assertUntouched(scope: Scope, merge: ProblemMergeRow): Promise<void> {
  const changed = await listChangedSince(scope, merge.id, merge.into_id, changedShown);
  if (changed.length === 0) return;
  throw new Refusal(
    'refused',
    'merge_changed_since',
    `${changed.length === changedShown ? `${changedShown} or more` : changed.length} of what moved changed since: the merge stays.`,
    changed.map(({ kind, ref_id }) => ({
      path: ref_id,
      code: 'changed_since',
      message: `${kind.replace('_', ' ')} ${ref_id} changed since`,
    })),
  );
}
