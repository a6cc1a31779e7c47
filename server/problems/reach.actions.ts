import { z } from 'zod';
import { day } from '../../contract/platform/date.ts';
import { type ReachAnswer, reachOfProblem, reachSource, setReachSourceRequest } from '../../contract/problems/reach-source.ts';
import { assertMeasurable, countsPeople, loadMeasuring } from '../analytics/index.ts';
import { action } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { markProblems } from './dirt.store.ts';
import { assertNotMerged } from './problem.actions.ts';
import { getProblem, lockProblem } from './problem.store.ts';
import { deleteReachSource, findReachFigure, findReachSource, putReachFigure, putReachSource } from './reach.store.ts';

const subject = (input: { problemId: string }) => ({ kind: 'problem', id: input.problemId });

async function answerOf(scope: Scope, problemId: string): Promise<ReachAnswer> {
  const source = await findReachSource(scope, problemId);
  const figure = await findReachFigure(scope, problemId, null);
  return {
    problemId,
    source,
    sourceName: source ? (await loadMeasuring(scope, source)).name : null,
    people: figure?.people ?? null,
    from: figure?.from ?? null,
    to: figure?.to ?? null,
    measuredAt: figure?.measuredAt.toISOString() ?? null,
  };
}

/**
 * Names what counts the people who show a problem. Until it was measured the reach is what was heard.
 *
 * Errors  problem_not_found, problem_merged, insight_not_found, metric_not_found, watched_archived, watched_of_other_product,
 *         reach_needs_people for a number that does not count people.
 */
export const setReachSource = action({
  name: 'problem.reach_source_set',
  input: setReachSourceRequest,
  can: 'decide',
  subject,
  async run(scope, { problemId, source }) {
    const row = await lockProblem(scope, problemId);
    assertNotMerged(row);
    const before = await findReachSource(scope, problemId);
    if (JSON.stringify(before) === JSON.stringify(source)) return { result: await answerOf(scope, problemId) };
    const measuring = await loadMeasuring(scope, source);
    assertMeasurable(source, measuring, row.product_id);
    if (!countsPeople(measuring.definition.question, measuring.definition.reduction))
      throw refused(
        'reach_needs_people',
        'Reach is a number of people: take uniques, who came through a funnel or dropped out of it, or a cohort.',
      );
    await putReachSource(scope, problemId, source);
    await putReachFigure(scope, problemId, null);
    markProblems(scope, [problemId]);
    return {
      result: await answerOf(scope, problemId),
      before: { reachSource: before },
      after: { reachSource: source, productId: row.product_id },
    };
  },
});

/** From then on the reach is what is heard; what was measured until then stays for days that have passed. Errors  problem_not_found. */
export const clearReachSource = action({
  name: 'problem.reach_source_cleared',
  input: reachOfProblem,
  can: 'decide',
  subject,
  async run(scope, { problemId }) {
    const row = await lockProblem(scope, problemId);
    const before = await findReachSource(scope, problemId);
    if (!before) return { result: await answerOf(scope, problemId) };
    await deleteReachSource(scope, problemId);
    await putReachFigure(scope, problemId, null);
    markProblems(scope, [problemId]);
    return {
      result: await answerOf(scope, problemId),
      before: { reachSource: before },
      after: { reachSource: null, productId: row.product_id },
    };
  },
});

export const readReach = query({
  name: 'problem_reach.read',
  input: reachOfProblem,
  can: 'read',
  async run(scope, { problemId }) {
    await getProblem(scope, problemId);
    return answerOf(scope, problemId);
  },
});

/**
 * Keeps what was measured. Called by what asked the facts, never by a route.
 *
 * Errors  reach_source_changed when another source was named meanwhile.
 */
export const keepReach = action({
  name: 'problem.reach_measured',
  input: z.strictObject({
    problemId: reachOfProblem.shape.problemId,
    source: reachSource,
    name: z.string(),
    people: z.int().min(0),
    from: day,
    to: day,
  }),
  can: 'edit',
  subject,
  async run(scope, { problemId, source, name, people, from, to }) {
    const row = await lockProblem(scope, problemId);
    if (JSON.stringify(await findReachSource(scope, problemId)) !== JSON.stringify(source))
      throw refused('reach_source_changed', 'Another source was named while this one was measured.');
    const before = await findReachFigure(scope, problemId, null);
    await putReachFigure(scope, problemId, { people, from, to, source, name });
    if (before?.people !== people) markProblems(scope, [problemId]);
    return {
      result: await answerOf(scope, problemId),
      before: before ? { people: before.people, to: before.to } : null,
      after: { people, from, to, productId: row.product_id },
    };
  },
});
