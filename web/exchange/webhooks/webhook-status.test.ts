import { describe, expect, test } from 'vitest';
import { answerOf, eventsOf, messageStatusOf, readable, statusOf } from './webhook-status.ts';

const attempt = { at: '2026-01-15T09:00:00Z', status: 500, trouble: null, durationMs: 3 };

describe('the badge of a webhook', () => {
  test.each([
    [{ status: 'active', failingSince: null }, 'Active'],
    [{ status: 'active', failingSince: '2026-01-15T09:00:00Z' }, 'Failing'],
    [{ status: 'paused', failingSince: '2026-01-15T09:00:00Z' }, 'Paused'],
    [{ status: 'off', failingSince: null }, 'Switched off'],
  ] as const)('of %o says %s', (webhook, label) => {
    expect(statusOf(webhook).label).toBe(label);
  });
});

describe('a message', () => {
  test.each([
    [{ state: 'waiting', lastAttempt: null }, 'Waiting'],
    [{ state: 'waiting', lastAttempt: attempt }, 'Trying again'],
    [{ state: 'delivered', lastAttempt: attempt }, 'Delivered'],
    [{ state: 'failed', lastAttempt: attempt }, 'Given up'],
  ] as const)('%o is told as %s', (message, label) => {
    expect(messageStatusOf(message).label).toBe(label);
  });

  test('was answered by a number, by a reason why not, or not yet', () => {
    expect([answerOf(attempt), answerOf({ status: null, trouble: 'took_too_long' }), answerOf(null)]).toEqual([
      '500',
      'No answer within 15 s',
      '',
    ]);
    expect(answerOf({ status: null, trouble: 'something_new' })).toBe('something_new');
  });

  test('is shown in lines when it is JSON, and as it stands when not', () => {
    expect([readable('{"a":1}'), readable('<html>')]).toEqual(['{\n  "a": 1\n}', '<html>']);
  });
});

test('how much a webhook is told of', () => {
  expect([['*'], ['problem.created'], ['problem.created', 'problem.merged']].map((events) => eventsOf({ events }))).toEqual([
    'Everything',
    '1 event',
    '2 events',
  ]);
});
