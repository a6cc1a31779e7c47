// How households use Brindle Basket: a start that loses half of them at one step, a habit that fades, and a change that drove people away.
import type { Actor, Audience, Deed, EventKind } from './actor.ts';
import { span } from './calendar.ts';
import { Chance } from './chance.ts';
import type { Consumer } from './consumers.ts';
import { placeIn, zipf } from './rhythm.ts';
import { stranger } from './stock-use.ts';

/** Units: days ago. Dinner plans came; adverts came with sound. */
export const basketReleases = { dinnerPlan: 300, adverts: 95 } as const;

const shops = ['Hollin & Vane', 'Greenmarket', 'Cornerhouse', 'Lidden', 'Weekly market'] as const;
const isShared = (actor: Actor) => actor.kind === 1;
const plainly = (name: string, properties: EventKind['properties'] = (_chance, { platform }) => ({ platform })): EventKind => ({
  name,
  properties,
});

const kinds: EventKind[] = [
  plainly('Item Added', (chance, { platform }) => ({ by: chance.pick(['typed', 'typed', 'typed', 'voice', 'suggestion']), platform })),
  plainly('Item Ticked', (chance, actor) => ({ shop: chance.pick(shops), shared: isShared(actor) })),
  plainly('List Opened', (chance, actor) => ({ items: chance.int(1, 45), shared: isShared(actor), platform: actor.platform })),
  plainly('Shop Finished', (chance, actor) => ({
    shop: chance.pick(shops),
    items: chance.int(3, 42),
    amount: Math.round((6 + chance.share() ** 2 * 140) * 100) / 100,
    shared: isShared(actor),
  })),
  plainly('Suggestion Taken', (chance) => ({ place: chance.int(1, 6) })),
  { ...plainly('Dinner Planned', (chance, { plan }) => ({ days: chance.int(1, 7), plan })), since: basketReleases.dinnerPlan },
  plainly('Recipe Opened', (chance) => ({ minutes: chance.pick([15, 25, 40, 60]) })),
  plainly('Notification Opened', (chance) => ({ about: chance.pick(['item added', 'near a shop', 'dinner']) })),
  plainly('List Shared', (chance, { plan }) => ({ with: chance.pick(['partner', 'family', 'flat']), plan })),
  plainly('Sync Conflict', (chance, { platform }) => ({ items_lost: chance.int(0, 4), platform })),
  plainly('Search Used', (chance) => ({ results: chance.int(0, 12) })),
  plainly('Reminder Set'),
  plainly('Item Moved'),
  plainly('Photo Added'),
  plainly('Widget Used'),
  plainly('Offer Opened', (chance) => ({ shop: chance.pick(shops) })),
  plainly('Cost Split', (chance) => ({ amount: chance.int(4, 120), persons: chance.int(2, 4) })),
  plainly('List Renamed'),
  plainly('List Archived'),
  plainly('Household Joined'),
  plainly('Settings Opened'),
  plainly('Help Opened', (chance) => ({ topic: chance.pick(['sharing', 'adverts', 'price', 'account']) })),
];
const sums = zipf(kinds.length);

/** The start: what share of those who did the step before it does this one. The list is where they stop, on the web most of all. */
function startOf(actor: Actor, chance: Chance): { deeds: Deed[]; arrived: boolean } {
  const created = actor.platform === 'Web' ? 0.38 : 0.53;
  const steps = [
    { event: 'Signed Up', goesOn: 1 },
    { event: 'Household Named', goesOn: 0.93 },
    { event: 'First List Created', goesOn: created },
    { event: 'First Item Added', goesOn: 0.91 },
    { event: 'List Shared', goesOn: 0.52 },
  ];
  const deeds: Deed[] = [];
  for (const { event, goesOn } of steps) {
    if (!chance.happens(goesOn)) break;
    const properties: Deed['properties'] =
      event === 'Signed Up' ? { channel: chance.pick(channels), platform: actor.platform } : { platform: actor.platform };
    deeds.push({ event, properties, afterS: chance.int(12, 240) });
  }
  return { deeds, arrived: deeds.length > 2 };
}
const channels = ['store search', 'friend', 'friend', 'press', 'advert'] as const;

/** How long somebody stays. Most who never wrote a list are gone within days; a habit lasts for months. Units: days. */
function stayOf(arrived: boolean, joined: number, chance: Chance): number {
  const habit = -Math.log(1 - chance.share() * 0.999) * (arrived ? 190 : 9);
  const tried = arrived && chance.happens(0.3) ? chance.int(1, 16) : habit;
  return Math.max(1, Math.round(joined <= basketReleases.adverts ? tried * 0.55 : tried));
}

