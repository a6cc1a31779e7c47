// What we said a metric would do for a problem, and what it did.
import { z } from 'zod';
import type { MetricAnswer } from '../../contract/analytics/metric.ts';
import {
  createOutcomeRequest,
  listOutcomesRequest,
  type OutcomeAnswer,
  outcomeFigure,
  outcomeRef,
  predictOutcomeRequest,
} from '../../contract/problems/outcome.ts';
import type { Direction } from '../../contract/strategy/metric.ts';
import { readMetricOf } from '../analytics/index.ts';
import { type Action, action } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import {
  findOpenPrediction,
  getOutcome,
  insertOutcome,
  insertPrediction,
  listOutcomeMeasurements,
  listOutcomes,
  listPredictions,
  lockOutcome,
  putOutcomeMeasurement,
  updateOutcome,
  updatePrediction,
} from './outcome.store.ts';
import { changeOf, outcomeVerdictOf } from './outcome.ts';
import { assertNotMerged, authorOf } from './problem.actions.ts';
import { getProblem, lockProblem, type StoredProblem } from './problem.store.ts';
import type { OutcomeRow } from './tables.ts';

async function answersOf(scope: Scope, rows: readonly OutcomeRow[]): Promise<OutcomeAnswer[]> {
  const ids = rows.map((row) => row.id);
  const predictions = Map.groupBy(await listPredictions(scope, ids), (row) => row.outcome_id);
  const measured = Map.groupBy(await listOutcomeMeasurements(scope, ids), (row) => row.outcome_id);
  const metrics = new Map<string, MetricAnswer>();
  for (const id of new Set(rows.map((row) => row.metric_id))) metrics.set(id, await readMetricOf(scope, id));
  return rows.map((row) => {
    const metric = metrics.get(row.metric_id);
    if (!metric) throw new Error(`the outcome ${row.id} has no metric`);
    return {
      id: row.id,
      problemId: row.problem_id,
      metric: { id: metric.id, name: metric.name, unit: metric.unit, direction: metric.direction, definitionNo: row.definition_no },
      minimumN: row.minimum_n,
      baseline: row.baseline,
      predictions: (predictions.get(row.id) ?? []).map((prediction) => ({
        id: prediction.id,
        predicted: prediction.predicted,
        reason: prediction.reason,
        predictedBy: prediction.predicted_by,
        predictedAt: prediction.predicted_at.toISOString(),
        frozenAt: prediction.frozen_at?.toISOString() ?? null,
      })),
      measured: (measured.get(row.id) ?? []).map(({ figure, change, verdict }) => ({ figure, change, verdict })),
      version: row.version,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      archivedAt: row.archived_at?.toISOString() ?? null,
    };
  });
}

async function answerOf(scope: Scope, row: OutcomeRow): Promise<OutcomeAnswer> {
  const [answer] = await answersOf(scope, [row]);
  if (!answer) throw new Error('an outcome got no answer');
  return answer;
}

const isBefore = ['heard', 'validated', 'parked'];
/** From the moment a problem is chosen what was said of it stands. */
const isChosen = (problem: StoredProblem): boolean => !isBefore.includes(problem.status);

const ofResult = (_input: unknown, result: OutcomeAnswer) => ({ kind: 'outcome', id: result.id });
const subject = (input: { outcomeId: string }) => ({ kind: 'outcome', id: input.outcomeId });

// An outcome is listed with all of its problem's, so their number has an end.
const outcomesMost = 20;

/**
 * Keeps what a problem is judged by: a metric, its baseline, what we say it will do. Called by what measured the baseline.
 *
 * Errors  problem_not_found, problem_merged, metric_not_found, too_many_outcomes, metric_without_interval.
 */
export const keepOutcome = action({
  name: 'outcome.created',
  input: createOutcomeRequest.extend({ definitionNo: z.int(), baseline: outcomeFigure }),
  can: 'decide',
  subject: ofResult,
  async run(scope, { problemId, metricId, predicted, minimumN, definitionNo, baseline }) {
    const problem = await lockProblem(scope, problemId);
    assertNotMerged(problem);
    if ((await listOutcomes(scope, problemId)).length >= outcomesMost)
      throw refused('too_many_outcomes', `A problem has at most ${outcomesMost} outcomes.`);
    assertInterval(baseline);
    const row: OutcomeRow = {
      workspace_id: scope.workspaceId,
      id: newId('out', scope.now.getTime()),
      problem_id: problemId,
      metric_id: metricId,
      definition_no: definitionNo,
      minimum_n: minimumN,
      baseline,
      version: 1,
      created_by: authorOf(scope),
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    };
    await insertOutcome(scope, row);
    if (predicted) await addPrediction(scope, row.id, { predicted, reason: null, isFrozen: isChosen(problem) });
    return {
      result: await answerOf(scope, row),
      after: { problemId, productId: problem.product_id, metricId, minimumN, baseline, predicted },
    };
  },
});

/** Nothing can be said of a change that has no interval. Errors  metric_without_interval. */
function assertInterval({ low, high }: { low: number | null; high: number | null }): void {
  if (low === null || high === null)
    throw refused(
      'metric_without_interval',
      'Of this metric nobody can say how sure it is: take a count, a share or a mean of several people.',
    );
}

