// The second proof: another business model reads the same rows by other policies. It changes the ranking and no stored row.
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ImportAnswer, ImportPreviewAnswer } from '../contract/exchange/import.ts';
import type { RankingAnswer } from '../contract/problems/ranking.ts';
import type { BusinessModel, ProductAnswer } from '../contract/strategy/product.ts';
import { asCaller, openWorld, type Workspace, type World } from './support/world.ts';

/** What may change, and why; every other table of the catalogue may not. */
const mayChange: Readonly<Record<string, string>> = {
  products: 'the product says which business model it has',
  audit_events: 'who changed it, when, from what to what',
  outbox: 'tells the other areas of it',
  problem_factors: 'computed from records, and can be made again',
  problem_voices: 'computed from records, and can be made again',
  family_factors: 'computed from records, and can be made again',
  family_stances: 'computed from records, and can be made again',
  projection_dirt: 'what is to be computed',
  projection_slots: 'for which days and segments it is computed',
};

let world: World;
let workspace: Workspace;
beforeAll(async () => {
  world = await openWorld();
  workspace = await world.createWorkspace();
});
afterAll(() => world.close());

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH';

async function ask<T>(method: Method, path: string, payload?: object | string): Promise<T> {
  const answer = await world.app.inject({
    method,
    url: `/api/v1/workspaces/${workspace.id}${path}`,
    headers: { ...asCaller(workspace.admin), ...(typeof payload === 'string' ? { 'content-type': 'text/csv' } : {}) },
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 400) throw new Error(answer.body);
  return answer.json<T>();
}

/** Delivers what waits and lets the jobs run. */
async function work(): Promise<void> {
  await world.settle();
  while ((await world.runJobs()) > 0) await world.settle();
}

async function bring(file: string, productId: string): Promise<void> {
  const content = readFileSync(new URL(`fixtures/hand-written/${file}`, import.meta.url), 'utf8');
  const { id } = await ask<ImportAnswer>('POST', `/imports?fileName=${file}&productId=${productId}`, content);
  const { guess } = await ask<ImportPreviewAnswer>('GET', `/imports/${id}/preview`);
  await ask('PUT', `/imports/${id}/mapping`, { mapping: { ...guess.mapping, source: 'crm', productId } });
  await ask('POST', `/imports/${id}/run`);
  await work();
  expect(await ask<ImportAnswer>('GET', `/imports/${id}`)).toMatchObject({ status: 'done', counts: { refused: 0 } });
}

/** The ranking once all of it is computed: the upkeep rests after long work. */
const rank = (productId: string): Promise<RankingAnswer> =>
  vi.waitFor(
    async () => {
      await work();
      const ranking = await ask<RankingAnswer>('GET', `/products/${productId}/ranking?asOf=2026-03-02`);
      expect(ranking.waiting).toBe(0);
      return ranking;
    },
    { timeout: 15_000, interval: 50 },
  );
const order = ({ items }: RankingAnswer) => items.map(({ rank, title }) => [rank, title]);

/** What every table of the catalogue holds, as one hash each. */
async function hashTables(): Promise<Record<string, string>> {
  const { system } = world.database;
  const tables = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`.execute(
    system,
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const held = await sql<{ rows: number; hash: string | null }>`
      select count(*)::int as rows, md5(string_agg(md5(t::text), '' order by md5(t::text))) as hash from ${sql.table(name)} t`.execute(
      system,
    );
    hashes[name] = `${held.rows[0]?.rows} rows ${held.rows[0]?.hash}`;
  }
  return hashes;
}

const without = (names: Readonly<Record<string, unknown>>, hashes: Record<string, string>) =>
  Object.fromEntries(Object.entries(hashes).filter(([name]) => !(name in names)));

test('another business model changes the ranking and no stored row, and the way back restores it', async () => {
  const { id: productId } = await ask<ProductAnswer>('POST', '/products', { name: 'Ledger', businessModel: 'b2b' });
  for (const file of ['accounts', 'contacts', 'roles', 'revenue', 'renewals', 'deals', 'feedback']) await bring(`${file}.csv`, productId);
  const [exports, approvals, phoneApp] = [
    'Exports of large tables stop half-way',
    'Approvals wait for one person',
    'The phone app signs people out',
  ];
  const weeks: Record<string, number> = { [exports]: 16, [approvals]: 8, [phoneApp]: 8 };
  // An override of the business playbook rests under the other models and holds again afterwards.
  await ask('PUT', `/products/${productId}/playbook/problems.peoplePerProblem`, {
    businessModel: 'b2b',
    value: 4,
    reason: 'Two teams of two share a problem.',
  });
  const { items } = await rank(productId);
  await ask('POST', `/products/${productId}/problems/inputs`, {
    items: items.map(({ id, title }) => ({ problemId: id, effortPersonWeeks: weeks[title] })),
  });
  await work();
  const asBusiness = await rank(productId);
  expect(order(asBusiness)).toEqual([
    [1, approvals],
    [2, exports],
    [3, phoneApp],
  ]);
  expect(asBusiness.items.map(({ business }) => business.score?.toFixed(2))).toEqual(['2625.00', '1878.85', '37.50']);

  const before = await hashTables();
  expect(Object.keys(before).length).toBeGreaterThan(40);
  expect(Object.keys(mayChange).filter((name) => !(name in before))).toEqual([]);

  const switchTo = async (businessModel: BusinessModel) => {
    await ask('PATCH', `/products/${productId}`, { businessModel });
    await work();
    return rank(productId);
  };
  const asConsumer = await switchTo('b2c');
  expect(order(asConsumer)).toEqual([
    [1, phoneApp],
    [2, approvals],
    [3, exports],
  ]);
  expect(asConsumer.rule).not.toEqual(asBusiness.rule);
  const after = await hashTables();
  expect(without(mayChange, after)).toEqual(without(mayChange, before));
  expect(after['products']).not.toBe(before['products']);

  await switchTo('hybrid');
  expect(without(mayChange, await hashTables())).toEqual(without(mayChange, before));
  expect(order(await switchTo('b2b'))).toEqual(order(asBusiness));
  expect(without(mayChange, await hashTables())).toEqual(without(mayChange, before));
});

test('the comparison would see a change: one effort more, and the table of problems is another', async () => {
  const before = await hashTables();
  const { items } = await ask<{ items: { id: string }[] }>('GET', '/products');
  const { items: problems } = await rank(items[0]?.id ?? '');
  const [first] = problems;
  await ask('POST', `/products/${first && items[0]?.id}/problems/inputs`, { items: [{ problemId: first?.id, effortPersonWeeks: 7 }] });
  const after = await hashTables();
  expect(Object.keys(without(mayChange, after)).filter((name) => after[name] !== before[name])).toEqual(['problems']);
});
