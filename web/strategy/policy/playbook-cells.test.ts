import { describe, expect, test } from 'vitest';
import { getPolicy, type PolicyKey } from '../../../contract/playbook/index.ts';
import type { Policy } from '../../../contract/playbook/policy.ts';
import type { PolicyOverrideAnswer } from '../../../contract/strategy/playbook.ts';
import { cellsOf, columns } from './playbook-cells.ts';

const noOverrides = { b2c: null, b2b: null, hybrid: null };

const answerOf = (key: PolicyKey, overrides: Partial<Record<(typeof columns)[number], PolicyOverrideAnswer>> = {}) => {
  const policy: Policy = getPolicy(key);
  const said = (model: (typeof columns)[number]) => ({ value: policy.defaults[model], words: policy.describe(policy.defaults[model]) });
  return {
    defaults: { b2c: said('b2c'), b2b: said('b2b'), hybrid: said('hybrid') },
    overrides: { ...noOverrides, ...overrides },
    decides: [...policy.decides],
  };
};

const kinds = (cells: ReturnType<typeof cellsOf>) => columns.map((model) => cells[model].kind);

const override: PolicyOverrideAnswer = {
  value: 3,
  words: 'At most 3.',
  ignored: null,
  reason: 'Ours.',
  memberId: 'mem_1',
  memberName: 'Anna',
  setAt: '2026-01-15T09:00:00Z',
  version: 1,
};

describe('the three columns of a policy', () => {
  test.each([
    ['say three things where the defaults differ', 'problems.order', 'b2b', ['value', 'value', 'value']],
    ['say one thing once, in the column of the product', 'problems.chosenAtOnce', 'b2b', ['same', 'value', 'same']],
    ['are silent where the policy decides nothing', 'problems.churnShares', 'b2b', ['silent', 'value', 'same']],
    ['let the first one speak where the own is silent', 'problems.churnShares', 'b2c', ['silent', 'value', 'same']],
    ['find the same answer in the own column', 'releases.notice', 'hybrid', ['value', 'same', 'value']],
  ] as const)('%s', (_title, key, current, expected) => {
    expect(kinds(cellsOf(answerOf(key), current))).toEqual(expected);
  });

  test('show an override even under another model, where it rests', () => {
    const cells = cellsOf(answerOf('problems.chosenAtOnce', { hybrid: override }), 'b2c');
    expect(cells.hybrid).toMatchObject({ kind: 'value', value: 3, override: { memberName: 'Anna' } });
    expect(cells.b2b).toEqual({ kind: 'same', as: 'b2c' });
  });

  test('show the default where an override no longer fits', () => {
    const cells = cellsOf(answerOf('problems.chosenAtOnce', { b2b: { ...override, words: null, ignored: 'no number' } }), 'b2b');
    expect(cells.b2b).toMatchObject({ kind: 'value', value: 5, override: null });
  });
});
