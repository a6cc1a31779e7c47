import { describe, expect, test } from 'vitest';
import type { SampleCompany } from '../server/exchange/index.ts';
import { cases, fc } from '../test/support/properties.ts';
import { simulateCompany } from './company.ts';

const day = '2026-11-23';
const company = simulateCompany({ seed: 1, day });

const seeds = fc.integer({ min: 0, max: 2_147_483_647 });
const days = fc
  .date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2035-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Every key that a record of the company has. */
const keysOf = (one: SampleCompany) =>
  new Set([
    ...[...one.members, ...one.products, ...one.accounts, ...one.persons, ...one.segments, ...one.problems].map(({ key }) => key),
    ...one.products.flatMap(({ objectives }) => objectives.map(({ key }) => key)),
  ]);

/** Every key that a record names of another. */
const namedIn = (one: SampleCompany): (string | null)[] => [
  ...one.accounts.flatMap(({ parent, steward }) => [parent, steward]),
  ...one.memberships.flatMap(({ person, account }) => [person, account]),
  ...one.roles.flatMap(({ person, account, product }) => [person, account, product]),
  ...one.revenueLines.flatMap(({ account, product }) => [account, product]),
  ...one.contracts.map(({ account }) => account),
  ...one.deals.flatMap(({ account, product, steward }) => [account, product, steward]),
  ...one.segments.flatMap(({ definition }) => ('list' in definition ? definition.list : [])),
  ...one.problems.flatMap(({ product, objective, stewards }) => [product, objective, ...stewards]),
  ...one.evidence.flatMap(({ product, person, account, links }) => [product, person, account, ...links.map(({ problem }) => problem)]),
  ...one.teamValues.flatMap(({ problem, account }) => [problem, account]),
  ...one.stakes.flatMap(({ problem, account, saidBy }) => [problem, account, saidBy]),
  ...one.deadlines.flatMap(({ problem, account }) => [problem, account]),
  ...one.comments.flatMap(({ on, by }) => [on.key, by]),
  ...one.merges.flatMap(({ from, into }) => [from, into]),
];

const closed = new Set(['released', 'measured', 'parked']);

describe('the sample company', () => {
  test('is the same for the same seed and day, and another one for another seed', () => {
    fc.assert(
      fc.property(seeds, days, (seed, today) => {
        const first = JSON.stringify(simulateCompany({ seed, day: today }));
        expect(JSON.stringify(simulateCompany({ seed, day: today }))).toBe(first);
        expect(JSON.stringify(simulateCompany({ seed: seed + 1, day: today }))).not.toBe(first);
      }),
      { numRuns: cases(5) },
    );
  });

  test('holds together, whatever the seed and the day', () => {
    fc.assert(
      fc.property(seeds, days, (seed, today) => {
        const one = simulateCompany({ seed, day: today });
        const keys = keysOf(one);
        expect(namedIn(one).filter((key) => key !== null && !keys.has(key))).toEqual([]);
        for (const list of [one.members, one.accounts, one.persons, one.problems])
          expect(new Set(list.map(({ key }) => key)).size).toBe(list.length);
        expect(new Set(one.accounts.map(({ name }) => name)).size).toBe(one.accounts.length);
        const emails = one.persons.flatMap(({ email }) => email ?? []);
        expect(new Set(emails).size).toBe(emails.length);
        const numbers = one.evidence.map(({ product, source, externalId }) => `${product} ${source} ${externalId}`);
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(one.evidence.filter(({ occurredAt }) => occurredAt.slice(0, 10) > today)).toEqual([]);
        expect(one.deals.filter(({ status, lostReason }) => (status === 'lost') !== (lostReason !== null))).toEqual([]);
        expect(one.deals.filter(({ status, closedOn }) => (status === 'open') !== (closedOn === null))).toEqual([]);
        for (const { from, to } of [...one.revenueLines, ...one.memberships, ...one.roles]) expect(to === null || to >= from).toBe(true);
        for (const { history } of one.accounts) {
          const since = history.map((turn) => turn.since);
          expect(since).toEqual(since.toSorted());
        }
      }),
      { numRuns: cases(15) },
    );
  });

  test('lets every problem take the steps it has taken: two kinds of evidence, and no more chosen than the playbook allows', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const one = simulateCompany({ seed, day });
        for (const { key, status } of one.problems) {
          if (status === 'heard' || status === 'parked') continue;
          const kinds = new Set(one.evidence.filter(({ links }) => links.some(({ problem }) => problem === key)).map(({ kind }) => kind));
          expect(kinds.size, `${key} is ${status}`).toBeGreaterThanOrEqual(2);
        }
        for (const { key } of one.products)
          expect(one.problems.filter(({ product, status }) => product === key && status === 'chosen').length).toBeLessThanOrEqual(4);
      }),
      { numRuns: cases(15) },
    );
  });

  test('is of a size that fills every page and loads in seconds', () => {
    const { accounts, persons, evidence, problems, products } = company;
    expect(products.map(({ businessModel }) => businessModel)).toEqual(['b2b', 'b2c', 'hybrid']);
    expect(accounts.length).toBeGreaterThan(110);
    expect(persons.length).toBeGreaterThan(420);
    expect(evidence.length).toBeGreaterThan(1_500);
    expect(evidence.length).toBeLessThan(2_500);
    expect(problems.length).toBeGreaterThanOrEqual(60);
  });

  test('says hardly anything twice', () => {
    const bodies = company.evidence.map(({ body }) => body).filter((body) => body !== '');
    expect(new Set(bodies).size / bodies.length).toBeGreaterThan(0.93);
    expect(bodies.filter((body) => /\{\w+\}|undefined|lorem/i.test(body))).toEqual([]);
  });
});

