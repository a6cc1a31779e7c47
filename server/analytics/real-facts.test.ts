// The published figures of real files come out of questions. The files lie beside the repository; where they do not, this says so.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActivityAnswer } from '../../contract/analytics/activity.ts';
import type { QuestionAnswer, QuestionResult } from '../../contract/analytics/question-answer.ts';
import { asCaller, openWorld, type World } from '../../test/support/world.ts';
import { type ImportRow, upsertRecords } from '../people/index.ts';
import type { Caller } from '../platform/action.ts';
import { createProduct } from '../strategy/index.ts';
import { createSource } from './intake/source.actions.ts';
import { openSource, takeIn } from './intake/take-in.intake.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const isThere = existsSync(folder);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

function readLines(path: string): string[] {
  const bytes = readFileSync(new URL(path, folder));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.replace('\uFEFF', '').trimEnd().split(/\r?\n/).slice(1);
}

const reference = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as T;

async function openProduct(caller: Caller, name: string) {
  const { id: productId } = await world.do(caller, createProduct, { name, businessModel: 'hybrid' });
  const source = await world.do(caller, createSource, { productId, name, kind: 'server', zone: 'UTC' });
  const open = await world.inside(caller, (scope) => openSource(scope, source.id));
  return { productId, take: (calls: readonly object[]) => takeIn(world.ports, open, calls) };
}

