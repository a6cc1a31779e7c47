import { expect, test } from 'vitest';
import type { ImportCounts, RecordKindAnswer } from '../../../contract/exchange/import.ts';
import type { Mapping, ValueOptions } from '../../../contract/exchange/mapping.ts';
import { knownSources, referenceQuestions } from './reference-source.ts';

const none: ImportCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  refused: 0,
  kept: 0,
  problemsCreated: 0,
  accountsCreated: 0,
  personsCreated: 0,
  warnings: 0,
};
const tickets: RecordKindAnswer = {
  kind: 'evidence',
  label: 'Evidence',
  plural: 'evidence',
  byProduct: true,
  atLeastOne: [],
  fields: [{ key: 'account', label: 'Account', type: 'account' }],
};
const mapping = (source: string, options: ValueOptions = {}): Mapping => ({
  version: 1,
  kind: 'evidence',
  source,
  mode: 'create_or_update',
  fields: { account: { sources: [{ is: 'column', column: 'account_id', options }] } },
});

const known = knownSources([
  { kind: 'account', source: 'CRM', fileName: 'accounts.csv', status: 'done', counts: none },
  { kind: 'account', source: 'CRM', fileName: 'older.csv', status: 'done', counts: none },
  { kind: 'account', source: 'Trial', fileName: 'trial.csv', status: 'undone', counts: none },
  { kind: 'evidence', source: 'Survey', fileName: 'answers.csv', status: 'done', counts: { ...none, personsCreated: 5 } },
]);

test('the systems are those whose records came in and stand', () =>
  expect(known).toEqual({
    account: [{ source: 'CRM', fileName: 'accounts.csv' }],
    person: [{ source: 'Survey', fileName: 'answers.csv' }],
  }));

test.each([
  ['ids of an unknown system are asked about', mapping('Helpdesk'), 1],
  ['the same system needs no question', mapping('CRM'), 0],
  ['nor does one that was named', mapping('Helpdesk', { source: 'CRM' }), 0],
  ['nor accounts that are found by name', mapping('Helpdesk', { by: 'name' }), 0],
] as const)('%s', (_, draft, count) => expect(referenceQuestions(tickets, draft, known)).toHaveLength(count));

test('without earlier imports there is nothing to choose from', () =>
  expect(referenceQuestions(tickets, mapping('Helpdesk'), { account: [], person: [] })).toEqual([]));
