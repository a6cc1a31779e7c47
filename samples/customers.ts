// Accounts, who works there, who decides, and what they pay: some told by the story, most by chance.
import type { StakeholderRoleName } from '../contract/people/stakeholder-role.ts';
import type {
  SampleAccount,
  SampleCompany,
  SampleContract,
  SampleDeal,
  SampleMembership,
  SamplePerson,
  SampleRevenueLine,
  SampleRole,
} from '../server/exchange/index.ts';
import type { Calendar } from './calendar.ts';
import { Chance, Deck } from './chance.ts';
import { countries, firstNames, lastNames, regions, shopWords, towns, trades } from './names.ts';
import { type ToldAccount, toldAccounts } from './told-accounts.ts';

export type ProductKey = 'stock' | 'basket' | 'card';

/** Somebody who speaks, with what a note of the conversation needs. */
export type Speaker = {
  key: string;
  first: string;
  name: string;
  title: string;
  role: StakeholderRoleName;
  isBuyer: boolean;
  /** Units: days ago. leaves 0: still there. */
  joins: number;
  leaves: number;
};

export type Customer = {
  account: SampleAccount;
  /** Units: minor units a year, today or when they left. */
  pays: Partial<Record<ProductKey, number>>;
  /** Units: days ago. A prospect starts at −1: never yet. left 0: still a customer. */
  start: number;
  left: number;
  town: string;
  shops: number;
  people: Speaker[];
};

type People = Pick<SampleCompany, 'persons' | 'memberships' | 'roles'>;
type Money = Pick<SampleCompany, 'revenueLines' | 'contracts' | 'deals'>;
export type CustomerBase = People & Money & { accounts: SampleAccount[]; customers: Customer[] };

const stewards = ['member.sales', 'member.success', 'member.success2'] as const;

const posts: readonly { title: string; role: StakeholderRoleName; isBuyer: boolean; influence: number; interest: number }[] = [
  { title: 'Managing director', role: 'economic_buyer', isBuyer: true, influence: 5, interest: 3 },
  { title: 'Head of operations', role: 'decision_maker', isBuyer: true, influence: 4, interest: 4 },
  { title: 'Shop manager', role: 'end_user', isBuyer: false, influence: 2, interest: 5 },
  { title: 'Operations manager', role: 'champion', isBuyer: false, influence: 3, interest: 5 },
  { title: 'Warehouse lead', role: 'end_user', isBuyer: false, influence: 2, interest: 4 },
  { title: 'IT coordinator', role: 'admin', isBuyer: false, influence: 2, interest: 3 },
  { title: 'Finance director', role: 'economic_buyer', isBuyer: true, influence: 5, interest: 2 },
  { title: 'Purchasing assistant', role: 'end_user', isBuyer: false, influence: 1, interest: 4 },
  { title: 'Cashier', role: 'end_user', isBuyer: false, influence: 1, interest: 3 },
  { title: 'Head of procurement', role: 'procurement', isBuyer: true, influence: 3, interest: 2 },
];

const lostReasons = [
  'Chose a larger vendor for the whole group.',
  'No budget before next year.',
  'Single sign-on was a gate, and we could not show it.',
  'Stayed with the spreadsheet.',
  'Our price was a third above the other offer.',
  'The champion left, and nobody took it up.',
];
const churnReasons = [
  'Bought by a group that has its own system.',
  'Closed its last two shops.',
  'Went back to the old system: the start took too long.',
  'Did not renew: stock was never accurate enough for them.',
];
const plans = ['Starter', 'Growth', 'Group'] as const;

