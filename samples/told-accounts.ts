// The accounts that the story is about. What happens to them stands in story.ts.
import type { StakeholderRoleName } from '../contract/people/stakeholder-role.ts';
import type { SampleDeal } from '../server/exchange/index.ts';
import type { Calendar } from './calendar.ts';

type ToldPerson = {
  key: string;
  name: string;
  post: string;
  role: StakeholderRoleName;
  isBuyer: boolean;
  joins: number;
  leaves: number;
  stance: number;
};

/** Units: start, left, renewsIn: days. pays: minor units a year. */
export type ToldAccount = {
  key: string;
  name: string;
  industry: string;
  employees: number;
  shops: number;
  town: string;
  start: number;
  left: number;
  pays: { stock?: number; card?: number };
  stage?: 'active' | 'at_risk' | 'prospect' | 'churned';
  renewsIn?: number;
  openDeal?: (calendar: Calendar) => Partial<SampleDeal>;
  people: readonly ToldPerson[];
};

const buyer = (key: string, name: string, post: string, role: StakeholderRoleName, stance = 1, joins = 800): ToldPerson => ({
  key: `person.${key}`,
  name,
  post,
  role,
  isBuyer: true,
  joins,
  leaves: 0,
  stance,
});
const user = (key: string, name: string, post: string, role: StakeholderRoleName = 'end_user', stance = 1, leaves = 0): ToldPerson => ({
  key: `person.${key}`,
  name,
  post,
  role,
  isBuyer: false,
  joins: 760,
  leaves,
  stance,
});

