import { describe, expect, it, test } from 'vitest';
import { businessModels } from '../strategy/product.ts';
import { getPolicy, isPolicyKey, policies } from './index.ts';
import { mayOverride, type Policy, policyAreas } from './policy.ts';
import { resolvePolicy } from './resolve.ts';

const declared: readonly Policy[] = policies;

test('no two policies have the same key, and each key begins with its area', () => {
  expect(new Set(declared.map(({ key }) => key)).size).toBe(declared.length);
  expect(declared.filter(({ key, area }) => !key.startsWith(`${area}.`))).toEqual([]);
});

test('the playbook is in the order of its areas, and every area has a policy', () => {
  expect([...new Set(declared.map(({ area }) => area))]).toEqual(policyAreas);
});

test('policies of people and problems take effect now, those of the other areas with their area', () => {
  for (const { area, takesEffect } of declared) {
    expect(takesEffect).toBe(area === 'people' || area === 'problems' ? 'now' : area);
  }
});

describe.each(declared.map((policy) => ({ key: policy.key, policy })))('$key', ({ policy }) => {
  it.each(businessModels)('has a default for %s that fits its schema and can be said in words', (model) => {
    const value = policy.defaults[model];
    expect(policy.schema.parse(value)).toEqual(value);
    const sentence = policy.describe(value);
    expect(sentence).toMatch(/^\S.*\.$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object|null/);
  });

  it('asks a question, names its source and decides something', () => {
    expect(policy.question).toMatch(/\?$/);
    expect(policy.source.text.length).toBeGreaterThan(10);
    expect(policy.source.date).toMatch(/^\d{4}(-\d\d){0,2}$/);
    expect(policy.decides.length).toBeGreaterThan(0);
  });
});

describe('a policy that decides nothing yet', () => {
  it('may not be overridden', () => {
    expect(mayOverride(getPolicy('releases.notice'), 'b2b')).toBe(false);
  });

  it('may not be overridden for a business model it does not concern', () => {
    expect(mayOverride(getPolicy('problems.churnShares'), 'b2c')).toBe(false);
    expect(mayOverride(getPolicy('problems.churnShares'), 'hybrid')).toBe(true);
  });
});

describe('resolving a policy', () => {
  it('takes the default of the business model', () => {
    expect(resolvePolicy('problems.order', 'b2b')).toEqual({
      value: { kind: 'lens', lens: 'b2b' },
      from: 'default',
      ignoredOverride: null,
    });
    expect(resolvePolicy('problems.order', 'b2c').value).toEqual({ kind: 'lens', lens: 'b2c' });
    expect(resolvePolicy('people.customer', 'hybrid').value).toBe('both');
  });

  it('takes the override where there is one', () => {
    expect(resolvePolicy('problems.peoplePerProblem', 'b2b', 3)).toEqual({ value: 3, from: 'override', ignoredOverride: null });
  });

  it.each([undefined, null])('takes the default when the override is %s', (override) => {
    expect(resolvePolicy('problems.peoplePerProblem', 'b2b', override).from).toBe('default');
  });

  it('leaves an override that no longer fits, and says so', () => {
    const resolved = resolvePolicy('problems.peoplePerProblem', 'b2b', 'two');
    expect(resolved).toMatchObject({ value: 2, from: 'default' });
    expect(resolved.ignoredOverride).not.toBeNull();
  });

  it('knows its own keys only', () => {
    expect(isPolicyKey('problems.order')).toBe(true);
    expect(isPolicyKey('problems.toString')).toBe(false);
    expect(isPolicyKey('__proto__')).toBe(false);
  });
});

const confidence = resolvePolicy('problems.confidence', 'b2c').value;

test.each([
  ['weights that fall with importance', 'problems.importanceWeights', [0, 0.5, 0.2, 1]],
  ['a weight above 1, which would attribute more than the budget', 'problems.importanceWeights', [0, 0.2, 0.5, 2]],
  ['a weight for what is not important', 'problems.importanceWeights', [0.1, 0.2, 0.5, 1]],
  ['three weights', 'problems.importanceWeights', [0, 0.2, 0.5]],
  ['an impact between the steps', 'problems.assumedImpact', 1.5],
  ['nobody working', 'problems.peoplePerProblem', 0],
  ['an endless number', 'problems.peoplePerProblem', Number.POSITIVE_INFINITY],
  ['a confidence that falls with evidence', 'problems.confidence', { ...confidence, heard: { ...confidence.heard, votes: 0.9 } }],
  [
    'a measurement that lowers confidence',
    'problems.confidence',
    { ...confidence, measured: { ...confidence.heard, severalKindsFew: 0.45 } },
  ],
  ['an order that adds money and heads', 'problems.order', { kind: 'weighted', b2b: 0.5, b2c: 0.5 }],
  ['a rule with a field nobody reads', 'problems.order', { kind: 'lens', lens: 'b2b', weeks: 3 }],
  [
    'a stage named twice',
    'people.dealStageProbabilities',
    {
      stages: [
        { stage: 'Won', probability: 1 },
        { stage: 'won', probability: 0 },
      ],
      otherwise: 0,
    },
  ],
  ['a probability of 20', 'people.dealStageProbabilities', { stages: [], otherwise: 20 }],
] as const)('the playbook refuses %s', (_title, key, value) => {
  expect((getPolicy(key) as Policy).schema.safeParse(value).success).toBe(false);
});
