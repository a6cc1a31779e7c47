// How regulars show Brindle Card at the till, and how shops work with it behind the counter.
import type { Actor, Audience, Deed, EventKind } from './actor.ts';
import { span } from './calendar.ts';
import { Chance } from './chance.ts';
import type { Consumer } from './consumers.ts';
import type { Customer } from './customers.ts';
import { placeIn, zipf } from './rhythm.ts';
import { stranger } from './stock-use.ts';

const fernhillId = 'account.fernhill';
const plainly = (name: string, properties: EventKind['properties'] = (_chance, { platform }) => ({ platform })): EventKind => ({
  name,
  properties,
});
const offers = ['Third one free', 'Birthday tenth', 'Quiet Tuesday', 'New in the shop', 'Spring week'] as const;

/** On the phone, at home. */
const appKinds: EventKind[] = [
  plainly('Points Looked Up', (chance) => ({ points: chance.int(0, 4_200) })),
  plainly('Offer Seen', (chance) => ({ offer: chance.pick(offers) })),
  plainly('Receipt Opened'),
  plainly('Offer Kept', (chance) => ({ offer: chance.pick(offers) })),
  plainly('Notification Opened'),
  plainly('Shop Looked Up'),
  plainly('Reward Chosen', (chance) => ({ reward: chance.pick(['coffee', 'plant', 'voucher']) })),
  plainly('Card Added To Wallet'),
  plainly('Help Opened', (chance) => ({ topic: chance.pick(['missing points', 'lost card', 'offers']) })),
  plainly('Settings Opened'),
];
/** Behind the counter and in marketing. */
const shopKinds: EventKind[] = [
  plainly('Member Looked Up', (chance) => ({ by: chance.pick(['phone number', 'name', 'card']) })),
  plainly('Points Corrected', (chance) => ({ points: chance.int(5, 300), reason: chance.pick(['late', 'forgotten card', 'return']) })),
  plainly('Offer Created', (chance) => ({ offer: chance.pick(offers), days: chance.int(3, 28) })),
  plainly('Card Issued At Till'),
  plainly('Offer Report Opened', (chance, actor) => ({
    offer: chance.pick(offers),
    complete: actor.plan === 'Group' || chance.happens(0.3),
  })),
  plainly('Member List Exported', (chance) => ({ format: chance.pick(['CSV', 'XLSX']) })),
  plainly('Till Paired'),
  plainly('Rights Changed'),
];
const [appSums, shopSums] = [zipf(appKinds.length), zipf(shopKinds.length)];

/** A share of points comes within the minute, more of them from month to month. Units: seconds. */
function delayOf(ago: number, chance: Chance): number {
  const atOnce = 0.71 + Math.max(0, (145 - ago) / 145) * 0.13;
  return chance.happens(atOnce) ? chance.int(1, 55) : chance.int(61, 90_000);
}

function purchase(actor: Actor, ago: number, chance: Chance): Deed[] {
  const way = chance.pick(['app', 'app', 'plastic', 'phone number']);
  if (chance.happens(0.07)) return [{ event: 'Card Forgotten', properties: { asked: chance.happens(0.4) }, afterS: 4 }];
  const amount = Math.round((4 + chance.share() ** 2.2 * 130) * 100) / 100;
  const deeds: Deed[] = [
    { event: 'Card Shown', properties: { way }, afterS: 4 },
    { event: 'Purchase Paid', properties: { amount, articles: chance.int(1, 24), country: actor.country }, afterS: chance.int(20, 160) },
  ];
  if (chance.happens(0.22)) {
    const properties = { offer: chance.pick(offers), saved: Math.round(amount * chance.share() * 20) / 100 };
    deeds.push({ event: 'Offer Redeemed', properties, afterS: 2 });
  }
  const delay = delayOf(ago, chance);
  deeds.push({ event: 'Points Credited', properties: { points: Math.round(amount), delay_s: delay }, afterS: Math.min(delay, 1_200) });
  return deeds;
}

