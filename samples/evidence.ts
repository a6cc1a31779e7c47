// Two years of what people said: who speaks on which problem, when, how, and how much it matters to them.
import type { EvidenceKind } from '../contract/problems/evidence.ts';
import type { Importance, Reason } from '../contract/problems/value.ts';
import type { SampleEvidence } from '../server/exchange/index.ts';
import { type Calendar, span } from './calendar.ts';
import { Chance } from './chance.ts';
import type { Consumer } from './consumers.ts';
import type { Customer, ProductKey, Speaker } from './customers.ts';
import type { Theme, Trend } from './theme.ts';
import { toldAccounts } from './told-accounts.ts';
import { type Setting, Voice } from './voices.ts';

const sources: Record<EvidenceKind, string> = {
  interview: 'Interviews',
  analytics: 'Product analytics',
  decision_maker: 'Account reviews',
  support: 'Help desk',
  sales: 'CRM notes',
  survey: 'Survey',
  review: 'App store',
  vote: 'Ideas board',
};

/** Who says how much on a theme that the story tells itself: account → pieces of evidence. */
export type ToldVoices = Readonly<Record<string, Readonly<Record<string, number>>>>;

const toldVoices: ToldVoices = {
  // One shop that writes every other week …
  'stock.label-fonts': { 'account.pip': 40 },
  // … and a wholesaler that wrote once, and paid two hundred times as much.
  'stock.edi-silence': { 'account.northmere': 2 },
  'stock.batch-expiry': { 'account.kestrel': 14 },
  'stock.group-report': { 'account.cobblegate': 6 },
  'stock.delivery-taps': { 'account.cobblegate': 14, 'account.hollin': 5, 'account.kestrel': 2 },
  'stock.night-count': { 'account.hollin': 7, 'account.cobblegate': 5 },
  'stock.accuracy': { 'account.hollin': 6, 'account.brackwater': 5, 'account.cobblegate': 3 },
  'stock.dark-aisle': { 'account.kestrel': 1 },
  'stock.cold-store': { 'account.brackwater': 7, 'account.hollin': 4 },
  'stock.deposit-return': { 'account.tamsel': 6 },
  'stock.sso': { 'account.quillon': 4 },
  'stock.rights': { 'account.quillon': 3 },
  'card.points-late': { 'account.fernhill': 5 },
  'card.offer-report': { 'account.fernhill': 4 },
  'card.no-signal': { 'account.hollin': 3 },
};

/** They say what the story lets them say, and nothing else: one is loud with one wish, one hardly writes, one has one reason to go. */
export const tellOnlyTheirs: ReadonlySet<string> = new Set(toldAccounts.map(({ key }) => `account.${key}`));
/** Units: days since the start. */
const newWithin = 320;

/** To them the one thing that they say is critical. */
const meanIt = new Set(['account.pip', 'account.northmere']);

/** Only those accounts speak on these: the rest of the world does not care. */
const onlyTold: Readonly<Record<string, number>> = { 'stock.label-fonts': 4, 'stock.edi-silence': 5 };

export type World = { calendar: Calendar; customers: readonly Customer[]; consumers: readonly Consumer[] };

class EvidenceSimulator {
  readonly #chance: Chance;
  readonly #world: World;
  readonly #theme: Theme;
  readonly #product: ProductKey;
  readonly #voice: Voice;
  readonly #found: SampleEvidence[] = [];

  constructor(seed: number, world: World, product: ProductKey, theme: Theme) {
    this.#chance = Chance.for(seed, `evidence ${theme.key}`);
    this.#world = world;
    this.#product = product;
    this.#theme = theme;
    this.#voice = new Voice(this.#chance, theme);
  }

  run(): SampleEvidence[] {
    const theme = this.#theme;
    const consumerShare = this.#product === 'basket' ? 1 : this.#isOfShoppers ? (theme.bought ? 0.75 : 1) : 0;
    const told = toldVoices[theme.key] ?? {};
    for (const [account, count] of Object.entries(told)) {
      const customer = this.#world.customers.find((one) => one.account.key === account);
      if (customer) for (let index = 0; index < count; index++) this.#hear(customer);
    }
    const more = onlyTold[theme.key] ?? Math.max(0, theme.voices - Object.values(told).reduce((sum, one) => sum + one, 0));
    for (let index = 0; index < more; index++) {
      if (this.#chance.happens(consumerShare)) this.#hearConsumer();
      else this.#hear(this.#pickCustomer());
    }
    if (theme.measured) this.#measure(theme.measured);
    return this.#found;
  }

  /** What shoppers say themselves reaches us through a shop only in the words of those who run it. */
  get #isOfShoppers(): boolean {
    return this.#theme.tags.includes('shoppers');
  }

