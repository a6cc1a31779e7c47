import { expect, test } from 'vitest';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import { issuesByField, startOf } from './draft-start.ts';

const mapping = (source: string): Mapping => ({ version: 1, kind: 'account', source, mode: 'create_or_update', fields: {} });
const guess = { kinds: [], mapping: mapping('guessed'), fields: [], unmapped: [], questions: [] };

test.each([
  [mapping('set'), mapping('before'), 'best', 'set', 'set'],
  [null, mapping('before'), 'best', 'before', 'remembered'],
  [null, null, 'best', 'guessed', 'guess'],
  [mapping('set'), mapping('before'), 'guess', 'guessed', 'guess'],
  [mapping('set'), mapping('before'), 'remembered', 'before', 'remembered'],
] as const)('set %o, remembered %o, asked for %s', (set, remembered, wants, source, origin) => {
  const start = startOf({ guess, ready: [], remembered, mapping: set }, wants, {});
  expect([start.mapping.source, start.origin]).toEqual([source, origin]);
});

test('a ready mapping goes before the guess and behind what somebody has said; one can be named', () => {
  const made = (id: string) => ({ id, name: id, testedWith: null, guess: { ...guess, mapping: { ...mapping(id), note: id } } });
  const known = { guess, ready: [made('deals'), made('others')], remembered: null, mapping: null };
  expect(startOf(known, 'best', {})).toMatchObject({ origin: 'ready', ready: { id: 'deals' }, mapping: { source: 'deals' } });
  expect(startOf(known, 'ready others', {})).toMatchObject({ origin: 'ready', ready: { id: 'others' } });
  expect(startOf(known, 'guess', {})).toMatchObject({ origin: 'guess', ready: undefined, mapping: { source: 'guessed' } });
  const set = { ...mapping('mine'), note: 'others' };
  expect(startOf({ ...known, mapping: set }, 'best', {})).toMatchObject({
    origin: 'set',
    ready: { id: 'others' },
    mapping: { source: 'mine' },
  });
});

test('what was said about the whole file is kept', () =>
  expect(
    startOf({ guess, ready: [], remembered: null, mapping: null }, 'guess', { source: 'HubSpot', mode: 'create_only' }).mapping,
  ).toMatchObject({
    source: 'HubSpot',
    mode: 'create_only',
  }));

test('a refusal stands at its field', () =>
  expect([
    ...issuesByField([
      { path: 'mapping.fields.attributes.plan.sources.0', code: 'column_missing', message: 'No such column.' },
      { path: 'mapping.fields.name', code: 'field_required', message: 'Name is needed.' },
      { path: 'mapping.productId', code: 'product_required', message: 'Choose a product.' },
    ]),
  ]).toEqual([
    ['attributes.plan', 'No such column.'],
    ['name', 'Name is needed.'],
    ['', 'Choose a product.'],
  ]));
