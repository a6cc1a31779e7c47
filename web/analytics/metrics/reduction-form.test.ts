import { expect, test } from 'vitest';
import { metricDefinition } from '../../../contract/analytics/metric.ts';
import { questionKinds, questionOfKind } from '../question/question-draft.ts';
import { hasMean, likelyReduction, likelyUnit, plainQuestion } from './reduction-form.ts';

test.each(questionKinds)('a %s can be made a metric as the form starts', (kind) => {
  const question = plainQuestion({ ...questionOfKind(kind), breakdown: { by: 'property', name: 'plan', top: 5 }, compare: 'year' });
  expect(metricDefinition.safeParse({ question, reduction: likelyReduction(question) }).error).toBeUndefined();
});

test.each([
  ['a share is in percent', 'funnel', '%'],
  ['uniques are people', 'trends', 'people'],
  ['a cohort is people', 'cohort', 'people'],
] as const)('%s', (_title, kind, unit) => {
  const question = questionOfKind(kind);
  expect(likelyUnit(question, likelyReduction(question))).toBe(unit);
});

test('uniques have no mean, counts do', () => {
  const question = questionOfKind('trends');
  expect(hasMean(question, 0)).toBe(false);
  expect(
    hasMean({ ...question, series: [{ events: null, filters: [], name: null, measure: { kind: 'count' } }] } as typeof question, 0),
  ).toBe(true);
});
