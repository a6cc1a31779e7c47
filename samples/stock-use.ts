// How shops use Brindle Stock: the floor and the office, feature by feature, and what the story does to it.
import type { Actor, Audience, Deed, EventKind, Fade } from './actor.ts';
import { span } from './calendar.ts';
import { Chance } from './chance.ts';
import type { Customer } from './customers.ts';
import { placeIn, zipf } from './rhythm.ts';

/** Units: days ago. The order list became fast; a delivery can be booked in at once. */
export const stockReleases = { fastOrderList: 118, quickReceiving: 190 } as const;

const suppliers = ['Harrow Foods', 'Lindgren Dairy', 'Bellweather', 'Oster Drinks', 'Quayside Fish', 'Marlow Paper'] as const;
const devices = ['handheld', 'tablet', 'desktop'] as const;
const hash = (text: string) => Chance.for(1, text).share();

/** When a company switched quick receiving on; 0: not yet. Units: days ago. */
export function adoptedAgo(groupId: string | null): number {
  const share = hash(`quick ${groupId}`);
  return share > 0.68 ? 0 : Math.round(stockReleases.quickReceiving - 12 - share ** 1.6 * 240);
}

const isQuick = ({ groupId }: Actor, ago: number) => ago < adoptedAgo(groupId);

const articleLookedUp: EventKind = {
  name: 'Article Looked Up',
  properties: (chance, actor) => ({ by: chance.pick(['scan', 'scan', 'search', 'list']), device: actor.platform }),
};
const deliveryBooked: EventKind = {
  name: 'Delivery Booked',
  properties(chance, actor, ago) {
    const quick = isQuick(actor, ago) && chance.happens(0.82);
    const lines = chance.int(4, 90);
    const minutes = Math.round((quick ? 2 + lines * 0.03 : 5 + lines * 0.2) * (0.7 + chance.share()) * 10) / 10;
    return { lines, minutes, way: quick ? 'all at once' : 'line by line', supplier: chance.pick(suppliers) };
  },
};
const orderSent: EventKind = {
  name: 'Order Sent',
  properties: (chance, actor) => ({
    supplier: chance.pick(suppliers),
    lines: chance.int(3, 60),
    amount: Math.round(40 + chance.share() ** 3 * 2_400),
    plan: actor.plan,
  }),
};
const orderListOpened: EventKind = {
  name: 'Order List Opened',
  properties(chance, actor, ago) {
    const slow = ago > stockReleases.fastOrderList && chance.happens(0.3);
    return { seconds: Math.round((slow ? 9 + chance.share() * 26 : 0.8 + chance.share() * 3.4) * 10) / 10, device: actor.platform };
  },
};
const countFinished: EventKind = {
  name: 'Count Finished',
  properties(chance, _actor, ago) {
    const articles = chance.int(20, 600);
    // A fifth was wrong two years ago, a tenth is today.
    const wrong = 0.29 + (ago / span) * 0.28;
    return { articles, differences: Math.round(articles * chance.share() ** 2 * wrong), at_night: chance.happens(0.35) };
  },
};
const searchUsed: EventKind = {
  name: 'Search Used',
  properties(chance, { groupId }) {
    const about = chance.happens(groupId === kestrelId ? 0.7 : 0.06) ? 'batch' : chance.pick(['article', 'supplier', 'order']);
    return { about, results: about === 'batch' ? 0 : chance.int(0, 40) };
  },
};

const plainly = (name: string, properties: EventKind['properties'] = (_chance, { platform }) => ({ device: platform })): EventKind => ({
  name,
  properties,
});

const reports = ['Stock value', 'Accuracy by shop', 'Write-offs', 'Month end', 'Suppliers'] as const;
const reportOpened = plainly('Report Opened', (chance, { plan }) => ({ report: chance.pick(reports), plan }));
const others: EventKind[] = [
  plainly('Count Started', (chance) => ({ area: chance.pick(['dry', 'cold', 'freezer', 'drinks']) })),
  plainly('Label Printed', (chance) => ({ labels: chance.int(1, 40) })),
  plainly('Stock Corrected', (chance) => ({
    reason: chance.pick(['broken', 'expired', 'stolen', 'counted wrong']),
    pieces: chance.int(1, 24),
  })),
  plainly('Transfer Sent', (chance) => ({ lines: chance.int(1, 20) })),
  plainly('Return Booked', (chance) => ({ supplier: chance.pick(suppliers), amount: chance.int(5, 400) })),
  plainly('Alert Opened', (chance) => ({ alert: chance.pick(['low stock', 'order rejected', 'cold chain']) })),
  plainly('Price Changed', (chance) => ({ percent: chance.int(-20, 12) })),
  plainly('Batch Looked Up', (_chance, { groupId }) => ({ found: groupId !== kestrelId })),
  plainly('Export Created', (chance) => ({ format: chance.pick(['CSV', 'XLSX', 'PDF']) })),
  plainly('Delivery Rejected', (chance) => ({ supplier: chance.pick(suppliers) })),
  plainly('Handheld Paired'),
  plainly('Help Opened', (chance) => ({ topic: chance.pick(['receiving', 'counting', 'rights', 'labels']) })),
  plainly('Member Invited'),
  plainly('Rights Changed'),
  plainly('Supplier Connected', (chance) => ({ supplier: chance.pick(suppliers) })),
  plainly('Settings Opened'),
];

const floor = [articleLookedUp, deliveryBooked, orderSent, orderListOpened, countFinished, searchUsed, ...others, reportOpened];
const office = [
  reportOpened,
  orderListOpened,
  orderSent,
  articleLookedUp,
  searchUsed,
  ...others.toReversed(),
  countFinished,
  deliveryBooked,
];
const sums = zipf(floor.length);