  /** Larger ones are heard a little more often, not as much more often as they pay. */
  #pickCustomer(): Customer {
    const buys = this.#world.customers.filter(
      ({ account, pays, people }) => people.length > 0 && this.#product in pays && !tellOnlyTheirs.has(account.parent ?? account.key),
    );
    const isMeant = ({ start }: Customer) => !this.#theme.ofNewCustomers || (start > 0 && start < newWithin);
    const meant = buys.filter(isMeant);
    return this.#chance.pickBy(meant.length > 0 ? meant : buys, ({ account }) => Math.sqrt(account.employees));
  }

  #daysAgo(trend: Trend = 'steady'): number {
    const share = this.#chance.share();
    const shaped = { steady: share, rising: share ** 2.2, fading: 1 - (1 - share) ** 2.2 }[trend];
    return 2 + shaped * (span - 4);
  }

  #hear(customer: Customer): void {
    const theme = this.#theme;
    const wantsBuyer =
      this.#isOfShoppers || (theme.bought !== undefined && this.#chance.happens((theme.buyers ?? 0) > (theme.users ?? 2) ? 0.62 : 0.25));
    const speaker = this.#pickSpeaker(customer, wantsBuyer);
    if (!speaker) return;
    // Buyers named it first, users speak of it now, or the other way round: the story of a drift.
    const trend = theme.trend === 'fading' && !speaker.isBuyer && theme.bought ? 'steady' : theme.trend;
    const latest = Math.max(speaker.leaves, customer.left) + 2;
    const earliest = Math.min(span, Math.max(latest + 20, Math.min(speaker.joins, customer.start < 0 ? 260 : customer.start + 90)));
    const days = latest + (this.#daysAgo(trend) / span) * (earliest - latest);
    const isProspect = customer.start < 0 || days > customer.start;
    const kind = this.#kindOf(speaker, isProspect);
    const setting = this.#settingOf(speaker, customer.town, customer.shops, days);
    const reason: Reason = isProspect || this.#chance.happens(0.08) ? 'grow' : 'protect';
    const told = this.#tell(kind, setting, speaker.isBuyer || this.#isOfShoppers);
    this.#add(kind, days, {
      ...told,
      person: speaker.key,
      account: customer.account.key,
      sentiment: speaker.isBuyer ? this.#chance.pick([-1, 0]) : this.#chance.pick([-2, -1, -1, 0]),
      links: [
        {
          problem: theme.key,
          importance: meanIt.has(customer.account.key) ? 3 : this.#importanceOf(speaker.isBuyer, theme),
          reason,
        },
      ],
    });
  }

  #pickSpeaker(customer: Customer, wantsBuyer: boolean): Speaker | undefined {
    const fitting = customer.people.filter(({ isBuyer }) => isBuyer === wantsBuyer);
    const list = fitting.length > 0 ? fitting : customer.people;
    return list.length > 0 ? this.#chance.pick(list) : undefined;
  }

  #kindOf({ isBuyer }: Speaker, isProspect: boolean): EvidenceKind {
    if (isProspect) return this.#chance.happens(0.75) ? 'sales' : 'interview';
    if (isBuyer)
      return this.#chance.pickBy(
        ['decision_maker', 'interview', 'sales'] as const,
        (one) => ({ decision_maker: 5, interview: 3, sales: 2 })[one],
      );
    return this.#chance.pickBy(
      ['support', 'interview', 'survey', 'vote'] as const,
      (one) => ({ support: 10, interview: 5, survey: 3, vote: 2 })[one],
    );
  }

  #importanceOf(isBuyer: boolean, theme: Theme): Importance {
    const most = (isBuyer ? theme.buyers : theme.users) ?? (isBuyer ? 1 : 2);
    const less = this.#chance.pickBy([0, 1, 2], (one) => [6, 3, 1][one] as number);
    return Math.max(most === 0 ? 0 : 1, most - less) as Importance;
  }

  #settingOf(speaker: { first: string; title: string }, town: string, shops: number, days: number): Setting {
    return {
      first: speaker.first,
      title: speaker.title.toLowerCase(),
      town,
      shops,
      minutes: this.#chance.int(3, 11) * 5,
      quarter: this.#world.calendar.quarter(days),
      version: `${this.#chance.int(5, 8)}.${this.#chance.int(0, 12)}`,
    };
  }

  #tell(kind: EvidenceKind, setting: Setting, isBuyer: boolean): Pick<SampleEvidence, 'title' | 'body' | 'fields'> {
    const fields: SampleEvidence['fields'] = {};
    switch (kind) {
      case 'support':
        return {
          title: null,
          body: this.#voice.ticket(setting),
          fields: { priority: this.#chance.pick(['low', 'normal', 'normal', 'high']) },
        };
      case 'interview':
        return { title: null, body: this.#voice.interview(setting, isBuyer), fields: { minutes: setting.minutes } };
      case 'sales':
        return { title: null, body: this.#voice.sales(setting), fields };
      case 'decision_maker':
        return { title: null, body: this.#voice.statement(setting), fields };
      case 'survey':
        return {
          title: null,
          body: this.#voice.survey(setting),
          fields: { score: this.#chance.int(2, 8), question: 'What holds you back most?' },
        };
      case 'review':
        return { ...this.#voice.review(setting), fields: { stars: this.#chance.pick([1, 2, 2, 3, 3, 4]) } };
      default:
        return { title: `Vote: ${this.#theme.title}`, body: '', fields: { board: 'Ideas board' } };
    }
  }

  #hearConsumer(): void {
    const theme = this.#theme;
    const crowd = this.#world.consumers.filter(({ uses }) => uses === this.#product);
    const consumer = this.#chance.pick(crowd);
    const kind = this.#chance.pickBy(['review', 'support', 'survey', 'vote', 'interview'] as const, (one) => {
      return { review: 10, support: 6, survey: 6, vote: 3, interview: 3 }[one];
    });
    const days = Math.min(this.#daysAgo(theme.trend), consumer.since);
    const setting = this.#settingOf({ first: consumer.first, title: consumer.household }, consumer.town, 0, days);
    const told = this.#tell(kind, setting, false);
    this.#add(kind, days, {
      ...told,
      body: kind === 'support' ? told.body.replace(` (${setting.title})`, '') : told.body,
      person: consumer.key,
      fields: { ...told.fields, platform: consumer.platform },
      sentiment: this.#chance.pick([-2, -1, -1, 0]),
      // A vote on the board stands for those who clicked the same.
      unnamedPeople: kind === 'vote' ? this.#chance.int(6, 60) : 0,
      links: [{ problem: theme.key, importance: this.#importanceOf(false, theme), reason: 'neither' }],
    });
  }

  #measure(finding: string): void {
    const people = /([\d,]+) (?:people|households|shoppers)/.exec(finding)?.[1];
    this.#add('analytics', this.#chance.int(6, 160), {
      title: null,
      body: finding,
      unnamedPeople: people ? Number(people.replaceAll(',', '')) : 0,
      fields: { interval: '95 %' },
      links: [{ problem: this.#theme.key, importance: 2, reason: 'neither' }],
    });
  }

  #add(kind: EvidenceKind, days: number, told: Partial<SampleEvidence> & Pick<SampleEvidence, 'body' | 'title' | 'links'>): void {
    this.#found.push({
      key: null,
      product: `product.${this.#product}`,
      kind,
      occurredAt: this.#world.calendar.instant(days, this.#chance),
      person: null,
      account: null,
      unnamedPeople: 0,
      source: sources[kind],
      externalId: '',
      sentiment: null,
      tags: this.#chance.happens(0.3) ? [this.#chance.pick(this.#theme.tags)] : [],
      fields: {},
      parkedReason: null,
      ...told,
    });
  }
}

export const simulateEvidence = (seed: number, world: World, product: ProductKey, themes: readonly Theme[]): SampleEvidence[] =>
  themes.flatMap((theme) => new EvidenceSimulator(seed, world, product, theme).run());

const prefixes: Partial<Record<EvidenceKind, string>> = {
  support: 'HD',
  interview: 'INT',
  survey: 'S',
  review: 'R',
  vote: 'V',
  analytics: 'AL',
};

/** In the order in which it was said, with the number that its system gave it. */
export function numbered(evidence: readonly SampleEvidence[]): SampleEvidence[] {
  const last: Record<string, number> = {};
  return evidence
    .toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0))
    .map((one) => {
      const number = (last[one.kind] ?? 1_000) + 1;
      last[one.kind] = number;
      return { ...one, externalId: `${prefixes[one.kind] ?? 'N'}-${number}` };
    });
}
