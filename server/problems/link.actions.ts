import {
  attachEvidenceRequest,
  detachEvidenceRequest,
  type LinkAnswer,
  type LinksAnswer,
  setLinkValuesRequest,
} from '../../contract/problems/evidence.ts';
import {
  removeTeamValuesRequest,
  type StancesAnswer,
  setStancesRequest,
  setTeamValuesRequest,
  type TeamValueAnswer,
} from '../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../contract/problems/value.ts';
import { action } from '../platform/action.ts';
import { notFound, refused } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { markVoices } from './dirt.store.ts';
import { lockForTriage, returnUnlinked, updateTriage } from './evidence.store.ts';
import { deleteLinks, deleteTeamValues, insertLinks, lockLinks, updateLinkValues, upsertTeamValues } from './link.store.ts';
import { assumedImportance, assumedReason } from './link.ts';
import { assertNotMerged, assertOfProduct, authorOf, subjectOfMany } from './problem.actions.ts';
import { lockProblem, lockProblems, type StoredProblem } from './problem.store.ts';
import { assertSpeakersExist, findStages } from './speaker.query.ts';
import { listFamilyStances } from './stance.query.ts';
import type { EvidenceLinkRow, TeamValueRow } from './tables.ts';

const linkAnswerOf = (row: EvidenceLinkRow): LinkAnswer => ({
  evidenceId: row.evidence_id,
  problemId: row.problem_id,
  importance: row.importance,
  reason: row.reason,
  valuedBy: row.valued_by,
  valuedAt: row.valued_at.toISOString(),
});

const subject = (input: { problemId: string }) => ({ kind: 'problem', id: input.problemId });

type Wish = { importance?: Importance | undefined; reason?: Reason | undefined };

/**
 * Links evidence to a problem and takes it out of the inbox. What the person said is the person's value, whoever wrote it down: the
 * team's own word is a change of it (setLinkValues) or a team value. Evidence that is linked already keeps its value.
 *
 * Errors  evidence_not_found, evidence_archived, other_product, problem_merged, problem_archived.
 */
export async function attach(scope: Scope, problem: StoredProblem, evidenceIds: readonly string[], wish: Wish): Promise<EvidenceLinkRow[]> {
  assertNotMerged(problem);
  if (problem.archived_at) throw refused('problem_archived', 'This problem is archived. Restore it first.');
  const evidence = await lockForTriage(scope, evidenceIds);
  for (const row of evidence) {
    assertOfProduct(row, problem.product_id);
    if (row.archived_at) throw refused('evidence_archived', `${row.id} is archived. Restore it first.`);
  }
  const stages =
    wish.reason === undefined
      ? await findStages(
          scope,
          evidence.map((row) => row.account_id),
        )
      : new Map<string, string>();
  const added = await insertLinks(
    scope,
    evidence.map((row) => ({
      workspace_id: scope.workspaceId,
      evidence_id: row.id,
      problem_id: problem.id,
      importance: wish.importance ?? assumedImportance,
      reason: wish.reason ?? assumedReason(stages.get(row.account_id ?? '') ?? null),
      valued_by: 'person',
      valued_at: scope.now,
      created_at: scope.now,
    })),
  );
  await updateTriage(scope, evidenceIds, { triage: 'attached', parked_reason: null });
  markVoices(scope, added.length > 0 ? [problem.id] : []);
  return added;
}

export const attachEvidence = action({
  name: 'evidence.attached',
  input: attachEvidenceRequest,
  can: 'capture',
  subject,
  async run(scope, input) {
    const problem = await lockProblem(scope, input.problemId);
    const added = await attach(scope, problem, input.evidenceIds, input);
    const links = await lockLinks(scope, problem.id, input.evidenceIds);
    const result: LinksAnswer = { items: links.map(linkAnswerOf) };
    if (added.length === 0) return { result };
    return { result, after: attachedFact(problem, added) };
  },
});

export const attachedFact = (problem: StoredProblem, added: readonly EvidenceLinkRow[]) => ({
  productId: problem.product_id,
  problemId: problem.id,
  evidenceIds: added.map((row) => row.evidence_id),
});

export const detachEvidence = action({
  name: 'evidence.detached',
  input: detachEvidenceRequest,
  can: 'capture',
  subject,
  async run(scope, input) {
    const problem = await lockProblem(scope, input.problemId);
    const removed = await deleteLinks(scope, problem.id, input.evidenceIds);
    const ids = removed.map((row) => row.evidence_id);
    const waiting = await returnUnlinked(scope, ids);
    const result = { detached: ids.length, waiting };
    if (ids.length === 0) return { result };
    markVoices(scope, [problem.id]);
    return {
      result,
      before: { links: removed.map(linkAnswerOf) },
      after: { productId: problem.product_id, problemId: problem.id, evidenceIds: ids },
    };
  },
});

export const setLinkValues = action({
  name: 'evidence.revalued',
  input: setLinkValuesRequest,
  can: 'decide',
  subject,
  async run(scope, input) {
    const problem = await lockProblem(scope, input.problemId);
    assertNotMerged(problem);
    const before = await lockLinks(scope, problem.id, input.evidenceIds);
    const linked = new Set(before.map((row) => row.evidence_id));
    const missing = input.evidenceIds.find((id) => !linked.has(id));
    if (missing !== undefined) throw notFound('evidence_link', missing);
    const changed = await updateLinkValues(scope, problem.id, input.evidenceIds, {
      ...(input.importance === undefined ? {} : { importance: input.importance }),
      ...(input.reason === undefined ? {} : { reason: input.reason }),
    });
    markVoices(scope, [problem.id]);
    return {
      result: { items: changed.map(linkAnswerOf) } satisfies LinksAnswer,
      before: { links: before.map(linkAnswerOf) },
      after: { productId: problem.product_id, problemId: problem.id, links: changed.map(linkAnswerOf) },
    };
  },
});

