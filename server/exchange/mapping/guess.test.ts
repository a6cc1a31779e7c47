import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { mapping as mappingSchema } from '../../../contract/exchange/mapping.ts';
import { openCsv, sampleRows, sniffCsvStream } from '../csv/index.ts';
import { compileMapping } from './apply.ts';
import { headerWords } from './column-profile.ts';
import { type GuessInput, guessMapping } from './guess.ts';
import { headerSignature } from './signature.ts';

const guess = (fileName: string, columns: string[], sample: string[][], more: Partial<GuessInput> = {}) =>
  guessMapping({ columns, sample, fileName, ...more });
const columnsByField = (found: ReturnType<typeof guessMapping>) =>
  Object.fromEntries(found.fields.map(({ field, columns }) => [field, columns.join('+')]));

describe('guessing a mapping', () => {
  test('a HubSpot export of companies', () => {
    const found = guess(
      'hubspot-crm-exports-all-companies.csv',
      [
        'Record ID',
        'Company name',
        'Company Domain Name',
        'Industry',
        'Number of Employees',
        'Annual Revenue',
        'Country/Region',
        'Lifecycle Stage',
        'Create Date',
        'Favourite colour',
      ],
      [
        ['1', 'Acme', 'acme.com', 'Software', '120', '€ 1.200.000,50', 'Germany', 'Customer', '2024-03-01 10:00', 'blue'],
        ['2', 'Beta', 'beta.io', 'Retail', '9', '€ 20.000,00', 'United States', 'Opportunity', '2024-03-14 11:00', 'red'],
      ],
    );
    expect(found.kinds[0]?.kind).toBe('account');
    expect(columnsByField(found)).toMatchObject({
      externalId: 'Record ID',
      name: 'Company name',
      domains: 'Company Domain Name',
      industry: 'Industry',
      employees: 'Number of Employees',
      ownTurnover: 'Annual Revenue',
      country: 'Country/Region',
      stage: 'Lifecycle Stage',
      'attributes.Favourite colour': 'Favourite colour',
    });
    expect(found.mapping.fields.ownTurnover?.sources[0]?.options).toEqual({ decimal: ',', currency: 'EUR' });
    expect(found.fields.every(({ reason }) => reason.endsWith('.'))).toBe(true);
    expect(mappingSchema.parse(found.mapping)).toEqual(found.mapping);
  });

  test('a Salesforce export of opportunities', () => {
    const found = guess(
      'opportunities.csv',
      [
        'Opportunity ID',
        'Opportunity Name',
        'Account ID',
        'Stage',
        'Amount',
        'Amount Currency',
        'Probability (%)',
        'Close Date',
        'Created Date',
      ],
      [
        ['006A', 'Acme renewal', '001A', 'Negotiation', '12000.00', 'USD', '60', '3/31/2025', '1/2/2025'],
        ['006B', 'Beta new', '001B', 'Closed Won', '5000.00', 'USD', '100', '2/28/2025', '1/5/2025'],
      ],
    );
    expect(found.kinds[0]?.kind).toBe('deal');
    expect(columnsByField(found)).toMatchObject({
      externalId: 'Opportunity ID',
      name: 'Opportunity Name',
      account: 'Account ID',
      stage: 'Stage',
      amount: 'Amount',
      probability: 'Probability (%)',
      closeOn: 'Close Date',
      openedOn: 'Created Date',
    });
    expect(found.mapping.fields.closeOn?.sources[0]?.options).toEqual({ dateOrder: 'mdy' });
    // No cell of its own column decides it; the other column of the same file does.
    expect(found.mapping.fields.openedOn?.sources[0]?.options).toEqual({ dateOrder: 'mdy' });
    expect(found.questions.map(({ field, code }) => [field, code])).toEqual([['amount', 'currency_missing']]);
  });

  test('contacts: two name columns are joined, the account is found by id', () => {
    const found = guess(
      'contacts.csv',
      ['Contact ID', 'First Name', 'Last Name', 'Email', 'Job Title', 'Account ID'],
      [
        ['c1', 'Ada', 'Lovelace', 'ada@acme.com', 'CTO', 'a1'],
        ['c2', 'Bob', 'Byron', 'bob@acme.com', 'Buyer', 'a1'],
      ],
    );
    expect(found.mapping.kind).toBe('person');
    expect(columnsByField(found)).toEqual({
      externalId: 'Contact ID',
      email: 'Email',
      title: 'Job Title',
      account: 'Account ID',
      name: 'First Name+Last Name',
    });
    const compiled = compileMapping(found.mapping, ['Contact ID', 'First Name', 'Last Name', 'Email', 'Job Title', 'Account ID']);
    if (!compiled.ok) throw new Error('does not fit');
    expect(compiled.map({ line: 2, row: 0, cells: ['c1', 'Ada', 'Lovelace', 'ada@acme.com', 'CTO', 'a1'] }).record).toEqual({
      externalId: 'c1',
      name: 'Ada Lovelace',
      email: 'ada@acme.com',
      title: 'CTO',
      account: { by: 'externalId', value: 'a1', whenMissing: 'refuse' },
    });
  });

  test('what the sample cannot decide is asked', () => {
    const found = guess(
      'revenue.csv',
      ['account', 'mrr', 'start date'],
      [
        ['A1', '1.234', '01/02/2024'],
        ['A2', '2.000', '03/04/2024'],
      ],
    );
    expect(found.questions.map(({ field, code }) => [field, code])).toEqual(
      expect.arrayContaining([
        ['from', 'date_ambiguous'],
        ['amount', 'number_ambiguous'],
        ['amount', 'currency_missing'],
        ['externalId', 'external_id_unknown'],
      ]),
    );
    expect(found.mapping.fields.period?.sources).toEqual([{ is: 'constant', value: 'month' }]);
  });

  test('a member who names the kind is believed', () => {
    expect(guess('x.csv', ['name', 'email'], [['Ada', 'a@b.de']], { kind: 'account' }).mapping.kind).toBe('account');
  });

  test('an empty sample and no known header still give a mapping to begin with', () => {
    const found = guess('', ['a', 'b'], []);
    expect(mappingSchema.parse(found.mapping).source).toBe('file');
    expect(found.unmapped).toEqual(['a', 'b']);
  });

  test('headers are compared as words', () => {
    expect(['mrr_amount', 'MrrAmount', 'MRR-Amount', 'Probability (%)'].map(headerWords)).toEqual([
      'mrr amount',
      'mrr amount',
      'mrr amount',
      'probability %',
    ]);
  });
});

