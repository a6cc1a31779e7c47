import { describe, expect, test } from 'vitest';
import { type MappingInput, mapping as mappingSchema } from '../../../contract/exchange/mapping.ts';
import { compileMapping, type MappableRow, type MappedRow } from './apply.ts';

/** Maps lines of cells; the header is line 1. */
function mapRows(input: MappingInput, columns: string[], cells: string[][]): MappedRow[] {
  const compiled = compileMapping(mappingSchema.parse(input), columns);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return cells.map((row, index) => compiled.map({ line: index + 2, row: index, cells: row }));
}

const base = { version: 1 as const, source: 'test' };
const column = (name: string, options = {}) => ({ is: 'column' as const, column: name, options });

const deals: MappingInput = {
  ...base,
  kind: 'deal',
  fields: {
    externalId: { sources: [column('id')] },
    name: { sources: [{ is: 'template', template: '{product} for {account}' }] },
    account: { sources: [column('account', { by: 'name', whenMissing: 'create' })] },
    amount: {
      sources: [
        column('value', { currency: 'USD' }),
        { is: 'lookup', column: 'product', table: { Basic: '550', Pro: '4821' }, options: { currency: 'USD' }, assumed: 'List price.' },
      ],
    },
    status: { sources: [column('stage', { values: { Engaging: 'open' }, otherwise: 'refuse' })], whenEmpty: 'refuse' },
    closeOn: { sources: [column('closed', { dateOrder: 'dmy' })], whenEmpty: 'clear' },
  },
};
const dealColumns = ['id', 'product', 'account', 'value', 'stage', 'closed'];

