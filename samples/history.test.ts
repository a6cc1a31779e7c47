import { describe, expect, test } from 'vitest';
import type { SampleCall } from '../server/exchange/index.ts';
import { cases, fc } from '../test/support/properties.ts';
import { Calendar } from './calendar.ts';
import { simulateCompany } from './company.ts';
import { simulateHistory } from './history.ts';
import { stockReleases } from './stock-use.ts';

const day = '2026-11-23';
const company = simulateCompany({ seed: 1, day });

const seeds = fc.integer({ min: 0, max: 2_147_483_647 });
const days = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function* callsOf(events: number, seed = 1, today = day): Generator<{ source: string; ago: number; call: SampleCall }> {
  const history = simulateHistory({ seed, day: today, events });
  for (let ago = history.days; ago >= 1; ago--)
    for (const { source, calls } of history.callsOf(ago)) for (const call of calls) yield { source, ago, call };
}

/** A tenth of it says the same. */
const some = [...callsOf(100_000)];
const nameOf = ({ type, event }: SampleCall) => event ?? `$${type}`;
const who = ({ userId, anonymousId }: SampleCall) => userId ?? anonymousId ?? '';
const countBy = <T>(list: readonly T[], keyOf: (one: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const one of list) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
};
const callsNamed = (name: string) => some.filter(({ call }) => call.event === name);

describe('the history of the sample company', () => {
  test('is a million events, nearly, a third to a half of it for each product, and more of it every quarter of the first year', () => {
    const bySource = new Map<string, number>();
    const byQuarter = new Map<number, number>();
    let events = 0;
    for (const { source, ago } of callsOf(1_000_000)) {
      events++;
      bySource.set(source, (bySource.get(source) ?? 0) + 1);
      const quarter = Math.floor((730 - ago) / 91.3);
      byQuarter.set(quarter, (byQuarter.get(quarter) ?? 0) + 1);
    }
    expect(events).toBeGreaterThan(1_000_000);
    expect(events).toBeLessThan(1_060_000);
    expect([...bySource.keys()].toSorted()).toEqual(company.sources.map(({ key }) => key).toSorted());
    for (const count of bySource.values()) expect(count / events).toBeGreaterThan(0.2);
    const quarters = [...byQuarter].toSorted(([one], [other]) => one - other).map(([, count]) => count);
    expect(quarters).toHaveLength(8);
    expect(quarters[7] ?? 0).toBeGreaterThan(2 * (quarters[0] ?? 0));
  });

  test('is the same for the same seed, day and size, whichever day is asked for first', () => {
    fc.assert(
      fc.property(seeds, days, fc.integer({ min: 1, max: 730 }), (seed, today, ago) => {
        const first = simulateHistory({ seed, day: today, events: 4_000 });
        const second = simulateHistory({ seed, day: today, events: 4_000 });
        for (let other = 700; other > 690; other--) second.callsOf(other);
        expect(second.callsOf(ago)).toEqual(first.callsOf(ago));
      }),
      { numRuns: cases(8) },
    );
  });

  test('names each call once, in the order of its day, and none after the last day', () => {
    fc.assert(
      fc.property(seeds, days, (seed, today) => {
        const ids = new Set<string>();
        const here = new Calendar(today);
        let before = { source: '', ago: 0, time: '' };
        for (const { source, ago, call } of callsOf(6_000, seed, today)) {
          expect(ids.has(call.messageId)).toBe(false);
          ids.add(call.messageId);
          expect(call.timestamp.slice(0, 10)).toBe(here.ago(ago));
          if (before.source === source && before.ago === ago) expect(before.time <= call.timestamp).toBe(true);
          before = { source, ago, time: call.timestamp };
          expect(who(call)).not.toBe('');
        }
        expect(ids.size).toBeGreaterThan(4_500);
      }),
      { numRuns: cases(5) },
    );
  });

  test('speaks of the company’s own persons and accounts, by the ids that their records have', () => {
    const accounts = new Set(company.accounts.map(({ crmId }) => crmId));
    const groups = new Set(some.flatMap(({ call }) => call.context.groupId ?? []));
    expect([...groups].filter((group) => !accounts.has(group))).toEqual([]);
    expect(groups.size).toBeGreaterThan(60);
    const known = new Set(company.persons.flatMap(({ externalId }) => externalId?.id ?? []));
    expect(known.size).toBe(company.persons.length);
    const identified = some.filter(({ call }) => call.type === 'identify').map(({ call }) => call.userId);
    expect(identified.filter((id) => id === undefined || !known.has(id))).toEqual([]);
    expect(new Set(identified).size).toBeGreaterThan(150);
  });

  test('has two dozen names for each product, a few of them common and most of them rare', () => {
    for (const { key } of company.sources) {
      const counts = [
        ...countBy(
          some.filter(({ source }) => source === key),
          ({ call }) => nameOf(call),
        ).values(),
      ].toSorted((a, b) => b - a);
      const all = counts.reduce((sum, count) => sum + count, 0);
      expect(counts.length).toBeGreaterThanOrEqual(23);
      expect(counts.slice(0, 5).reduce((sum, count) => sum + count, 0) / all).toBeGreaterThan(0.45);
      expect((counts[0] as number) / (counts[14] as number)).toBeGreaterThan(5);
    }
  });

  test('keeps the hours of a working week in shops, and of evenings and Saturdays at home', () => {
    const share = (source: string, holds: (time: Date) => boolean) => {
      const times = some.filter((one) => one.source === source).map(({ call }) => new Date(call.timestamp));
      return times.filter(holds).length / times.length;
    };
    expect(share('source.stock', (time) => time.getUTCDay() === 0)).toBeLessThan(0.05);
    expect(share('source.basket', (time) => time.getUTCDay() === 6)).toBeGreaterThan(0.17);
    expect(share('source.stock', (time) => time.getUTCHours() < 12)).toBeGreaterThan(0.55);
    expect(share('source.basket', (time) => time.getUTCHours() >= 14)).toBeGreaterThan(0.5);
  });
});

