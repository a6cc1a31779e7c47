import { expect, test } from 'vitest';
import type { Question } from '../../../contract/analytics/question.ts';
import { check, isSameQuestion, lean, questionKinds, questionOfKind } from './question-draft.ts';

test.each(questionKinds)('a new %s can be asked as it stands, and a link brings back the same', (kind) => {
  const question = questionOfKind(kind);
  expect(check(question).question).toEqual(question);
  expect(check(JSON.parse(JSON.stringify(lean(question)))).question).toEqual(question);
});

const funnel: Question = {
  ...(questionOfKind('funnel') as Question & { kind: 'funnel' }),
  by: 'account',
  steps: [
    { events: ['Signed up'], filters: [], name: null },
    {
      events: ['Invited'],
      filters: [{ type: 'text', on: 'property', name: 'plan', op: 'is', values: ['pro'] }],
      name: 'Invited a colleague',
    },
  ],
};

test('another kind of the same question keeps its events, its range and who is counted', () => {
  const trends = questionOfKind('trends', funnel);
  expect(trends).toMatchObject({ kind: 'trends', by: 'account', series: [{ events: ['Signed up'] }, { events: ['Invited'] }] });
  expect(questionOfKind('retention', trends)).toMatchObject({ start: { events: ['Signed up'] }, comeBack: { events: ['Invited'] } });
});

test('a link leaves out what goes without saying', () => {
  expect(Object.keys(lean(funnel)).sort()).toEqual(['by', 'kind', 'steps', 'version']);
  expect(isSameQuestion(check(lean(funnel)).question as Question, funnel)).toBe(true);
});

test('a condition without a value is not yet asked, a formula without letters neither', () => {
  const draft = {
    ...questionOfKind('trends'),
    filters: [{ type: 'text', on: 'property', name: 'plan', op: 'is', values: [] }],
    formulas: [{ name: null, formula: ' ' }],
    breakdown: { by: 'property', name: '', top: 10 },
  };
  expect(check(draft).question).toEqual(questionOfKind('trends'));
});

test('what cannot be asked is told in words', () => {
  expect(check({ ...questionOfKind('retention'), counting: 'bracket' }).fault).toBe('brackets belong to counting by bracket');
  expect(check('nonsense').question).toBeUndefined();
});
