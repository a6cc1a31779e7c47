import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, fc } from '../../test/support/properties.ts';
import { openWorld, type World } from '../../test/support/world.ts';
import { createSegment } from '../people/index.ts';
import type { Caller } from '../platform/action.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { markFamilies, markStances } from './dirt.store.ts';
import { makeAccount, makePerson, makeProduct } from './makers.ts';
import { type FamilyFacts, type FamilyLink, nearestDeadline, type ProblemFacts, valueB2bOfAll } from './priority-b2b.ts';
import { freshenWorkspace, rebuildProjection } from './projection.jobs.ts';
import { rankProblems } from './ranking.query.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const policy = { weights: [0, 0.2, 0.5, 1], churnShares: [0, 0.02, 0.1, 0.3], peoplePerProblem: 2, weeksPerYear: 52 } as const;
const asOf = '2026-01-15';

// A random company: up to 4 families, some with a child; up to 4 problems; links of people and of the team.

const day = fc.integer({ min: -60, max: 300 }).map((days) => new Date(Date.parse(asOf) + days * 86_400_000).toISOString().slice(0, 10));
const familyArb = fc.record({
  yearly: fc.integer({ min: 0, max: 500_000 }),
  deal: fc.option(
    fc.record({
      amount: fc.integer({ min: 0, max: 200_000 }),
      probability: fc.constantFrom(0.1, 0.5, 0.9),
      closeOn: fc.option(day, { nil: null }),
    }),
    { nil: null },
  ),
  renewals: fc.array(day, { maxLength: 2 }),
  hasChild: fc.boolean(),
});
const problemArb = fc.record({
  durationWeeks: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  personWeeks: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  status: fc.constantFrom('heard', 'validated', 'chosen', 'in_delivery', 'released', 'parked'),
  regulationOn: fc.option(day, { nil: null }),
});
const linkArb = fc.record({
  family: fc.nat({ max: 3 }),
  fromChild: fc.boolean(),
  problem: fc.nat({ max: 3 }),
  person: fc.option(fc.nat({ max: 2 }), { nil: null }),
  importance: fc.constantFrom(0, 1, 2, 3),
  reason: fc.constantFrom('grow', 'protect', 'neither'),
  by: fc.constantFrom('person', 'person', 'person', 'team'),
});
const companyArb = fc.record({
  families: fc.array(familyArb, { minLength: 1, maxLength: 4 }),
  problems: fc.array(problemArb, { minLength: 1, maxLength: 4 }),
  links: fc.array(linkArb, { maxLength: 25 }),
  laterLinks: fc.array(linkArb, { maxLength: 5 }),
  laterStatus: fc.record({ problem: fc.nat({ max: 3 }), status: fc.constantFrom('heard', 'parked') }),
});
type Company = typeof companyArb extends fc.Arbitrary<infer T> ? T : never;
type CompanyLink = Company['links'][number];

type Built = {
  productId: string;
  families: string[];
  children: (string | null)[];
  problems: string[];
  persons: string[];
  facts: FamilyFacts[];
  links: FamilyLink[];
  at: number;
};

