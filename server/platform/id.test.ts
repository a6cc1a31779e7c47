import { expect, test } from 'vitest';
import { newId } from './id.ts';

const atMs = Date.parse('2026-01-15T09:00:00Z');

test('ids that are made within one millisecond sort in the order in which they were made', () => {
  const ids = Array.from({ length: 20_000 }, () => newId('evd', atMs));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test('so they do while others are made for another moment', () => {
  const [now, later] = [[] as string[], [] as string[]];
  for (let at = 0; at < 1_000; at++) {
    now.push(newId('evd', atMs));
    later.push(newId('evd', atMs + 7));
  }
  expect([...now, ...later].toSorted()).toEqual([...now, ...later]);
});

test('an id has its prefix and twenty characters, and the later one is greater', () => {
  expect(newId('prb', 0)).toMatch(/^prb_[0-9a-hjkmnp-tv-z]{20}$/);
  expect(newId('prb', Date.parse('9999-12-31T00:00:00Z'))).toMatch(/^prb_[0-9a-hjkmnp-tv-z]{20}$/);
  expect(newId('prb', atMs) < newId('prb', atMs + 1)).toBe(true);
});
