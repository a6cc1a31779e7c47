// The baseline of an outcome is measured when it is made; what came of it, period by period from the release on, and when somebody asks.
import type { z } from 'zod';
import { createOutcomeRequest, measureOutcomeRequest, type OutcomeAnswer, type OutcomeFigure } from '../../contract/problems/outcome.ts';
import { type Days, isOver, lastDays, lengthOf, loadMeasuring, type Measuring, measureFigure } from '../analytics/index.ts';
import { type Caller, perform } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import type { Facts } from '../platform/facts/facts.ts';
import { factsQuery } from '../platform/facts/facts-query.ts';
import type { JobDefinition } from '../platform/jobs/job.ts';
import type { Ports } from '../platform/ports.ts';
import { ask } from '../platform/query.ts';
import { keepOutcome, keepOutcomeMeasurement } from './outcome.actions.ts';
import { getOutcome, listDueOutcomes } from './outcome.store.ts';
import { getProblem } from './problem.store.ts';
import { programOf } from './reach.jobs.ts';

/** Errors  nothing_measured: a share of nobody is no figure to begin with. */
async function figureOf(facts: Facts, measuring: Measuring, days: Days, now: Date, signal: AbortSignal): Promise<OutcomeFigure> {
  const { value, ...figure } = await measureFigure(facts, measuring.definition, measuring.asked, days, signal);
  if (value === null) throw refused('nothing_measured', 'Nothing was measured in these days.');
  return { ...days, value, ...figure, measuredAt: now.toISOString() };
}

const measureBaseline = factsQuery({
  name: 'outcome_baseline.measured',
  input: createOutcomeRequest.pick({ problemId: true, metricId: true }),
  can: 'decide',
  async load(scope, { problemId, metricId }) {
    const problem = await getProblem(scope, problemId);
    const measuring = await loadMeasuring(scope, { kind: 'metric', metricId });
    if (measuring.productId !== problem.product_id) throw refused('metric_of_other_product', 'The metric belongs to another product.');
    if (measuring.isArchived) throw refused('metric_archived', 'This metric is archived. Restore it first.');
    return measuring;
  },
  async run(facts, measuring, _input, { now, signal }) {
    const days = lastDays(periodOf(measuring), measuring.zone, now);
    return { baseline: await figureOf(facts, measuring, days, now, signal), definitionNo: measuring.definitionNo };
  },
});

const periodOf = ({ periodDays }: Measuring): number => {
  if (periodDays === null) throw new Error('a metric has a period');
  return periodDays;
};

/** Errors  those of keepOutcome, metric_of_other_product, metric_archived, nothing_measured, and those of the question. */
export async function createOutcome(ports: Ports, caller: Caller, input: z.output<typeof createOutcomeRequest>): Promise<OutcomeAnswer> {
  const { problemId, metricId } = input;
  const measured = await ask(ports, measureBaseline, caller, { problemId, metricId });
  return perform(ports, keepOutcome, caller, { ...input, ...measured });
}

const measureAgain = factsQuery({
  name: 'outcome_figure.measured',
  input: measureOutcomeRequest,
  can: 'edit',
  async load(scope, { outcomeId }) {
    const outcome = await getOutcome(scope, outcomeId);
    const measuring = await loadMeasuring(scope, { kind: 'metric', metricId: outcome.metric_id });
    // Another definition is another number: it says nothing about the baseline.
    if (measuring.definitionNo !== outcome.definition_no)
      throw refused('metric_redefined', 'The metric means something else since the baseline was measured. Begin a new outcome.');
    return { outcome, measuring };
  },
  async run(facts, { outcome: { baseline }, measuring }, { from, to }, { now, signal }) {
    const length = lengthOf(baseline);
    const days = from === undefined || to === undefined ? lastDays(length, measuring.zone, now) : { from, to };
    if (!isOver(days, measuring.zone, now)) throw refused('period_not_over', 'The last day is not over yet.');
    if (lengthOf(days) !== length) throw refused('not_as_long', `The baseline covers ${length} days: measure as many.`);
    if (days.from <= baseline.to) throw refused('within_baseline', `The baseline goes up to ${baseline.to}: measure days after it.`);
    return figureOf(facts, measuring, days, now, signal);
  },
});

/**
 * Measures what a metric did since the baseline.
 *
 * Errors  outcome_not_found, outcome_archived, metric_redefined, period_not_over, not_as_long, within_baseline, nothing_measured, and those
 *         of the question.
 */
export async function measureOutcome(ports: Ports, caller: Caller, input: z.output<typeof measureOutcomeRequest>): Promise<OutcomeAnswer> {
  const figure = await ask(ports, measureAgain, caller, input);
  return perform(ports, keepOutcomeMeasurement, caller, { outcomeId: input.outcomeId, figure });
}

/** One that cannot be measured keeps no other from it. */
async function measureDue(ports: Ports): Promise<void> {
  for (const { workspaceId, outcomeId } of await listDueOutcomes(ports)) {
    try {
      await measureOutcome(ports, programOf(workspaceId), { outcomeId });
    } catch (error) {
      ports.log.warn({ err: error, part: 'problems', outcomeId }, 'an outcome could not be measured; tried again tomorrow');
    }
  }
}

export const outcomeJobs: readonly JobDefinition[] = [{ name: 'problems.measure_outcomes', schedule: '42 4 * * *', run: measureDue }];
