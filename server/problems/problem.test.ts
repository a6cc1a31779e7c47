import { describe, expect, test } from 'vitest';
import { type ProblemStatus, problemStatuses } from '../../contract/problems/problem.ts';
import { explainStep, nextStatuses, refusalOfStep, type StepRefusal } from './problem.ts';

const enough = { kindsOfEvidence: 2, kindsNeeded: 2, chosenNow: 0, chosenAtMost: 5 };

const cases: [ProblemStatus, ProblemStatus, string | undefined, Partial<typeof enough>, StepRefusal | null][] = [
  ['heard', 'validated', undefined, {}, null],
  ['heard', 'validated', undefined, { kindsOfEvidence: 1 }, 'evidence_of_one_kind'],
  ['heard', 'chosen', undefined, {}, 'status_not_reachable'],
  ['validated', 'chosen', undefined, {}, null],
  ['validated', 'chosen', undefined, { chosenNow: 5 }, 'too_many_chosen'],
  ['validated', 'chosen', undefined, { chosenNow: 4 }, null],
  ['chosen', 'in_delivery', undefined, { chosenNow: 5 }, null],
  ['in_delivery', 'released', undefined, {}, null],
  ['released', 'measured', undefined, {}, null],
  ['measured', 'heard', undefined, {}, 'status_not_reachable'],
  ['heard', 'parked', undefined, {}, 'reason_missing'],
  ['heard', 'parked', 'not now', {}, null],
  ['validated', 'chosen', 'because', {}, 'reason_not_taken'],
  ['parked', 'heard', undefined, {}, null],
  ['parked', 'validated', undefined, { kindsOfEvidence: 1 }, 'evidence_of_one_kind'],
  ['parked', 'released', undefined, {}, 'status_not_reachable'],
  ['heard', 'merged', undefined, {}, 'merge_instead'],
  ['merged', 'heard', undefined, {}, 'problem_merged'],
];

describe('the life of a problem', () => {
  test.each(cases)('%s → %s with reason %s and %o: %s', (from, to, reason, around, expected) => {
    const surroundings = { ...enough, ...around };
    const refusal = refusalOfStep(from, to, reason, surroundings);
    expect(refusal).toBe(expected);
    if (refusal) expect(explainStep(refusal, from, to, surroundings)).toMatch(/\w/);
  });

  test('every step can be taken back, and nothing leads to or from merged', () => {
    for (const from of problemStatuses) {
      for (const to of nextStatuses(from)) {
        expect(to).not.toBe('merged');
        if (from !== 'parked' && to !== 'parked') expect(nextStatuses(to)).toContain(from);
      }
    }
    expect(nextStatuses('merged')).toEqual([]);
  });
});