export function cardAudience(
  seed: number,
  { customers, consumers }: { customers: readonly Customer[]; consumers: readonly Consumer[] },
  idOf: ReadonlyMap<string, string>,
  { crowd, strangers }: { crowd: number; strangers: number },
): Audience {
  const chance = Chance.for(seed, 'card use');
  const chains = customers.filter(({ pays, start }) => 'card' in pays && start >= 0);
  const actors: Actor[] = [];
  for (const chain of chains) actors.push(...staffOf(chain, idOf, chance));
  const known = consumers.flatMap(({ key, uses, since }) => {
    const userId = idOf.get(key);
    return uses === 'card' && userId !== undefined ? [{ userId, since }] : [];
  });
  const regular = (userId: string, hasRecord: boolean, joined: number): Actor => {
    const chain = chance.pickBy(chains, ({ shops }) => shops + 2);
    const { account, start, left } = chain;
    const first = Math.max(left + 1, Math.min(joined, start));
    const stays = chance.happens(0.25) ? chance.int(1, 40) : Math.round(-Math.log(1 - chance.share() * 0.999) * 420);
    return {
      userId,
      anonymousId: chance.happens(0.3) ? `card-${userId}` : null,
      groupId: account.crmId,
      hasRecord,
      first,
      last: Math.max(left, hasRecord ? 0 : first - stays, 0),
      rate: 0.06 + chance.share() ** 2 * 0.34,
      fades: account.key === fernhillId ? [{ from: 110, to: 30, least: 0.6 }] : [],
      rhythm: 'shop',
      country: account.country,
      platform: chance.pick(['iOS', 'Android', 'plastic']),
      plan: 'shopper',
      kind: 1,
      planned: new Map([[first, [{ event: 'Card Issued', properties: { way: chance.pick(['till', 'app']) }, afterS: 5 }]]]),
    };
  };
  if (chains.length > 0) {
    for (const { userId, since } of known) actors.push(regular(userId, true, since));
    for (let index = 0; index < crowd; index++)
      actors.push(regular(`r-${index}`, false, 1 + Math.floor(chance.share() ** 1.3 * (span + 200))));
  }
  for (let index = 0; index < strangers; index++) actors.push(stranger('card', index, chance, 'home'));
  return {
    actors,
    visit(actor, ago, dice) {
      if (actor.kind === 0) return several(shopKinds, shopSums, actor, ago, dice, dice.int(2, 5));
      if (dice.happens(0.68)) return purchase(actor, ago, dice);
      const opened: Deed = { event: 'App Opened', properties: { platform: actor.platform }, afterS: 1 };
      return [opened, ...several(appKinds, appSums, actor, ago, dice, dice.int(1, 3))];
    },
    perVisit: 3.05,
    season: (ago, calendar) => ({ '12': 1.3, '04': 1.1, '05': 1.15, '02': 0.86 })[calendar.ago(ago).slice(5, 7)] ?? 1,
  };
}

function several(kinds: readonly EventKind[], sums: readonly number[], actor: Actor, ago: number, dice: Chance, count: number): Deed[] {
  return Array.from({ length: count }, () => {
    const kind = kinds[placeIn(sums, dice.share())] as EventKind;
    return { event: kind.name, properties: kind.properties(dice, actor, ago), afterS: dice.int(4, 300) };
  });
}

function staffOf({ account, start, left, people }: Customer, idOf: ReadonlyMap<string, string>, chance: Chance): Actor[] {
  return people.flatMap((person): Actor[] => {
    const userId = idOf.get(person.key);
    if (userId === undefined) return [];
    return [
      {
        userId,
        anonymousId: null,
        groupId: account.crmId,
        hasRecord: true,
        first: Math.max(left + 1, Math.min(person.joins, start)),
        last: Math.max(person.leaves, left),
        rate: person.isBuyer ? 0.1 : 0.4,
        fades: left > 0 ? [{ from: left + chance.int(80, 120), to: left + 3, least: 0.15 }] : [],
        rhythm: 'work',
        country: account.country,
        platform: 'Web',
        plan: account.history.at(-1)?.plan ?? 'Starter',
        kind: 0,
      },
    ];
  });
}
