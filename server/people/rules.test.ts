import { describe, expect, test } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { faultOfParent } from './account.ts';
import { contractClock, faultOfContract } from './contract.ts';
import { isWithin, lastMonthEnds, monthEnds, overlaps } from './days.ts';
import { faultOfDeal, isOpenOn, probabilityOf, winRate } from './deal.ts';
import { currencyFactors } from './exchange-rate.ts';
import { settleParents } from './family.ts';
import { withoutEdited } from './import-record.ts';
import { faultOfStay } from './membership.ts';
import { faultOfLine, type RevenueLine, revenueAt } from './revenue-line.ts';
import { faultOfRole } from './stakeholder-role.ts';

const line = (fields: Partial<RevenueLine>): RevenueLine => ({
  productId: null,
  amountMinor: 1000,
  currency: 'EUR',
  period: 'month',
  kind: 'recurring',
  from: '2024-01-01',
  to: '2025-01-01',
  ...fields,
});
const euros = new Map([['EUR', 1]]);

describe('recurring revenue at a day', () => {
  test.each([
    ['a month counts twelve times', {}, '2024-06-30', 12_000],
    ['a year counts once', { period: 'year' as const }, '2024-06-30', 1_000],
    ['the first day counts', {}, '2024-01-01', 12_000],
    ['the day before does not', {}, '2023-12-31', 0],
    ['the end is the first day without it', {}, '2025-01-01', 0],
    ['a line without an end runs on', { to: null }, '2199-01-01', 12_000],
    ['a trial does not recur', { kind: 'trial' as const }, '2024-06-30', 0],
    ['a one-off does not recur', { kind: 'one_off' as const, period: 'once' as const }, '2024-06-30', 0],
    ['a line that ends on its first day never lived', { to: '2024-01-01' }, '2024-01-01', 0],
  ])('%s', (_, fields, day, minor) => {
    expect(revenueAt([line(fields)], day, euros)).toEqual({ minor, unknownCurrencies: [] });
  });

  test('money without a rate is named, never a silent zero', () => {
    const lines = [line({}), line({ currency: 'USD' }), line({ currency: 'CHF' }), line({ currency: 'USD' })];
    expect(revenueAt(lines, '2024-06-30', euros)).toEqual({ minor: 12_000, unknownCurrencies: ['CHF', 'USD'] });
  });

  test('the parts of an account add up to the account', () => {
    const anyLine = fc.record({
      amountMinor: fc.integer({ min: 0, max: 1e9 }),
      currency: fc.constantFrom('EUR', 'USD'),
      from: fc.constant('2024-01-01'),
    });
    const factors = new Map([
      ['EUR', 1],
      ['USD', 0.9137],
    ]);
    fc.assert(
      fc.property(fc.array(anyLine), (some) => {
        const lines = some.map((fields) => line(fields));
        const parts = lines.map((one) => revenueAt([one], '2024-06-30', factors).minor);
        expect(revenueAt(lines, '2024-06-30', factors).minor).toBe(parts.reduce((sum, part) => sum + part, 0));
      }),
    );
  });

  test.each([
    [{ kind: 'recurring', period: 'once', to: null }, 'period_does_not_recur'],
    [{ kind: 'recurring', period: 'year', to: '2023-12-31' }, 'to_before_from'],
    [{ kind: 'one_off', period: 'once', to: null }, null],
  ] as const)('a line that cannot be: %o → %s', (fields, fault) => {
    expect(faultOfLine({ from: '2024-01-01', ...fields })).toBe(fault);
  });
});

describe('exchange rates', () => {
  const rates = [
    { currency: 'USD', day: '2024-01-01', rate: 0.9 },
    { currency: 'USD', day: '2024-06-01', rate: 0.95 },
    { currency: 'JPY', day: '2024-01-01', rate: 0.006 },
  ];
  test.each([
    ['2023-12-31', 'USD', undefined],
    ['2024-01-01', 'USD', 0.9],
    ['2024-05-31', 'USD', 0.9],
    ['2025-01-01', 'USD', 0.95],
    ['2025-01-01', 'EUR', 1],
    // 1 yen has no minor unit: 100 of the euro's.
    ['2025-01-01', 'JPY', 0.6],
  ])('on %s one minor unit of %s is worth %s', (day, currency, factor) => {
    const found = currencyFactors(rates, 'EUR', day).get(currency);
    if (factor === undefined) expect(found).toBeUndefined();
    else expect(found).toBeCloseTo(factor, 12);
  });
});