async function build(scope: Scope, company: Company): Promise<Built> {
  const productId = (await makeProduct(scope)).id;
  const families: string[] = [];
  const children: (string | null)[] = [];
  for (const [index, family] of company.families.entries()) {
    const id = (await makeAccount(scope, { name: `Family ${index}` })).id;
    families.push(id);
    const child = family.hasChild ? (await makeAccount(scope, { name: `Child ${index}`, parentId: id })).id : null;
    children.push(child);
    await sql`insert into revenue_lines (workspace_id, id, account_id, product_id, amount_minor, currency, period, kind, starts_on, created_at, updated_at)
      values (${scope.workspaceId}, ${newId('rev')}, ${child ?? id}, ${productId}, ${family.yearly * 100}, 'EUR', 'year', 'recurring', '2025-01-01', ${scope.now}, ${scope.now})`.execute(
      scope.db,
    );
    for (const renewal of family.renewals) {
      await sql`insert into contracts (workspace_id, id, account_id, starts_on, renewal_on, created_at, updated_at)
        values (${scope.workspaceId}, ${newId('con')}, ${id}, '2025-01-01', ${renewal}::date, ${scope.now}, ${scope.now})`.execute(
        scope.db,
      );
    }
    if (family.deal) {
      await sql`insert into deals (workspace_id, id, account_id, product_id, name, amount_minor, currency, period, probability, close_on, created_at, updated_at)
        values (${scope.workspaceId}, ${newId('dea')}, ${id}, ${productId}, 'Deal', ${family.deal.amount * 100}, 'EUR', 'year', ${family.deal.probability}, ${family.deal.closeOn}::date, ${scope.now}, ${scope.now})`.execute(
        scope.db,
      );
    }
  }
  const problems: string[] = [];
  for (const [index, problem] of company.problems.entries()) {
    const id = newId('prb');
    problems.push(id);
    await sql`insert into problems (workspace_id, id, product_id, title, status, duration_weeks, effort_person_weeks, created_by, created_at, updated_at)
      values (${scope.workspaceId}, ${id}, ${productId}, ${`Problem ${index}`}, ${problem.status}, ${problem.durationWeeks}, ${problem.personWeeks}, 'test', ${scope.now}, ${scope.now})`.execute(
      scope.db,
    );
    if (problem.regulationOn) {
      await sql`insert into deadline_facts (workspace_id, id, problem_id, kind, due_on, created_by, created_at, updated_at)
        values (${scope.workspaceId}, ${newId('dlf')}, ${id}, 'regulation', ${problem.regulationOn}::date, 'test', ${scope.now}, ${scope.now})`.execute(
        scope.db,
      );
    }
  }
  const persons: string[] = [];
  for (let index = 0; index < 3; index++) persons.push((await makePerson(scope, { name: `Person ${index}` })).id);
  const facts = company.families.map((family, index): FamilyFacts => {
    const renewals = family.renewals.map((on, nth) => ({ id: `r${nth}`, kind: 'renewal' as const, on }));
    const closes = family.deal?.closeOn ? [{ id: 'd', kind: 'deal_close' as const, on: family.deal.closeOn }] : [];
    return {
      id: families[index]!,
      protect: family.yearly,
      grow: family.deal ? family.deal.amount * family.deal.probability : 0,
      deadlines: { protect: nearestDeadline(renewals, 'protect', asOf), grow: nearestDeadline(closes, 'grow', asOf) },
      deadlinesOn: Object.fromEntries(
        company.problems.flatMap((problem, nth) => {
          if (!problem.regulationOn) return [];
          const all = [...renewals, { id: 'reg', kind: 'regulation' as const, on: problem.regulationOn }];
          return [[problems[nth]!, { protect: nearestDeadline(all, 'protect', asOf), grow: nearestDeadline(closes, 'grow', asOf) }]];
        }),
      ),
    };
  });
  return { productId, families, children, problems, persons, facts, links: [], at: Date.parse('2025-06-01') };
}

async function say(scope: Scope, built: Built, link: CompanyLink): Promise<void> {
  const family = built.families[link.family % built.families.length]!;
  const account = (link.fromChild ? built.children[link.family % built.families.length] : null) ?? family;
  const problem = built.problems[link.problem % built.problems.length]!;
  const person = link.person === null ? null : built.persons[link.person]!;
  const id = newId('evd');
  built.at += 60_000;
  const at = new Date(built.at);
  await sql`insert into evidence (workspace_id, id, product_id, kind, title, occurred_at, account_id, person_id, source, created_by, created_at, updated_at)
    values (${scope.workspaceId}, ${id}, ${built.productId}, 'support', 'Said', ${at}, ${account}, ${person}, 'test', 'test', ${at}, ${at})`.execute(
    scope.db,
  );
  await sql`insert into evidence_links (workspace_id, evidence_id, problem_id, importance, reason, valued_by, valued_at, created_at)
    values (${scope.workspaceId}, ${id}, ${problem}, ${link.importance}, ${link.reason}, ${link.by}, ${at}, ${at})`.execute(scope.db);
  built.links.push({
    familyId: family,
    problemId: problem,
    by: link.by as 'person' | 'team',
    speaker: person ?? id,
    importance: link.importance as 0,
    reason: link.reason as 'grow',
    at: built.at,
  });
  markStances(scope, [problem]);
}

