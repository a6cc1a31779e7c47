// Four real data sets through the doors a person uses (pages, HTTP, the command line) into one server; then the rankings are read, and the
// numbers that others published about these files come out again.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportAnswer } from '../../contract/exchange/import.ts';
import type { AccountAnswer } from '../../contract/people/account.ts';
import type { CustomerBaseAnswer, PipelineAnswer } from '../../contract/people/customer-base.ts';
import type { EvidenceListItem } from '../../contract/problems/evidence.ts';
import type { BusinessModel, ProductAnswer } from '../../contract/strategy/product.ts';
import { bifocal } from '../support/bifocal-process.ts';
import {
  eventually,
  expectAccessible,
  foundWorkspace,
  heading,
  importByApi,
  importByHand,
  type Journey,
  openJourney,
  rankOnceComputed,
  readFixture,
  readRows,
  tellAsOneStory,
} from '../support/journey.ts';

const shared = path.resolve(import.meta.dirname, '../../../shared/data');
const isThere = existsSync(shared);
const mappings = path.resolve(import.meta.dirname, '../fixtures/mappings');

let journey: Journey;
let page: Page;
beforeAll(async () => {
  journey = await openJourney();
  page = journey.page;
  await foundWorkspace(journey, 'Four products', isThere ? 'USD' : 'EUR');
});
afterAll(() => journey.close());
tellAsOneStory(() => journey);

const makeProduct = async (name: string, businessModel: BusinessModel): Promise<string> =>
  (await journey.api<ProductAnswer>('POST', '/products', { name, businessModel })).id;

const rank = (productId: string, asOf: string) => rankOnceComputed(journey, productId, asOf);

const openRanking = async (productId: string, asOf: string): Promise<Record<string, string>[]> => {
  await rank(productId, asOf);
  await page.goto(journey.href(`/p/${productId}/problems?asOf=${asOf}`));
  await heading(page, 'Problems').waitFor();
  return readRows(page, 'Problems by rank');
};

