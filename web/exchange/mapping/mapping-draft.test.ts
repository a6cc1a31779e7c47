import { expect, test } from 'vitest';
import type { RecordKindAnswer } from '../../../contract/exchange/import.ts';
import type { FieldSource, Mapping } from '../../../contract/exchange/mapping.ts';
import {
  groupFields,
  guessBehind,
  keepColumn,
  lostColumns,
  missingFields,
  openQuestions,
  questionId,
  suretyOf,
  unusedColumns,
  withOptions,
  withSource,
} from './mapping-draft.ts';

const kind: RecordKindAnswer = {
  kind: 'evidence',
  label: 'Evidence',
  plural: 'evidence',
  byProduct: true,
  atLeastOne: [['body', 'title', 'fields']],
  fields: [
    { key: 'externalId', label: 'External id', type: 'line' },
    { key: 'kind', label: 'Kind', type: 'choice', required: true },
    { key: 'title', label: 'Title', type: 'line' },
    { key: 'body', label: 'Verbatim', type: 'text' },
    { key: 'occurredAt', label: 'When', type: 'instant' },
    { key: 'fields', label: 'Structured field', type: 'attributes' },
  ],
};
const column = (name: string): FieldSource => ({ is: 'column', column: name });
const mapping = (fields: Record<string, FieldSource>, more: Partial<Mapping> = {}): Mapping => ({
  version: 1,
  kind: 'evidence',
  source: 'file',
  mode: 'create_or_update',
  fields: Object.fromEntries(Object.entries(fields).map(([key, source]) => [key, { sources: [source] }])),
  ...more,
});
const file = { columns: ['id', 'text', 'day', 'plan'], rows: [] };

test('what is needed is told as alternatives, until one of them is there', () => {
  expect(missingFields(kind, mapping({})).map((group) => group.map((field) => field.key))).toEqual([['kind'], ['body', 'title', 'fields']]);
  expect(missingFields(kind, mapping({ kind: { is: 'constant', value: 'survey' }, 'fields.plan': column('plan') }))).toEqual([]);
  expect(missingFields(kind, mapping({}, { mode: 'update_only' })).map((group) => group[0]?.key)).toEqual(['externalId']);
});

test('fields stand in groups: needed, filled, kept, still empty', () => {
  expect(groupFields(kind, mapping({ body: column('text'), 'fields.plan': column('plan') }))).toEqual([
    { id: 'needed', keys: ['externalId', 'kind', 'title', 'body'] },
    { id: 'kept', keys: ['fields.plan'] },
    { id: 'empty', keys: ['occurredAt'] },
  ]);
});

test('columns that nothing reads are known, and columns that are not there', () => {
  const draft = mapping(
    { body: { is: 'template', template: '{text} {gone}' } },
    { rows: { match: 'all', conditions: [{ column: 'day', is: 'empty' }] } },
  );
  expect(unusedColumns(file, draft)).toEqual(['id', 'plan']);
  expect(lostColumns(file, draft)).toEqual(['gone']);
});

test('without its last source a field is not filled', () => {
  expect(withSource(mapping({ body: column('text') }), 'body', 0, undefined).fields).toEqual({});
});

test('options that say nothing are not kept', () => {
  expect(withOptions({ ...column('text'), options: { separator: ';', decimal: ',' } }, { separator: '', except: [] })).toEqual({
    ...column('text'),
    options: { decimal: ',' },
  });
  expect(withOptions({ ...column('text'), options: { values: { a: 'b' } } }, { values: {} })).toEqual(column('text'));
});

test('a question is open until it is answered, or asks about something that is no longer there', () => {
  const asked = [
    { field: 'occurredAt', column: 'day', code: 'date_ambiguous', message: '' },
    { field: 'amount', column: 'plan', code: 'currency_missing', message: '' },
    { field: 'externalId', column: null, code: 'external_id_unknown', message: '' },
  ];
  const draft = mapping({ occurredAt: column('day'), amount: column('plan') });
  const codes = (one: Mapping, decided: string[] = []) => openQuestions(asked, one, new Set(decided)).map((question) => question.code);
  expect(codes(draft)).toEqual(['date_ambiguous', 'currency_missing', 'external_id_unknown']);
  expect(codes(draft, [questionId(asked[0]!)])).toEqual(['currency_missing', 'external_id_unknown']);
  expect(codes(mapping({ occurredAt: column('id'), externalId: column('id') }))).toEqual([]);
  expect(codes({ ...draft, fields: { ...draft.fields, amount: { sources: [withOptions(column('plan'), { currency: 'EUR' })] } } })).toEqual(
    ['date_ambiguous', 'external_id_unknown'],
  );
});

test('a reason is shown as long as the guess stands', () => {
  const guess = {
    fields: [{ field: 'body', columns: ['text'], confidence: 0.9, reason: 'It is its name.' }],
    mapping: mapping({ body: column('text') }),
  };
  expect(guessBehind(guess, mapping({ body: withOptions(column('text'), { emptyValues: ['-'] }) }), 'body')?.reason).toBe(
    'It is its name.',
  );
  expect(guessBehind(guess, mapping({ body: column('id') }), 'body')).toBeUndefined();
});

test('confidence is told in words', () => expect([0.95, 0.6, 0.3].map(suretyOf)).toEqual(['sure', 'likely', 'unsure']));

test('a column without a field of ours can be kept beside the record', () => {
  expect(Object.keys(keepColumn(kind, mapping({}), 'plan.tier').fields)).toEqual(['fields.plan tier']);
  expect(keepColumn({ ...kind, fields: [] }, mapping({}), 'plan').fields).toEqual({});
});
