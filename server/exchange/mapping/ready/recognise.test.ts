// Exports are known by their headers, and their ready mappings read what such files say.
import { describe, expect, test } from 'vitest';
import { mapping as mappingSchema } from '../../../../contract/exchange/mapping.ts';
import { seenHeaders } from '../../../../test/support/export-headers.ts';
import { compileMapping } from '../apply.ts';
import { readyMappings, recogniseFile } from './recognise.ts';

/** One row of a file, of what is named; the rest is empty. */
function readRow(header: readonly string[], values: Readonly<Record<string, string>>) {
  const cells = header.map((name) => values[name] ?? '');
  const [best] = recogniseFile({ columns: header, sample: [cells], fileName: 'export.csv' });
  if (!best) throw new Error('no ready mapping is for these headers');
  const compiled = compileMapping(mappingSchema.parse(best.guess.mapping), header);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.issues));
  return { id: best.id, questions: best.guess.questions, mapped: compiled.map({ line: 2, row: 0, cells }) };
}

const headerOf = (mapping: string, at = 0) => seenHeaders.filter((one) => one.mapping === mapping)[at]?.header ?? [];

describe('ready mappings', () => {
  test.each(seenHeaders.map((seen) => [seen.mapping, seen] as const))(
    '%s is the first that is offered for its header, and fits it',
    (id, { header }) => {
      const offered = recogniseFile({ columns: header, sample: [], fileName: 'export.csv' });
      expect(offered[0]?.id).toBe(id);
      expect(compileMapping(mappingSchema.parse(offered[0]?.guess.mapping), header).ok).toBe(true);
    },
  );

  test('only those are called tested whose header comes from the system itself', () => {
    const tested = new Set(
      seenHeaders
        .filter(({ isFromSystem }) => isFromSystem)
        .map(({ header }) => header)
        .flatMap((header) => recogniseFile({ columns: header, sample: [] }).map(({ id }) => id)),
    );
    expect(
      readyMappings
        .filter(({ testedWith }) => testedWith !== null)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...tested].sort());
  });

  test.each([['id,name,plan'], ['account,sector,revenue,employees'], ['issue,votes,author,title,url'], ['Id,Name']])(
    'a file with %s is of none of them',
    (header) => {
      expect(recogniseFile({ columns: header.split(','), sample: [] })).toEqual([]);
    },
  );

  test('an opportunity of Salesforce: one per cent is one per cent, and a stage that is won is won', () => {
    const { mapped, questions } = readRow(headerOf('salesforce-opportunities'), {
      Id: '0065g00000ABC',
      AccountId: '0015g00000XYZ',
      Name: 'Acme, 50 seats',
      StageName: 'Closed Won',
      Amount: '1200.5',
      CurrencyIsoCode: 'EUR',
      Probability: '1',
      CloseDate: '2026-03-31',
      CreatedDate: '2026-01-02T10:00:00.000Z',
      IsDeleted: 'false',
    });
    expect(mapped.record).toMatchObject({
      externalId: '0065g00000ABC',
      account: { by: 'externalId', value: '0015g00000XYZ', whenMissing: 'leave' },
      amount: { amountMinor: 120_050, currency: 'EUR' },
      probability: 0.01,
      status: 'won',
      closedOn: '2026-03-31',
      period: 'once',
    });
    expect(questions).toEqual([]);
    expect(
      readRow(headerOf('salesforce-opportunities'), { Id: '1', Name: 'x', StageName: 'Prospecting', IsDeleted: 'true' }).mapped.skipped
        ?.code,
    ).toBe('filtered');
  });

  test('a deal of HubSpot that is open has no closing day, only an expected one; its dates are asked about once', () => {
    const { mapped, questions } = readRow(headerOf('hubspot-deals'), {
      'Record ID': '7',
      'Deal Name': 'Beta',
      'Deal Stage': 'Proposal',
      Amount: 'EUR 800',
      'Close Date': '03/04/2026',
    });
    expect(mapped.record).toMatchObject({ status: 'open', closeOn: '2026-04-03' });
    expect(mapped.record).not.toHaveProperty('closedOn');
    expect(questions.map(({ field, code }) => [field, code])).toEqual([['closeOn', 'date_ambiguous']]);
  });

  test('an issue of GitHub is evidence with its labels and its thumbs; a pull request is none', () => {
    const header = headerOf('github-issues');
    const issue = {
      number: '1347',
      title: 'Found a bug',
      state: 'open',
      body: 'It does not work.',
      'user.login': 'octocat',
      labels: 'bug;help wanted',
      html_url: 'https://github.com/octocat/Hello-World/issues/1347',
      created_at: '2011-04-22T13:33:48Z',
      'reactions.+1': '3',
    };
    expect(readRow(header, issue).mapped.record).toMatchObject({
      externalId: issue.html_url,
      title: 'Found a bug',
      tags: ['bug', 'help wanted'],
      unnamedPeople: 3,
      person: { by: 'externalId', value: 'octocat' },
      occurredAt: '2011-04-22T13:33:48.000Z',
    });
    expect(readRow(header, { ...issue, 'pull_request.url': 'https://api.github.com/x' }).mapped.skipped?.code).toBe('filtered');
  });

  test('a company of HubSpot: words that no field of ours knows are left out with a warning, the row comes in', () => {
    const { mapped } = readRow(headerOf('hubspot-companies'), {
      'Record ID': '9001',
      'Company name': 'Acme',
      'Company Domain Name': 'acme.test',
      'Lifecycle Stage': 'Affiliate',
      'Country/Region': 'Germany',
      'Annual Revenue': '5000000',
      'Annual Revenue Currency Code': 'EUR',
      'Time Zone': 'us_slash_eastern',
    });
    expect(mapped.record).toMatchObject({ externalId: '9001', name: 'Acme', domains: ['acme.test'], country: 'DE' });
    expect(mapped.problems.map(({ field, severity }) => [field, severity])).toEqual([
      ['timeZone', 'warning'],
      ['stage', 'warning'],
    ]);
  });
});
