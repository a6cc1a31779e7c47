import { describe, expect, test } from 'vitest';
import { accountOf, liesInFuture, titleOf } from './evidence.ts';

describe('the title of evidence', () => {
  test.each([
    [{ title: 'Named', body: 'text', fields: {} }, 'Named'],
    [{ title: null, body: '  Exports\n fail  every Monday ', fields: {} }, 'Exports fail every Monday'],
    [{ title: null, body: '', fields: { Priority: 'high', Score: 3, Note: null, Plan: '' } }, 'Priority: high · Score: 3'],
    [{ title: null, body: '   ', fields: { ok: false } }, 'ok: false'],
    [{ title: null, body: ' ', fields: {} }, null],
    [{ title: null, body: '<script>alert(1)</script>', fields: {} }, '<script>alert(1)</script>'],
  ])('%o → %s', (evidence, title) => {
    expect(titleOf(evidence)).toBe(title);
  });

  test('is cut where a word ends, and never inside a character', () => {
    const words = titleOf({ title: null, body: 'word '.repeat(100), fields: {} });
    expect(words).toMatch(/word…$/);
    expect(words?.length).toBeLessThanOrEqual(120);
    const faces = titleOf({ title: null, body: `${'x'.repeat(118)}😀😀`, fields: {} });
    expect(faces?.isWellFormed()).toBe(true);
  });
});

describe('the account of evidence', () => {
  test.each([
    ['acc_a', ['acc_b', 'acc_c'], { accountId: 'acc_a', unclear: false }],
    [null, ['acc_b'], { accountId: 'acc_b', unclear: false }],
    [null, ['acc_b', 'acc_b'], { accountId: 'acc_b', unclear: false }],
    [null, ['acc_b', 'acc_c'], { accountId: null, unclear: true }],
    [null, [], { accountId: null, unclear: false }],
  ])('named %s, member of %o → %o', (named, active, spoken) => {
    expect(accountOf(named, active)).toEqual(spoken);
  });
});

test('a day ahead is a zone, two days ahead are a mistake', () => {
  const now = new Date('2026-01-15T09:00:00Z');
  expect(liesInFuture(new Date('2026-01-16T08:00:00Z'), now)).toBe(false);
  expect(liesInFuture(new Date('2026-01-17T09:00:00Z'), now)).toBe(true);
});
