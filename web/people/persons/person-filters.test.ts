import { expect, test } from 'vitest';
import { personQueryOf } from './person-filters.ts';

const asked = (values: Record<string, string>, lens?: 'business' | 'consumer' | 'both') =>
  Object.fromEntries(Object.entries(personQueryOf(values, undefined, undefined, lens)).filter(([, value]) => value !== undefined));

test.each([
  [undefined, {}],
  ['both', {}],
  ['business', { accountId: 'any' }],
  ['consumer', { accountId: 'none' }],
] as const)('through the lens %s: %o', (lens, query) => expect(asked({}, lens)).toEqual(query));

test('a filter says it more exactly than the lens', () => expect(asked({ belongs: 'none' }, 'business')).toEqual({ accountId: 'none' }));

test('what the server would refuse is not sent', () => expect(asked({ belongs: 'x', role: 'king', segment: 'seg_x' })).toEqual({}));

test('words and order go along', () =>
  expect(personQueryOf({}, 'ada', { id: 'updated', isDescending: true }, undefined)).toMatchObject({
    q: 'ada',
    sort: 'updated',
    direction: 'desc',
  }));
