// Who uses a product, from when to when, and how much.
import type { SampleCall } from '../server/exchange/index.ts';
import type { Calendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Rhythm } from './rhythm.ts';

/** Something done, so many seconds after what was done before. */
export type Deed = { event: string; properties: NonNullable<SampleCall['properties']>; afterS: number; type?: SampleCall['type'] };

/** Less and less of it: all until `from`, only `least` of it from `to` on. Units: days ago. */
export type Fade = { from: number; to: number; least: number };

/**
 * Somebody who uses a product.
 *
 * Shape   userId null: never says who they are. anonymousId: what their device was called before they signed up. hasRecord: whether the
 *         company keeps a record of them.
 * Units   first, last: days ago of the first and of the day after the last use; rate: how likely on an average day.
 */
export type Actor = {
  userId: string | null;
  anonymousId: string | null;
  groupId: string | null;
  hasRecord: boolean;
  first: number;
  last: number;
  rate: number;
  fades: readonly Fade[];
  rhythm: Rhythm;
  country: string;
  platform: string;
  plan: string;
  /** 0 buyer or office, 1 on the floor: which part of the product they see. */
  kind: number;
  /** What is done on a certain day, whatever else is. Units: days ago. */
  planned?: ReadonlyMap<number, readonly Deed[]>;
};

/** One kind of event: how often it comes is told by its place in the list. `since`: days ago when the product got it. */
export type EventKind = {
  name: string;
  since?: number;
  properties: (chance: Chance, actor: Actor, ago: number) => Deed['properties'];
};

export type Audience = {
  actors: Actor[];
  /** What somebody does when they are there. */
  visit: (actor: Actor, ago: number, chance: Chance) => Deed[];
  /** How many calls a visit has on average. */
  perVisit: number;
  /** How much the whole product is used on a day, beside who uses it. */
  season: (ago: number, calendar: Calendar) => number;
};

/** How much is left of somebody's use on a day. */
export function leftOf(fades: readonly Fade[], ago: number): number {
  let left = 1;
  for (const { from, to, least } of fades) {
    if (ago >= from) continue;
    left *= ago <= to ? least : 1 - ((from - ago) / (from - to)) * (1 - least);
  }
  return left;
}