/** Asks as often as it takes: a reader on a busy machine gets figures that say what they do not know yet. */
async function rankingOf(caller: Caller, view: { productId: string; asOf?: string; segmentId?: string }) {
  for (;;) {
    const ranking = await world.ask(caller, rankProblems, { limit: 500, ...view });
    if (ranking.waiting === 0) return ranking;
  }
}

async function figures(caller: Caller, productId: string) {
  const ranking = await rankingOf(caller, { productId });
  return new Map(ranking.items.map((item) => [item.id, item]));
}

function expectEqual(stored: Awaited<ReturnType<typeof figures>>, built: Built, problems: readonly ProblemFacts[]) {
  const reference = valueB2bOfAll(built.facts, problems, built.links, policy);
  expect([...stored.keys()].toSorted()).toEqual([...reference.keys()].toSorted());
  for (const [id, value] of reference) {
    const row = stored.get(id)!;
    expect(row.business.valueAtStake).toBeCloseTo(value.valueAtStake, 6);
    expect(row.business.score === null).toBe(value.score === null);
    expect(row.business.score ?? 0).toBeCloseTo(value.score ?? 0, 6);
    expect(row.business.costPerWeek ?? 0).toBeCloseTo(value.costPerWeek ?? 0, 6);
  }
}

describe('the projection', () => {
  test('equals the rules told naively, after deltas and after a rebuild, for random companies', async () => {
    await fc.assert(
      fc.asyncProperty(companyArb, async (company) => {
        const workspace = await world.createWorkspace();
        const caller = workspace.admin;
        const built = await world.inside(caller, async (scope) => {
          const made = await build(scope, company);
          for (const link of company.links) await say(scope, made, link);
          markStances(scope, made.problems);
          return made;
        });
        const problems = company.problems.map((problem, index) => ({
          id: built.problems[index]!,
          status: problem.status as string,
          durationWeeks: problem.durationWeeks,
          personWeeks: problem.personWeeks,
        }));
        await freshenWorkspace(world.ports, workspace.id);
        expectEqual(await figures(caller, built.productId), built, problems);

        // Something more is said, and a problem is parked or taken up again: only deltas follow.
        const changed = company.laterStatus.problem % problems.length;
        problems[changed]!.status = company.laterStatus.status;
        await world.inside(caller, async (scope) => {
          for (const link of company.laterLinks) await say(scope, built, link);
          await sql`update problems set status = ${company.laterStatus.status} where workspace_id = ${scope.workspaceId} and id = ${built.problems[changed]!}`.execute(
            scope.db,
          );
          markStances(scope, [built.problems[changed]!]);
          await sql`update revenue_lines set amount_minor = amount_minor * 2 where workspace_id = ${scope.workspaceId} and account_id in (${built.children[0] ?? built.families[0]!})`.execute(
            scope.db,
          );
          markFamilies(scope, built.productId, [built.families[0]!]);
        });
        built.facts[0] = { ...built.facts[0]!, protect: (built.facts[0]!.protect ?? 0) * 2 };
        await freshenWorkspace(world.ports, workspace.id);
        const byDelta = await figures(caller, built.productId);
        expectEqual(byDelta, built, problems);

        await rebuildProjection(world.ports, workspace.id, built.productId);
        const rebuilt = await figures(caller, built.productId);
        for (const [id, row] of byDelta) {
          expect(rebuilt.get(id)!.business.score ?? -1).toBeCloseTo(row.business.score ?? -1, 9);
          expect(rebuilt.get(id)!.consumer).toEqual(row.consumer);
          expect(rebuilt.get(id)!.rank).toBe(row.rank);
        }
      }),
      { numRuns: cases(25) },
    );
  }, 120_000);

  test('says the same of another day, built for the asking, and of today', async () => {
    const workspace = await world.createWorkspace();
    const built = await world.inside(workspace.admin, async (scope) => {
      const company: Company = {
        families: [{ yearly: 100_000, deal: null, renewals: ['2026-05-01'], hasChild: false }],
        problems: [{ durationWeeks: 2, personWeeks: null, status: 'heard', regulationOn: null }],
        links: [{ family: 0, fromChild: false, problem: 0, person: 0, importance: 3, reason: 'protect', by: 'person' }],
        laterLinks: [],
        laterStatus: { problem: 0, status: 'heard' },
      };
      const made = await build(scope, company);
      for (const link of company.links) await say(scope, made, link);
      return made;
    });
    await freshenWorkspace(world.ports, workspace.id);
    const today = await rankingOf(workspace.admin, { productId: built.productId });
    const earlier = await rankingOf(workspace.admin, { productId: built.productId, asOf: '2025-07-01' });
    const before = await rankingOf(workspace.admin, { productId: built.productId, asOf: '2025-05-01' });
    // 30,000 at stake; 106 days to the renewal from today, 304 from July, and in May nobody had said anything yet.
    expect(today.items[0]?.business.score).toBeCloseTo(30_000 / (106 / 7 - 2) / 2, 6);
    expect(earlier).toMatchObject({ asOf: '2025-07-01' });
    expect(earlier.items[0]?.business.score).toBeCloseTo(30_000 / (304 / 7 - 2) / 2, 6);
    expect(before.items[0]?.business.valueAtStake).toBe(0);
  });

  test('of another day follows what is added later about that time, and what is added about today leaves it alone', async () => {
    const workspace = await world.createWorkspace();
    const caller = workspace.admin;
    const company: Company = {
      families: [{ yearly: 100_000, deal: null, renewals: [], hasChild: false }],
      problems: [{ durationWeeks: 2, personWeeks: null, status: 'heard', regulationOn: null }],
      links: [{ family: 0, fromChild: false, problem: 0, person: 0, importance: 3, reason: 'protect', by: 'person' }],
      laterLinks: [],
      laterStatus: { problem: 0, status: 'heard' },
    };
    const built = await world.inside(caller, async (scope) => {
      const made = await build(scope, company);
      for (const link of company.links) await say(scope, made, link);
      return made;
    });
    const then = async () => (await rankingOf(caller, { productId: built.productId, asOf: '2025-08-01' })).items[0]!;
    expect(await then()).toMatchObject({ consumer: { reach: 1 }, evidenceCount: 1, business: { valueAtStake: 30_000 } });

    // Said in June 2025, written down today; and the same money again, as it was paid until last autumn.
    await world.inside(caller, async (scope) => {
      await say(scope, built, { family: 0, fromChild: false, problem: 0, person: 1, importance: 3, reason: 'protect', by: 'person' });
      await sql`insert into revenue_lines (workspace_id, id, account_id, product_id, amount_minor, currency, period, kind, starts_on, ends_on, created_at, updated_at)
        values (${scope.workspaceId}, ${newId('rev')}, ${built.families[0]!}, ${built.productId}, 10000000, 'EUR', 'year', 'recurring', '2025-01-01', '2025-10-01', ${scope.now}, ${scope.now})`.execute(
        scope.db,
      );
      markFamilies(scope, built.productId, [built.families[0]!]);
    });
    expect(await then()).toMatchObject({ consumer: { reach: 2 }, evidenceCount: 2, business: { valueAtStake: 60_000 } });

    built.at = Date.parse('2026-01-10');
    await world.inside(caller, (scope) =>
      say(scope, built, { family: 0, fromChild: false, problem: 0, person: 2, importance: 3, reason: 'protect', by: 'person' }),
    );
    expect(await then()).toMatchObject({ consumer: { reach: 2 }, evidenceCount: 2 });
    const [today] = (await rankingOf(caller, { productId: built.productId })).items;
    expect(today).toMatchObject({ consumer: { reach: 3 }, evidenceCount: 3, business: { valueAtStake: 30_000 } });
  });

  test('of several days asked for at once are each those of their day', async () => {
    const workspace = await world.createWorkspace();
    const company: Company = {
      families: [{ yearly: 100_000, deal: null, renewals: [], hasChild: false }],
      problems: [{ durationWeeks: 2, personWeeks: null, status: 'heard', regulationOn: null }],
      links: [],
      laterLinks: [],
      laterStatus: { problem: 0, status: 'heard' },
    };
    const months = ['2025-03', '2025-04', '2025-05', '2025-06'];
    const built = await world.inside(workspace.admin, async (scope) => {
      const made = await build(scope, company);
      for (const month of months) {
        made.at = Date.parse(`${month}-10`);
        await say(scope, made, { family: 0, fromChild: false, problem: 0, person: null, importance: 3, reason: 'protect', by: 'person' });
      }
      return made;
    });
    const rankings = await Promise.all(
      months.map((month) => rankingOf(workspace.admin, { productId: built.productId, asOf: `${month}-20` })),
    );
    expect(rankings.map((ranking) => [ranking.asOf, ranking.items[0]?.evidenceCount])).toEqual(
      months.map((month, index) => [`${month}-20`, index + 1]),
    );
  });

  test('of a segment counts only its families and people, follows new words, and other members at once', async () => {
    await fc.assert(
      fc.asyncProperty(companyArb, fc.nat({ max: 3 }), async (company, other) => {
        const workspace = await world.createWorkspace();
        const caller = workspace.admin;
        const built = await world.inside(caller, async (scope) => {
          const made = await build(scope, company);
          for (const link of company.links) await say(scope, made, link);
          markStances(scope, made.problems);
          return made;
        });
        const second = built.families[other % built.families.length]!;
        const definition = (ids: readonly string[]) => ({ list: [...new Set(ids)] });
        const segment = await world.do(caller, createSegment, {
          name: 'Some',
          kind: 'account',
          definition: definition([built.families[0]!]),
        });
        const statusOf = (index: number, laterOn: boolean) =>
          laterOn && index === company.laterStatus.problem % company.problems.length
            ? company.laterStatus.status
            : company.problems[index]!.status;
        const expectSegment = async (ids: readonly string[], laterOn: boolean) => {
          const problems = company.problems.map((problem, index) => ({
            id: built.problems[index]!,
            status: statusOf(index, laterOn) as string,
            durationWeeks: problem.durationWeeks,
            personWeeks: problem.personWeeks,
          }));
          const reference = valueB2bOfAll(built.facts, problems, built.links, policy);
          const ranking = await rankingOf(caller, { productId: built.productId, segmentId: segment.id });
          expect(ranking.items.map((row) => row.id).toSorted()).toEqual([...reference.keys()].toSorted());
          for (const row of ranking.items) {
            const shares = reference.get(row.id)!.parts.filter((part) => ids.includes(part.familyId));
            expect(row.business.valueAtStake).toBeCloseTo(
              shares.reduce((sum, part) => sum + part.value, 0),
              6,
            );
            // Nobody of the company is a member of an account, so none of its people is in a segment of accounts.
            expect(row.consumer.reach).toBe(0);
          }
        };
        await expectSegment([built.families[0]!], false);
        await world.inside(caller, async (scope) => {
          for (const link of company.laterLinks) await say(scope, built, link);
          const changed = company.laterStatus.problem % company.problems.length;
          await sql`update problems set status = ${company.laterStatus.status} where workspace_id = ${scope.workspaceId} and id = ${built.problems[changed]!}`.execute(
            scope.db,
          );
          markStances(scope, [built.problems[changed]!]);
        });
        await expectSegment([built.families[0]!], true);
        await world.inside(caller, async (scope) => {
          const list = JSON.stringify(definition([built.families[0]!, second]));
          await sql`update segments set definition = ${list}::jsonb where workspace_id = ${scope.workspaceId} and id = ${segment.id}`.execute(
            scope.db,
          );
        });
        await expectSegment([built.families[0]!, second], true);
      }),
      { numRuns: cases(12) },
    );
  }, 120_000);
});
