// What happens: who works at the company, what they wrote to each other, which dates hang over which problem, and what lies in the inbox.
import type {
  SampleComment,
  SampleCompany,
  SampleDeadline,
  SampleEvidence,
  SampleMember,
  SampleSegment,
  SampleStake,
  SampleTeamValue,
  SampleView,
} from '../server/exchange/index.ts';
import type { Calendar } from './calendar.ts';
import { Chance } from './chance.ts';
import type { ProductKey } from './customers.ts';
import { tellOnlyTheirs, type World } from './evidence.ts';
import { inboxNotes } from './inbox-notes.ts';

const member = (key: string, name: string, role: SampleMember['role'], memberFunction: SampleMember['function']): SampleMember => ({
  key: `member.${key}`,
  name,
  email: `${name.split(' ')[0]?.toLowerCase()}@brindlewood.example`,
  role,
  function: memberFunction,
});

export const membersOfCompany = (): SampleMember[] => [
  member('pm.stock', 'Ilse Brandt', 'product_manager', 'product'),
  member('pm.basket', 'Mateo Reyes', 'product_manager', 'product'),
  member('pm.card', 'Noor Haddad', 'product_manager', 'product'),
  member('design', 'Runa Thorsby', 'contributor', 'design'),
  member('research', 'Anselm Okafor', 'contributor', 'research'),
  member('engineering', 'Kaja Eskola', 'contributor', 'engineering'),
  member('sales', 'Rafael Corrigan', 'contributor', 'sales'),
  member('success', 'Sanne Jansma', 'contributor', 'success'),
  member('success2', 'Emeka Balogun', 'contributor', 'success'),
  member('support', 'Lotte Zeller', 'contributor', 'support'),
  member('data', 'Samir Demirel', 'contributor', 'data'),
  member('executive', 'Vera Castellan', 'contributor', 'executive'),
];

const problem = (key: string, by: string, body: string): SampleComment => ({
  on: { kind: 'problem', key },
  by: `member.${by}`,
  body,
});
const account = (key: string, by: string, body: string): SampleComment => ({
  on: { kind: 'account', key: `account.${key}` },
  by: `member.${by}`,
  body,
});