describe('a deal', () => {
  test.each([
    ['open, opened long ago', { status: 'open', openedOn: '2024-01-01', closedOn: null }, true],
    ['open, nobody knows since when', { status: 'open', openedOn: null, closedOn: null }, true],
    ['opened later', { status: 'open', openedOn: '2024-07-01', closedOn: null }, false],
    ['won later', { status: 'won', openedOn: '2024-01-01', closedOn: '2024-07-01' }, true],
    ['won that day', { status: 'won', openedOn: '2024-01-01', closedOn: '2024-06-30' }, false],
    ['lost, nobody knows when', { status: 'lost', openedOn: '2024-01-01', closedOn: null }, false],
  ] as const)('%s: open on 30 June? %o', (_, deal, expected) => {
    expect(isOpenOn(deal, '2024-06-30')).toBe(expected);
  });

  test('takes its probability from itself, marked where assumed, else from the policy of its stage', () => {
    const policy = { stages: [{ stage: 'Contract sent', probability: 0.9 }], otherwise: 0.2 };
    expect(probabilityOf({ probability: 0.5, stage: 'x', assumed: {} }, policy)).toEqual({ probability: 0.5, from: 'deal' });
    expect(probabilityOf({ probability: 0.5, stage: 'x', assumed: { probability: 'win rate' } }, policy).from).toBe('assumed');
    expect(probabilityOf({ probability: null, stage: ' contract SENT ', assumed: {} }, policy)).toEqual({
      probability: 0.9,
      from: 'policy',
    });
    expect(probabilityOf({ probability: null, stage: null, assumed: {} }, policy)).toEqual({ probability: 0.2, from: 'policy' });
  });

  test.each([
    [{ status: 'open', openedOn: null, closedOn: '2024-01-01', lostReason: null }, 'open_but_closed'],
    [{ status: 'won', openedOn: '2024-02-01', closedOn: '2024-01-01', lostReason: null }, 'closed_before_opened'],
    [{ status: 'won', openedOn: null, closedOn: null, lostReason: 'price' }, 'lost_reason_without_loss'],
    [{ status: 'lost', openedOn: null, closedOn: null, lostReason: 'price' }, null],
  ] as const)('that cannot be: %o → %s', (deal, fault) => {
    expect(faultOfDeal(deal)).toBe(fault);
  });

  test('no closed deal, no win rate', () => {
    expect(winRate(0, 0)).toBeNull();
    expect(winRate(1, 3)).toBe(0.25);
  });
});

describe('days', () => {
  test('month ends know leap years and run over the new year', () => {
    expect(monthEnds('2023-12-15', '2024-02-29')).toEqual(['2023-12-31', '2024-01-31', '2024-02-29']);
    expect(monthEnds('2023-12-15', '2024-02-01')).toEqual(['2023-12-31', '2024-01-31', '2024-02-29']);
    expect(lastMonthEnds('2024-03-15', 3)).toEqual(['2024-01-31', '2024-02-29', '2024-03-15']);
    expect(lastMonthEnds('2024-01-31', 2)).toEqual(['2023-12-31', '2024-01-31']);
  });

  const anyDay = fc.option(fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)));
  test('two stretches overlap exactly when some day is within both', () => {
    const days = Array.from({ length: 60 }, (_, n) => new Date(Date.UTC(2023, 11, 25 + n)).toISOString().slice(0, 10));
    const anyStretch = fc.record({ from: anyDay, to: anyDay }).filter(({ from, to }) => from === null || to === null || from < to);
    fc.assert(
      fc.property(anyStretch, anyStretch, (a, b) => {
        expect(overlaps(a, b)).toBe(days.some((day) => isWithin(day, a.from, a.to) && isWithin(day, b.from, b.to)));
      }),
    );
  });
});

