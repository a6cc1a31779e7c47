import { expect, test } from 'vitest';
import { evidenceFilterNames } from './evidence-filter-names.ts';
import { evidenceFilters, evidenceQueryOf } from './evidence-filters.ts';

const asked = (values: Record<string, string>, typed?: string, order?: Parameters<typeof evidenceQueryOf>[2]) =>
  Object.fromEntries(Object.entries(evidenceQueryOf(values, typed, order)).filter(([, value]) => value !== undefined));

const account = `acc_${'0'.repeat(20)}`;

test.each<[string, Record<string, string>, object]>([
  ['a kind', { kind: 'support' }, { kind: 'support' }],
  ['a kind that nobody knows is not asked for', { kind: 'fax' }, {}],
  ['what waits', { state: 'waiting' }, { triage: 'waiting' }],
  ['an account', { account }, { accountId: account }],
  ['no id at all', { account: 'Acme', person: account, problem: 'x' }, {}],
  ['the archived', { archived: 'yes' }, { archived: true }],
  [
    'days, both included',
    { said: '2026-05-01..2026-05-31' },
    { from: new Date(2026, 4, 1).toISOString(), until: new Date(2026, 5, 1).toISOString() },
  ],
  ['from a day on', { said: '2026-05-01..' }, { from: new Date(2026, 4, 1).toISOString() }],
  ['no day', { said: 'soon..later' }, {}],
])('%s', (_title, values, wanted) => expect(asked(values)).toEqual(wanted));

test('newest first is what the server does unasked', () => {
  expect(asked({}, undefined, { id: 'said', isDescending: true })).toEqual({});
  expect(asked({}, 'slow', { id: 'said', isDescending: false })).toEqual({ q: 'slow', sort: 'oldest' });
});

test('the route knows the name of each filter, and no other', () => {
  expect(evidenceFilters().map((filter) => filter.id)).toEqual(evidenceFilterNames);
});
