import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RankedProblem, rankingSorts } from '../../contract/problems/ranking.ts';
import { cases, fc } from '../../test/support/properties.ts';
import { openWorld, type World } from '../../test/support/world.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { markStances } from './dirt.store.ts';
import { makeAccount, makeProduct } from './makers.ts';
import { orderByRule, type TwoLensRow } from './priority-hybrid.ts';
import { freshenWorkspace } from './projection.jobs.ts';
import { rankProblems } from './ranking.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function makeProblem(scope: Scope, productId: string, title: string, durationWeeks: number): Promise<string> {
  const id = newId('prb');
  await sql`insert into problems (workspace_id, id, product_id, title, duration_weeks, created_by, created_at, updated_at)
    values (${scope.workspaceId}, ${id}, ${productId}, ${title}, ${durationWeeks}, 'test', ${scope.now}, ${scope.now})`.execute(scope.db);
  return id;
}

async function say(
  scope: Scope,
  said: { productId: string; accountId: string; problemId: string; importance: number; reason: string },
): Promise<void> {
  const id = newId('evd');
  await sql`insert into evidence (workspace_id, id, product_id, kind, title, occurred_at, account_id, source, created_by, created_at, updated_at)
    values (${scope.workspaceId}, ${id}, ${said.productId}, 'support', 'They said so', ${scope.now}, ${said.accountId}, 'test', 'test', ${scope.now}, ${scope.now})`.execute(
    scope.db,
  );
  await sql`insert into evidence_links (workspace_id, evidence_id, problem_id, importance, reason, valued_by, valued_at, created_at)
    values (${scope.workspaceId}, ${id}, ${said.problemId}, ${said.importance}, ${said.reason}, 'person', ${scope.now}, ${scope.now})`.execute(
    scope.db,
  );
}

async function pays(scope: Scope, accountId: string, productId: string, yearMinor: number, renewalOn?: string): Promise<void> {
  await sql`insert into revenue_lines (workspace_id, id, account_id, product_id, amount_minor, currency, period, kind, starts_on, created_at, updated_at)
    values (${scope.workspaceId}, ${newId('rev')}, ${accountId}, ${productId}, ${yearMinor}, 'EUR', 'year', 'recurring', '2025-01-01', ${scope.now}, ${scope.now})`.execute(
    scope.db,
  );
  if (!renewalOn) return;
  await sql`insert into contracts (workspace_id, id, account_id, starts_on, renewal_on, created_at, updated_at)
    values (${scope.workspaceId}, ${newId('con')}, ${accountId}, '2025-01-01', ${renewalOn}::date, ${scope.now}, ${scope.now})`.execute(
    scope.db,
  );
}

type Figures = {
  business: number | null;
  consumer: number | null;
  value: number;
  people: number;
  nearestWeeks: number | null;
};

// Few different numbers, so that many are equal.
const score = fc.option(fc.integer({ min: 0, max: 3 }), { freq: 4 });
const figuresArb: fc.Arbitrary<Figures> = fc.record({
  business: score,
  consumer: score,
  value: fc.integer({ min: 0, max: 2 }),
  people: fc.integer({ min: 0, max: 2 }),
  nearestWeeks: fc.option(fc.integer({ min: 0, max: 20 })),
});

async function putFigures(scope: Scope, problemId: string, figures: Figures): Promise<void> {
  await sql`update problem_factors f set business_score = ${figures.business}, consumer_score = ${figures.consumer}, value_at_stake = ${figures.value},
      consumer_numerator = ${figures.people}, next_due_on = slot.as_of::date + ${figures.nearestWeeks}::int * 7
    from problems p, projection_slots slot
    where p.workspace_id = ${scope.workspaceId} and p.id = ${problemId} and f.workspace_id = p.workspace_id and f.problem_no = p.no
      and slot.workspace_id = f.workspace_id and slot.product_id = f.product_id and slot.slot = f.slot`.execute(scope.db);
}

