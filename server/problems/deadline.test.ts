import { expect, test } from 'vitest';
import { asksForAnswer, refusalOfAnswer } from './deadline.ts';

test.each([
  ['2026-01-14', true],
  ['2026-01-15', false],
  [null, false],
])('on 2026-01-15 the date %s asks for an answer: %s', (dueOn, asks) => {
  expect(asksForAnswer(dueOn, '2026-01-15')).toBe(asks);
});

test.each([
  ['2026-01-14', { is: 'moved', to: '2026-02-01' }, null],
  ['2026-01-14', { is: 'no_longer_holds' }, null],
  ['2026-01-14', { is: 'moved', to: '2026-01-14' }, 'moved_into_past'],
  ['2026-01-15', { is: 'no_longer_holds' }, 'date_not_passed'],
  [null, { is: 'no_longer_holds' }, 'date_not_passed'],
] as const)('%s answered by %o: %s', (dueOn, answer, refusal) => {
  expect(refusalOfAnswer(dueOn, answer, '2026-01-15')).toBe(refusal);
});
