import { describe, expect, it, test } from 'vitest';
import { resolvePolicy } from '../../contract/playbook/resolve.ts';
import { impacts } from '../../contract/problems/value.ts';
import { fc } from '../../test/support/properties.ts';
import { type B2cFacts, b2cPolicyFrom, reachOf, valueB2c } from './priority-b2c.ts';

const policy = b2cPolicyFrom((key) => resolvePolicy(key, 'b2c').value);

const measured = reachOf(2000, 14, policy);

test.each<[string, B2cFacts, { numerator: number; score: number | null; impactAssumed: boolean }]>([
  [
    'reach × impact × confidence over person-months',
    { reach: measured, impact: 2, confidence: 0.8, personWeeks: 4 * 4.33 },
    { numerator: 3200, score: 800, impactAssumed: false },
  ],
  [
    'an impact that nobody set is assumed to be 1 and marked',
    { reach: measured, impact: null, confidence: 0.5, personWeeks: 4.33 },
    { numerator: 1000, score: 1000, impactAssumed: true },
  ],
  [
    'without effort the numerator stands and there is no score',
    { reach: measured, impact: 1, confidence: 1 },
    { numerator: 2000, score: null, impactAssumed: false },
  ],
  [
    'an effort of zero is no estimate',
    { reach: measured, impact: 1, confidence: 1, personWeeks: 0 },
    { numerator: 2000, score: null, impactAssumed: false },
  ],
  [
    'nobody reached scores nothing, and that is a score',
    { reach: reachOf(0, 14, policy), impact: 3, confidence: 1, personWeeks: 4.33 },
    { numerator: 0, score: 0, impactAssumed: false },
  ],
])('%s', (_title, facts, expected) => {
  const { numerator, score, impactAssumed } = valueB2c(facts, policy);
  expect(impactAssumed).toBe(expected.impactAssumed);
  expect(numerator).toBeCloseTo(expected.numerator, 9);
  if (expected.score === null) expect(score).toBeNull();
  else expect(score).toBeCloseTo(expected.score, 9);
});

test('every factor is opened', () => {
  expect(valueB2c({ reach: measured, impact: null, confidence: 0.5, personWeeks: 8.66 }, policy)).toEqual({
    reach: { people: 2000, source: 'measured', windowDays: 90 },
    impact: 1,
    impactAssumed: true,
    confidence: 0.5,
    numerator: 1000,
    effortPersonMonths: 2,
    score: 500,
  });
});

test('reach that was only heard is marked and has no window', () => {
  expect(reachOf(null, 14, policy)).toEqual({ people: 14, source: 'heard', windowDays: null });
});

describe('laws of the b2c valuation', () => {
  const facts = fc.record({
    reach: fc.integer({ min: 0, max: 1_000_000 }).map((people) => reachOf(people, 0, policy)),
    impact: fc.option(fc.constantFrom(...impacts)),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    personWeeks: fc.integer({ min: 1, max: 500 }),
  });

  it('never falls when more people are reached', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 1, max: 1000 }), (fewer, more) => {
        const wider = { ...fewer, reach: { ...fewer.reach, people: fewer.reach.people + more } };
        expect(valueB2c(wider, policy).score).toBeGreaterThanOrEqual(valueB2c(fewer, policy).score ?? 0);
      }),
    );
  });

  it('does not depend on any other problem: doubling the effort halves the score', () => {
    fc.assert(
      fc.property(facts, (once) => {
        const twice = valueB2c({ ...once, personWeeks: once.personWeeks * 2 }, policy).score ?? 0;
        expect(twice * 2).toBeCloseTo(valueB2c(once, policy).score ?? 0, 6);
      }),
    );
  });
});
