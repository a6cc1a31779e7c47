import { expect, test } from 'vitest';
import { type Question, question } from '../../../contract/analytics/question.ts';
import { countsPeople, peopleReduction } from './people-counting.ts';

const asked = (more: object): Question => question.parse({ version: 1, ...more });
const any = { events: null };

test.each([
  [
    'uniques of a trend',
    {
      kind: 'trends',
      series: [
        { ...any, measure: { kind: 'count' } },
        { ...any, measure: { kind: 'unique' } },
      ],
    },
    1,
  ],
  ['who stopped in a funnel', { kind: 'funnel', steps: [any, any] }, undefined],
  ['a cohort', { kind: 'cohort', conditions: [{ ...any, times: { op: 'at_least', count: 1 } }] }, undefined],
])('%s are people', (_title, of, series) => {
  const found = peopleReduction(asked(of));
  expect(found).toBeDefined();
  if (found?.kind === 'trends') expect(found.series).toBe(series);
  expect(found && countsPeople({ question: asked(of), reduction: found })).toBe(true);
});

test.each([
  ['accounts are no people', { kind: 'trends', by: 'account', series: [{ ...any, measure: { kind: 'unique' } }] }],
  ['events are no people', { kind: 'trends', series: [{ ...any, measure: { kind: 'count' } }] }],
  ['a retention is many cohorts', { kind: 'retention', start: any, comeBack: any }],
])('%s', (_title, of) => {
  expect(peopleReduction(asked(of))).toBeUndefined();
});