class CustomerSimulator {
  readonly #chance: Chance;
  readonly #calendar: Calendar;
  readonly #names: Deck<string>;
  readonly #lastNames: Deck<string>;
  readonly #shops: Deck<string>;
  readonly #base: CustomerBase = {
    accounts: [],
    persons: [],
    memberships: [],
    roles: [],
    revenueLines: [],
    contracts: [],
    deals: [],
    customers: [],
  };

  constructor(seed: number, calendar: Calendar) {
    this.#chance = Chance.for(seed, 'customers');
    this.#calendar = calendar;
    this.#names = new Deck(this.#chance, firstNames);
    this.#lastNames = new Deck(this.#chance, lastNames);
    this.#shops = new Deck(this.#chance, shopWords);
  }

  run(parents: number, branches: number): CustomerBase {
    for (const told of toldAccounts) this.#tell(told);
    while (this.#base.accounts.length < parents) this.#invent(this.#base.accounts.length);
    const groups = this.#base.customers.filter(({ account, left }) => account.employees >= 90 && left === 0);
    for (let index = 0; index < branches; index++) this.#branch(this.#chance.pick(groups), index);
    return this.#base;
  }

  #tell(told: ToldAccount): void {
    const key = `account.${told.key}`;
    const customer = this.#open(key, null, told.name, told.industry, told);
    for (const { post, joins, leaves, name, key: person, role, isBuyer, stance } of told.people)
      this.#hire(
        customer,
        { title: post, role, isBuyer, influence: isBuyer ? 5 : 3, interest: 4 },
        { key: person, name, joins, leaves, stance },
      );
    this.#sell(customer, told.stage ?? 'active', told);
  }

  #invent(index: number): void {
    const trade = this.#chance.pick(trades);
    let name = `${this.#shops.next()} ${this.#chance.pick(trade.words)}`;
    while (this.#base.accounts.some((account) => account.name === name)) name = `${this.#shops.next()} ${this.#chance.pick(trade.words)}`;
    const size = this.#chance.pickBy(['small', 'middle', 'large'] as const, (one) => ({ small: 6, middle: 4, large: 1 })[one]);
    const stage = this.#chance.pickBy(['active', 'onboarding', 'at_risk', 'prospect', 'churned'] as const, (one) => {
      return { active: 66, onboarding: 8, at_risk: 8, prospect: 10, churned: 8 }[one];
    });
    const employees = { small: [4, 30], middle: [31, 180], large: [181, 1400] }[size] as [number, number];
    const start = stage === 'onboarding' ? this.#chance.int(12, 70) : stage === 'prospect' ? -1 : this.#chance.int(150, 1150);
    const left = stage === 'churned' ? this.#chance.int(20, Math.min(600, start - 125)) : 0;
    const yearly = { small: [1_800, 9_000], middle: [12_000, 68_000], large: [90_000, 260_000] }[size] as [number, number];
    const amount = () => Math.round(this.#chance.int(...yearly) / 60) * 60 * 100;
    const buys = this.#chance.pickBy([['stock'], ['card'], ['stock', 'card']] as const, (one) =>
      one.length === 2 ? 3 : one[0] === 'stock' ? 4 : 2,
    );
    const pays = Object.fromEntries(buys.map((product, place) => [product, place === 0 ? amount() : Math.round(amount() / 3)]));
    const head = this.#chance.int(...employees);
    const shops = Math.max(1, Math.round(head / 14));
    const customer = this.#open(`account.${index}`, null, name, trade.industry, { employees: head, start, left, shops, pays });
    const count = { small: [1, 3], middle: [3, 5], large: [5, 7] }[size] as [number, number];
    this.#staff(customer, this.#chance.int(...count));
    this.#sell(customer, stage, { start, left, pays });
  }

  /** A branch pays with its parent, or a little itself; its people speak for it. */
  #branch(parent: Customer, index: number): void {
    const town = this.#chance.pick(towns);
    const own = this.#chance.happens(0.3) ? { stock: this.#chance.int(20, 150) * 12_000 } : {};
    const start = Math.max(30, parent.start - this.#chance.int(0, 120));
    const name = `${parent.account.name}, ${town}`;
    if (this.#base.accounts.some((account) => account.name === name)) return;
    const told = { employees: Math.max(5, Math.round(parent.account.employees / 8)), start, left: 0, shops: 1, pays: own, town };
    const customer = this.#open(`account.branch${index}`, parent.account.key, name, parent.account.industry, told);
    this.#staff(customer, this.#chance.int(1, 2), 2);
    this.#sell(customer, 'active', { start, left: 0, pays: own });
    customer.pays = Object.keys(own).length > 0 ? own : { ...parent.pays };
  }

  #open(
    key: string,
    parent: string | null,
    name: string,
    industry: string,
    told: { employees: number; start: number; left: number; shops: number; pays: Customer['pays']; town?: string },
  ): Customer {
    const chance = this.#chance;
    const town = told.town ?? chance.pick(towns);
    const slug = name
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '-')
      .replaceAll(/^-|-$/g, '');
    const account: SampleAccount = {
      key,
      parent,
      name,
      domain: `${slug}.example`,
      industry,
      country: chance.pick(countries),
      region: chance.pick(regions),
      employees: told.employees,
      seats: told.start < 0 ? null : Math.max(2, Math.round(told.employees * 0.7)),
      steward: chance.pick(stewards),
      attributes: { shops: told.shops, town },
      crmId: `C-${String(10_000 + this.#base.accounts.length * 37)}`,
      history: [],
    };
    const customer: Customer = { account, pays: told.pays, start: told.start, left: told.left, town, shops: told.shops, people: [] };
    this.#base.accounts.push(account);
    this.#base.customers.push(customer);
    return customer;
  }

  #staff(customer: Customer, count: number, from = 0): void {
    for (let index = 0; index < count; index++) {
      const post = posts[(index + from) % posts.length];
      if (!post) continue;
      const joins = Math.max(60, customer.start) + this.#chance.int(0, 300);
      const leaves = this.#chance.happens(0.06) && joins > 260 ? this.#chance.int(20, 200) : 0;
      this.#hire(customer, post, { joins, leaves });
    }
  }

  #hire(
    customer: Customer,
    post: (typeof posts)[number],
    who: { key?: string; name?: string; joins: number; leaves: number; stance?: number },
  ): void {
    const [first, ...others] = (who.name ?? `${this.#names.next()} ${this.#lastNames.next()}`).split(' ') as [string, ...string[]];
    const name = [first, ...others].join(' ');
    const key = who.key ?? `person.${this.#base.persons.length}`;
    const { account } = customer;
    const mailbox = name
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z]+/g, '.');
    const person: SamplePerson = {
      key,
      name,
      email: `${mailbox}.${this.#base.persons.length}@${account.domain}`,
      locale: null,
      traits: {},
      // What they sign in with: events of the products name them by it.
      externalId: { source: 'Brindle login', id: `u-${20_000 + this.#base.persons.length * 7}` },
    };
    const { joins, leaves } = who;
    const from = this.#calendar.ago(joins);
    const to = leaves > 0 ? this.#calendar.ago(leaves) : null;
    const membership: SampleMembership = { person: key, account: account.key, title: post.title, from, to };
    const role: SampleRole = {
      person: key,
      account: account.key,
      product: null,
      role: post.role,
      influence: Math.max(1, Math.min(5, post.influence + this.#chance.int(-1, 1))),
      interest: Math.max(1, Math.min(5, post.interest + this.#chance.int(-1, 1))),
      stance: who.stance ?? this.#chance.pickBy([-1, 0, 1, 2], (one) => [1, 3, 4, 2][one + 1] as number),
      from,
      to,
      reason: null,
    };
    this.#base.persons.push(person);
    this.#base.memberships.push(membership);
    this.#base.roles.push(role);
    customer.people.push({ key, first, name, title: post.title, role: post.role, isBuyer: post.isBuyer, joins, leaves });
  }

  #sell(
    customer: Customer,
    stage: 'active' | 'onboarding' | 'at_risk' | 'prospect' | 'churned',
    told: { start: number; left: number; pays: Customer['pays']; renewsIn?: number; openDeal?: ToldAccount['openDeal'] },
  ): void {
    const { account } = customer;
    const { start, left } = told;
    const plan = plans[account.employees > 300 ? 2 : account.employees > 40 ? 1 : 0];
    const since = (days: number) => this.#calendar.ago(days);
    if (stage === 'prospect') {
      account.history.push({ since: since(this.#chance.int(40, 260)), stage: 'prospect', plan: null });
    } else {
      account.history.push({ since: since(start + this.#chance.int(40, 160)), stage: 'prospect', plan: null });
      account.history.push({ since: since(start), stage: 'onboarding', plan });
      if (stage !== 'onboarding') account.history.push({ since: since(start - 60), stage: 'active', plan });
      if (stage === 'at_risk') account.history.push({ since: since(this.#chance.int(9, 60)), stage: 'at_risk', plan });
      if (left > 0)
        account.history.push({ since: since(left + 45), stage: 'at_risk', plan }, { since: since(left), stage: 'churned', plan });
    }
    // Every third who buys has said no before.
    for (const [product, amount] of Object.entries(told.pays) as [ProductKey, number][]) {
      if (start > 0 && this.#chance.happens(0.3))
        this.#close(
          account,
          product,
          `${account.name}: first try`,
          amount,
          start + this.#chance.int(150, 400),
          'lost',
          this.#chance.pick(lostReasons),
        );
      if (stage === 'prospect') this.#offer(account, product, amount, told.openDeal);
      else this.#charge(account, product, amount, told);
    }
    if (stage !== 'prospect' && Object.keys(told.pays).length > 0) this.#sign(account, told);
    if (stage === 'active' && this.#chance.happens(0.5)) this.#expand(account, told);
  }

  /** A line for each year of the contract, a little dearer each time. */
  #charge(account: SampleAccount, product: ProductKey, amount: number, { start, left }: { start: number; left: number }): void {
    const years = Math.max(1, Math.ceil((start - left) / 365));
    for (let year = 0; year < years; year++) {
      const begins = start - year * 365;
      const ends = year === years - 1 ? (left > 0 ? left : null) : begins - 365;
      const line: SampleRevenueLine = {
        account: account.key,
        product: `product.${product}`,
        amount: Math.round((amount * 0.93 ** (years - 1 - year)) / 100) * 100,
        from: this.#calendar.ago(begins),
        to: ends === null ? null : this.#calendar.ago(ends),
      };
      this.#base.revenueLines.push(line);
    }
    this.#close(account, product, `${account.name}: first contract`, amount, start, 'won', null);
    if (start > 400) {
      const renewal = start - 365;
      const isLost = left > 0 && years === 1;
      this.#close(
        account,
        product,
        `${account.name}: renewal`,
        amount,
        Math.max(1, isLost ? left : renewal),
        isLost ? 'lost' : 'won',
        isLost ? this.#chance.pick(churnReasons) : null,
      );
    }
    if (left > 0 && !(start > 400 && years === 1))
      this.#close(account, product, `${account.name}: last renewal`, amount, left, 'lost', this.#chance.pick(churnReasons));
  }

  #close(
    account: SampleAccount,
    product: ProductKey,
    name: string,
    amount: number,
    closed: number,
    status: 'won' | 'lost',
    lostReason: string | null,
  ): void {
    const closedOn = this.#calendar.ago(closed);
    this.#deal(account, product, {
      name,
      amount,
      stage: status === 'won' ? 'Signed' : 'Lost',
      status,
      probability: null,
      openedOn: this.#calendar.ago(closed + this.#chance.int(30, 110)),
      closeOn: closedOn,
      closedOn,
      lostReason,
    });
  }

  #sign(account: SampleAccount, { start, left, renewsIn }: { start: number; left: number; renewsIn?: number }): void {
    const years = account.employees > 180 ? 2 : 1;
    const length = years * 365;
    const nextIn = renewsIn ?? (start < length ? length - start : length - (start % length));
    const contract: SampleContract = {
      account: account.key,
      start: this.#calendar.ago(start),
      end: left > 0 ? this.#calendar.ago(left) : null,
      renewalOn: left > 0 ? this.#calendar.ago(left) : this.#calendar.ahead(nextIn),
      noticeDays: this.#chance.pick([30, 60, 90]),
      reference: `MSA-${this.#chance.int(1000, 9999)}`,
    };
    this.#base.contracts.push(contract);
  }

  #offer(account: SampleAccount, product: ProductKey, amount: number, openDeal?: ToldAccount['openDeal']): void {
    if (!openDeal && this.#chance.happens(0.4)) {
      this.#close(account, product, `${account.name}: new`, amount, this.#chance.int(20, 200), 'lost', this.#chance.pick(lostReasons));
      return;
    }
    const stage = this.#chance.pick([
      { stage: 'Discovery', probability: 0.2 },
      { stage: 'Trial', probability: 0.45 },
      { stage: 'Negotiation', probability: 0.7 },
    ]);
    this.#deal(account, product, {
      name: `${account.name}: new`,
      amount,
      ...stage,
      status: 'open',
      openedOn: this.#calendar.ago(this.#chance.int(20, 110)),
      closeOn: this.#calendar.ahead(this.#chance.int(10, 120)),
      closedOn: null,
      lostReason: null,
      ...openDeal?.(this.#calendar),
    });
  }

  #expand(account: SampleAccount, { pays }: { pays: Customer['pays'] }): void {
    const product: ProductKey = 'stock' in pays ? 'card' : 'stock';
    const amount = Math.round(Object.values(pays).reduce((sum, one) => sum + one, 0) / 4 / 100) * 100;
    if (amount === 0) return;
    const name = `${account.name}: second product`;
    if (this.#chance.happens(0.55))
      this.#close(account, product, name, amount, this.#chance.int(20, 500), 'lost', this.#chance.pick(lostReasons));
    else this.#offer(account, product, amount, () => ({ name }));
  }

  #deal(account: SampleAccount, product: ProductKey, deal: Omit<SampleDeal, 'key' | 'account' | 'product' | 'steward'>): void {
    const key = `deal.${this.#base.deals.length}`;
    this.#base.deals.push({ key, account: account.key, product: `product.${product}`, steward: account.steward, ...deal });
  }
}

/** Units: accounts. */
const sizes = { parents: 88, branches: 34 };

export const simulateCustomers = (seed: number, calendar: Calendar): CustomerBase =>
  new CustomerSimulator(seed, calendar).run(sizes.parents, sizes.branches);