describe('the ranking', () => {
  test('gives the worked example of the specification: 1,878.85 and 2,625', async () => {
    const workspace = await world.createWorkspace();
    const { productId, first, second } = await world.inside(workspace.admin, async (scope) => {
      const productId = (await makeProduct(scope)).id;
      const acme = (await makeAccount(scope, { name: 'Acme' })).id;
      const beta = (await makeAccount(scope, { name: 'Beta' })).id;
      const cy = (await makeAccount(scope, { name: 'Cy' })).id;
      const first = await makeProblem(scope, productId, 'P1', 4);
      const second = await makeProblem(scope, productId, 'P2', 2);
      await pays(scope, acme, productId, 20_000_000, '2026-03-12');
      await pays(scope, beta, productId, 10_000_000, '2026-08-13');
      await sql`insert into deals (workspace_id, id, account_id, product_id, name, amount_minor, currency, period, probability, created_at, updated_at)
        values (${scope.workspaceId}, ${newId('dea')}, ${cy}, ${productId}, 'Cy', 5200000, 'EUR', 'year', 0.5, ${scope.now}, ${scope.now})`.execute(
        scope.db,
      );
      await say(scope, { productId, accountId: acme, problemId: first, importance: 3, reason: 'protect' });
      await say(scope, { productId, accountId: acme, problemId: second, importance: 3, reason: 'protect' });
      await say(scope, { productId, accountId: beta, problemId: first, importance: 1, reason: 'protect' });
      await say(scope, { productId, accountId: cy, problemId: second, importance: 2, reason: 'grow' });
      markStances(scope, [first, second]);
      return { productId, first, second };
    });
    await freshenWorkspace(world.ports, workspace.id);
    const ranking = await world.ask(workspace.admin, rankProblems, { productId });
    expect(ranking.items.map((item) => [item.id, item.rank])).toEqual([
      [second, 1],
      [first, 2],
    ]);
    const scores = ranking.items.map((item) => item.business.score ?? 0);
    expect(scores[0]).toBeCloseTo(2625, 6);
    expect(scores[1]).toBeCloseTo(1878.846154, 6);
  });

  test('places as the rule says, through each lens, and pages put together are the whole, however sorted', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(figuresArb, { minLength: 1, maxLength: 14 }), async (figures) => {
        const workspace = await world.createWorkspace();
        const { productId, ids } = await world.inside(workspace.admin, async (scope) => {
          const productId = (await makeProduct(scope, { name: 'Both', businessModel: 'hybrid' })).id;
          const ids: string[] = [];
          for (const [at] of figures.entries()) ids.push(await makeProblem(scope, productId, `P${at}`, 1));
          markStances(scope, ids);
          return { productId, ids };
        });
        await freshenWorkspace(world.ports, workspace.id);
        await world.inside(workspace.admin, async (scope) => {
          for (const [at, figure] of figures.entries()) await putFigures(scope, ids[at]!, figure);
        });
        const rows: TwoLensRow[] = figures.map((figure, at) => ({
          id: ids[at]!,
          b2b: { score: figure.business, numerator: figure.value, nearestWeeks: figure.nearestWeeks },
          b2c: { score: figure.consumer, numerator: figure.people },
        }));
        for (const lens of [undefined, 'b2b', 'b2c'] as const) {
          const { items } = await world.ask(workspace.admin, rankProblems, { productId, lens, limit: 100 });
          const rule = lens ? ({ kind: 'lens', lens } as const) : ({ kind: 'deadlinesFirst', weeks: 12, otherwise: 'b2c' } as const);
          expect(
            items.map(({ id, rank, block, because, business, consumer }) => ({
              id,
              rank,
              block,
              because,
              ranks: { b2b: business.rank, b2c: consumer.rank },
            })),
          ).toEqual(orderByRule(rows, rule));
        }
        for (const sort of rankingSorts) {
          const whole = await world.ask(workspace.admin, rankProblems, { productId, sort, limit: 100 });
          const parts: RankedProblem[] = [];
          for (let cursor: string | undefined; ; ) {
            const page = await world.ask(workspace.admin, rankProblems, { productId, sort, limit: 4, ...(cursor ? { cursor } : {}) });
            expect(page.total).toBe(figures.length);
            parts.push(...page.items);
            if (page.nextCursor === null) break;
            cursor = page.nextCursor;
          }
          expect(parts).toEqual(whole.items);
        }
      }),
      { numRuns: cases(8) },
    );
  });
});
