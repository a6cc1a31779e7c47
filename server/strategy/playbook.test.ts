import { describe, expect, test } from 'vitest';
import { getPolicy } from '../../contract/playbook/index.ts';
import type { Policy } from '../../contract/playbook/policy.ts';
import type { BusinessModel } from '../../contract/strategy/product.ts';
import { assertOverridable, modelChangeOf, parsePolicyValue, playbookOf } from './playbook.ts';
import type { PolicyOverrideRow } from './tables.ts';

const product = (business_model: BusinessModel) => ({ id: 'prd_1', name: 'Ledger', business_model });

const override = (business_model: BusinessModel, policy_key: string, value: unknown): PolicyOverrideRow => ({
  workspace_id: 'wsp_1',
  product_id: 'prd_1',
  business_model,
  policy_key,
  value,
  reason: 'We measured it.',
  member_id: 'mem_1',
  member_name: 'Anna',
  set_at: new Date('2026-01-15T09:00:00Z'),
  version: 1,
});

const policyIn = (playbook: ReturnType<typeof playbookOf>, key: string) =>
  playbook.areas.flatMap((area) => area.policies).find((policy) => policy.key === key)!;

describe('the playbook of a product', () => {
  test('has every area with its question and an answer for each business model', () => {
    const { areas } = playbookOf(product('b2b'), []);
    expect(areas.map(({ area }) => area)).toEqual(['people', 'problems', 'expertise', 'ownership', 'acquisition', 'releases', 'success']);
    for (const area of areas) {
      expect(area.question).toMatch(/\?$/);
      expect(Object.values(area.answers).every((answer) => answer.endsWith('.'))).toBe(true);
      expect(area.policies.length).toBeGreaterThan(0);
    }
  });

  test('holds the default of its model, and says all three in words', () => {
    expect(policyIn(playbookOf(product('b2c'), []), 'problems.order')).toMatchObject({
      effective: { words: 'By the score of the consumer lens.', from: 'default' },
      defaults: { b2b: { words: 'By the score of the business lens.' } },
      mayOverride: true,
      version: 0,
    });
  });

  test('holds the override of its own model; those of the others are shown resting', () => {
    const rows = [override('b2b', 'problems.peoplePerProblem', 3), override('hybrid', 'problems.peoplePerProblem', 5)];
    const policy = policyIn(playbookOf(product('b2b'), rows), 'problems.peoplePerProblem');
    expect(policy.effective).toMatchObject({ value: 3, from: 'override' });
    expect(policy.overrides).toMatchObject({ b2c: null, b2b: { value: 3, memberName: 'Anna' }, hybrid: { value: 5 } });
  });

  test('leaves an override that no longer fits and says so', () => {
    const policy = policyIn(
      playbookOf(product('b2b'), [override('b2b', 'problems.peoplePerProblem', 'three')]),
      'problems.peoplePerProblem',
    );
    expect(policy.effective).toMatchObject({ value: 2, from: 'default' });
    expect(policy.overrides.b2b).toMatchObject({ words: null, ignored: expect.any(String) });
  });
});

describe('a change of the business model', () => {
  test('names what decides differently, in the words of before and after', () => {
    const { changes } = modelChangeOf(product('b2b'), 'b2c', []);
    expect(changes.find((change) => change.key === 'problems.order')).toMatchObject({
      before: { words: 'By the score of the business lens.', decides: true },
      after: { words: 'By the score of the consumer lens.', decides: true },
    });
    expect(changes.find((change) => change.key === 'problems.churnShares')).toMatchObject({
      before: { decides: true },
      after: { decides: false },
    });
  });

  test('does not name what stays as it is', () => {
    const { changes } = modelChangeOf(product('b2b'), 'b2c', []);
    expect(changes.map((change) => change.key)).not.toContain('problems.chosenAtOnce');
  });

  test('says which overrides rest and which return', () => {
    const rows = [override('b2b', 'problems.chosenAtOnce', 9), override('b2c', 'problems.assumedImpact', 0.5)];
    expect(modelChangeOf(product('b2b'), 'b2c', rows)).toMatchObject({
      restingOverrides: ['Problems chosen at once'],
      returningOverrides: ['Impact until somebody sets it'],
    });
  });

  test('to the same model changes nothing', () => {
    const rows = [override('b2b', 'problems.chosenAtOnce', 9)];
    expect(modelChangeOf(product('b2b'), 'b2b', rows)).toMatchObject({ changes: [], restingOverrides: [], returningOverrides: [] });
  });
});

describe('an override', () => {
  test.each([
    ['of a policy whose area does not exist yet', 'releases.notice', 'b2b', 'policy_not_in_effect'],
    ['of a policy that decides nothing under the model', 'problems.churnShares', 'b2c', 'policy_decides_nothing'],
  ] as const)('%s is refused', (_title, key, model, code) => {
    expect(() => assertOverridable(getPolicy(key) as Policy, model)).toThrow(expect.objectContaining({ code }));
  });

  test('that does not fit says where', () => {
    expect(() => parsePolicyValue(getPolicy('problems.importanceWeights') as Policy, [0, 0.2, 0.5, 2])).toThrow(
      expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ path: 'value.3', code: 'too_big' })] }),
    );
  });
});
