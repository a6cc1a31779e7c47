import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SegmentDefinition, SegmentKind, SegmentRule } from '../../contract/people/segment.ts';
import { openWorld, type World } from '../../test/support/world.ts';
import {
  makeAccount,
  makeContract,
  makeMember,
  makeMembership,
  makePerson,
  makeProduct,
  makeRevenueLine,
  makeStakeholderRole,
} from './makers.ts';
import { mergeAccounts } from './merge.actions.ts';
import { browseSegmentMembers, changeSegment, createSegment, measureSegment, previewSegment } from './segment.actions.ts';
import { faultsOfRule, reasonsOf, wordsOfDefinition } from './segment.ts';
import { registerSegmentSource } from './segment-source.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

registerSegmentSource({
  name: 'test',
  kinds: ['account'],
  fault: (value) => (typeof value['number'] === 'number' ? null : 'say which number'),
  numbers: async (_scope, _kind, value) => [Number(value['number'])],
});

const itself = (id: string) => id;

describe('a rule', () => {
  const rule: SegmentRule = {
    all: [
      { field: 'stage', op: 'in', value: ['active', 'at_risk'] },
      { any: [{ field: 'employees', op: 'at_least', value: 500 }, { not: { field: 'attributes.tier', op: 'is', value: 'free' } }] },
    ],
  };

  test('is said in words', () => {
    expect(wordsOfDefinition({ rule }, itself)).toBe(
      'stage is one of active, at risk and (employees is at least 500 or not (tier is free))',
    );
  });

  test.each([
    [
      [true, true, true],
      ['stage is one of active, at risk', 'employees is at least 500'],
    ],
    [
      [true, false, false],
      ['stage is one of active, at risk', 'not: tier is free'],
    ],
    [[true, false, true], []],
    [[false, true, false], []],
  ])('with answers %o lets in because of %o', (holds, why) => {
    expect(reasonsOf(rule, holds, itself)).toEqual(why);
  });

  test.each<[SegmentKind, SegmentRule, string]>([
    ['account', { field: 'colour', op: 'is', value: 'red' }, 'field_unknown'],
    ['person', { field: 'stage', op: 'is', value: 'active' }, 'field_unknown'],
    ['account', { field: 'attributes.', op: 'is', value: 'x' }, 'field_unknown'],
    ['account', { field: 'constructor', op: 'is', value: 'x' }, 'field_unknown'],
    ['account', { field: 'employees', op: 'contains', value: 'x' }, 'operator_does_not_fit'],
    ['account', { field: 'employees', op: 'at_least', value: 'many' }, 'value_does_not_fit'],
    ['account', { field: 'stage', op: 'in', value: 'active' }, 'value_does_not_fit'],
    ['account', { field: 'stage', op: 'is' }, 'value_does_not_fit'],
    ['account', { field: 'plan', op: 'known', value: 'x' }, 'value_does_not_fit'],
    ['account', { field: 'next_renewal', op: 'before', value: '2026-02-30' }, 'value_does_not_fit'],
    ['account', { source: 'weather', value: {} }, 'source_unknown'],
    ['account', { all: Array.from({ length: 51 }, () => ({ field: 'plan', op: 'known' as const })) }, 'too_many_conditions'],
  ])('over %ss that cannot be asked, %o: %s', (kind, asked, code) => {
    expect(faultsOfRule(kind, asked, [])[0]?.code).toBe(code);
  });
});

