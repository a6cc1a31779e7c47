import { describe, expect, it, test } from 'vitest';
import { fc } from '../../test/support/properties.ts';
import { type OrderRule, orderByRule, orderByScore, type Rankable, type TwoLensRow } from './priority-hybrid.ts';

function row(id: string, score: number | null, numerator: number): Rankable {
  return { id, score, numerator };
}

describe('the order by one score', () => {
  it('puts scored rows first and those without an estimate in a block of their own', () => {
    expect(
      orderByScore([row('big but unknown', null, 9000), row('low', 1, 5), row('high', 7, 3), row('small and unknown', null, 2)]),
    ).toEqual([
      { id: 'high', block: 'scored', rank: 1 },
      { id: 'low', block: 'scored', rank: 2 },
      { id: 'big but unknown', block: 'valued', rank: null },
      { id: 'small and unknown', block: 'valued', rank: null },
    ]);
  });

  it('lets equal scores share a rank and skips the next', () => {
    const placed = orderByScore([row('d', 1, 1), row('c', 2, 5), row('b', 2, 6), row('a', 3, 1)]);
    expect(placed.map(({ id, rank }) => [id, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('shows equal rows in the order of their ids', () => {
    expect(orderByScore([row('b', 2, 1), row('a', 2, 1)]).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps a score of nothing among the scored', () => {
    expect(orderByScore([row('unknown', null, 100), row('nothing', 0, 0)])[0]).toEqual({ id: 'nothing', block: 'scored', rank: 1 });
  });
});

const rows: TwoLensRow[] = [
  { id: 'renewal in May', b2b: { score: 50, numerator: 500, nearestWeeks: 6 }, b2c: { score: 1, numerator: 10 } },
  { id: 'forty thousand', b2b: { score: 2, numerator: 20, nearestWeeks: null }, b2c: { score: 900, numerator: 9000 } },
  { id: 'renewal next year', b2b: { score: 80, numerator: 900, nearestWeeks: 50 }, b2c: { score: 5, numerator: 50 } },
  { id: 'urgent, not estimated', b2b: { score: null, numerator: 700, nearestWeeks: 3 }, b2c: { score: null, numerator: 4 } },
  { id: 'not estimated', b2b: { score: null, numerator: 0, nearestWeeks: null }, b2c: { score: null, numerator: 60 } },
  { id: 'duration but no effort', b2b: { score: 9, numerator: 90, nearestWeeks: null }, b2c: { score: null, numerator: 70 } },
];

describe('the order of a hybrid product', () => {
  test.each<[string, OrderRule, string[]]>([
    [
      'by the business lens',
      { kind: 'lens', lens: 'b2b' },
      ['renewal next year', 'renewal in May', 'duration but no effort', 'forty thousand', 'urgent, not estimated', 'not estimated'],
    ],
    [
      'by the consumer lens',
      { kind: 'lens', lens: 'b2c' },
      ['forty thousand', 'renewal next year', 'renewal in May', 'duration but no effort', 'not estimated', 'urgent, not estimated'],
    ],
    [
      'by near deadlines, then the consumer lens',
      { kind: 'deadlinesFirst', weeks: 12, otherwise: 'b2c' },
      ['renewal in May', 'forty thousand', 'renewal next year', 'urgent, not estimated', 'duration but no effort', 'not estimated'],
    ],
  ])('%s', (_title, rule, ids) => {
    expect(orderByRule(rows, rule).map(({ id }) => id)).toEqual(ids);
  });

  it('keeps both ranks beside the order, and says what decided', () => {
    const placed = orderByRule(rows, { kind: 'deadlinesFirst', weeks: 12, otherwise: 'b2c' });
    expect(placed[0]).toEqual({ id: 'renewal in May', block: 'scored', rank: 1, ranks: { b2b: 2, b2c: 3 }, because: 'deadline' });
    expect(placed[1]).toEqual({ id: 'forty thousand', block: 'scored', rank: 2, ranks: { b2b: 4, b2c: 1 }, because: 'b2c' });
    expect(placed[4]).toEqual({ id: 'duration but no effort', block: 'valued', rank: null, ranks: { b2b: 3, b2c: null }, because: 'b2c' });
  });

  it('counts a deadline of exactly so many weeks', () => {
    const [first] = orderByRule(rows, { kind: 'deadlinesFirst', weeks: 6, otherwise: 'b2c' });
    expect(first?.id).toBe('renewal in May');
    const [other] = orderByRule(rows, { kind: 'deadlinesFirst', weeks: 5, otherwise: 'b2c' });
    expect(other?.id).toBe('forty thousand');
  });
});

const score = fc.option(fc.integer({ min: 0, max: 5 }));
const numerator = fc.integer({ min: 0, max: 5 });

const someRows = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    b2b: fc.record({ score, numerator, nearestWeeks: fc.option(fc.integer({ min: 0, max: 40 })) }),
    b2c: fc.record({ score, numerator }),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
);

const someRule: fc.Arbitrary<OrderRule> = fc.oneof(
  fc.constantFrom<OrderRule>({ kind: 'lens', lens: 'b2b' }, { kind: 'lens', lens: 'b2c' }),
  fc.integer({ min: 1, max: 52 }).map((weeks): OrderRule => ({ kind: 'deadlinesFirst', weeks, otherwise: 'b2c' })),
);

describe('laws of the order', () => {
  it('holds every row once, the scored before the valued, and ranks only the scored', () => {
    fc.assert(
      fc.property(someRows, someRule, (all, rule) => {
        const placed = orderByRule(all, rule);
        expect(placed.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted());
        const firstValued = placed.findIndex(({ block }) => block === 'valued');
        const scored = firstValued === -1 ? placed : placed.slice(0, firstValued);
        expect(scored.every(({ block }, index) => block === 'scored' && (placed[index]?.rank ?? 0) <= index + 1)).toBe(true);
        expect(placed.slice(scored.length).every(({ block, rank }) => block === 'valued' && rank === null)).toBe(true);
      }),
    );
  });

  it('does not depend on the order the rows came in', () => {
    const shuffled = someRows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, someRule, ([all, mixed], rule) => {
        expect(orderByRule(mixed, rule)).toEqual(orderByRule(all, rule));
      }),
    );
  });

  it('never falls in rank when the score of a row rises', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 1, max: 5 }), (all, more) => {
        const rankable = all.map(({ id, b2b }) => ({ id, ...b2b }));
        const rising = rankable.find((candidate) => candidate.score !== null);
        fc.pre(rising !== undefined);
        const raised = rankable.map((other) => (other === rising ? { ...other, score: (other.score ?? 0) + more } : other));
        const rankIn = (some: Rankable[]) => orderByScore(some).find(({ id }) => id === rising?.id)?.rank ?? 0;
        expect(rankIn(raised)).toBeLessThanOrEqual(rankIn(rankable));
      }),
    );
  });

  it('is never changed by what consumers say about the rows that a deadline puts first', () => {
    fc.assert(
      fc.property(someRows, fc.integer({ min: 0, max: 9 }), (all, heads) => {
        const rule: OrderRule = { kind: 'deadlinesFirst', weeks: 20, otherwise: 'b2c' };
        const urgentIds = (some: TwoLensRow[]) =>
          orderByRule(some, rule)
            .filter(({ because }) => because === 'deadline')
            .map(({ id }) => id);
        const louder = all.map((one) => ({ ...one, b2c: { score: heads, numerator: heads } }));
        expect(urgentIds(louder)).toEqual(urgentIds(all));
      }),
    );
  });
});