function commentsOf(calendar: Calendar): SampleComment[] {
  return [
    account(
      'hollin',
      'success',
      'Marit Solheim wrote this morning: she has left Hollin & Vane. She was the only one there who answered within a day. Nobody else in our records is for us, and Gideon Astley has met us once.',
    ),
    account(
      'hollin',
      'sales',
      `The contract renews on ${calendar.ahead(118)}. I will ask Nadia Okonjo whether she would take it up; she runs the Hollinbridge shop and wrote most of the tickets on receiving.`,
    ),
    account(
      'hollin',
      'pm.stock',
      'Then let us not go to Gideon with a roadmap. He signed for accuracy; the shops talk about the back door and the night count. I would like to show him that it is the same thing.',
    ),
    account(
      'kestrel',
      'success',
      `Henrike Vollmar said it plainly: without batches and expiry dates there is no renewal on ${calendar.ahead(41)}. Everything else she has is small.`,
    ),
    account('kestrel', 'executive', 'What would it take to have a date that we can put into the contract?'),
    account(
      'northmere',
      'success2',
      'Northmere never writes. One mail in two years, and it is about rejected orders. I would not wait for a second one.',
    ),
    account('pip', 'support', 'Forty messages from Pip’s about the label font. She is kind about it. It is still one shop.'),
    account(
      'tamsel',
      'success',
      'The deposit rule has been in force for three weeks, and they correct the books by hand. Roderick is not shouting, which is worse.',
    ),
    account(
      'quillon',
      'sales',
      'Security review: they will not go on without single sign-on. Tess is on our side and says that the rest is a formality.',
    ),
    account(
      'fernhill',
      'success2',
      'Two sides here: Beatrix wants to know what the spring offer earned; her cashiers want the shoppers to stop complaining about late points.',
    ),
    account(
      'brackwater',
      'success',
      'Lost. They named accuracy, but read the tickets: it was the cold store. What they paid when they said it is still in the evidence.',
    ),
    problem(
      'stock.batch-expiry',
      'pm.stock',
      'Look at “because” in the ranking: most of the score is one renewal. If it moves by two months, this falls to the middle of the list. I still want it.',
    ),
    problem(
      'stock.batch-expiry',
      'engineering',
      'All the way to the handheld is fourteen person-weeks. Receiving and a recall list alone are six: two of us, three weeks. At five weeks Kestrel’s date cannot be met, try it with the slider.',
    ),
    problem('stock.batch-expiry', 'success', 'That would be enough for Kestrel, if they see it on their own goods before they sign.'),
    problem(
      'stock.delivery-taps',
      'research',
      'I have stood at nine back doors. Everybody has a pencil. The buyers do not know it, because the books are right by the next morning.',
    ),
    problem('stock.delivery-taps', 'sales', 'It does not come up in any deal. I am not saying that it does not matter.'),
    problem(
      'stock.delivery-taps',
      'design',
      'Prototype with one “all of it is right”: 11 minutes became 4 with the same delivery, with five people.',
    ),
    problem(
      'stock.group-report',
      'research',
      'Cobblegate shows it well: Leopold Harms calls this critical, and none of his three shop managers has ever opened a report. They talk about the back door.',
    ),
    problem('stock.group-report', 'pm.stock', 'Both can be true. He decides about the renewal, they decide whether the number is right.'),
    problem('stock.edi-silence', 'pm.stock', 'Seven voices in two years, and first by money. This is why we do not count tickets.'),
    problem('stock.label-fonts', 'support', 'Largest number of tickets in the last half year. All but four from one account.'),
    problem(
      'stock.label-fonts',
      'pm.stock',
      'I told Philippa honestly that we will not do it this year. She sent a photo of the sign. It is beautiful.',
    ),
    problem(
      'stock.accuracy',
      'research',
      'Two years ago every decision maker said “accuracy”. Since spring the voices are shop staff, and they say “the count keeps us until midnight”. Is it still the same problem?',
    ),
    problem('stock.accuracy', 'pm.stock', 'That is the question. The core was signed as accuracy; what is asked for now is the way to it.'),
    problem('stock.night-count', 'research', 'Half of those who spoke about accuracy in the first year speak about this now.'),
    problem(
      'stock.cold-store',
      'engineering',
      'Merged “Scanner freezes in the freezer room” into this one: the same thing, told by people who were in there.',
    ),
    problem(
      'stock.deposit-return',
      'support',
      'The date of the rule has passed and nobody has told the system what became of it. Do we say “no longer holds”, or do we move it to the end of the grace period?',
    ),
    problem('stock.transfer', 'pm.stock', 'Valued, not estimated: Kaja, a guess would do. A duration stands in it, effort does not.'),
    problem('stock.returns', 'data', 'No estimate, so it stands in the second block, and rightly: 40,000 a year is one customer’s guess.'),
    problem('stock.sso', 'sales', 'One deal, 336,000 a year. They say it is a gate.'),
    problem(
      'stock.slow-mornings',
      'data',
      'Measured after the release: 31 seconds at 6:30 became 4. Tickets on it stopped within three weeks.',
    ),
    problem(
      'basket.lost-items',
      'data',
      'The reviews are the top of it. 41,300 households had a list that differed between two phones last quarter.',
    ),
    problem(
      'basket.lost-items',
      'pm.basket',
      'Nobody in these 41,000 has a name or a contract. In the b2b lens this is worth nothing, and that is the lens’s fault, not the problem’s.',
    ),
    problem(
      'basket.lost-items',
      'engineering',
      'It is one bug in three coats: clocks of phones, two edits within a second, and a list that was opened from a widget.',
    ),
    problem('basket.empty-start', 'research', 'Eleven of fourteen new households closed the app at “create your first list”.'),
    problem('basket.ads', 'executive', 'Before we take it away: what does it earn?'),
    problem('basket.ads', 'data', 'Less than the refunds in the weeks after a loud one.'),
    problem(
      'card.points-late',
      'pm.card',
      'Second for shoppers, in the middle for shops, and there is a promise to Fernhill in writing. The rule lets the date decide.',
    ),
    problem('card.points-late', 'success2', 'Fernhill renews in five weeks and names it second, after the offer report.'),
    problem('card.offer-report', 'sales', 'Every renewal talk with marketing ends here.'),
    problem(
      'card.forgotten-card',
      'design',
      'The shoppers’ first. No shop has ever asked for it, because whoever forgets the card is silent.',
    ),
  ];
}