describe('a mapping', () => {
  test('makes a record; the first source that is not empty wins, and an assumed value carries its reason', () => {
    const [won, open] = mapRows(deals, dealColumns, [
      ['1', 'Basic', ' Acme ', '1,054', 'engaging', '31-12-2024'],
      ['2', 'Pro', '', '', 'Engaging', ''],
    ]);
    expect(won).toEqual({
      line: 2,
      row: 0,
      problems: [],
      assumed: {},
      record: {
        externalId: '1',
        name: 'Basic for Acme',
        account: { by: 'name', value: 'Acme', whenMissing: 'create' },
        amount: { amountMinor: 105_400, currency: 'USD' },
        status: 'open',
        closeOn: '2024-12-31',
      },
    });
    expect(open?.record).toMatchObject({ amount: { amountMinor: 482_100, currency: 'USD' }, closeOn: null });
    expect(open?.record).not.toHaveProperty('account');
    expect(open?.assumed).toEqual({ amount: 'List price.' });
  });

  test('names every problem of a row by line, column and field, and gives no record', () => {
    const [row] = mapRows(deals, dealColumns, [['1', 'Basic', '', 'lots', 'Stuck', '31-02-2024']]);
    expect(row?.record).toBeUndefined();
    expect(row?.problems).toEqual([
      {
        line: 2,
        column: 'value',
        field: 'amount',
        code: 'number_malformed',
        message: '"lots" is not an amount of money.',
        severity: 'error',
      },
      {
        line: 2,
        column: 'stage',
        field: 'status',
        code: 'value_not_in_table',
        message: '"Stuck" is not in the table of values of this column.',
        severity: 'error',
      },
      {
        line: 2,
        column: 'closed',
        field: 'closeOn',
        code: 'date_impossible',
        message: '"31-02-2024" is no day of the calendar (read as day, month, year).',
        severity: 'error',
      },
    ]);
  });

  test('a malformed value may be left out with a warning', () => {
    const lenient = { ...deals, fields: { ...deals.fields, closeOn: { sources: [column('closed')], whenMalformed: 'leave' as const } } };
    const [row] = mapRows(lenient, dealColumns, [['1', 'Basic', '', '5', 'Engaging', 'soon']]);
    expect(row?.record).not.toHaveProperty('closeOn');
    expect(row?.problems).toMatchObject([{ code: 'date_malformed', severity: 'warning' }]);
  });

  test('a value that is required must be there', () => {
    const [row] = mapRows(deals, dealColumns, [['1', '', '', '5', '', '']]);
    expect(row?.problems.map(({ field, code, column }) => [field, code, column])).toEqual([
      ['name', 'required_missing', 'product'],
      ['status', 'required_missing', 'stage'],
    ]);
  });

  test('a fault of the reader becomes a problem of its row, and an empty row is passed over', () => {
    const compiled = compileMapping(mappingSchema.parse(deals), dealColumns);
    if (!compiled.ok) throw new Error('does not fit');
    const row: MappableRow = { line: 7, row: 5, cells: ['1'], fault: { code: 'column_count', message: 'Line 7 has 1 cells.', column: 2 } };
    expect(compiled.map(row).problems).toEqual([
      { line: 7, column: 'product', field: null, code: 'column_count', message: 'Line 7 has 1 cells.', severity: 'error' },
    ]);
    expect(compiled.map({ line: 8, row: 6, cells: ['', ' ', '', '', '', ''] }).skipped?.code).toBe('empty_row');
  });

  test('says what does not fit before a row is read', () => {
    const compiled = compileMapping(
      mappingSchema.parse({
        ...base,
        kind: 'revenue_line',
        fields: { account: { sources: [column('akkount')] }, amount: { sources: [column('MRR_amount')] } },
        rows: { match: 'all', conditions: [{ column: 'gone', is: 'empty' }] },
      }),
      ['account', 'mrr amount'],
    );
    expect(compiled.ok ? [] : compiled.issues.map(({ path, code }) => [path, code])).toEqual([
      ['fields.account.sources.0', 'column_missing'],
      ['rows.conditions.0', 'column_missing'],
      ['fields.period', 'field_required'],
      ['fields.from', 'field_required'],
    ]);
  });

  test('refuses fields that the kind does not have, and options that nobody knows', () => {
    const parsed = mappingSchema.safeParse({ ...base, kind: 'person', fields: { mrr: { sources: [column('x', { dateorder: 'dmy' })] } } });
    expect(parsed.success).toBe(false);
    expect(
      mappingSchema.safeParse({ ...base, kind: 'person', fields: { mrr: { sources: [column('x')] } } }).error?.issues[0],
    ).toMatchObject({
      path: ['fields', 'mrr'],
      message: 'person has no field mrr',
    });
  });

  test('the currency of a row is read before its amount, and a conflict is named', () => {
    const lines: MappingInput = {
      ...base,
      kind: 'revenue_line',
      fields: {
        amount: { sources: [column('amount', { decimal: ',' })] },
        currency: { sources: [column('currency')] },
        account: { sources: [column('account')] },
        period: { sources: [{ is: 'constant', value: 'yearly' }] },
        from: { sources: [column('from')] },
        to: { sources: [column('to')] },
      },
    };
    const columns = ['amount', 'currency', 'account', 'from', 'to'];
    const rows = mapRows(lines, columns, [
      ['1.234,56', 'eur', 'A', '2024-01-01', ''],
      ['1.234,56 €', 'CHF', 'A', '2024-01-01', ''],
      ['1', 'QQQ', 'A', '2024-01-01', ''],
      ['1', '', 'A', '2024-01-01', ''],
      ['1', 'JPY', 'A', '2024-02-01', '2024-01-01'],
    ]);
    expect(rows[0]?.record).toEqual({
      account: { by: 'externalId', value: 'A', whenMissing: 'refuse' },
      amount: { amountMinor: 123_456, currency: 'EUR' },
      period: 'year',
      from: '2024-01-01',
    });
    expect(rows.slice(1).map((row) => row.problems[0]?.code)).toEqual([
      'currency_conflict',
      'currency_unknown',
      'currency_missing',
      'dates_out_of_order',
    ]);
    expect(rows[4]?.problems[0]?.message).toBe('To 2024-01-01 lies before from 2024-02-01.');
  });

  test('a cell of several values becomes several problems; excepted values none', () => {
    const evidence: MappingInput = {
      ...base,
      kind: 'evidence',
      mode: 'update_only',
      fields: {
        externalId: { sources: [{ is: 'columns', columns: ['a', 'b'], join: '-' }] },
        problems: {
          sources: [
            column('themes', {
              separator: ',',
              title: 'Hindrance: {value}',
              externalId: '{a}:{value}',
              except: ['Nothing'],
              values: { ux: 'experience' },
            }),
          ],
        },
      },
    };
    const [two, none] = mapRows(
      evidence,
      ['a', 'b', 'themes'],
      [
        ['q', '7', 'setup, ux,setup'],
        ['q', '8', 'nothing'],
      ],
    );
    expect(two?.record).toEqual({
      externalId: 'q-7',
      problems: [
        { by: 'externalId', value: 'setup', title: 'Hindrance: setup', externalId: 'q:setup', whenMissing: 'create' },
        { by: 'externalId', value: 'ux', title: 'Hindrance: experience', externalId: 'q:ux', whenMissing: 'create' },
      ],
    });
    expect(none?.skipped?.code).toBe('nothing_to_import');
  });

  test('rows are chosen by conditions, and the reason says which', () => {
    const people: MappingInput = {
      ...base,
      kind: 'person',
      fields: {
        externalId: { sources: [{ is: 'row', from: 0 }] },
        'traits.plan': { sources: [column('plan')] },
        'traits.age': { sources: [column('age', { as: 'number' })] },
      },
      rows: {
        match: 'all',
        conditions: [
          { column: 'plan', is: 'none_of', values: ['Free'] },
          { column: 'age', is: 'not_empty' },
        ],
      },
    };
    const rows = mapRows(
      people,
      ['plan', 'age'],
      [
        ['pro', '7'],
        ['FREE', '7'],
        ['pro', ''],
      ],
    );
    expect(rows[0]?.record).toEqual({ externalId: '0', traits: { plan: 'pro', age: 7 } });
    expect(rows.slice(1).map((row) => row.skipped?.message)).toEqual([
      'Only rows where "plan" is not Free.',
      'Only rows where "age" is not empty.',
    ]);
  });

  test('one of several fields must be there: a person has an email or an external id', () => {
    const people: MappingInput = {
      ...base,
      kind: 'person',
      fields: { name: { sources: [column('name')] }, email: { sources: [column('email', { emptyValues: ['n/a'] })] } },
    };
    const [row] = mapRows(people, ['name', 'email'], [['Ada', 'N/A']]);
    expect(row?.problems).toEqual([
      {
        line: 2,
        column: 'email',
        field: 'email',
        code: 'required_missing',
        message: 'At least one of email, external id must be there.',
        severity: 'error',
      },
    ]);
  });

  test('a template keeps braces written twice and the row number', () => {
    const people: MappingInput = {
      ...base,
      kind: 'person',
      fields: { externalId: { sources: [{ is: 'template', template: '{{{name}}} {row:1}' }] } },
    };
    expect(mapRows(people, ['name'], [['Ada']])[0]?.record).toEqual({ externalId: '{Ada} 1' });
  });
});
