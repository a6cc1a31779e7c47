import {
  type TriageAttachAnswer,
  triageAttachRequest,
  triageNewProblemRequest,
  triageParkRequest,
  triageReopenRequest,
} from '../../contract/problems/inbox.ts';
import { action } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { lockForTriage, type TriagedRow, updateTriage } from './evidence.store.ts';
import { attach, attachedFact } from './link.actions.ts';
import { assertOfProduct, createProblem, problemAnswerOf } from './problem.actions.ts';
import { lockProblem } from './problem.store.ts';

const subjectOfEvidence = (input: { productId: string; evidenceIds: readonly string[] }) => {
  const [first, ...others] = new Set(input.evidenceIds);
  return first !== undefined && others.length === 0 ? { kind: 'evidence', id: first } : { kind: 'product', id: input.productId };
};

export const triageAttach = action({
  name: 'evidence.attached',
  input: triageAttachRequest,
  can: 'capture',
  subject: (input) => ({ kind: 'problem', id: input.problemId }),
  async run(scope, input) {
    const problem = await lockProblem(scope, input.problemId);
    assertOfProduct(problem, input.productId);
    const added = await attach(scope, problem, input.evidenceIds, input);
    const result: TriageAttachAnswer = { changed: added.map((row) => row.evidence_id), problem: problemAnswerOf(problem) };
    return added.length === 0 ? { result } : { result, after: attachedFact(problem, added) };
  },
});

export const triageNewProblem = action({
  name: 'evidence.attached',
  input: triageNewProblemRequest,
  can: 'edit',
  subject: (_input, result: TriageAttachAnswer) => ({ kind: 'problem', id: result.problem.id }),
  async run(scope, input) {
    const created = await createProblem.within(scope, { productId: input.productId, title: input.title });
    const problem = await lockProblem(scope, created.id);
    const added = await attach(scope, problem, input.evidenceIds, input);
    const result: TriageAttachAnswer = { changed: added.map((row) => row.evidence_id), problem: problemAnswerOf(problem) };
    return { result, after: attachedFact(problem, added) };
  },
});

/** Errors  evidence_not_found, other_product, evidence_archived, evidence_attached. */
async function lockUnattached(scope: Scope, productId: string, evidenceIds: readonly string[]): Promise<TriagedRow[]> {
  const rows = await lockForTriage(scope, evidenceIds);
  for (const row of rows) {
    assertOfProduct(row, productId);
    if (row.archived_at) throw refused('evidence_archived', `${row.id} is archived. Restore it first.`);
    if (row.triage === 'attached') throw refused('evidence_attached', `${row.id} belongs to a problem. Detach it first.`);
  }
  return rows;
}

export const triagePark = action({
  name: 'evidence.parked',
  input: triageParkRequest,
  can: 'capture',
  subject: subjectOfEvidence,
  async run(scope, input) {
    await lockUnattached(scope, input.productId, input.evidenceIds);
    const changed = await updateTriage(scope, input.evidenceIds, { triage: 'parked', parked_reason: input.reason });
    if (changed.length === 0) return { result: { changed } };
    return { result: { changed }, after: { productId: input.productId, evidenceIds: changed, reason: input.reason } };
  },
});

export const triageReopen = action({
  name: 'evidence.reopened',
  input: triageReopenRequest,
  can: 'capture',
  subject: subjectOfEvidence,
  async run(scope, input) {
    const rows = await lockUnattached(scope, input.productId, input.evidenceIds);
    const changed = await updateTriage(scope, input.evidenceIds, { triage: 'waiting', parked_reason: null });
    if (changed.length === 0) return { result: { changed } };
    const parked = rows.filter((row) => changed.includes(row.id)).map((row) => ({ evidenceId: row.id, reason: row.parked_reason }));
    return { result: { changed }, before: { parked }, after: { productId: input.productId, evidenceIds: changed } };
  },
});