function stakesOf(calendar: Calendar): SampleStake[] {
  const once = (amount: number) => ({ amount, period: 'once' as const });
  const yearly = (amount: number) => ({ amount, period: 'year' as const });
  const said = (person: string, role: SampleStake['saidInRole']) => ({ saidBy: `person.${person}`, saidInRole: role, isCustomer: true });
  return [
    {
      problem: 'stock.batch-expiry',
      account: 'account.kestrel',
      cost: yearly(9_200_000),
      neededBy: calendar.ahead(27),
      why: 'The inspection comes two weeks before the renewal. Write-offs for expiry cost 92,000 a year on top.',
      ...said('kestrel.dm', 'decision_maker'),
    },
    {
      problem: 'stock.edi-silence',
      account: 'account.northmere',
      cost: once(31_000_000),
      neededBy: calendar.ahead(55),
      why: 'The spring promotion must not run with empty pallets again.',
      ...said('northmere.dm', 'decision_maker'),
    },
    {
      problem: 'stock.group-report',
      account: 'account.cobblegate',
      cost: yearly(1_800_000),
      neededBy: null,
      why: 'Four days of a controller every month.',
      ...said('cobblegate.eb', 'economic_buyer'),
    },
    {
      problem: 'stock.night-count',
      account: 'account.hollin',
      cost: yearly(14_600_000),
      neededBy: null,
      why: 'Overtime of eight people in 63 shops, twice a year.',
      ...said('hollin.user2', 'end_user'),
    },
    {
      // Passed, and nobody has said what became of it.
      problem: 'stock.deposit-return',
      account: 'account.tamsel',
      cost: once(9_000_000),
      neededBy: calendar.ago(21),
      why: 'The rule is in force since then. Up to 5,000 a shop.',
      ...said('tamsel.eb', 'economic_buyer'),
    },
    {
      problem: 'stock.sso',
      account: 'account.quillon',
      cost: null,
      neededBy: calendar.ahead(60),
      why: 'The security review ends then. Without single sign-on there is no contract.',
      saidBy: 'person.quillon.it',
      saidInRole: 'legal_security',
      isCustomer: false,
    },
    {
      problem: 'card.offer-report',
      account: 'account.fernhill',
      cost: yearly(3_000_000),
      neededBy: calendar.ahead(30),
      why: 'Marketing decides about the budget of the next year with it, or without us.',
      ...said('fernhill.dm', 'decision_maker'),
    },
  ];
}

function deadlinesOf(calendar: Calendar): SampleDeadline[] {
  return [
    {
      problem: 'stock.deposit-return',
      account: null,
      kind: 'regulation',
      dueOn: calendar.ago(21),
      note: 'Deposits on cans must be shown apart on every receipt.',
      reference: 'Packaging ordinance, section 31',
    },
    {
      problem: 'stock.batch-expiry',
      account: null,
      kind: 'regulation',
      dueOn: calendar.ahead(150),
      note: 'Pharmacies must be able to say where a batch is within two hours.',
      reference: 'Guideline on good distribution practice, chapter 5',
    },
    {
      problem: 'stock.rights',
      account: 'account.hollin',
      kind: 'clause',
      dueOn: calendar.ahead(80),
      note: 'Separation of duties, promised in the annex on security.',
      reference: 'MSA annex C, 4.2',
    },
    {
      problem: 'card.points-late',
      account: 'account.fernhill',
      kind: 'commitment',
      dueOn: calendar.ahead(33),
      note: 'Said in the last review, in writing.',
      reference: 'Minutes of the account review',
    },
  ];
}

/** The team’s word where it knows better than the single voices. */
const teamValues: SampleTeamValue[] = [
  { problem: 'stock.label-fonts', account: 'account.pip', importance: 1, reason: 'neither' },
  { problem: 'stock.batch-expiry', account: 'account.kestrel', importance: 3, reason: 'protect' },
  { problem: 'stock.edi-silence', account: 'account.northmere', importance: 3, reason: 'protect' },
  { problem: 'stock.sso', account: 'account.quillon', importance: 3, reason: 'grow' },
];