describe('the signature of headers', () => {
  test('does not change with case, order or punctuation, and changes with a name', () => {
    const one = headerSignature(['Account_ID', 'Name']);
    expect(one).toMatch(/^hdr_[0-9a-f]{32}$/);
    expect(headerSignature(['name', ' account id'])).toBe(one);
    expect(headerSignature(['name', 'account id', 'plan'])).not.toBe(one);
    expect(headerSignature(['ab', 'c'])).not.toBe(headerSignature(['a', 'bc']));
  });
});

const shared = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
if (!existsSync(shared)) {
  test('the real files are not beside this checkout (../shared/data), so guesses on them are not checked here', () => {
    expect(existsSync(shared)).toBe(false);
  });
} else {
  async function guessFile(file: string) {
    const { format } = await sniffCsvStream(createReadStream(shared + file));
    const { columns, rows } = await openCsv(createReadStream(shared + file), { format });
    const { sample } = await sampleRows(rows);
    return guessMapping({ columns, sample, fileName: file });
  }

  describe('guesses on the real files', () => {
    test.each([
      [
        'ravenstack-saas/ravenstack_accounts.csv',
        'account',
        {
          externalId: 'account_id',
          name: 'account_name',
          industry: 'industry',
          country: 'country',
          plan: 'plan_tier',
          seats: 'seats',
          stageSince: 'signup_date',
        },
      ],
      [
        'ravenstack-saas/ravenstack_subscriptions.csv',
        'revenue_line',
        {
          externalId: 'subscription_id',
          account: 'account_id',
          amount: 'mrr_amount',
          from: 'start_date',
          to: 'end_date',
          kind: 'is_trial',
        },
      ],
      [
        'ravenstack-saas/ravenstack_support_tickets.csv',
        'evidence',
        { externalId: 'ticket_id', account: 'account_id', occurredAt: 'submitted_at', kind: '', title: '' },
      ],
      [
        'ravenstack-saas/ravenstack_churn_events.csv',
        'evidence',
        { externalId: 'churn_event_id', account: 'account_id', occurredAt: 'churn_date', problems: 'reason_code', body: 'feedback_text' },
      ],
      [
        'maven-crm/accounts.csv',
        'account',
        { name: 'account', industry: 'sector', ownTurnover: 'revenue', employees: 'employees', parent: 'subsidiary_of' },
      ],
      [
        'maven-crm/sales_pipeline.csv',
        'deal',
        {
          externalId: 'opportunity_id',
          account: 'account',
          amount: 'close_value',
          stage: 'deal_stage',
          openedOn: 'engage_date',
          closeOn: 'close_date',
        },
      ],
      ['iris-voted-issues/voted-issues.csv', 'evidence', { externalId: 'issue', unnamedPeople: 'votes', title: 'title', sourceUrl: 'url' }],
      [
        'jupyter-user-research/2015-notebook-ux/hinderances_themes.csv',
        'evidence',
        { externalId: 'column_1', problems: 'hinderances_themes' },
      ],
    ])('%s is %s', async (file, kind, expected) => {
      const found = await guessFile(file);
      expect(found.kinds[0]?.kind).toBe(kind);
      expect(columnsByField(found)).toMatchObject(expected);
      expect(mappingSchema.safeParse(found.mapping).error).toBeUndefined();
    });

    test('stages say which deals are won and lost; a survey gives its longest answers', async () => {
      const deals = await guessFile('maven-crm/sales_pipeline.csv');
      expect(deals.mapping.fields.status?.sources[0]?.options).toEqual({
        values: { Won: 'won', Lost: 'lost', Engaging: 'open', Prospecting: 'open' },
        otherwise: 'refuse',
      });
      const survey = await guessFile('jupyter-user-research/2015-notebook-ux/survey_short_columns.csv');
      expect(columnsByField(survey)).toMatchObject({
        externalId: 'column_1',
        occurredAt: 'date_submitted',
        body: 'hinderances',
        'fields.how_often': 'how_often',
      });
      expect(survey.unmapped).toContain('difficult_aspects_1');
    });

    test('the day comes first in RavenStack, and the themes are cut at commas', async () => {
      const lines = await guessFile('ravenstack-saas/ravenstack_subscriptions.csv');
      expect(lines.mapping.fields.from?.sources[0]?.options).toEqual({ dateOrder: 'dmy' });
      const themes = await guessFile('jupyter-user-research/2015-notebook-ux/hinderances_themes.csv');
      expect(themes.mapping.fields.problems?.sources[0]?.options).toEqual({ separator: ',' });
    });
  });
}
