import { describe, expect, it, test } from 'vitest';
import { reasons } from '../../contract/problems/value.ts';
import { fc } from '../../test/support/properties.ts';
import { type LinkValue, type Stance, stancesOf } from './stance.ts';

function said(speaker: string, importance: LinkValue['importance'], reason: LinkValue['reason'], at: number): LinkValue {
  return { by: 'person', speaker, importance, reason, at };
}

function decided(importance: LinkValue['importance'], reason: LinkValue['reason'], at: number): LinkValue {
  return { by: 'team', speaker: 'team', importance, reason, at };
}

const cases: { title: string; values: LinkValue[]; stances: Stance[] }[] = [
  { title: 'nothing said is no stance', values: [], stances: [] },
  {
    title: 'one voice is the stance',
    values: [said('ann', 2, 'grow', 1)],
    stances: [{ reason: 'grow', importance: 2, by: 'people', people: 1 }],
  },
  {
    title: 'a person counts once, by the latest value, even when it is lower',
    values: [said('ann', 3, 'protect', 1), said('ann', 1, 'protect', 2)],
    stances: [{ reason: 'protect', importance: 1, by: 'people', people: 1 }],
  },
  {
    title: 'a person who changes the reason takes the earlier one back',
    values: [said('ann', 3, 'protect', 1), said('ann', 2, 'grow', 2)],
    stances: [{ reason: 'grow', importance: 2, by: 'people', people: 1 }],
  },
  {
    title: 'of several people the most important counts, for each reason',
    values: [said('ann', 1, 'protect', 1), said('bob', 3, 'protect', 1), said('cy', 2, 'grow', 1), said('dee', 0, 'neither', 1)],
    stances: [
      { reason: 'protect', importance: 3, by: 'people', people: 2 },
      { reason: 'grow', importance: 2, by: 'people', people: 1 },
      { reason: 'neither', importance: 0, by: 'people', people: 1 },
    ],
  },
  {
    title: 'the team speaks for the family and replaces all its people, whatever their reasons',
    values: [said('ann', 3, 'protect', 1), said('bob', 3, 'grow', 1), decided(1, 'protect', 2)],
    stances: [{ reason: 'protect', importance: 1, by: 'team', people: 2 }],
  },
  {
    title: 'a later self-service value does not overwrite the team',
    values: [decided(1, 'protect', 1), said('ann', 3, 'protect', 9)],
    stances: [{ reason: 'protect', importance: 1, by: 'team', people: 1 }],
  },
  {
    title: 'the latest team value counts',
    values: [decided(3, 'grow', 2), decided(0, 'neither', 3), decided(2, 'protect', 1)],
    stances: [{ reason: 'neither', importance: 0, by: 'team', people: 0 }],
  },
  {
    title: 'two values of one instant: the more important, then the reason that moves money',
    values: [said('ann', 1, 'protect', 1), said('ann', 2, 'neither', 1), said('ann', 2, 'grow', 1)],
    stances: [{ reason: 'grow', importance: 2, by: 'people', people: 1 }],
  },
];

test.each(cases)('$title', ({ values, stances }) => {
  expect(stancesOf(values)).toEqual(stances);
});

const linkValue: fc.Arbitrary<LinkValue> = fc.record({
  by: fc.constantFrom('person', 'person', 'person', 'team'),
  speaker: fc.constantFrom('ann', 'bob', 'cy', 'dee'),
  importance: fc.constantFrom(0, 1, 2, 3),
  reason: fc.constantFrom(...reasons),
  at: fc.integer({ min: 0, max: 5 }),
});

const values = fc.array(linkValue, { maxLength: 15 });

describe('laws of a stance', () => {
  it('does not depend on the order of the values', () => {
    const shuffled = values.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, ([all, mixed]) => {
        expect(stancesOf(mixed)).toEqual(stancesOf(all));
      }),
    );
  });

  it('has at most one entry for each reason', () => {
    fc.assert(
      fc.property(values, (all) => {
        const found = stancesOf(all).map((stance) => stance.reason);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('is not changed by a second identical request of the same person', () => {
    fc.assert(
      fc.property(values, linkValue, fc.integer({ min: 1, max: 40 }), (all, value, times) => {
        const last = { ...value, at: 9 };
        const repeated = Array.from({ length: times }, (_, later) => ({ ...last, at: 10 + later }));
        expect(stancesOf([...all, last, ...repeated])).toEqual(stancesOf([...all, last]));
      }),
    );
  });

  it('is deaf to people once the team has spoken', () => {
    fc.assert(
      fc.property(values, linkValue, (all, value) => {
        const withTeam = [...all, { ...value, by: 'team' as const }];
        const money = (stances: Stance[]) => stances.map(({ reason, importance, by }) => ({ reason, importance, by }));
        const louder = [...withTeam, said('eve', 3, 'protect', 100), said('fay', 3, 'grow', 100)];
        expect(money(stancesOf(louder))).toEqual(money(stancesOf(withTeam)));
      }),
    );
  });
});