export const storyOf = (calendar: Calendar): Pick<SampleCompany, 'comments' | 'stakes' | 'deadlines' | 'teamValues' | 'merges'> => ({
  comments: commentsOf(calendar),
  stakes: stakesOf(calendar),
  deadlines: deadlinesOf(calendar),
  teamValues,
  merges: [{ from: 'stock.scanner-freezes', into: 'stock.cold-store' }],
});

export const segmentsOf = (calendar: Calendar): SampleSegment[] => [
  {
    key: 'segment.renewing',
    name: 'Renews within 90 days',
    kind: 'account',
    definition: {
      rule: {
        all: [
          { field: 'next_renewal', op: 'on_or_after', value: calendar.today },
          { field: 'next_renewal', op: 'before', value: calendar.ahead(91) },
        ],
      },
    },
  },
  {
    key: 'segment.groups',
    name: 'Groups',
    kind: 'account',
    definition: { rule: { field: 'plan', op: 'is', value: 'Group' } },
  },
  {
    key: 'segment.large',
    name: 'Pays 100,000 or more',
    kind: 'account',
    definition: { rule: { field: 'recurring_revenue', op: 'at_least', value: 10_000_000 } },
  },
  {
    key: 'segment.pharmacies',
    name: 'Pharmacies and grocers',
    kind: 'account',
    definition: { rule: { field: 'industry', op: 'in', value: ['Pharmacy', 'Grocery'] } },
  },
  {
    key: 'segment.families',
    name: 'Families on the app',
    kind: 'person',
    definition: { rule: { field: 'traits.household', op: 'is', value: 'family' } },
  },
  {
    key: 'segment.plus',
    name: 'Plus members',
    kind: 'person',
    definition: { rule: { field: 'traits.plan', op: 'is', value: 'Plus' } },
  },
  {
    key: 'segment.reference',
    name: 'Reference customers',
    kind: 'account',
    definition: { list: ['account.kestrel', 'account.hollin', 'account.northmere', 'account.cobblegate'] },
  },
];

export const viewsOf = (): SampleView[] => [
  { page: 'problems/ranking', name: 'Chosen', search: { status: 'chosen' } },
  { page: 'problems/ranking', name: 'What renewals hang on', search: { segment: '@segment.renewing' } },
  { page: 'problems/ranking', name: 'Handheld', search: { tag: 'handheld' } },
  { page: 'people/accounts', name: 'At risk', search: { stage: 'at_risk' } },
  { page: 'people/accounts', name: 'Groups', search: { segment: '@segment.groups' } },
  { page: 'people/persons', name: 'Plus members', search: { segment: '@segment.plus' } },
];

/** What came in lately and nobody has looked at: half of it belongs to a problem that stands. */
export function waitingEvidence(seed: number, { calendar, customers, consumers }: World, product: ProductKey): SampleEvidence[] {
  const chance = Chance.for(seed, `inbox ${product}`);
  const buys = customers.filter(
    ({ account, pays, people, left }) => product in pays && people.length > 0 && left === 0 && !tellOnlyTheirs.has(account.key),
  );
  const crowd = consumers.filter(({ uses }) => uses === product);
  return inboxNotes[product].map((note): SampleEvidence => {
    const isConsumer = note.kind === 'review' || product === 'basket' || buys.length === 0;
    const customer = isConsumer ? undefined : chance.pick(buys);
    const speaker = customer && chance.pick(customer.people.filter(({ leaves }) => leaves === 0).concat(customer.people.slice(0, 1)));
    return {
      key: null,
      product: `product.${product}`,
      kind: note.kind,
      title: note.title ?? null,
      body: note.body,
      occurredAt: calendar.instant(chance.int(1, note.parked ? 90 : 12), chance),
      person: speaker?.key ?? (isConsumer && crowd.length > 0 ? chance.pick(crowd).key : null),
      account: customer?.account.key ?? null,
      unnamedPeople: 0,
      source: note.source,
      externalId: '',
      sentiment: null,
      tags: [],
      fields: {},
      links: [],
      parkedReason: note.parked ?? null,
    };
  });
}