describe('its story', () => {
  const speakersOn = (problem: string) =>
    company.evidence.filter(({ links }) => links.some((link) => link.problem === problem)).map(({ account }) => account);
  const paid = (account: string) =>
    company.revenueLines.filter((line) => line.account === account && line.to === null).reduce((sum, { amount }) => sum + amount, 0);

  test('has a champion who left a fortnight ago', () => {
    const gone = company.roles.find(({ person }) => person === 'person.hollin.champion');
    expect(gone).toMatchObject({ role: 'champion', to: '2026-11-11' });
  });

  test('has a renewal in six weeks that hangs on one problem', () => {
    expect(company.contracts.find(({ account }) => account === 'account.kestrel')?.renewalOn).toBe('2027-01-03');
    expect(company.teamValues).toContainEqual(expect.objectContaining({ account: 'account.kestrel', importance: 3 }));
  });

  test('has a small account that is loud and a large one that is quiet', () => {
    const loud = speakersOn('stock.label-fonts').filter((account) => account === 'account.pip').length;
    const quiet = company.evidence.filter(({ account }) => account === 'account.northmere' && account !== null).length;
    expect(loud).toBe(40);
    expect(speakersOn('stock.edi-silence').filter((account) => account === 'account.northmere')).toHaveLength(2);
    expect(quiet).toBeLessThan(loud);
    expect(paid('account.northmere')).toBeGreaterThan(100 * paid('account.pip'));
  });

  test('has buyers and users who disagree about the same two problems', () => {
    const isBuyer = new Map(company.roles.map(({ person, role }) => [person, ['economic_buyer', 'decision_maker'].includes(role)]));
    const mean = (problem: string, buyers: boolean) => {
      const values = company.evidence.flatMap(({ person, links }) =>
        person !== null && isBuyer.get(person) === buyers
          ? links.filter((link) => link.problem === problem).map(({ importance }) => importance)
          : [],
      );
      return values.reduce<number>((sum, value) => sum + value, 0) / values.length;
    };
    expect(mean('stock.group-report', true)).toBeGreaterThan(mean('stock.group-report', false) + 1);
    expect(mean('stock.delivery-taps', false)).toBeGreaterThan(mean('stock.delivery-taps', true) + 1);
  });

  test('has a consumer problem behind which tens of thousands without a name stand', () => {
    const unnamed = company.evidence
      .filter(({ links }) => links.some(({ problem }) => problem === 'basket.lost-items'))
      .reduce((sum, { unnamedPeople }) => sum + unnamedPeople, 0);
    expect(unnamed).toBeGreaterThan(40_000);
  });

  test('has a date that has passed, a duplicate that was merged, and something valued that nobody has estimated', () => {
    expect(company.deadlines.filter(({ dueOn }) => dueOn < day)).toHaveLength(1);
    expect(company.merges).toHaveLength(1);
    const open = company.problems.filter(({ status }) => !closed.has(status));
    expect(open.some(({ effortPersonWeeks, durationWeeks }) => effortPersonWeeks === null && durationWeeks === null)).toBe(true);
  });

  test('drifts: what buyers named first is told by users in other words today', () => {
    const middle = (problem: string) => {
      const when = company.evidence
        .filter(({ links }) => links.some((link) => link.problem === problem))
        .map(({ occurredAt }) => occurredAt);
      return when.toSorted()[Math.floor(when.length / 2)] ?? '';
    };
    expect(middle('stock.accuracy') < middle('stock.night-count')).toBe(true);
  });

  test('leaves something in every inbox', () => {
    for (const { key } of company.products) {
      const waiting = company.evidence.filter(
        ({ product, links, parkedReason }) => product === key && links.length === 0 && parkedReason === null,
      );
      expect(waiting.length, key).toBeGreaterThan(5);
    }
  });
});
