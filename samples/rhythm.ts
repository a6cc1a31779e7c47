// When people do things: by weekday, by the hour of where they are, and more or less of it as time goes.
import type { Chance } from './chance.ts';

/** At work; in a shop; at home and on the way. */
export type Rhythm = 'work' | 'shop' | 'home';

/** Weight of each weekday, Sunday first. */
export const weekOf: Readonly<Record<Rhythm, readonly number[]>> = {
  work: [0.12, 1.15, 1.1, 1, 1.05, 1, 0.35],
  shop: [0.1, 0.8, 0.75, 0.8, 0.95, 1.4, 1.75],
  home: [0.75, 0.85, 0.8, 0.85, 1, 1.35, 1.5],
};

/** Weight of each hour on the clock of whoever does it. */
const hoursOf: Readonly<Record<Rhythm, readonly number[]>> = {
  work: [0, 0, 0, 0, 1, 6, 14, 11, 8, 7, 7, 6, 4, 5, 6, 6, 6, 5, 3, 2, 1, 1, 0, 0],
  shop: [0, 0, 0, 0, 0, 0, 1, 3, 6, 8, 9, 9, 8, 7, 7, 8, 10, 12, 9, 5, 2, 0, 0, 0],
  home: [1, 0, 0, 0, 0, 1, 3, 5, 4, 4, 6, 7, 6, 4, 4, 5, 8, 12, 11, 8, 7, 6, 4, 2],
};

const cumulated = (weights: readonly number[]): number[] => {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
};
const hourSums: Readonly<Record<Rhythm, readonly number[]>> = {
  work: cumulated(hoursOf.work),
  shop: cumulated(hoursOf.shop),
  home: cumulated(hoursOf.home),
};

/** The place of a share in cumulated weights. */
export function placeIn(sums: readonly number[], share: number): number {
  const sought = share * (sums.at(-1) ?? 0);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > sought) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Places by Zipf: the first one twice as often as the second, and so on. */
export const zipf = (count: number): number[] => cumulated(Array.from({ length: count }, (_, rank) => 1 / (rank + 1)));

const western = new Set(['GB', 'IE']);
/** Hours that clocks of a country are ahead of UTC; summer time from April to October is near enough. */
const offsetOf = (country: string, month: number): number => (western.has(country) ? 0 : 1) + (month >= 4 && month <= 10 ? 1 : 0);

/** Seconds of the day, in UTC, at which somebody there begins. */
export function secondOf(rhythm: Rhythm, country: string, month: number, chance: Chance): number {
  const hour = placeIn(hourSums[rhythm], chance.share()) - offsetOf(country, month);
  return Math.max(0, hour) * 3_600 + chance.int(0, 3_599);
}

/** A number of its own for somebody on a day: cheap, so that every day of everybody can be asked about. */
export function dice(seed: number, who: number, day: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(who + 1, 0xc2b2ae35) ^ Math.imul(day + 1, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
