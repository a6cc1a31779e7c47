// The consumer lens: how many people, how hard it hits them, how sure we are, and how much work it is. (RICE.)

import type { ReadPolicy } from '../../contract/playbook/resolve.ts';
import type { Impact } from '../../contract/problems/value.ts';

/** Units   assumedImpact: per person. weeksPerPersonMonth: person-weeks. reachWindowDays: days. */
export interface B2cPolicy {
  readonly assumedImpact: Impact;
  readonly weeksPerPersonMonth: number;
  readonly reachWindowDays: number;
}

export function b2cPolicyFrom(read: ReadPolicy): B2cPolicy {
  return {
    assumedImpact: read('problems.assumedImpact'),
    weeksPerPersonMonth: read('problems.weeksPerPersonMonth'),
    reachWindowDays: read('problems.reachWindowDays'),
  };
}

/** Units   people: distinct. windowDays: the period in which they were counted; null for what was only heard, which has no window. */
export interface Reach {
  readonly people: number;
  readonly source: 'measured' | 'heard';
  readonly windowDays: number | null;
}

/**
 * Who is reached: a measurement wins over hearsay, also when it is smaller, and a measured nobody is nobody.
 *
 * Shape   measured: null when no insight or segment is linked.
 * Units   measured: distinct people in the policy's window. heard: distinct people in evidence and the unnamed ones it stands for.
 */
export function reachOf(measured: number | null, heard: number, policy: B2cPolicy): Reach {
  if (measured === null) return { people: heard, source: 'heard', windowDays: null };
  return { people: measured, source: 'measured', windowDays: policy.reachWindowDays };
}

/** Shape   impact: null until somebody sets it. personWeeks: null, undefined or 0 when nobody estimated it. */
export interface B2cFacts {
  readonly reach: Reach;
  readonly impact: Impact | null;
  readonly confidence: number;
  readonly personWeeks?: number | null;
}

/**
 * One problem through the consumer lens, with every factor of its score.
 *
 * Units   numerator: people × impact × confidence. effortPersonMonths: person-months. score: no unit, compare, never add.
 * Shape   effortPersonMonths and score are null together: valued, not estimated.
 */
export interface B2cValue {
  readonly reach: Reach;
  readonly impact: Impact;
  readonly impactAssumed: boolean;
  readonly confidence: number;
  readonly numerator: number;
  readonly effortPersonMonths: number | null;
  readonly score: number | null;
}

function personMonthsOf(personWeeks: number | null | undefined, policy: B2cPolicy): number | null {
  if (typeof personWeeks !== 'number' || !Number.isFinite(personWeeks) || personWeeks <= 0) return null;
  return personWeeks / policy.weeksPerPersonMonth;
}

/**
 * Scores one problem by RICE.
 *
 * Units   reach: people (measured: in the policy's window). impact: 0.25, 0.5, 1, 2, 3 per person. confidence: 0–1.
 *         effort: person-weeks in, person-months out. The score has no unit: compare scores, never add them.
 * Errors  none; the contract refuses an effort of zero, an imported one counts as not estimated.
 * Source  Sean McBride, "RICE: Simple prioritization for product managers", Intercom.
 */
export function valueB2c(facts: B2cFacts, policy: B2cPolicy): B2cValue {
  const impact = facts.impact ?? policy.assumedImpact;
  const numerator = facts.reach.people * impact * facts.confidence;
  const effortPersonMonths = personMonthsOf(facts.personWeeks, policy);
  return {
    reach: facts.reach,
    impact,
    impactAssumed: facts.impact === null,
    confidence: facts.confidence,
    numerator,
    effortPersonMonths,
    score: effortPersonMonths === null ? null : numerator / effortPersonMonths,
  };
}