/** What it takes until a new customer orders; every third never connects a supplier by themselves. Units: days after the start. */
const startSteps = [
  { event: 'Contract Started', after: 0, goesOn: 1 },
  { event: 'Catalogue Imported', after: 8, goesOn: 0.94 },
  { event: 'First Supplier Connected', after: 24, goesOn: 0.66 },
  { event: 'First Order Sent', after: 9, goesOn: 0.92 },
] as const;

function startOf(customer: Customer, chance: Chance): Map<number, Deed[]> {
  const planned = new Map<number, Deed[]>();
  let ago = customer.start;
  for (const { event, after, goesOn } of startSteps) {
    if (!chance.happens(goesOn)) break;
    ago -= Math.round(after * (0.5 + chance.share() * 1.4));
    if (ago <= customer.left) break;
    planned.set(ago, [...(planned.get(ago) ?? []), { event, properties: { shops: customer.shops }, afterS: 60 }]);
  }
  const adopted = adoptedAgo(customer.account.crmId);
  if (adopted > customer.left && adopted < customer.start)
    planned.set(adopted, [{ event: 'Quick Receiving Switched On', properties: { shops: customer.shops }, afterS: 60 }]);
  return planned;
}

/** The companies of the story, by the ids that events name them with. */
const kestrelId = 'C-10000';
const hollinId = 'C-10037';

function fadesOf({ account, left }: Customer, chance: Chance): Fade[] {
  if (account.crmId === hollinId) return [{ from: 75, to: 6, least: 0.3 }];
  if (left > 0) return [{ from: left + chance.int(90, 130), to: left + 4, least: 0.12 }];
  if (account.history.at(-1)?.stage === 'at_risk' && account.crmId !== kestrelId) return [{ from: 80, to: 10, least: 0.55 }];
  return [];
}

/** Persons whom the company knows by name, and many more logins of the shops. */
export function stockAudience(
  seed: number,
  customers: readonly Customer[],
  idOf: ReadonlyMap<string, string>,
  { strangers }: { strangers: number },
): Audience {
  const chance = Chance.for(seed, 'stock use');
  const actors: Actor[] = [];
  for (const customer of customers) {
    if (!('stock' in customer.pays) || customer.start < 0) continue;
    const { account, start, left } = customer;
    const fades = fadesOf(customer, chance);
    const planned = startOf(customer, chance);
    const shared = {
      groupId: account.crmId,
      fades,
      rhythm: 'work',
      country: account.country,
      plan: account.history.at(-1)?.plan ?? 'Starter',
    } as const;
    for (const [index, person] of customer.people.entries()) {
      const userId = idOf.get(person.key);
      if (userId === undefined) continue;
      const first = index === 0 ? start : Math.max(left + 1, Math.min(person.joins, start) - chance.int(0, 20));
      actors.push({
        ...shared,
        userId,
        anonymousId: chance.happens(0.5) ? `stock-${userId}` : null,
        hasRecord: true,
        first,
        last: Math.max(person.leaves, left),
        rate: person.isBuyer ? 0.14 : 0.62,
        platform: person.isBuyer ? 'desktop' : chance.pick(devices),
        kind: person.isBuyer ? 0 : 1,
        ...(index === 0 ? { planned } : {}),
      });
    }
    for (let login = 0; login < Math.min(14, 1 + Math.round(customer.shops * 0.4)); login++) {
      const first = Math.max(left + 1, start - Math.round(chance.share() ** 1.5 * start));
      const isShort = chance.happens(0.3);
      actors.push({
        ...shared,
        userId: `${account.crmId}-${login}`,
        anonymousId: null,
        hasRecord: false,
        first,
        last: Math.max(left, isShort ? first - chance.int(3, 120) : 0),
        rate: 0.25 + chance.share() * 0.5,
        platform: chance.pick(devices),
        kind: 1,
      });
    }
  }
  for (let index = 0; index < strangers; index++) actors.push(stranger('stock', index, chance, 'work'));
  return {
    actors,
    visit(actor, ago, dice) {
      const deeds: Deed[] = dice.happens(0.55) ? [{ event: 'Signed In', properties: { device: actor.platform }, afterS: 5 }] : [];
      const kinds = actor.kind === 0 ? office : floor;
      for (let count = dice.int(1, 6); count > 0; count--) {
        const kind = kinds[placeIn(sums, dice.share())] as EventKind;
        deeds.push({ event: kind.name, properties: kind.properties(dice, actor, ago), afterS: dice.int(8, 420) });
      }
      return deeds;
    },
    perVisit: 4.05,
    season: (ago, calendar) => 0.82 + ((span - ago) / span) * 0.3 + (calendar.ago(ago).slice(5, 7) === '12' ? 0.2 : 0),
  };
}

/** Somebody who looks at the pages of a product and is not seen again. */
export function stranger(product: string, index: number, chance: Chance, rhythm: Actor['rhythm']): Actor {
  const first = 1 + Math.floor(chance.share() ** 1.35 * (span - 1));
  return {
    userId: null,
    anonymousId: `${product}-a${index}`,
    groupId: null,
    hasRecord: false,
    first,
    last: first - 1,
    rate: 0,
    fades: [],
    rhythm,
    country: chance.pick(['NL', 'DE', 'GB', 'SE', 'FR']),
    platform: chance.pick(['iOS', 'Android', 'Web']),
    plan: 'none',
    kind: 0,
  };
}
