import { describe, expect, test } from 'vitest';
import { getPolicy, type PolicyKey, policies } from '../../../contract/playbook/index.ts';
import type { Policy } from '../../../contract/playbook/policy.ts';
import { checkDraft, percentOfShare, shareOfPercent } from './policy-draft.ts';
import { fieldsOf } from './policy-fields.ts';

const check = (key: PolicyKey, draft: unknown) => checkDraft(getPolicy(key) as Policy, draft, fieldsOf(key)?.figure ?? 'plain');

describe('a draft', () => {
  test('that is sound is said in the words of its policy', () => {
    expect(check('problems.chosenAtOnce', 3)).toEqual({ isSound: true, value: 3, words: 'At most 3.' });
  });

  test.each([
    ['an empty number', 'problems.chosenAtOnce', undefined, { '': 'Give a number.' }],
    ['half a problem', 'problems.chosenAtOnce', 2.5, { '': 'Give a whole number.' }],
    ['a number that is too small', 'problems.peoplePerProblem', 0, { '': 'At least 0.1.' }],
    ['a share above all', 'problems.churnShares', [0, 0.1, 0.2, 1.5], { 3: 'At most 100%.' }],
    [
      'weights that fall',
      'problems.importanceWeights',
      [0, 0.5, 0.2, 1],
      { '': 'A higher importance must not count less than a lower one' },
    ],
    [
      'a stage without a name',
      'people.dealStageProbabilities',
      { stages: [{ stage: '', probability: 0.2 }], otherwise: 0.2 },
      { 'stages.0.stage': 'Give a name.' },
    ],
    [
      'an order without weeks',
      'problems.order',
      { kind: 'deadlinesFirst', weeks: undefined, otherwise: 'b2c' },
      { weeks: 'Give a number.' },
    ],
  ] as const)('with %s says where and what', (_title, key, draft, faults) => {
    expect(check(key, draft)).toEqual({ isSound: false, faults });
  });
});

test.each([
  [12.5, 0.125],
  [2, 0.02],
  [29, 0.29],
  [0.1, 0.001],
])('%d per cent is the share %d, and back', (percent, share) => {
  expect(shareOfPercent(percent)).toBe(share);
  expect(percentOfShare(share)).toBe(percent);
});

test.each((policies as readonly Policy[]).filter((policy) => policy.takesEffect === 'now').map((policy) => policy.key))(
  '%s takes effect now, so there is a form for it',
  (key) => {
    expect(fieldsOf(key)).toBeDefined();
  },
);