describe('its story', () => {
  const usersOf = (name: string) => new Set(callsNamed(name).map(({ call }) => who(call)));

  test('loses half of the new households at the first list, on the web most of all', () => {
    const on = (name: string, platform: string) => callsNamed(name).filter(({ call }) => call.properties?.['platform'] === platform).length;
    const share = (platform: string) => on('First List Created', platform) / on('Household Named', platform);
    expect(usersOf('Household Named').size / usersOf('Signed Up').size).toBeGreaterThan(0.85);
    expect(share('Web')).toBeLessThan(0.5);
    expect(share('Android')).toBeGreaterThan(share('Web'));
    expect(usersOf('First Item Added').size / usersOf('First List Created').size).toBeGreaterThan(0.8);
  });

  test('lets those who were anonymous be known: their pages come before their name', () => {
    const looked = new Map(some.filter(({ call }) => call.type === 'page').map(({ call }) => [call.anonymousId, call.timestamp]));
    const joined = some.filter(({ call }) => call.type === 'alias' && looked.has(call.previousId));
    expect(joined.length).toBeGreaterThan(300);
    expect(joined.filter(({ call }) => (looked.get(call.previousId) ?? '') > call.timestamp)).toEqual([]);
  });

  test('keeps fewer from week to week', () => {
    const firstAgo = new Map(callsNamed('Signed Up').map(({ call, ago }) => [who(call), ago]));
    const weeks = new Map<number, Set<string>>();
    for (const { call, ago } of some) {
      const since = firstAgo.get(who(call));
      if (since === undefined || since < 120) continue;
      const week = Math.floor((since - ago) / 7);
      weeks.set(week, (weeks.get(week) ?? new Set()).add(who(call)));
    }
    const back = [0, 1, 4, 12].map((week) => weeks.get(week)?.size ?? 0);
    expect(back).toEqual(back.toSorted((a, b) => b - a));
    expect((back[1] as number) / (back[0] as number)).toBeLessThan(0.75);
    expect((back[3] as number) / (back[0] as number)).toBeGreaterThan(0.1);
  });

  const usedBy = (group: string, from: number, to: number) =>
    some.filter(({ call, ago }) => call.context.groupId === group && ago <= from && ago > to).length;
  const groupOf = (key: string) => company.accounts.find((account) => account.key === key)?.crmId ?? '';

  test('has an account whose use falls before it leaves, and nothing afterwards', () => {
    const brackwater = groupOf('account.brackwater');
    expect(usedBy(brackwater, 180, 150)).toBeLessThan(usedBy(brackwater, 330, 300) * 0.5);
    expect(usedBy(brackwater, 150, 0)).toBe(0);
  });

  test('has the company of the champion who left use it less and less, and not the champion', () => {
    const hollin = groupOf('account.hollin');
    expect(usedBy(hollin, 28, 0)).toBeLessThan(usedBy(hollin, 140, 112) * 0.7);
    const champion = company.persons.find(({ key }) => key === 'person.hollin.champion')?.externalId?.id;
    const lastSeen = Math.min(...some.filter(({ call }) => call.userId === champion).map(({ ago }) => ago));
    expect(lastSeen).toBeGreaterThan(12);
  });

  test('has the company whose renewal hangs on batches look for them in vain', () => {
    const vain = callsNamed('Search Used').filter(({ call }) => call.properties?.['about'] === 'batch');
    const byGroup = [...countBy(vain, ({ call }) => call.context.groupId ?? '')].toSorted(([, one], [, other]) => other - one);
    expect(byGroup[0]?.[0]).toBe(groupOf('account.kestrel'));
  });

  test('has a feature that company after company takes up, and that saves them time', () => {
    const booked = callsNamed('Delivery Booked');
    const shareAt = (from: number, to: number) => {
      const then = booked.filter(({ ago }) => ago <= from && ago > to);
      return then.filter(({ call }) => call.properties?.['way'] === 'all at once').length / then.length;
    };
    expect(shareAt(730, stockReleases.quickReceiving)).toBe(0);
    expect(shareAt(60, 0)).toBeGreaterThan(shareAt(170, 110));
    expect(shareAt(60, 0)).toBeGreaterThan(0.2);
  });

  test('has households come back less since the adverts came, those on the free plan only', () => {
    const opened = callsNamed('App Opened').filter(({ source }) => source === 'source.basket');
    const perDay = (plan: string, from: number, to: number) => {
      const before = new Set(opened.filter(({ ago }) => ago > 95).map(({ call }) => who(call)));
      const then = opened.filter(({ call, ago }) => call.properties?.['plan'] === plan && ago <= from && ago > to && before.has(who(call)));
      return then.length / (from - to);
    };
    const left = (plan: string) => perDay(plan, 60, 10) / perDay(plan, 145, 95);
    expect(left('Free')).toBeLessThan(0.6 * left('Plus') + 0.1);
    expect(usersOf('Advert Shown').size).toBeGreaterThan(20);
  });

  test('has an order list that was slow until it was mended', () => {
    const seconds = (isBefore: boolean) => {
      const times = callsNamed('Order List Opened')
        .filter(({ ago }) => ago > stockReleases.fastOrderList === isBefore)
        .map(({ call }) => Number(call.properties?.['seconds']))
        .toSorted((a, b) => a - b);
      return times[Math.floor(times.length * 0.95)] ?? 0;
    };
    expect(seconds(true)).toBeGreaterThan(20);
    expect(seconds(false)).toBeLessThan(5);
  });
});
