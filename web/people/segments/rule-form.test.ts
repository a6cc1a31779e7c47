import { describe, expect, test } from 'vitest';
import type { SegmentRule } from '../../../contract/people/segment.ts';
import {
  emptyBehaviour,
  emptyCondition,
  groupOf,
  operatorsOf,
  type RuleGroup,
  type RuleLine,
  ruleOf,
  withField,
  withLine,
} from './rule-form.ts';

const units = { minorPerMajor: 100, locale: 'en' };

describe('a rule that is opened and saved again is the same rule', () => {
  test.each<[string, SegmentRule]>([
    ['one condition', { field: 'plan', op: 'is', value: 'Pro' }],
    [
      'conditions that must all hold',
      {
        all: [
          { field: 'plan', op: 'is', value: 'Pro' },
          { field: 'seats', op: 'at_least', value: 10 },
        ],
      },
    ],
    [
      'a group within',
      { any: [{ field: 'plan', op: 'known' }, { all: [{ field: 'seats', op: 'at_most', value: 5 }, { segmentId: 'seg_1' }] }] },
    ],
    [
      'none of several',
      {
        not: {
          any: [
            { field: 'plan', op: 'is', value: 'Pro' },
            { field: 'plan', op: 'unknown' },
          ],
        },
      },
    ],
    ['not one', { not: { field: 'plan', op: 'is', value: 'Pro' } }],
    ['a list of values', { field: 'stage', op: 'in', value: ['active', 'at_risk'] }],
    ['money', { field: 'recurring_revenue', op: 'at_least', value: 123_450 }],
    ['an own attribute', { field: 'attributes.tier', op: 'is', value: 'A' }],
    ['an own number', { field: 'attributes.nps', op: 'is', value: 42 }],
    ['a condition of another area', { source: 'behaviour', value: { event: 'login', days: 30 } }],
  ])('%s', (_what, rule) => expect(ruleOf(groupOf(rule, 'account', units), 'account', units)).toEqual(rule));
});

test('revenue is typed in whole units', () => {
  const [line] = groupOf({ field: 'recurring_revenue', op: 'at_least', value: 123_450 }, 'account', units).lines;
  expect(line).toMatchObject({ value: '1234.5' });
});

describe('a rule is not complete', () => {
  const one = (line: Partial<RuleLine>): RuleGroup => ({
    kind: 'group',
    match: 'all',
    lines: [{ ...emptyCondition('account'), ...line } as RuleLine],
  });
  test.each<[string, RuleGroup]>([
    ['without a condition', { kind: 'group', match: 'all', lines: [] }],
    ['without a value', one({})],
    ['with words where a number belongs', one({ field: 'seats', op: 'at_least', value: 'many' } as Partial<RuleLine>)],
    ['without the name of an attribute', one({ field: 'attributes.', value: 'x' } as Partial<RuleLine>)],
    ['with an empty list', one({ op: 'in' } as Partial<RuleLine>)],
    ['without a segment', { kind: 'group', match: 'all', lines: [{ key: 1, kind: 'segment', segmentId: '' }] }],
  ])('%s', (_what, group) => expect(ruleOf(group, 'account', units)).toBeUndefined());
});

test('another field keeps a comparison that fits and drops the value', () => {
  const line = { ...emptyCondition('account'), op: 'at_least', value: '5', field: 'seats' } as RuleLine & { kind: 'condition' };
  expect(withField(line, 'account', 'employees')).toMatchObject({ op: 'at_least', value: '' });
  expect(withField(line, 'account', 'next_renewal')).toMatchObject({ op: 'on_or_after' });
  expect(operatorsOf('day')).not.toContain('at_least');
});

test('what somebody did takes the place of a first condition that nobody filled in, and of no other', () => {
  const [empty, filled, did] = [emptyCondition('person'), { ...emptyCondition('person'), value: 'admin' }, emptyBehaviour()];
  expect(withLine([empty], did, 'person')).toEqual([did]);
  expect(withLine([filled], did, 'person')).toEqual([filled, did]);
  expect(withLine([filled, empty], did, 'person')).toEqual([filled, empty, did]);
  expect(withLine([empty], filled, 'person')).toEqual([empty, filled]);
});
