import { expect, test } from 'vitest';
import type { AlertAnswer, AlertVerdict } from '../../../contract/analytics/alert.ts';
import { alertStatus, conditionWords, worstOf } from './alert-words.ts';

const alert = (name: string, verdict: AlertVerdict | null): AlertAnswer =>
  ({ name, lastCheck: verdict === null ? null : { verdict } }) as unknown as AlertAnswer;

test('what was crossed stands before what is quiet, and that before what was never checked', () => {
  expect(worstOf([alert('a', null), alert('b', 'clear'), alert('c', 'crossed')])?.name).toBe('c');
  expect(worstOf([alert('a', null), alert('b', 'clear')])?.name).toBe('b');
  expect(worstOf([])).toBeUndefined();
});

test('an alert says how it stands by shape and word', () => {
  expect(alertStatus(alert('a', 'stays'))).toEqual({ shape: 'warning', label: 'Still crossed', isDanger: true });
  expect(alertStatus(alert('a', null))).toMatchObject({ shape: 'empty' });
});

test.each([
  [{ kind: 'below', threshold: 1200 }, 'below 1,200 in a week'],
  [{ kind: 'falls', by: 20, unit: 'percent' }, 'falls by 20 % against a week before'],
] as const)('the condition is told in words', (condition, words) => {
  expect(conditionWords(condition, 'week').replace('1.200', '1,200')).toBe(words);
});