export const toldAccounts: readonly ToldAccount[] = [
  {
    // The renewal that hangs on one problem.
    key: 'kestrel',
    name: 'Kestrel Row Pharmacies',
    industry: 'Pharmacy',
    employees: 640,
    shops: 41,
    town: 'Wynmouth',
    start: 689,
    left: 0,
    pays: { stock: 18_400_000 },
    stage: 'at_risk',
    renewsIn: 41,
    people: [
      buyer('kestrel.dm', 'Henrike Vollmar', 'Head of operations', 'decision_maker', 0),
      buyer('kestrel.eb', 'Aurel Dumont', 'Managing director', 'economic_buyer', -1),
      user('kestrel.champion', 'Pia Lindqvist', 'Operations manager', 'champion', 2),
      user('kestrel.user', 'Tove Aasgard', 'Pharmacist in charge'),
      user('kestrel.admin', 'Remy Castel', 'IT coordinator', 'admin'),
    ],
  },
  {
    // The champion who left.
    key: 'hollin',
    name: 'Hollin & Vane Markets',
    industry: 'Grocery',
    employees: 1180,
    shops: 63,
    town: 'Hollinbridge',
    start: 905,
    left: 0,
    pays: { stock: 26_800_000, card: 7_200_000 },
    renewsIn: 118,
    people: [
      user('hollin.champion', 'Marit Solheim', 'Operations manager', 'champion', 2, 12),
      buyer('hollin.eb', 'Gideon Astley', 'Finance director', 'economic_buyer', 0),
      user('hollin.user', 'Cees Barendrecht', 'Warehouse lead'),
      user('hollin.user2', 'Nadia Okonjo', 'Shop manager'),
    ],
  },
  {
    // Buyers and users disagree.
    key: 'cobblegate',
    name: 'Cobblegate Bakeries',
    industry: 'Bakery',
    employees: 310,
    shops: 27,
    town: 'Kettlesham',
    start: 640,
    left: 0,
    pays: { stock: 9_600_000 },
    renewsIn: 90,
    people: [
      buyer('cobblegate.eb', 'Leopold Harms', 'Managing director', 'economic_buyer'),
      buyer('cobblegate.dm', 'Sunniva Berge', 'Finance director', 'decision_maker', 0),
      user('cobblegate.user1', 'Dario Fenn', 'Shop manager', 'end_user', -1),
      user('cobblegate.user2', 'Ifeoma Eze', 'Shop manager', 'end_user', -1),
      user('cobblegate.user3', 'Lasse Holt', 'Warehouse lead'),
      user('cobblegate.champion', 'Greta Monk', 'Operations manager', 'champion', 1),
    ],
  },
  {
    // Large and quiet.
    key: 'northmere',
    name: 'Northmere Cash & Carry',
    industry: 'Wholesale',
    employees: 2100,
    shops: 19,
    town: 'Glasmoor',
    start: 980,
    left: 0,
    pays: { stock: 41_200_000 },
    renewsIn: 63,
    people: [
      buyer('northmere.dm', 'Ottoline Graf', 'Head of procurement', 'decision_maker', 0),
      buyer('northmere.eb', 'Bastian Roke', 'Managing director', 'economic_buyer', 1),
      user('northmere.user', 'Jens Wahlberg', 'Purchasing assistant'),
    ],
  },
  {
    // Small and loud.
    key: 'pip',
    name: 'Pip’s Corner Shop',
    industry: 'Grocery',
    employees: 3,
    shops: 1,
    town: 'Penhallow Bay',
    start: 520,
    left: 0,
    pays: { stock: 192_000 },
    renewsIn: 210,
    people: [user('pip.owner', 'Philippa Moss', 'Shopkeeper', 'decision_maker', 1)],
  },
  {
    // The date that has passed.
    key: 'tamsel',
    name: 'Tamsel Drinks',
    industry: 'Drinks',
    employees: 220,
    shops: 18,
    town: 'Saltmarsh',
    start: 430,
    left: 0,
    pays: { stock: 7_800_000, card: 2_100_000 },
    renewsIn: 132,
    people: [
      buyer('tamsel.eb', 'Roderick Tamsel', 'Managing director', 'economic_buyer', -1),
      user('tamsel.user', 'Anneke Bos', 'Shop manager'),
      user('tamsel.finance', 'Pavel Hruska', 'Purchasing assistant', 'influencer', 0),
    ],
  },
  {
    // Gone, and its evidence still shows what it paid.
    key: 'brackwater',
    name: 'Brackwater Fish Halls',
    industry: 'Grocery',
    employees: 260,
    shops: 22,
    town: 'Brackwater',
    start: 860,
    left: 150,
    pays: { stock: 8_400_000 },
    stage: 'churned',
    people: [
      buyer('brackwater.eb', 'Sigrun Falk', 'Managing director', 'economic_buyer', -2),
      user('brackwater.user', 'Ewan Dolan', 'Warehouse lead', 'end_user', -1),
    ],
  },
  {
    // The deal that waits for a security review.
    key: 'quillon',
    name: 'Quillon Department Stores',
    industry: 'Fashion',
    employees: 3400,
    shops: 24,
    town: 'Ravensby',
    start: -1,
    left: 0,
    pays: { stock: 33_600_000 },
    stage: 'prospect',
    openDeal: (calendar) => ({
      stage: 'Security review',
      probability: 0.5,
      openedOn: calendar.ago(96),
      closeOn: calendar.ahead(74),
    }),
    people: [
      buyer('quillon.it', 'Solveig Brandt', 'Chief information officer', 'legal_security', -1, 420),
      buyer('quillon.eb', 'Maxence Arlaud', 'Chief operating officer', 'economic_buyer', 1, 420),
      user('quillon.champion', 'Tess Rowntree', 'Head of store systems', 'champion', 2),
    ],
  },
  {
    // Two purses: the shop pays, its shoppers complain.
    key: 'fernhill',
    name: 'Fernhill Garden Centres',
    industry: 'Garden and home',
    employees: 410,
    shops: 16,
    town: 'Calder Green',
    start: 560,
    left: 0,
    pays: { card: 6_600_000 },
    stage: 'at_risk',
    renewsIn: 34,
    people: [
      buyer('fernhill.dm', 'Beatrix Olander', 'Head of marketing', 'decision_maker', 0),
      user('fernhill.user', 'Milo Carrow', 'Cashier'),
      user('fernhill.admin', 'Wout Dekker', 'IT coordinator', 'admin'),
    ],
  },
];