if (!isThere) {
  process.stderr.write('\nThe real data is absent (../shared/data): this journey runs on the hand-written fixture instead.\n');

  test('the real files are absent: the hand-written fixture stands in for them, and its numbers come out', async () => {
    const productId = await makeProduct('Ledger', 'b2b');
    for (const file of ['accounts', 'contacts', 'roles', 'revenue', 'renewals', 'deals', 'feedback'])
      await importByApi(journey, { name: `${file}.csv`, content: readFixture(`${file}.csv`), source: 'crm', productId });
    const rows = await openRanking(productId, '2026-03-02');
    expect(rows.map((row) => [row['Problem'], row['Evidence']])).toEqual([
      ['Approvals wait for one person', '2'],
      ['Exports of large tables stop half-way', '3'],
      ['The phone app signs people out', '5'],
    ]);
    const { items } = await rank(productId, '2026-03-02');
    expect(items.map(({ business }) => business.valueAtStake.toFixed(2))).toEqual(['43000.00', '30400.00', '3900.00']);
  });
} else {
  type Row = Record<string, string>;
  const real = (file: string): Buffer => readFileSync(path.join(shared, file));
  const rowsOf = (file: string): Row[] => parse(real(file), { columns: true, bom: true });
  const reference = (folder: string) => JSON.parse(readFileSync(path.join(shared, folder, 'REFERENCE.json'), 'utf8'));
  const mappingFile = (name: string): string => path.join(mappings, `${name}.json`);
  const tally = (values: readonly (string | number)[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
    return counts;
  };

  /** A real file with a mapping of the fixtures, through the HTTP interface. */
  const bring = (file: string, mapping: string, productId: string): Promise<ImportAnswer> =>
    importByApi(journey, {
      name: path.basename(file),
      content: real(file),
      mapping: JSON.parse(readFileSync(mappingFile(mapping), 'utf8')),
      productId,
    });

  /** All pages of a list. */
  async function readAll<Item>(list: string): Promise<Item[]> {
    const items: Item[] = [];
    let cursor: string | null = null;
    do {
      const address: string = `${list}${list.includes('?') ? '&' : '?'}limit=500${cursor ? `&cursor=${cursor}` : ''}`;
      const answer: { items: Item[]; nextCursor: string | null } = await journey.api('GET', address);
      items.push(...answer.items);
      cursor = answer.nextCursor;
    } while (cursor);
    return items;
  }

  describe('RavenStack, a business product with subscriptions, tickets and churn', () => {
    const known = reference('ravenstack-saas');
    const asOf = '2024-12-31';
    const folder = 'ravenstack-saas/ravenstack';
    const titles: Record<string, string> = JSON.parse(readFileSync(mappingFile('ravenstack-churn-reasons'), 'utf8')).fields.problems
      .sources[0].options.values;
    let productId: string;

    test('accounts come in through the pages: the guess is taken, the stage is mapped from the churn flag', async () => {
      productId = await makeProduct('RavenStack', 'b2b');
      await page.goto(journey.href(`/p/${productId}/problems`));
      await heading(page, 'No problem yet').waitFor();
      await importByHand(journey, path.join(shared, `${folder}_accounts.csv`), {
        expected: known.accounts,
        confirm: async () => {
          await page.getByRole('combobox', { name: 'It comes from' }).fill('ravenstack');
          await page.getByRole('button', { name: 'Do not fill In that stage since' }).click();
          await page.getByRole('button', { name: /^Could be filled too/ }).click();
          await page.getByRole('combobox', { name: 'Lifecycle stage comes from' }).click();
          await page.getByRole('option', { name: /^churn_flag/ }).click();
          await page.getByRole('button', { name: 'How Lifecycle stage is read' }).click();
          await page.getByRole('combobox', { name: 'Meaning of “TRUE”' }).selectOption('churned');
          await page.getByRole('combobox', { name: 'Meaning of “FALSE”' }).selectOption('active');
          await expectAccessible(page, 'Mapping of RavenStack');
        },
      });
      await page.getByText(`${known.accounts} accounts are in`).waitFor();
      const accounts = await readAll<AccountAnswer>('/accounts');
      expect(accounts).toHaveLength(known.accounts);
      expect(tally(accounts.map(({ plan }) => plan ?? ''))).toEqual(known.plan_tier);
      expect(tally(accounts.map(({ industry }) => industry ?? ''))).toEqual(known.industry);
      const { UK, ...others } = known.country;
      expect(tally(accounts.map(({ country }) => country ?? ''))).toEqual({ ...others, GB: UK });
      expect(accounts.filter(({ stage }) => stage === 'churned')).toHaveLength(known.account_churn_flag);
    });

    test('subscriptions, tickets and churn reasons come in through the interface', async () => {
      const revenue = await bring(`${folder}_subscriptions.csv`, 'ravenstack-revenue-lines', productId);
      expect(revenue.counts).toMatchObject({ rows: known.subscriptions, created: known.subscriptions });
      const tickets = await bring(`${folder}_support_tickets.csv`, 'ravenstack-tickets', productId);
      expect(tickets.counts).toMatchObject({ rows: known.support_tickets, created: known.support_tickets });
      const churn = await bring(`${folder}_churn_events.csv`, 'ravenstack-churn-reasons', productId);
      expect(churn.counts).toMatchObject({ rows: known.churn_events, created: known.churn_events, problemsCreated: 5 });
    });

    test('the revenue, subscriptions and accounts of every month end are those that were published', async () => {
      const base = await journey.api<CustomerBaseAnswer>('GET', `/customer-base?productId=${productId}&asOf=${asOf}&months=24`);
      expect(
        Object.fromEntries(base.byMonth.map(({ day, monthMinor, lines, accounts }) => [day, [monthMinor / 100, lines, accounts]])),
      ).toEqual(known.mrr_active_subs_accounts_by_month_end);
      const tickets = await readAll<EvidenceListItem>(`/products/${productId}/evidence?kind=support`);
      expect(tally(tickets.map(({ title }) => title.split(': ')[1] ?? ''))).toEqual(known.ticket_priority);
    });

    test('the ranking tells the churn reasons with the revenue at stake, as a naive sum over the files gives it', async () => {
      const ranking = await rank(productId, asOf);
      const { unknown, ...reasons } = known.churn_reasons;
      const expected = naiveStakes();
      expect(Object.fromEntries(ranking.items.map(({ title, evidenceCount }) => [title, evidenceCount]))).toEqual(
        Object.fromEntries(Object.entries(reasons).map(([code, count]) => [titles[code], count])),
      );
      for (const { title, business } of ranking.items) {
        expect(business.families, title).toBe(expected[title]?.accounts);
        expect(business.valueAtStake, title).toBeCloseTo(expected[title]?.value ?? 0, 4);
      }
      const rows = await openRanking(productId, asOf);
      const order = Object.entries(expected).sort(([, a], [, b]) => b.value - a.value);
      expect(rows.map((row) => row['Problem'])).toEqual(order.map(([title]) => title));
      expect(rows.every((row) => row['Score'] === '–' && row['Importance'] === 'Critical' && row['Reason'] === 'Protect')).toBe(true);
      await expectAccessible(page, 'Ranking of RavenStack', { withPhone: true });
      const waiting = await readAll<EvidenceListItem>(`/products/${productId}/evidence?kind=sales&triage=waiting`);
      expect(waiting).toHaveLength(unknown);
    });

    /** Budget × share × 30 %, account by account, from the files: every event is critical, so an account's budget is shared evenly. */
    function naiveStakes(): Record<string, { value: number; accounts: number }> {
      const iso = (day: string) => day.split('-').reverse().join('-');
      const yearly: Record<string, number> = {};
      for (const line of rowsOf(`${folder}_subscriptions.csv`)) {
        const isLive = iso(line['start_date'] ?? '') <= asOf && (!line['end_date'] || iso(line['end_date']) > asOf);
        const account = line['account_id'] ?? '';
        if (isLive && line['is_trial'] === 'FALSE') yearly[account] = (yearly[account] ?? 0) + Number(line['mrr_amount']) * 12;
      }
      const raised: Record<string, Set<string>> = {};
      for (const event of rowsOf(`${folder}_churn_events.csv`)) {
        const title = titles[event['reason_code'] ?? ''];
        const account = event['account_id'] ?? '';
        if (title) raised[account] = (raised[account] ?? new Set()).add(title);
      }
      const stakes: Record<string, { value: number; accounts: number }> = {};
      for (const [account, problems] of Object.entries(raised)) {
        for (const title of problems) {
          const { value, accounts } = stakes[title] ?? { value: 0, accounts: 0 };
          stakes[title] = { value: value + ((yearly[account] ?? 0) / problems.size) * 0.3, accounts: accounts + 1 };
        }
      }
      return stakes;
    }
  });

  describe('Maven, a business product with a pipeline', () => {
    const known = reference('maven-crm');
    const asOf = '2017-12-31';
    let productId: string;

    test('accounts and deals come in on the command line, beside the running server', async () => {
      productId = await makeProduct('Maven', 'b2b');
      const environment = { BIFOCAL_DATA: journey.data };
      for (const [file, mapping, rows] of [
        ['accounts.csv', 'maven-accounts', known.accounts],
        ['sales_pipeline.csv', 'maven-deals', known.opportunities],
      ] as const) {
        const brought = await bifocal(
          ['import', path.join(shared, 'maven-crm', file), '--product', 'Maven', '--mapping', mappingFile(mapping)],
          environment,
        );
        expect(brought, brought.stderr).toMatchObject({ code: 0 });
        expect(brought.stdout).toContain(`Brought ${rows} rows: ${rows} created`);
      }
    });

    test('the pipeline as of the last day is the one that was published', async () => {
      const pipeline = await journey.api<PipelineAnswer>('GET', `/pipeline?productId=${productId}&asOf=${asOf}`);
      const { Won, Lost, Engaging, Prospecting } = known.stages;
      expect(pipeline.byStatus).toMatchObject({
        won: { deals: Won, minor: known.won_revenue * 100 },
        lost: { deals: Lost, minor: known.lost_value },
        open: { deals: Engaging + Prospecting, withoutAmount: 0 },
      });
      expect(Object.fromEntries(pipeline.openByStage.map(({ stage, deals }) => [stage, deals]))).toEqual({ Engaging, Prospecting });
      expect(pipeline.winRate).toMatchObject({ won: Won, lost: Lost, denominator: 'won + lost' });
      expect(pipeline.winRate.value).toBeCloseTo(known.win_rate_closed, 12);
      expect(pipeline.ofAll.value).toBeCloseTo(known.win_rate_all, 12);
      expect(pipeline.withoutAccount).toBe(known.missing_account);
      expect(pipeline.assumed).toEqual({ amount: Engaging + Prospecting, probability: Engaging + Prospecting });
    });

    test('an account’s own turnover is no revenue of ours, and the assumed values of its deals are marked', async () => {
      const accounts = (await readAll<AccountAnswer>('/accounts')).filter(({ ownTurnover }) => ownTurnover !== null);
      expect(accounts).toHaveLength(known.accounts);
      expect(accounts.filter(({ parentId }) => parentId !== null)).toHaveLength(known.data_quality.accounts_with_parent);
      const acme = accounts.find(({ name }) => name === 'Acme Corporation');
      expect(acme?.ownTurnover).toEqual({ amountMinor: 110_004_000_000, currency: 'USD' });
      await page.goto(journey.href(`/p/${productId}/people/accounts/${acme?.id}`));
      await heading(page, 'Acme Corporation').waitFor();
      await page.getByText('US$1.1B').waitFor();
      await eventually(() => page.getByRole('main').innerText()).toMatch(/Revenue a year\s+US\$0/);
      await expectAccessible(page, 'Account of Maven');
    });

    test('what an account asks for is worth its open deals at list price times the win rate', async () => {
      const open = rowsOf('maven-crm/sales_pipeline.csv').filter(
        (deal) => deal['deal_stage'] === 'Engaging' || deal['deal_stage'] === 'Prospecting',
      );
      const price = Object.fromEntries(
        rowsOf('maven-crm/products.csv').map((row) => [row['product']?.replace('GTX Pro', 'GTXPro'), Number(row['sales_price'])]),
      );
      const rates: Record<string, number> = { Engaging: known.win_rate_closed, Prospecting: known.win_rate_all };
      const worth = open
        .filter((deal) => deal['account'] === 'Hottechi')
        .reduce((sum, deal) => sum + (price[deal['product'] ?? ''] ?? 0) * (rates[deal['deal_stage'] ?? ''] ?? 0), 0);
      expect(worth).toBeGreaterThan(0);
      const hottechi = (await journey.api<{ items: AccountAnswer[] }>('GET', '/accounts?q=Hottechi')).items[0];
      const problem = await journey.api<{ id: string }>('POST', `/products/${productId}/problems`, {
        title: 'The price list cannot be compared',
      });
      await journey.api('POST', `/products/${productId}/evidence`, {
        kind: 'sales',
        body: 'Send us one page on which we can compare your six models.',
        occurredAt: '2017-12-20T10:00:00Z',
        accountId: hottechi?.id,
        attachTo: { problemId: problem.id, importance: 3, reason: 'grow' },
      });
      await eventually(async () => (await rank(productId, asOf)).items[0]?.business.valueAtStake).toBeCloseTo(worth, 1);
      const rows = await openRanking(productId, asOf);
      expect(rows.map((row) => [row['Problem'], row['Reason']])).toEqual([['The price list cannot be compared', 'Grow']]);
    });
  });

  describe('Project Jupyter, a consumer product with a survey', () => {
    const known = reference('jupyter-user-research')['2015_notebook_ux'];
    const asOf = '2016-01-15';
    const folder = 'jupyter-user-research/2015-notebook-ux';
    const questions = Object.keys(known.coded_themes);
    /** Questions whose themes name what is well: they are no problems. */
    const praise = ['pleasant_aspects', 'workflow_needs_addressed'];
    let productId: string;

    test('answers come in as evidence of anonymous persons, and the coded themes find them by id', async () => {
      productId = await makeProduct('Jupyter Notebook', 'b2c');
      for (const question of questions) {
        const name = question.replaceAll('_', '-');
        const { respondents, themes, themes_per_respondent } = known.coded_themes[question];
        const answers = await bring(`${folder}/survey_short_columns.csv`, `jupyter-answers-${name}`, productId);
        expect(answers.counts, question).toMatchObject({ rows: known.rows, created: respondents, skipped: known.rows - respondents });
        const coded = await bring(`${folder}/${question}_themes.csv`, `jupyter-themes-${name}`, productId);
        expect(coded.counts, question).toMatchObject({
          rows: respondents,
          updated: respondents - (themes_per_respondent[0] ?? 0),
          problemsCreated: praise.includes(question) ? 0 : Object.keys(themes).filter((theme) => theme !== 'nothing').length,
        });
      }
      const answered = rowsOf(`${folder}/survey_short_columns.csv`).filter((row) =>
        questions.some((question) => Object.entries(row).some(([column, cell]) => column.startsWith(question) && cell !== '')),
      );
      const base = await journey.api<CustomerBaseAnswer>('GET', '/customer-base');
      expect([base.persons, base.personsWithoutAccount]).toEqual([answered.length, answered.length]);
    });

    test('the ranking tells how many people named each theme, as the coding counted them', async () => {
      const ranking = await rank(productId, asOf);
      const problems = questions.filter((question) => !praise.includes(question));
      const expected = problems.flatMap((question) => {
        const { nothing: _nothing, ...wrong } = known.coded_themes[question].themes as Record<string, number>;
        return Object.values(wrong);
      });
      expect(ranking.waiting).toBe(0);
      expect(ranking.items).toHaveLength(expected.length);
      expect(ranking.items.map(({ consumer }) => consumer.reach).sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      const { nothing: _none, ...hinders } = known.coded_themes.hinderances.themes as Record<string, number>;
      const told = ranking.items.filter(({ title }) => title.startsWith('What hinders you: '));
      expect(Object.fromEntries(told.map(({ title, consumer }) => [title.replace('What hinders you: ', ''), consumer.reach]))).toEqual(
        hinders,
      );
      expect(ranking.items.every(({ consumer }) => !consumer.reachMeasured && consumer.impactAssumed)).toBe(true);
    });

    test('the page shows the top hindrance first, says that it was heard and not measured, and opens it to what people wrote', async () => {
      const rows = await openRanking(productId, asOf);
      expect(rows[0]).toMatchObject({ '#': '–', Problem: 'What hinders you: development', Reach: '425 heard', Evidence: '425' });
      await expectAccessible(page, 'Ranking of Jupyter');
      await page
        .getByRole('button', { name: /Why reach/ })
        .first()
        .click();
      const why = page.getByRole('dialog', { name: 'Why this reach' });
      await why.getByText('Heard, not measured: distinct people in the evidence').first().waitFor();
      await eventually(() => why.getByRole('blockquote').count()).toBeGreaterThan(0);
      await expectAccessible(page, 'Reach of Jupyter');
      await page.keyboard.press('Escape');
    });
  });

  describe('Iris, a consumer product with voted issues', () => {
    const known = reference('iris-voted-issues');
    const asOf = '2026-06-30';
    let productId: string;

    test('issues come in through the pages: each title is a problem, its votes are people without a name', async () => {
      productId = await makeProduct('Iris', 'b2c');
      await page.goto(journey.href(`/p/${productId}/problems`));
      await heading(page, 'No problem yet').waitFor();
      await importByHand(journey, path.join(shared, 'iris-voted-issues/voted-issues.csv'), {
        expected: known.open_voted_issues,
        confirm: async () => {
          await eventually(() => page.getByRole('combobox', { name: 'Unnamed people comes from' }).inputValue()).toBe('votes');
          await eventually(() => page.getByRole('combobox', { name: 'Product' }).inputValue()).toBe(productId);
          await page.getByRole('combobox', { name: 'It comes from' }).fill('scitools-voted-issues');
          // Whoever opened an issue is one of those who voted for it.
          await page.getByRole('button', { name: 'Do not fill Person' }).click();
          await page.getByRole('button', { name: /^Could be filled too/ }).click();
          await page.getByRole('combobox', { name: 'Problem comes from' }).click();
          await page.getByRole('option', { name: /^title/ }).click();
          await page.getByRole('combobox', { name: 'When it was said comes from' }).click();
          await page.getByRole('option', { name: /^The same value in every row/ }).click();
          await page.getByRole('textbox', { name: 'Value of When it was said in every row' }).fill(asOf);
        },
      });
      await heading(page, `${known.open_voted_issues} problems were created`).waitFor();
    });

    test('the ranking shows the votes: all of them, and the ten most wanted first', async () => {
      const ranking = await rank(productId, asOf);
      expect(ranking.items).toHaveLength(known.open_voted_issues);
      const votes = ranking.items.map(({ consumer }) => consumer.reach);
      expect(votes.reduce((sum, count) => sum + count, 0)).toBe(known.total_votes);
      expect(tally(votes)).toEqual(known.votes_distribution);
      const rows = await openRanking(productId, asOf);
      expect(rows.slice(0, 4).map((row) => [row['Reach'], row['Problem']])).toEqual(
        known.top10.slice(0, 4).map(([count, , title]: [number, string, string]) => [`${count} heard`, title]),
      );
      expect(rows.slice(0, 10).map((row) => row['Reach'])).toEqual(known.top10.map(([count]: [number]) => `${count} heard`));
    });
  });
}
