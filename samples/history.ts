// What everybody did in two years: day by day, so that nobody has to hold it all.
import type { SampleCall, SampleHistory, SampleSource, SimulateHistory } from '../server/exchange/index.ts';
import { type Actor, type Audience, type Deed, leftOf } from './actor.ts';
import { basketAudience } from './basket-use.ts';
import { Calendar, span } from './calendar.ts';
import { cardAudience } from './card-use.ts';
import { Chance } from './chance.ts';
import { consumerCount, simulateConsumers } from './consumers.ts';
import { type ProductKey, simulateCustomers } from './customers.ts';
import { dice, secondOf, weekOf } from './rhythm.ts';
import { stockAudience } from './stock-use.ts';

export const sourcesOfCompany = (): SampleSource[] => [
  { key: 'source.stock', product: 'product.stock', name: 'Brindle Stock', kind: 'server' },
  { key: 'source.basket', product: 'product.basket', name: 'Basket app and site', kind: 'public' },
  { key: 'source.card', product: 'product.card', name: 'Tills and card app', kind: 'server' },
];

/** What share of all events each product has. */
const shares: Record<ProductKey, number> = { stock: 0.33, basket: 0.42, card: 0.25 };
/** Of a history of a million events. */
const people = { basketCrowd: 7_200, basketStrangers: 12_000, cardCrowd: 2_600, cardStrangers: 1_500, stockStrangers: 1_500 };

const dayMs = 86_400_000;
const pages = ['Home', 'Home', 'Price', 'How it works', 'Stories', 'Questions'] as const;
const likeliest = 0.96;

type Product = Audience & {
  key: ProductKey;
  /** By the day of their first use. */
  newcomers: Map<number, number[]>;
  seasons: number[];
  factor: number;
};

/** Who may come on a day, and how likely. */
const likelihood = (actor: Actor, ago: number, weekday: number): number =>
  actor.rate * (weekOf[actor.rhythm][weekday] as number) * (actor.fades.length === 0 ? 1 : leftOf(actor.fades, ago));

class HistorySimulator implements SampleHistory {
  readonly days = span;
  readonly sources = sourcesOfCompany().map(({ key }) => key);
  readonly #seed: number;
  readonly #calendar: Calendar;
  readonly #todayMs: number;
  readonly #products: Product[];

