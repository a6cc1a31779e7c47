import { describe, expect, test } from 'vitest';
import type { Explanation, FamilyPart } from '../../../contract/problems/explanation.ts';
import type { BecauseFact } from '../../platform/ui/because.ts';
import type { Asked } from './asked.ts';
import { accountChain, chainOf } from './because-chain.ts';

const part = (change: Partial<FamilyPart> = {}): FamilyPart => ({
  accountId: 'acc_1',
  name: 'Acme',
  reason: 'protect',
  importance: 3,
  by: 'people',
  people: 2,
  budget: 200_000,
  weight: 1,
  sumOfWeights: 2,
  share: 0.5,
  churnShare: 0.3,
  value: 30_000,
  costPerWeek: 7500,
  weeksTo: 8,
  deadline: { id: 'con_1', kind: 'renewal', on: '2026-07-01', note: 'Frame contract' },
  passed: [],
  note: null,
  quotes: [{ evidenceId: 'evd_1', text: 'We are gone.', occurredAt: '2026-05-01T10:00:00.000Z', speaker: 'Jo', kind: 'interview' }],
  ...change,
});

const policy = (key: string, from: 'default' | 'override' = 'default', why: string | null = null) => ({
  key,
  title: `Title of ${key}`,
  text: 'words',
  from,
  why,
});

const explained = (change: Partial<Explanation> = {}): Explanation => ({
  problemId: 'prb_1',
  productId: 'prd_1',
  title: 'Export fails',
  asOf: '2026-05-06',
  currency: 'EUR',
  isOpen: true,
  isWhatIf: false,
  business: {
    valueAtStake: 30_000,
    costPerWeek: 7500,
    weeks: 4,
    weeksFrom: 'effort',
    score: 1875,
    familyCount: 3,
    families: [part(), part({ accountId: 'acc_2', name: 'Beta', note: 'cannot be met', costPerWeek: 0, value: 10, quotes: [] })],
    unknownCurrencies: ['CHF'],
  },
  consumer: {
    reach: 12,
    reachSource: 'heard',
    reachMeasured: null,
    peopleHeard: 10,
    unnamedHeard: 2,
    impact: 1,
    impactAssumed: true,
    confidence: 0.5,
    hearing: 'Two kinds, twelve people',
    evidenceKinds: { interview: 3, support: 5 },
    peopleByKind: {},
    numerator: 6,
    effortPersonMonths: 2,
    score: 3,
    quotes: [],
  },
  policies: [
    policy('problems.churnShares', 'override', 'measured (of 2025) (Ada Byron)'),
    policy('problems.importanceWeights'),
    policy('problems.peoplePerProblem'),
  ],
  ...change,
});

const hrefOf = (kind: string, id: string) => `/${kind}/${id}`;
const all = (facts: readonly BecauseFact[]): BecauseFact[] => facts.flatMap((fact) => [fact, ...all(fact.facts ?? [])]);
const labelled = (asked: Exclude<Asked, 'place'>, label: string, answer = explained()) =>
  all(chainOf(asked, answer, hrefOf).facts).find((fact) => fact.label === label);

describe('the business score', () => {
  test('is told as cost by weeks, with every account down to its quotes, dates and policies', () => {
    const chain = chainOf('score', explained(), hrefOf);
    expect(chain.result).toBe('€1,875 per week²');
    expect(chain.formula).toContain('€7,500 / 4');
    expect(chain.facts.map((fact) => fact.label)).toEqual([
      'Weeks of work',
      'Acme',
      'Beta',
      '1 more account',
      'Money without an exchange rate',
    ]);
    expect(labelled('score', 'Jo')).toMatchObject({ quote: 'We are gone.', source: { href: '/evidence/evd_1' } });
    expect(labelled('score', 'Renewal')).toMatchObject({ note: 'in 8 weeks · Frame contract' });
    expect(labelled('score', 'Beta')).toMatchObject({ value: 'Cannot be met' });
  });

  test('names who overrode a policy and why, also when the reason has brackets', () => {
    expect(labelled('score', 'Share at risk')?.policy).toMatchObject({
      origin: 'override',
      reason: 'measured (of 2025)',
      member: 'Ada Byron',
      href: '/policy/problems.churnShares',
    });
  });

  test('of a problem that nobody estimated says so and still shows what is at stake', () => {
    const answer = explained();
    answer.business = { ...answer.business, score: null, costPerWeek: null, weeks: null, weeksFrom: 'none' };
    const chain = chainOf('score', answer, hrefOf);
    expect(chain.result).toBe('Not estimated');
    expect(chain.facts.find((fact) => fact.label === 'Acme')?.value).toBe('€30,000 a year');
  });

  test('of a closed problem is none', () => {
    expect(chainOf('score', explained({ isOpen: false }), hrefOf)).toMatchObject({ result: '–' });
  });

  test('says when values were only tried', () => {
    expect(String(chainOf('cost', explained({ isWhatIf: true }), hrefOf).sentence)).toContain('not stored');
  });
});

describe('the consumer score', () => {
  test('is told as a product of its factors; an assumed impact is marked', () => {
    const chain = chainOf('rice', explained(), hrefOf);
    expect(chain).toMatchObject({ result: '3', formula: '12 × 1 × 0.5 / 2', side: 'consumer' });
    expect(labelled('rice', 'Impact')).toMatchObject({ mark: 'assumed' });
    expect(labelled('reach', 'Without a name')).toMatchObject({ value: '2' });
  });

  test('of what nobody estimated shows an open divisor', () => {
    const answer = explained();
    answer.consumer = { ...answer.consumer, score: null, effortPersonMonths: null };
    expect(chainOf('rice', answer, hrefOf).formula).toBe('12 × 1 × 0.5 / ?');
  });
});

test('evidence is counted by kind, the most frequent first', () => {
  expect(chainOf('evidence', explained(), hrefOf)).toMatchObject({
    result: '8 pieces of evidence',
    facts: [{ label: 'Support' }, { label: 'Interview' }],
  });
});

test('dates name their account and tell which have passed', () => {
  const answer = explained();
  const passed = { id: 'dlf_1', kind: 'clause', on: '2026-04-01', note: null };
  answer.business = { ...answer.business, families: [part({ passed: [passed] })] };
  const chain = chainOf('date', answer, hrefOf);
  expect(chain.facts.map((fact) => fact.label)).toEqual(['Acme · Renewal', 'Acme · Contract clause']);
  expect(String(chain.facts[1]?.note)).toContain('counts 0');
});

test('one account’s part is the sum of what it protects and what it would win', () => {
  const answer = explained();
  answer.business = { ...answer.business, families: [part(), part({ reason: 'grow', value: 5000, budget: 50_000 })] };
  expect(accountChain('acc_1', answer, hrefOf)).toMatchObject({ result: '€35,000 a year', facts: [{}, {}] });
});