describe('the contract clock', () => {
  const contract = (renewalOn: string | null, end: string | null = null) => ({ start: '2020-01-01', end, renewalOn });
  test.each([
    ['the nearest ahead', [contract('2026-05-01'), contract('2026-03-01')], { nextOn: '2026-03-01', days: 45, passedOn: null }],
    ['today is ahead', [contract('2026-01-15')], { nextOn: '2026-01-15', days: 0, passedOn: null }],
    ['the end stands in for a renewal', [contract(null, '2026-02-14')], { nextOn: '2026-02-14', days: 30, passedOn: null }],
    [
      'a passed one asks only when none is ahead',
      [contract('2025-05-01'), contract('2025-12-01')],
      { nextOn: null, days: null, passedOn: '2025-12-01' },
    ],
    ['no contract, no clock', [], { nextOn: null, days: null, passedOn: null }],
  ])('%s', (_, contracts, expected) => {
    expect(contractClock(contracts, '2026-01-15')).toEqual(expected);
  });

  test('a contract neither ends nor renews before it starts', () => {
    expect(faultOfContract({ start: '2024-01-01', end: '2023-01-01', renewalOn: null })).toBe('end_before_start');
    expect(faultOfContract({ start: '2024-01-01', end: null, renewalOn: '2023-01-01' })).toBe('renewal_before_start');
  });
});

describe('a membership and a role', () => {
  test.each([
    [{ from: '2024-01-01', to: '2024-06-01' }, [{ from: '2024-06-01', to: null }], null],
    [{ from: null, to: null }, [{ from: '2020-01-01', to: '2020-02-01' }], 'membership_overlaps'],
    [{ from: '2024-06-01', to: '2024-01-01' }, [], 'to_before_from'],
  ] as const)('a stay %o beside %o → %s', (stay, others, fault) => {
    expect(faultOfStay(stay, others)).toBe(fault);
  });

  const role = { from: null, to: null, productId: null, dealId: null };
  test.each([
    ['nobody of the account', role, [], 'person_outside_account'],
    ['a member of it', role, [{ from: null, to: null }], null],
    ['after they left', { ...role, from: '2025-01-01' }, [{ from: null, to: '2024-12-31' }], 'person_outside_account'],
    ['for a product and a deal', { ...role, productId: 'p', dealId: 'd' }, [{ from: null, to: null }], 'product_and_deal'],
    ['backwards', { ...role, from: '2025-01-01', to: '2024-01-01' }, [{ from: null, to: null }], 'to_before_from'],
  ] as const)('a role for %s → %s', (_, wanted, stays, fault) => {
    expect(faultOfRole(wanted, stays)).toBe(fault);
  });
});

describe('a family of accounts', () => {
  test('refuses the wish that closes a circle, whatever the order', () => {
    const parentOf = new Map<string, string | null>([
      ['a', null],
      ['b', null],
      ['c', null],
    ]);
    const faults = settleParents(parentOf, [
      { id: 'a', parentId: 'b' },
      { id: 'b', parentId: 'c' },
      { id: 'c', parentId: 'a' },
      { id: 'b', parentId: 'x' },
    ]);
    expect([...faults]).toEqual([
      ['c', 'account_cycle'],
      ['b', 'parent_not_found'],
    ]);
  });

  test('never makes a circle from random wishes', () => {
    const anyId = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.array(fc.record({ id: anyId, parentId: fc.option(anyId) })), (wishes) => {
        const parentOf = new Map<string, string | null>(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, null]));
        settleParents(parentOf, wishes);
        for (const id of parentOf.keys()) {
          let steps = 0;
          for (let above = parentOf.get(id) ?? null; above !== null; above = parentOf.get(above) ?? null) expect(++steps).toBeLessThan(7);
        }
      }),
    );
  });

  test('counts the levels below an account that moves', () => {
    expect(faultOfParent('x', ['p'], 8)).toBeNull();
    expect(faultOfParent('x', ['p'], 9)).toBe('account_family_too_deep');
    expect(faultOfParent('x', ['p', 'x'], 0)).toBe('account_cycle');
  });
});

describe('a newer file', () => {
  test('leaves what a member edited, attribute by attribute, and says so', () => {
    const stored = { name: 'Edited', plan: 'Pro', attributes: { tier: 'edited', size: 1 } };
    const before = { name: 'Old', plan: 'Pro', attributes: { tier: 'a', size: 1 } };
    const wanted = { name: 'New', plan: 'Enterprise', attributes: { tier: 'b', size: 2 } };
    expect(withoutEdited(wanted, stored, before)).toEqual({
      fields: { plan: 'Enterprise', attributes: { size: 2 } },
      kept: ['name', 'attributes.tier'],
    });
    expect(withoutEdited(wanted, stored, undefined)).toEqual({ fields: wanted, kept: [] });
    expect(withoutEdited({ name: 'Edited' }, stored, before).kept).toEqual([]);
  });
});