/** Errors  throws what was answered instead of an answer. */
async function ask<K extends QuestionResult['kind']>(
  caller: Caller,
  productId: string,
  question: { kind: K } & Record<string, unknown>,
): Promise<Extract<QuestionResult, { kind: K }>> {
  const url = `/api/v1/workspaces/${caller.workspaceId}/products/${productId}/questions`;
  const answer = await world.app.inject({
    method: 'POST',
    url,
    headers: asCaller(caller),
    payload: { question: { version: 1, ...question } },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<QuestionAnswer>().result as Extract<QuestionResult, { kind: K }>;
}

const monthOf = ({ from }: { from: string }) => from.slice(0, 7);
const valuesOf = (line: { cells: { value: number | null }[] } | undefined) => line?.cells.map(({ value }) => value) ?? [];

/** A quoted description may hold commas, which no other cell does. */
const retailLine = /^([^,]*),([^,]*),(.*),(-?\d+),([^,]*),([^,]*),(\d*),([^,]*)$/s;

type RetailLine = { invoice: string; article: string; quantity: number; at: string; price: number; customer: string; country: string };

function readRetail(): RetailLine[] {
  return readLines('online-retail/online_retail.csv.gz').map((line) => {
    const cells = retailLine.exec(line);
    if (!cells) throw new Error(`a line of the file cannot be read: ${line}`);
    const [, invoice = '', article = '', , quantity, at = '', price, customer = '', country = ''] = cells;
    return { invoice, article, quantity: Number(quantity), at, price: Number(price), customer, country };
  });
}

const isClean = ({ invoice, quantity, price, customer }: RetailLine) =>
  customer !== '' && !invoice.startsWith('C') && quantity > 0 && price > 0;

/** Each line of an invoice as it was bought, in the order of the file; who bought is unknown of a quarter of them. */
const purchaseOf = ({ invoice, article, quantity, at, price, customer, country }: RetailLine, row: number) => ({
  type: 'track',
  event: 'Product Bought',
  messageId: `line ${row}`,
  ...(customer === '' ? {} : { userId: customer }),
  timestamp: at,
  properties: {
    invoice,
    article,
    quantity,
    price,
    country,
    amount: Math.round(quantity * price * 100) / 100,
    cancelled: invoice.startsWith('C'),
  },
});

/** One for each invoice of a customer, with how many of its lines are clean. */
function ordersOf(lines: readonly RetailLine[]): object[] {
  const known = Map.groupBy(
    lines.filter(({ customer }) => customer !== ''),
    ({ invoice }) => invoice,
  );
  return [...known].map(([invoice, ofInvoice]) => {
    const first = ofInvoice[0] as RetailLine;
    const properties = { invoice, clean_lines: ofInvoice.filter(isClean).length };
    return { type: 'track', event: 'Order Placed', messageId: `order ${invoice}`, userId: first.customer, timestamp: first.at, properties };
  });
}

const clean = [
  { type: 'boolean', name: 'cancelled', value: false },
  { type: 'number', name: 'quantity', op: 'above', value: 0 },
  { type: 'number', name: 'price', op: 'above', value: 0 },
];
const bought = { events: ['Product Bought'], filters: clean };
const year = { range: { kind: 'between', from: '2010-12-01', to: '2011-12-31' }, interval: 'month' };

type RetailReference = {
  rows: number;
  rows_missing_customer: number;
  customers: number;
  clean_rows: number;
  clean_customers: number;
  clean_invoices: number;
  clean_revenue: number;
  monthly_revenue_clean: Record<string, number>;
  monthly_cohorts_clean: Record<string, Record<string, number>>;
};

describe(isThere ? 'real facts' : 'the real files are absent (no ../shared beside this clone): nothing was compared', () => {
  test('Online Retail: half a million purchases, their revenue, and who came back month by month', { timeout: 300_000 }, async ({
    annotate,
  }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const published = reference<RetailReference>('online-retail/REFERENCE.json');
    const { admin } = await world.createWorkspace();
    const { productId, take } = await openProduct(admin, 'Shop');
    const lines = readRetail();
    expect(lines).toHaveLength(published.rows);
    // In portions, as a file that is read would give them.
    const counted = { taken: 0, rejected: 0, duplicates: 0 };
    for (let start = 0; start < lines.length; start += 20_000) {
      const { taken, rejected, duplicates } = await take(
        lines.slice(start, start + 20_000).map((line, index) => purchaseOf(line, start + index)),
      );
      counted.taken += taken;
      counted.rejected += rejected;
      counted.duplicates += duplicates;
    }
    expect(counted, 'who bought nothing under a name is nobody').toEqual({
      taken: published.rows - published.rows_missing_customer,
      rejected: published.rows_missing_customer,
      duplicates: 0,
    });
    await take(ordersOf(lines));

    const all = await ask(admin, productId, {
      kind: 'trends',
      ...year,
      series: [
        { ...bought, measure: { kind: 'count' } },
        { ...bought, measure: { kind: 'unique' } },
        { ...bought, measure: { kind: 'sum', property: 'amount' } },
        { events: ['Product Bought'], filters: [], measure: { kind: 'unique' } },
        {
          events: ['Order Placed'],
          filters: [{ type: 'number', name: 'clean_lines', op: 'above', value: 0 }],
          measure: { kind: 'count' },
        },
      ],
    });
    const [rows, customers, revenue, everybody, invoices] = all.lines.map(({ total }) => total.value);
    expect({ rows, customers, everybody, invoices }).toEqual({
      rows: published.clean_rows,
      customers: published.clean_customers,
      everybody: published.customers,
      invoices: published.clean_invoices,
    });
    expect(revenue).toBeCloseTo(published.clean_revenue, 1);
    const byMonth = valuesOf(all.lines[2]).map((value, at) => [
      monthOf(all.buckets[at] as { from: string }),
      Math.round((value ?? 0) * 100) / 100,
    ]);
    expect(Object.fromEntries(byMonth)).toEqual(published.monthly_revenue_clean);

    const { splits } = await ask(admin, productId, { kind: 'retention', ...year, start: bought, comeBack: bought, intervals: 12 });
    const triangle = (splits[0]?.rows ?? []).map(({ bucket, size, cells }, row, all) => {
      const back = cells.slice(0, all.length - row).map(({ value }, column) => [String(column), value] as const);
      expect(back[0]?.[1]).toBe(size.value);
      return [monthOf(bucket), Object.fromEntries(back)] as const;
    });
    expect(Object.fromEntries(triangle)).toEqual(published.monthly_cohorts_clean);
  });

  test('RavenStack: what subscriptions used is told of the accounts that were brought before', { timeout: 120_000 }, async ({
    annotate,
  }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const { admin } = await world.createWorkspace();
    const accounts = readLines('ravenstack-saas/ravenstack_accounts.csv').map((line) => line.split(','));
    const idOf = await bringAccounts(admin, accounts);
    const accountOf = new Map(
      readLines('ravenstack-saas/ravenstack_subscriptions.csv').map((line) => line.split(',').slice(0, 2) as [string, string]),
    );
    const usage = readLines('ravenstack-saas/ravenstack_feature_usage.csv.gz').map((line) => {
      const [id = '', subscription = '', date = '', feature = '', count, seconds, errors] = line.split(',');
      const on = date.split('-').toReversed().join('-');
      return {
        id,
        account: accountOf.get(subscription) ?? '',
        subscription,
        on,
        feature,
        count: Number(count),
        seconds: Number(seconds),
        errors: Number(errors),
      };
    });
    const { productId, take } = await openProduct(admin, 'RavenStack');
    const { taken, duplicates, rejected } = await take(
      usage.map(({ id, account, subscription, on, feature, count, seconds, errors }) => ({
        type: 'track',
        event: 'Feature Used',
        messageId: id,
        anonymousId: subscription,
        timestamp: `${on}T12:00:00Z`,
        context: { groupId: account },
        properties: { feature, count, seconds, errors },
      })),
    );
    const kept = [...new Map(usage.toReversed().map((row) => [row.id, row])).values()];
    expect({ taken, duplicates, rejected }, 'an id that comes twice is one message').toEqual({
      taken: kept.length,
      duplicates: usage.length - kept.length,
      rejected: 0,
    });
    expect(duplicates).toBe(21);

    // The same by hand, from the file.
    const byMonth = Map.groupBy(kept, ({ on }) => on.slice(0, 7));
    const months = [...byMonth.keys()].toSorted();
    const sumOf = (rows: readonly { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0);
    const used = { events: ['Feature Used'], filters: [] };
    const range = { kind: 'between', from: `${months[0]}-01`, to: '2024-12-31' };
    const trends = await ask(admin, productId, {
      kind: 'trends',
      by: 'account',
      range,
      interval: 'month',
      series: [
        { ...used, measure: { kind: 'unique' } },
        { ...used, measure: { kind: 'count' } },
        { ...used, measure: { kind: 'sum', property: 'count' } },
      ],
    });
    expect(trends.buckets.map(monthOf)).toEqual(months);
    const ofMonths = (work: (rows: typeof kept) => number) => months.map((month) => work(byMonth.get(month) ?? []));
    expect(valuesOf(trends.lines[0])).toEqual(ofMonths((rows) => new Set(rows.map(({ account }) => account)).size));
    expect(valuesOf(trends.lines[1])).toEqual(ofMonths((rows) => rows.length));
    expect(valuesOf(trends.lines[2])).toEqual(ofMonths(sumOf));
    expect(trends.lines[0]?.total.value).toBe(new Set(kept.map(({ account }) => account)).size);

    const byFeature = await ask(admin, productId, {
      kind: 'trends',
      by: 'account',
      range,
      interval: 'month',
      breakdown: { by: 'property', name: 'feature', top: 25 },
      series: [{ ...used, measure: { kind: 'unique' } }],
    });
    const split = byFeature.lines.flatMap(({ split: of, total }) => (of?.kind === 'value' ? [[of.value, total.value] as const] : []));
    const accountsOf = Map.groupBy(kept, ({ feature }) => feature);
    for (const [feature, value] of split) expect(value, feature).toBe(new Set(accountsOf.get(feature)?.map(({ account }) => account)).size);
    expect(split).toHaveLength(25);

    const funnel = await ask(admin, productId, {
      kind: 'funnel',
      by: 'account',
      range,
      windowSeconds: 86_400 * 30,
      steps: ['feature_1', 'feature_2'].map((feature) => ({
        events: ['Feature Used'],
        filters: [{ type: 'text', name: 'feature', op: 'is', values: [feature] }],
      })),
    });
    expect(funnel.splits[0]?.steps.map(({ value }) => value)).toEqual(funnelByHand(kept, 'feature_1', 'feature_2', 30));

    // The page of the account that did most.
    const most = [...Map.groupBy(kept, ({ account }) => account)].toSorted(([, one], [, other]) => other.length - one.length)[0];
    const [account = '', rows = []] = most ?? [];
    const url = `/api/v1/workspaces/${admin.workspaceId}/accounts/${idOf.get(account)}/activity`;
    const activity = (await world.app.inject({ method: 'GET', url, headers: asCaller(admin) })).json<ActivityAnswer>();
    const days = rows.map(({ on }) => on).toSorted();
    expect([activity.firstAt, activity.lastAt].map((at) => at?.slice(0, 10))).toEqual([days[0], days.at(-1)]);
  });
});

async function bringAccounts(caller: Caller, accounts: readonly string[][]): Promise<Map<string, string>> {
  const rows: ImportRow<'account'>[] = accounts.map(([id = '', name = '']) => ({
    externalRef: { source: 'raven', externalId: id },
    fields: { name },
  }));
  const { outcomes } = await world.inside(caller, (scope) => upsertRecords(scope, 'account', rows));
  return new Map(
    outcomes.map((outcome, index) => {
      if (outcome.outcome === 'refused') throw new Error(outcome.message);
      return [accounts[index]?.[0] ?? '', outcome.id];
    }),
  );
}

/** Who used the first feature, and of those who used the second within so many days of any time that they did. */
function funnelByHand(
  rows: readonly { account: string; on: string; feature: string }[],
  first: string,
  second: string,
  days: number,
): number[] {
  const dayOf = (on: string) => Date.parse(on) / 86_400_000;
  let [came, went] = [0, 0];
  for (const [, own] of Map.groupBy(rows, ({ account }) => account)) {
    const starts = own.filter(({ feature }) => feature === first).map(({ on }) => dayOf(on));
    const ends = own.filter(({ feature }) => feature === second).map(({ on }) => dayOf(on));
    if (starts.length > 0) came++;
    if (starts.some((start) => ends.some((end) => end >= start && end - start <= days))) went++;
  }
  return [came, went];
}