/** Joined earlier is rarer: three and a half times as many come at the end as at the beginning. Units: days ago. */
function joinedAt(share: number): number {
  const growth = 2.5;
  const area = 1 + growth / 2;
  const time = (Math.sqrt(1 + 2 * growth * area * share) - 1) / growth;
  return Math.max(1, Math.round(span * (1 - time)));
}

function household(userId: string, anonymousId: string | null, joined: number, chance: Chance, known: Partial<Actor>): Actor {
  const actor: Actor = {
    userId,
    anonymousId,
    groupId: null,
    hasRecord: false,
    first: joined,
    last: 0,
    rate: 0.16 + chance.share() ** 2 * 0.6,
    fades: [],
    rhythm: 'home',
    country: chance.pick(['NL', 'DE', 'GB', 'SE', 'FR', 'BE']),
    platform: chance.pick(['iOS', 'iOS', 'Android', 'Android', 'Android', 'Web']),
    plan: chance.happens(0.24) ? 'Plus' : 'Free',
    kind: chance.happens(0.55) ? 1 : 0,
    ...known,
  };
  const { deeds, arrived } = startOf(actor, chance);
  const isNamed = actor.hasRecord;
  const last = isNamed && chance.happens(0.6) ? 0 : Math.max(0, joined - stayOf(arrived, joined, chance));
  const { adverts } = basketReleases;
  const wasThere = joined > adverts && last < adverts;
  const leavesForIt = wasThere && actor.plan === 'Free' && chance.happens(0.3);
  return {
    ...actor,
    last: leavesForIt ? Math.max(last, adverts - chance.int(2, 45)) : last,
    fades: wasThere && actor.plan === 'Free' ? [{ from: adverts, to: adverts - 21, least: 0.62 }] : [],
    planned: new Map([[joined, deeds]]),
  };
}

export function basketAudience(
  seed: number,
  consumers: readonly Consumer[],
  idOf: ReadonlyMap<string, string>,
  { crowd, strangers }: { crowd: number; strangers: number },
): Audience {
  const chance = Chance.for(seed, 'basket use');
  const actors: Actor[] = [];
  for (const { key, uses, platform, since, household: home } of consumers) {
    const userId = idOf.get(key);
    if (uses !== 'basket' || userId === undefined) continue;
    const anonymousId = chance.happens(0.7) ? `basket-${userId}` : null;
    actors.push(household(userId, anonymousId, since, chance, { hasRecord: true, platform, kind: home === 'alone' ? 0 : 1 }));
  }
  for (let index = 0; index < crowd; index++) {
    const joined = joinedAt((index + chance.share()) / crowd);
    actors.push(household(`h-${index}`, chance.happens(0.6) ? `basket-h${index}` : null, joined, chance, {}));
  }
  for (let index = 0; index < strangers; index++) actors.push(stranger('basket', index, chance, 'home'));
  return {
    actors,
    visit(actor, ago, dice) {
      const deeds: Deed[] = [{ event: 'App Opened', properties: { platform: actor.platform, plan: actor.plan }, afterS: 1 }];
      if (ago <= basketReleases.adverts && actor.plan === 'Free' && dice.happens(0.45)) {
        const isLoud = dice.happens(0.4);
        deeds.push({ event: 'Advert Shown', properties: { sound: isLoud, platform: actor.platform }, afterS: 2 });
        if (isLoud && dice.happens(0.35)) return [...deeds, { event: 'Advert Closed', properties: { sound: true }, afterS: 3 }];
      }
      for (let count = dice.int(2, 6); count > 0; count--) {
        const kind = kinds[placeIn(sums, dice.share())] as EventKind;
        if (kind.since !== undefined && ago > kind.since) continue;
        if (kind.name === 'Dinner Planned' && dice.happens(((ago - 60) / 240) * 0.8)) continue;
        deeds.push({ event: kind.name, properties: kind.properties(dice, actor, ago), afterS: dice.int(3, 260) });
      }
      return deeds;
    },
    perVisit: 4.9,
    season: (ago, calendar) => ({ '12': 1.18, '07': 0.88, '08': 0.85 })[calendar.ago(ago).slice(5, 7)] ?? 1,
  };
}
