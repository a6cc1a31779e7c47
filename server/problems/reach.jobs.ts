// Measured reach follows day by day, and when somebody asks.
import { z } from 'zod';
import { type ReachAnswer, reachOfProblem } from '../../contract/problems/reach-source.ts';
import { lastDays, loadMeasuring, measureFigure } from '../analytics/index.ts';
import { type Caller, perform } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import { factsQuery } from '../platform/facts/facts-query.ts';
import type { JobDefinition } from '../platform/jobs/job.ts';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { ask } from '../platform/query.ts';
import { policiesOf } from '../strategy/index.ts';
import { getProblem } from './problem.store.ts';
import { keepReach } from './reach.actions.ts';
import { findReachFigure, findReachSource, listMeasuredProblems } from './reach.store.ts';

const countRequest = z.strictObject({ ...reachOfProblem.shape, anew: z.boolean() });

/** The people of the policy's window; days that were counted before are counted again only when asked to. */
const countReach = factsQuery({
  name: 'problem_reach.counted',
  input: countRequest,
  can: 'read',
  async load(scope, { problemId, anew }) {
    const problem = await getProblem(scope, problemId);
    const source = await findReachSource(scope, problemId);
    if (!source) throw refused('no_reach_source', 'Name an insight or a metric that counts the people first.');
    const measuring = await loadMeasuring(scope, source);
    const { read } = await policiesOf(scope, problem.product_id);
    const days = lastDays(read('problems.reachWindowDays'), measuring.zone, scope.now);
    const figure = await findReachFigure(scope, problemId, null);
    return { source, measuring, days, isKnown: !anew && figure?.to === days.to && figure.from === days.from };
  },
  async run(facts, { source, measuring, days, isKnown }, _input, { signal }) {
    const figure = isKnown ? null : await measureFigure(facts, measuring.definition, measuring.asked, days, signal);
    return { source, name: measuring.name, days, isKnown, people: figure?.value ?? 0 };
  },
});

/**
 * Measures the reach of a problem and keeps it.
 *
 * Shape   anew: also when those days were measured before; else null is answered for them.
 * Errors  problem_not_found, no_reach_source, and those of the question.
 */
export async function measureReach(ports: Ports, caller: Caller, problemId: string, anew: boolean): Promise<ReachAnswer | null> {
  const { source, name, days, people, isKnown } = await ask(ports, countReach, caller, { problemId, anew });
  if (isKnown) return null;
  return perform(ports, keepReach, caller, { problemId, source, name, people, ...days });
}

/** What runs by the clock. */
export const programOf = (workspaceId: string): Caller => ({
  workspaceId,
  actor: systemActor('problems'),
  origin: { requestId: 'problems', address: null, via: 'job' },
});

/** One that cannot be measured keeps no other from it. */
async function measureAll(ports: Ports): Promise<void> {
  for (const { workspaceId, problemId } of await listMeasuredProblems(ports)) {
    try {
      await measureReach(ports, programOf(workspaceId), problemId, false);
    } catch (error) {
      ports.log.warn({ err: error, part: 'problems', problemId }, 'a reach could not be measured; tried again in an hour');
    }
  }
}

/** By the hour: days end at another time in each zone, and what is measured already is left alone. */
export const reachJobs: readonly JobDefinition[] = [{ name: 'problems.measure_reach', schedule: '32 * * * *', run: measureAll }];