describe('a segment', () => {
  const setUp = async () => {
    const { admin } = await world.createWorkspace();
    const product = await world.inside(admin, (scope) => makeProduct(scope, 'Ledger'));
    const made = await world.inside(admin, async (scope) => {
      const steward = await makeMember(scope, 'Stefan');
      const acme = await makeAccount(scope, {
        name: 'Acme',
        domains: ['acme.com'],
        plan: 'Pro',
        employees: 600,
        country: 'DE',
        steward_id: steward.id,
        attributes: { tier: 'gold', score: 7, "o'hare": true },
      });
      const beta = await makeAccount(scope, { name: 'Beta 100%', stage: 'churned', attributes: { score: '9' } });
      const branch = await makeAccount(scope, { name: 'Acme Branch', parent_id: acme.id });
      await makeAccount(scope, { name: 'Archived', archived_at: scope.now });
      await makeRevenueLine(scope, { account_id: acme.id, product_id: product.id });
      await makeContract(scope, { account_id: acme.id, renewal_on: '2026-03-01' });
      const ada = await makePerson(scope, { name: 'Ada', email: 'ada@acme.com', locale: 'en', traits: { beta: true } });
      const bob = await makePerson(scope, { name: 'Bob' });
      await makeMembership(scope, { person_id: ada.id, account_id: acme.id, title: 'CTO' });
      await makeMembership(scope, { person_id: bob.id, account_id: beta.id, active_to: '2025-01-01' });
      await makeStakeholderRole(scope, { person_id: ada.id, account_id: acme.id, role: 'champion' });
      await makeStakeholderRole(scope, { person_id: ada.id, account_id: acme.id, role: 'admin', status: 'proposed' });
      return { steward, acme, beta, branch, ada, bob, product };
    });
    const sizeOf = async (kind: SegmentKind, rule: SegmentRule) =>
      (await world.ask(admin, previewSegment, { kind, definition: { rule } })).size;
    return { admin, made, sizeOf };
  };

  test('over accounts finds by every field', async () => {
    const { made, sizeOf } = await setUp();
    const cases: [SegmentRule, number][] = [
      [{ field: 'id', op: 'in', value: [made.acme.id, made.beta.id] }, 2],
      [{ field: 'name', op: 'contains', value: 'ACME' }, 2],
      [{ field: 'name', op: 'contains', value: '100%' }, 1],
      [{ field: 'name', op: 'starts_with', value: 'acme b' }, 1],
      [{ field: 'domain', op: 'is', value: 'acme.com' }, 1],
      [{ field: 'domain', op: 'unknown' }, 2],
      [{ field: 'stage', op: 'is_not', value: 'churned' }, 2],
      [{ field: 'plan', op: 'known' }, 1],
      [{ field: 'plan', op: 'is_not', value: 'Pro' }, 2],
      [{ field: 'country', op: 'in', value: ['DE', 'FR'] }, 1],
      [{ field: 'employees', op: 'at_least', value: 600 }, 1],
      [{ field: 'employees', op: 'at_most', value: 599 }, 0],
      [{ field: 'recurring_revenue', op: 'at_least', value: 1_200_000 }, 1],
      [{ field: 'recurring_revenue', op: 'at_most', value: 0 }, 2],
      [{ field: 'next_renewal', op: 'before', value: '2026-03-02' }, 1],
      [{ field: 'next_renewal', op: 'on_or_after', value: '2026-03-02' }, 0],
      [{ field: 'steward', op: 'is', value: made.steward.id }, 1],
      [{ field: 'parent', op: 'is', value: made.acme.id }, 1],
      [{ field: 'family', op: 'is', value: made.acme.id }, 2],
      [{ field: 'product', op: 'is', value: made.product.id }, 1],
      [{ field: 'product', op: 'is_not', value: made.product.id }, 2],
      [{ field: 'role', op: 'is', value: 'champion' }, 1],
      [{ field: 'role', op: 'is', value: 'admin' }, 0],
      [{ field: 'person', op: 'is', value: made.ada.id }, 1],
      [{ field: 'person', op: 'is', value: made.bob.id }, 0],
      [{ field: 'attributes.tier', op: 'is', value: 'Gold' }, 1],
      [{ field: 'attributes.score', op: 'at_least', value: 7 }, 1],
      [{ field: "attributes.o'hare", op: 'is', value: true }, 1],
      [{ field: 'attributes.score', op: 'known' }, 2],
      [{ not: { field: 'plan', op: 'is', value: 'Pro' } }, 2],
      [{ source: 'test', value: { number: made.beta.no } }, 1],
      [{ any: [{ field: 'country', op: 'is', value: 'DE' }, { all: [{ field: 'stage', op: 'is', value: 'churned' }] }] }, 2],
    ];
    for (const [rule, size] of cases) expect([rule, await sizeOf('account', rule)]).toEqual([rule, size]);
  });

  test('over persons finds by person, membership, role and account', async () => {
    const { made, sizeOf } = await setUp();
    const cases: [SegmentRule, number][] = [
      [{ field: 'email', op: 'contains', value: '@acme.com' }, 1],
      [{ field: 'email', op: 'unknown' }, 1],
      [{ field: 'locale', op: 'is', value: 'en' }, 1],
      [{ field: 'role', op: 'is', value: 'champion' }, 1],
      [{ field: 'title', op: 'is', value: 'cto' }, 1],
      [{ field: 'account', op: 'is', value: made.beta.id }, 0],
      [{ field: 'account', op: 'unknown' }, 1],
      [{ field: 'account.stage', op: 'is', value: 'active' }, 1],
      [{ field: 'account.family', op: 'is', value: made.acme.id }, 1],
      [{ field: 'account.attributes.tier', op: 'is', value: 'gold' }, 1],
      [{ field: 'traits.beta', op: 'is', value: true }, 1],
    ];
    for (const [rule, size] of cases) expect([rule, await sizeOf('person', rule)]).toEqual([rule, size]);
  });

  test('pages its members and says why each is in it', async () => {
    const { admin, made } = await setUp();
    const definition: SegmentDefinition = {
      rule: {
        any: [
          { field: 'family', op: 'is', value: made.acme.id },
          { field: 'stage', op: 'is', value: 'churned' },
        ],
      },
    };
    const segment = await world.do(admin, createSegment, { name: 'Mixed', kind: 'account', definition });
    expect(segment.words).toBe('family is Acme or stage is churned');
    const first = await world.ask(admin, browseSegmentMembers, { segmentId: segment.id, limit: 2 });
    const rest = await world.ask(admin, browseSegmentMembers, { segmentId: segment.id, limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...rest.items].map(({ name, why }) => [name, why])).toEqual([
      ['Acme', ['family is Acme']],
      ['Acme Branch', ['family is Acme']],
      ['Beta 100%', ['stage is churned']],
    ]);
    expect(rest.nextCursor).toBeNull();
  });

  test('names a member whom nobody knows by number', async () => {
    const { admin } = await world.createWorkspace();
    const { id } = await world.inside(admin, (scope) => makePerson(scope, { name: null }));
    const segment = await world.do(admin, createSegment, { name: 'Nobody', kind: 'person', definition: { list: [id] } });
    const { items } = await world.ask(admin, browseSegmentMembers, { segmentId: segment.id });
    expect(items).toEqual([{ id, no: expect.any(Number), name: `Person ${items[0]?.no}`, why: ['is on the list'] }]);
  });

  test('says revenue in money, not in cents, and large numbers so that they can be read', async () => {
    const { admin } = await world.createWorkspace();
    const rule: SegmentRule = {
      all: [
        { field: 'recurring_revenue', op: 'at_least', value: 10_000_050 },
        { field: 'employees', op: 'at_most', value: 12_000 },
      ],
    };
    const segment = await world.do(admin, createSegment, { name: 'Large', kind: 'account', definition: { rule } });
    expect(segment.words).toBe('recurring revenue is at least 100,000.5 EUR and employees is at most 12,000');
  });

  test('may stand in another, never in itself', async () => {
    const { admin, made } = await setUp();
    const rule = { field: 'plan', op: 'is', value: 'Pro' } as const;
    const inner = await world.do(admin, createSegment, { name: 'Pro', kind: 'account', definition: { rule } });
    const outer = await world.do(admin, createSegment, {
      name: 'People of Pro',
      kind: 'person',
      definition: { rule: { segmentId: inner.id } },
    });
    expect(await world.ask(admin, measureSegment, { segmentId: outer.id })).toMatchObject({ size: 1, kind: 'person' });
    const members = await world.ask(admin, browseSegmentMembers, { segmentId: outer.id });
    expect(members.items).toMatchObject([{ id: made.ada.id, why: ['is in Pro'] }]);
    const circle = world.do(admin, changeSegment, { segmentId: inner.id, definition: { rule: { segmentId: inner.id } } });
    await expect(circle).rejects.toMatchObject({ issues: [{ code: 'segments_too_deep' }] });
    expect(await world.ask(admin, measureSegment, { segmentId: inner.id })).toMatchObject({ size: 1 });
    const wrongWay = world.do(admin, createSegment, { name: 'x', kind: 'account', definition: { rule: { segmentId: outer.id } } });
    await expect(wrongWay).rejects.toMatchObject({ issues: [{ code: 'segment_of_other_kind' }] });
  });

  test('that lists records keeps the one that a listed record was merged into', async () => {
    const { admin, made } = await setUp();
    const definition = { list: [made.beta.id] };
    const segment = await world.do(admin, createSegment, { name: 'List', kind: 'account', definition });
    await world.do(admin, mergeAccounts, { winnerId: made.acme.id, loserId: made.beta.id });
    const members = await world.ask(admin, browseSegmentMembers, { segmentId: segment.id });
    expect(members.items).toMatchObject([{ id: made.acme.id, why: ['is on the list'] }]);
    const wrong = world.do(admin, createSegment, { name: 'x', kind: 'account', definition: { list: [made.ada.id] } });
    await expect(wrong).rejects.toMatchObject({ issues: [{ code: 'wrong_kind' }] });
  });

  test('is refused when it is deeper than five levels', async () => {
    const { admin } = await world.createWorkspace();
    let rule: SegmentRule = { field: 'plan', op: 'known' };
    for (let level = 0; level < 5; level++) rule = { not: rule };
    await expect(world.ask(admin, previewSegment, { kind: 'account', definition: { rule } })).rejects.toMatchObject({ kind: 'invalid' });
  });
});