const addPrediction = (
  scope: Scope,
  outcomeId: string,
  {
    predicted,
    reason,
    isFrozen,
  }: { predicted: z.output<typeof predictOutcomeRequest>['predicted']; reason: string | null; isFrozen: boolean },
) =>
  insertPrediction(scope, {
    workspace_id: scope.workspaceId,
    id: newId('prn', scope.now.getTime()),
    outcome_id: outcomeId,
    predicted,
    reason,
    predicted_by: authorOf(scope),
    predicted_at: scope.now,
    frozen_at: isFrozen ? scope.now : null,
  });

/** Errors  outcome_archived. */
function assertActive(row: OutcomeRow): void {
  if (row.archived_at) throw refused('outcome_archived', 'This outcome is archived. Restore it first.');
}

/** Errors  outcome_not_found, outcome_archived; prediction_needs_reason once the problem was chosen. */
export const predictOutcome = action({
  name: 'outcome.predicted',
  input: predictOutcomeRequest,
  can: 'decide',
  subject,
  async run(scope, { outcomeId, predicted, reason = null }) {
    const { problem_id: problemId } = await getOutcome(scope, outcomeId);
    // The problem first, as whoever chooses it does: what freezes and what is said do not cross.
    const problem = await lockProblem(scope, problemId);
    const row = await lockOutcome(scope, outcomeId);
    assertActive(row);
    const open = await findOpenPrediction(scope, row.id);
    if (isChosen(problem)) {
      if (reason === null)
        throw refused('prediction_needs_reason', 'The problem was chosen by what was said then. Say why you expect something else now.');
      await addPrediction(scope, row.id, { predicted, reason, isFrozen: true });
    } else if (open) await updatePrediction(scope, open.id, { predicted, reason, predicted_by: authorOf(scope), predicted_at: scope.now });
    else await addPrediction(scope, row.id, { predicted, reason, isFrozen: false });
    const changed = await updateOutcome(scope, row.id, {});
    return {
      result: await answerOf(scope, changed),
      before: { predicted: isChosen(problem) ? null : (open?.predicted ?? null) },
      after: { predicted, reason, problemId, productId: problem.product_id },
    };
  },
});

/**
 * Keeps what was measured, and judges it. Called by what asked the facts, never by a route.
 *
 * Errors  outcome_not_found, outcome_archived, metric_without_interval.
 */
export const keepOutcomeMeasurement = action({
  name: 'outcome.measured',
  input: z.strictObject({ outcomeId: outcomeRef.shape.outcomeId, figure: outcomeFigure }),
  can: 'edit',
  subject,
  async run(scope, { outcomeId, figure }) {
    const row = await lockOutcome(scope, outcomeId);
    assertActive(row);
    const { direction }: { direction: Direction } = await readMetricOf(scope, row.metric_id);
    const isJudged = (figure.n ?? 0) >= row.minimum_n && (row.baseline.n ?? 0) >= row.minimum_n;
    if (isJudged) assertInterval(figure);
    const change = changeOf(row.baseline, figure);
    const verdict = outcomeVerdictOf({ direction, minimumN: row.minimum_n }, { baseline: row.baseline, figure, change });
    const measured = { from_on: figure.from, to_on: figure.to, figure, change, verdict, measured_at: scope.now };
    await putOutcomeMeasurement(scope, { workspace_id: scope.workspaceId, outcome_id: row.id, ...measured });
    const changed = await updateOutcome(scope, row.id, {});
    const { product_id: productId } = await getProblem(scope, row.problem_id);
    return { result: await answerOf(scope, changed), after: { problemId: row.problem_id, productId, verdict, change, figure } };
  },
});

const archiveVerb = (event: 'archived' | 'restored'): Action<typeof outcomeRef, OutcomeAnswer> =>
  action({
    name: `outcome.${event}`,
    input: outcomeRef,
    can: 'decide',
    subject,
    async run(scope, { outcomeId }) {
      const row = await lockOutcome(scope, outcomeId);
      if ((row.archived_at !== null) === (event === 'archived')) return { result: await answerOf(scope, row) };
      const archivedAt = event === 'archived' ? scope.now : null;
      const changed = await updateOutcome(scope, row.id, { archived_at: archivedAt });
      const { product_id: productId } = await getProblem(scope, row.problem_id);
      return {
        result: await answerOf(scope, changed),
        before: { archivedAt: row.archived_at },
        after: { archivedAt, problemId: row.problem_id, productId },
      };
    },
  });

export const archiveOutcome = archiveVerb('archived');
export const restoreOutcome = archiveVerb('restored');

export const browseOutcomes = query({
  name: 'outcomes.listed',
  input: listOutcomesRequest,
  can: 'read',
  async run(scope, { problemId, archived }) {
    await getProblem(scope, problemId);
    const all = await listOutcomes(scope, problemId);
    const [kept, putAway] = [all.filter((row) => row.archived_at === null), all.filter((row) => row.archived_at !== null)];
    return { items: await answersOf(scope, archived ? putAway : kept), archived: putAway.length };
  },
});