  constructor(seed: number, day: string, events: number) {
    this.#seed = seed;
    this.#calendar = new Calendar(day);
    this.#todayMs = Date.parse(`${day}T00:00:00Z`);
    const { customers, persons } = simulateCustomers(seed, this.#calendar);
    const { consumers, persons: others } = simulateConsumers(seed, this.#calendar, consumerCount);
    const idOf = new Map([...persons, ...others].flatMap(({ key, externalId }) => (externalId ? [[key, externalId.id] as const] : [])));
    const scaled = (count: number) => Math.round((count * events) / 1_000_000);
    const audiences: Record<ProductKey, Audience> = {
      stock: stockAudience(seed, customers, idOf, { strangers: scaled(people.stockStrangers) }),
      basket: basketAudience(seed, consumers, idOf, { crowd: scaled(people.basketCrowd), strangers: scaled(people.basketStrangers) }),
      card: cardAudience(seed, { customers, consumers }, idOf, {
        crowd: scaled(people.cardCrowd),
        strangers: scaled(people.cardStrangers),
      }),
    };
    this.#products = (Object.keys(audiences) as ProductKey[]).map((key) =>
      this.#openProduct(key, audiences[key], 1.012 * events * shares[key]),
    );
  }

  callsOf(daysAgo: number): { source: string; calls: SampleCall[] }[] {
    return this.#products.map((product) => ({ source: `source.${product.key}`, calls: this.#callsOfProduct(product, daysAgo) }));
  }

  /** Chooses how much everybody does so that all of it is the size that was asked for. */
  #openProduct(key: ProductKey, audience: Audience, events: number): Product {
    const newcomers = new Map<number, number[]>();
    for (const [index, { first }] of audience.actors.entries()) {
      const known = newcomers.get(first);
      if (known) known.push(index);
      else newcomers.set(first, [index]);
    }
    const seasons = Array.from({ length: span + 1 }, (_, ago) => audience.season(ago, this.#calendar));
    let visits = 0;
    let certain = 0;
    for (const actor of audience.actors) {
      certain += certainOf(actor);
      for (let ago = Math.min(actor.first, span); ago > Math.max(0, actor.last); ago--)
        visits += likelihood(actor, ago, this.#weekday(ago)) * (seasons[ago] as number);
    }
    const factor = visits === 0 ? 0 : Math.max(0, events - certain) / (visits * audience.perVisit);
    return { ...audience, key, newcomers, seasons, factor };
  }

  #weekday(ago: number): number {
    return new Date(this.#todayMs - ago * dayMs).getUTCDay();
  }

  #callsOfProduct(product: Product, ago: number): SampleCall[] {
    const drafts: Draft[] = [];
    const weekday = this.#weekday(ago);
    const season = (product.seasons[ago] ?? 1) * product.factor;
    for (const [index, actor] of product.actors.entries()) {
      if (actor.userId === null || actor.first < ago || actor.last >= ago) continue;
      const isNew = actor.first === ago;
      const likely = Math.min(likeliest, likelihood(actor, ago, weekday) * season);
      const planned = actor.planned?.get(ago);
      const comes = dice(this.#seed + product.key.length, index, ago) / 4_294_967_296 < likely;
      if (!comes && !isNew && !planned) continue;
      const chance = new Chance(dice(this.#seed + 7 + product.key.length, index, ago));
      const second = secondOf(actor.rhythm, actor.country, this.#month(ago), chance);
      // Whoever signs up has looked at pages in the first hour of the day.
      const start = isNew ? Math.max(3_600, second) : second;
      // The start of somebody new is told by itself; what they do beside it comes afterwards.
      const visit = comes ? product.visit(actor, ago, chance) : [];
      add(drafts, actor, start, [...(isNew ? arrivalOf(actor) : []), ...(planned ?? []), ...visit]);
    }
    for (let early = 0; early <= daysBefore; early++)
      for (const index of product.newcomers.get(ago - early) ?? []) this.#look(drafts, product, index, ago, early);
    return this.#inOrder(product, ago, drafts);
  }

  /** Pages that somebody looked at before they said who they are, some days before or on the day itself. */
  #look(drafts: Draft[], product: Product, index: number, ago: number, early: number): void {
    const actor = product.actors[index] as Actor;
    if (actor.anonymousId === null || (actor.userId === null && early > 0)) return;
    const chance = new Chance(dice(this.#seed + 13, index, ago));
    if (early > 0 && !chance.happens(0.14)) return;
    const looked = Array.from({ length: chance.int(1, 3) }, (): Deed => {
      const page = chance.pick(pages);
      return { event: page, properties: { path: `/${page.toLowerCase().replaceAll(' ', '-')}` }, afterS: chance.int(5, 90), type: 'page' };
    });
    const start =
      actor.userId !== null && early === 0 ? chance.int(600, 3_000) : secondOf(actor.rhythm, actor.country, this.#month(ago), chance);
    add(drafts, { ...actor, userId: null, groupId: null }, start, looked);
  }

  #month(ago: number): number {
    return Number(this.#calendar.ago(ago).slice(5, 7));
  }

  #inOrder({ key }: Product, ago: number, drafts: Draft[]): SampleCall[] {
    const day = this.#calendar.ago(ago);
    const startMs = this.#todayMs - ago * dayMs;
    drafts.sort((one, other) => one.second - other.second);
    const version = versionOf(ago);
    return drafts.map(({ actor, deed, second }, index) =>
      callOf(actor, deed, `${key} ${day} ${index}`, new Date(startMs + second * 1_000 + (index % 1_000)).toISOString(), version),
    );
  }
}

/** Units: days before the sign-up on which somebody may have looked already. */
const daysBefore = 6;
const lastSecond = 86_398;

type Draft = { actor: Actor; deed: Deed; second: number };

function add(drafts: Draft[], actor: Actor, start: number, deeds: readonly Deed[]): void {
  let second = start;
  for (const deed of deeds) {
    second = Math.min(lastSecond, second + deed.afterS);
    drafts.push({ actor, deed, second });
  }
}

/** Says that the device and the person are one: with a record by `identify`, which tells of a person; otherwise by `alias`, which does not. */
const arrivalOf = (actor: Actor): Deed[] =>
  actor.hasRecord
    ? [{ type: 'identify', event: '', properties: { platform: actor.platform }, afterS: 1 }]
    : actor.anonymousId !== null
      ? [{ type: 'alias', event: '', properties: {}, afterS: 1 }]
      : [];

const certainOf = (actor: Actor): number => {
  if (actor.userId === null) return 2;
  const planned = [...(actor.planned ?? [])].reduce((sum, [ago, deeds]) => (ago <= span && ago > actor.last ? sum + deeds.length : sum), 0);
  return planned + (actor.first <= span ? arrivalOf(actor).length + (actor.anonymousId === null ? 0 : 3.7) : 0);
};

/** A new version about every month. */
const versionOf = (ago: number): string => `4.${Math.floor((span - ago) / 30)}`;

function callOf(actor: Actor, deed: Deed, messageId: string, timestamp: string, version: string): SampleCall {
  const { userId, anonymousId, groupId } = actor;
  const type = deed.type ?? 'track';
  const context = { app: { version }, ...(groupId === null ? {} : { groupId }) };
  const when = { messageId, timestamp, context };
  if (type === 'identify')
    return {
      type,
      ...(userId === null ? {} : { userId }),
      ...(anonymousId === null ? {} : { anonymousId }),
      traits: deed.properties,
      ...when,
      // Who belongs where the company says itself; this call tells of the person only.
      context: { app: { version } },
    };
  if (type === 'alias') return { type, userId: userId ?? '', previousId: anonymousId ?? '', ...when, context: { app: { version } } };
  const who = userId === null ? { anonymousId: anonymousId ?? '' } : { userId };
  if (type === 'page') return { type, name: deed.event, ...who, properties: deed.properties, ...when };
  return { type, event: deed.event, ...who, properties: deed.properties, ...when };
}

export const simulateHistory: SimulateHistory = ({ seed, day, events }) => new HistorySimulator(seed, day, events);