// Team values.

const teamValueAnswerOf = (row: TeamValueRow): TeamValueAnswer => ({
  problemId: row.problem_id,
  accountId: row.account_id,
  importance: row.importance,
  reason: row.reason,
  setBy: row.set_by,
  setAt: row.set_at.toISOString(),
});

async function lockValuedProblems(scope: Scope, productId: string, problemIds: readonly string[]): Promise<void> {
  for (const problem of await lockProblems(scope, problemIds)) {
    assertOfProduct(problem, productId);
    assertNotMerged(problem);
  }
}

const keyOf = (row: { problem_id: string; account_id: string }) => `${row.problem_id} ${row.account_id}`;

export const setTeamValues = action({
  name: 'team_value.set',
  input: setTeamValuesRequest,
  can: 'decide',
  subject: (input) =>
    subjectOfMany(
      input.productId,
      input.items.map((item) => item.problemId),
    ),
  async run(scope, input) {
    const problemIds = [...new Set(input.items.map((item) => item.problemId))];
    await lockValuedProblems(scope, input.productId, problemIds);
    await assertSpeakersExist(scope, { personIds: [], accountIds: input.items.map((item) => item.accountId) });
    const wanted = input.items.map(
      (item): TeamValueRow => ({
        workspace_id: scope.workspaceId,
        problem_id: item.problemId,
        account_id: item.accountId,
        importance: item.importance,
        reason: item.reason,
        set_by: authorOf(scope),
        set_at: scope.now,
      }),
    );
    // The last of two items for the same pair counts, as with one cell edited twice.
    const rows = [...new Map(wanted.map((row) => [keyOf(row), row])).values()];
    const before = await upsertTeamValues(scope, rows);
    markVoices(scope, problemIds);
    const items = rows.map(teamValueAnswerOf);
    return {
      result: { items },
      before: { items: before.map(teamValueAnswerOf) },
      after: { productId: input.productId, problemIds, items },
    };
  },
});

/** One change of a table speaks for at most so many accounts; more of them are a change of policy. */
const mostStances = 5000;
/** Units: rows a statement; small, because on the embedded database everybody waits for it. */
const stancesAtOnce = 500;

/**
 * Sets the team's word on whole problems: a team value for every account family that raised them, as the ranking shows them.
 *
 * Errors  problem_not_found, other_product, problem_merged, no_account_raised_it, too_many_accounts.
 */
export const setStances = action({
  name: 'team_value.set_for_all',
  input: setStancesRequest,
  can: 'decide',
  subject: (input) => subjectOfMany(input.productId, input.problemIds),
  async run(scope, input) {
    const problemIds = [...new Set(input.problemIds)];
    await lockValuedProblems(scope, input.productId, problemIds);
    const stances = await listFamilyStances(scope, problemIds, mostStances + 1);
    if (stances.length === 0)
      throw refused('no_account_raised_it', 'No account has raised it: importance and reason belong to an account.');
    if (stances.length > mostStances) throw refused('too_many_accounts', `At most ${mostStances} accounts at once. Choose fewer problems.`);
    const rows = stances.map(
      (stance): TeamValueRow => ({
        workspace_id: scope.workspaceId,
        problem_id: stance.problem_id,
        account_id: stance.account_id,
        importance: input.importance ?? stance.importance,
        reason: input.reason ?? stance.reason,
        set_by: authorOf(scope),
        set_at: scope.now,
      }),
    );
    const before = new Map<string, TeamValueRow>();
    for (let start = 0; start < rows.length; start += stancesAtOnce) {
      for (const row of await upsertTeamValues(scope, rows.slice(start, start + stancesAtOnce))) before.set(keyOf(row), row);
    }
    markVoices(scope, problemIds);
    const result: StancesAnswer = {
      accounts: rows.length,
      before: rows.map((row) => {
        const was = before.get(keyOf(row));
        const value = was ? { importance: was.importance, reason: was.reason } : null;
        return { problemId: row.problem_id, accountId: row.account_id, value };
      }),
    };
    return {
      result,
      before: { items: [...before.values()].map(teamValueAnswerOf) },
      after: { productId: input.productId, problemIds, items: rows.map(teamValueAnswerOf) },
    };
  },
});

export const removeTeamValues = action({
  name: 'team_value.removed',
  input: removeTeamValuesRequest,
  can: 'decide',
  subject: (input) =>
    subjectOfMany(
      input.productId,
      input.items.map((item) => item.problemId),
    ),
  async run(scope, input) {
    const problemIds = [...new Set(input.items.map((item) => item.problemId))];
    await lockValuedProblems(scope, input.productId, problemIds);
    const removed = await deleteTeamValues(
      scope,
      input.items.map((item) => ({ problem_id: item.problemId, account_id: item.accountId })),
    );
    const result = { removed: removed.length };
    if (removed.length === 0) return { result };
    markVoices(scope, problemIds);
    return { result, before: { items: removed.map(teamValueAnswerOf) }, after: { productId: input.productId, problemIds } };
  },
});
