// The published figures of real files come out of our sums again. The files lie beside the repository; where they do not, this says so.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/support/world.ts';
import { readCustomerBase, readPipeline } from './customer-base.query.ts';
import { upsertRecords } from './import.actions.ts';
import type { ImportKind, ImportRow } from './import-record.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
const isThere = existsSync(folder);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** These files have no quoted cells. */
function readRows(path: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(new URL(path, folder), 'utf8').replace('\uFEFF', '').trimEnd().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])));
}

const dayOfDmy = (cell = ''): string | null => (cell === '' ? null : cell.split('-').toReversed().join('-'));

async function bring<K extends ImportKind>(
  admin: Parameters<World['inside']>[0],
  kind: K,
  rows: readonly ImportRow<K>[],
): Promise<string[]> {
  const ids: string[] = [];
  for (let start = 0; start < rows.length; start += 500) {
    const { outcomes } = await world.inside(admin, (scope) => upsertRecords(scope, kind, rows.slice(start, start + 500)));
    for (const outcome of outcomes) {
      if (outcome.outcome === 'refused') throw new Error(outcome.message);
      ids.push(outcome.id);
    }
  }
  return ids;
}

describe(isThere ? 'the real files' : 'the real files are absent (no ../shared beside this clone): nothing was compared', () => {
  test('RavenStack: recurring revenue, subscriptions and accounts by month end', async ({ annotate }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const { admin } = await world.createWorkspace();
    const accounts = readRows('ravenstack-saas/ravenstack_accounts.csv');
    const ids = await bring(
      admin,
      'account',
      accounts.map((row) => ({
        externalRef: { source: 'raven', externalId: row['account_id'] ?? '' },
        fields: { name: row['account_name'] ?? '' },
      })),
    );
    const idOf = new Map(accounts.map((row, index) => [row['account_id'], ids[index] ?? '']));
    const lines = readRows('ravenstack-saas/ravenstack_subscriptions.csv');
    await bring(
      admin,
      'revenue_line',
      lines.map((row) => ({
        externalRef: { source: 'raven', externalId: row['subscription_id'] ?? '' },
        fields: {
          accountId: idOf.get(row['account_id']) ?? '',
          amount: { amountMinor: Number(row['mrr_amount']) * 100, currency: 'EUR' },
          period: 'month' as const,
          kind: row['is_trial'] === 'TRUE' ? ('trial' as const) : ('recurring' as const),
          from: dayOfDmy(row['start_date']),
          to: dayOfDmy(row['end_date']),
        },
      })),
    );
    const { mrr_active_subs_accounts_by_month_end: published } = JSON.parse(
      readFileSync(new URL('ravenstack-saas/REFERENCE.json', folder), 'utf8'),
    ) as { mrr_active_subs_accounts_by_month_end: Record<string, [number, number, number]> };
    const base = await world.ask(admin, readCustomerBase, { asOf: '2024-12-31', months: 24 });
    expect(Object.fromEntries(base.byMonth.map((month) => [month.day, [month.monthMinor / 100, month.lines, month.accounts]]))).toEqual(
      published,
    );
  });

  test('Maven CRM: deals won, lost and open, and the win rate with its denominator', async ({ annotate }) => {
    if (!isThere) return void (await annotate('no ../shared'));
    const { admin } = await world.createWorkspace();
    const accounts = readRows('maven-crm/accounts.csv');
    const ids = await bring(
      admin,
      'account',
      accounts.map((row) => ({ fields: { name: row['account'] ?? '' } })),
    );
    const idOf = new Map(accounts.map((row, index) => [row['account'], ids[index]]));
    const statusOf: Record<string, 'won' | 'lost'> = { Won: 'won', Lost: 'lost' };
    await bring(
      admin,
      'deal',
      readRows('maven-crm/sales_pipeline.csv').map((row) => ({
        externalRef: { source: 'maven', externalId: row['opportunity_id'] ?? '' },
        fields: {
          accountId: idOf.get(row['account']) ?? null,
          name: row['product'] ?? '',
          stage: row['deal_stage'] ?? null,
          status: statusOf[row['deal_stage'] ?? ''] ?? ('open' as const),
          openedOn: row['engage_date'] || null,
          closeOn: row['close_date'] || null,
          amount: row['close_value'] ? { amountMinor: Number(row['close_value']) * 100, currency: 'EUR' } : null,
        },
      })),
    );
    const published = JSON.parse(readFileSync(new URL('maven-crm/REFERENCE.json', folder), 'utf8'));
    const pipeline = await world.ask(admin, readPipeline, { asOf: '2017-12-31' });
    expect(pipeline.byStatus).toMatchObject({
      won: { deals: published.stages.Won, minor: published.won_revenue * 100 },
      lost: { deals: published.stages.Lost, minor: published.lost_value },
      open: { deals: published.stages.Engaging + published.stages.Prospecting, withoutAmount: published.missing_close_date },
    });
    expect(pipeline.winRate).toMatchObject({ value: published.win_rate_closed, denominator: 'won + lost' });
    expect(pipeline.ofAll).toEqual({ value: published.win_rate_all, denominator: 'won + lost + open' });
    expect(pipeline.withoutAccount).toBe(published.missing_account);
    expect(pipeline.openByStage.map(({ stage, deals }) => [stage, deals])).toEqual([
      ['Engaging', published.stages.Engaging],
      ['Prospecting', published.stages.Prospecting],
    ]);
  });
});
