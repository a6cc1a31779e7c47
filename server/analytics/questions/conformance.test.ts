// Cases transcribed from PostHog's tests, read where they lie: what others expect of retention and funnels.
import { existsSync, readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { question } from '../../../contract/analytics/question.ts';
import { actorsOf } from './actors.query.ts';
import { answerQuestion } from './answer.query.ts';
import { type AskedFacts, openAskedFacts } from './makers.ts';
import type { NaiveEvent } from './naive/history.ts';

const file = new URL('../../../../shared/conformance/insights/cases.json', import.meta.url);

type Told = { distinctId: string; event: string; timestamp: string; properties: Record<string, string>; groups?: Record<string, string> };
type RetentionCase = {
  name: string;
  persons: string[][];
  events: Told[];
  query: {
    period: string;
    totalIntervals: number;
    target: string | null;
    returning: string | null;
    type: 'recurring' | 'first_time';
    cumulative: boolean;
    minimumOccurrences: number;
    timezone: string;
    weekStart: string;
    aggregation: string;
    dateTo: string;
  };
  expected: (number | null)[][];
  firstIntervalStart?: string;
};
type FunnelCase = {
  name: string;
  events: Told[];
  query: {
    steps: { event: string | null }[];
    order: 'ordered' | 'strict' | 'unordered';
    windowSeconds: number;
    exclusions: { event: string; filter?: Record<string, string>; fromStep: number; toStep: number }[];
    breakdown?: string;
    filter?: Record<string, string>;
  };
  expected: {
    counts?: (number | null)[];
    avg?: (number | null)[];
    median?: (number | null)[];
    actors?: string[][];
    byBreakdown?: Record<string, { counts: number[]; avg: (number | null)[] }>;
  };
};

const hasCases = existsSync(file);
const cases = hasCases
  ? (JSON.parse(readFileSync(file, 'utf8')) as { retention: RetentionCase[]; funnels: FunnelCase[] })
  : { retention: [], funnels: [] };

/** Unordered funnels come later; the case waits for them here, by name, so that nobody forgets it. */
const notYetDue = ['test_basic_unordered_funnel_conversion_times'];
const dueFunnels = cases.funnels.filter(({ name }) => !notYetDue.includes(name));

let asked: AskedFacts;
beforeAll(async () => {
  asked = await openAskedFacts();
}, 60_000);
afterAll(() => asked.close());

const named = (event: string | null) => ({ events: event === null ? null : [event] });
const text = (filter: Record<string, string> = {}) =>
  Object.entries(filter).map(([name, value]) => ({ type: 'text', name, op: 'is', values: [value] }));

/** Distinct ids and groups as numbers, in the order in which they come. */
function historyOf(events: readonly Told[], persons: readonly string[][], groupType: string | null) {
  const ids: string[] = [];
  const groups: string[] = [];
  const numberIn = (list: string[], value: string) => (list.includes(value) ? list.indexOf(value) : list.push(value) - 1) + 1;
  const told = events.map((event): NaiveEvent => {
    const group = groupType === null ? undefined : event.groups?.[groupType];
    return {
      event: event.event,
      atMs: Date.parse(event.timestamp),
      actor: numberIn(ids, event.distinctId),
      account: group === undefined ? 0 : numberIn(groups, group),
      source: 1,
      properties: event.properties,
      context: {},
    };
  });
  const overrides = persons.flatMap(([first = '', ...others]) =>
    others.map((other): [number, number] => [numberIn(ids, other), numberIn(ids, first)]),
  );
  return { history: { events: told, persons: new Map(overrides), accounts: new Map<number, number>() }, ids };
}

test('the cases are read, and every one of them is either asked or known as not yet due', () => {
  if (!hasCases) return expect(cases).toEqual({ retention: [], funnels: [] });
  expect(cases.retention).toHaveLength(10);
  expect(cases.funnels.filter(({ name }) => notYetDue.includes(name)).map(({ query }) => query.order)).toEqual(['unordered']);
  expect(dueFunnels.map(({ query }) => query.order)).not.toContain('unordered');
  expect(dueFunnels).toHaveLength(9);
});

describe.runIf(hasCases)('retention', () => {
  test.each(cases.retention.map((told) => [told.name, told] as const))(
    '%s',
    async (_, { events, persons, query, expected, firstIntervalStart }) => {
      const interval = query.period.toLowerCase() as 'hour' | 'day' | 'week';
      const groupType = query.aggregation === 'person' ? null : query.aggregation.replace('group:', '');
      const { history } = historyOf(events, persons, groupType);
      const now = new Date(query.dateTo);
      const known = await asked.store(history, [query.timezone], now);
      const wanted = question.parse({
        version: 1,
        kind: 'retention',
        by: groupType === null ? 'person' : 'account',
        range: { kind: 'last', count: query.totalIntervals, unit: interval },
        interval,
        weekStart: query.weekStart.toLowerCase(),
        start: named(query.target),
        comeBack: named(query.returning),
        cohorts: query.type,
        counting: query.cumulative ? 'unbounded' : 'n_day',
        intervals: query.totalIntervals,
        atLeast: query.minimumOccurrences,
      });
      for (const plan of ['fastest', 'plain'] as const) {
        const { result, ran } = await answerQuestion(asked.facts, wanted, known, { plan });
        if (result.kind !== 'retention') throw new Error('a retention question is answered by a triangle');
        expect(ran.plan).toBe(plan === 'plain' || query.minimumOccurrences > 1 || interval === 'hour' ? 'plain' : 'bitmap');
        const rows = result.splits[0]!.rows;
        if (firstIntervalStart)
          expect(DateTime.fromISO(rows[0]!.bucket.from, { zone: query.timezone }).toISODate()).toBe(firstIntervalStart);
        expect(rows.map(({ cells }, row) => cells.map(({ n }, column) => (expected[row]?.[column] === null ? null : n)))).toEqual(expected);
      }
    },
  );
});

describe.runIf(hasCases)('funnels', () => {
  test.each(dueFunnels.map((told) => [told.name, told] as const))('%s', async (_, { events, query, expected }) => {
    const { history, ids } = historyOf(events, [], null);
    const known = await asked.store(history, ['UTC'], new Date('2021-06-01T00:00:00Z'));
    const wanted = question.parse({
      version: 1,
      kind: 'funnel',
      range: { kind: 'since', from: '2020-01-01' },
      steps: query.steps.map(({ event }) => named(event)),
      order: query.order,
      windowSeconds: query.windowSeconds,
      exclusions: query.exclusions.map(({ event, filter, fromStep, toStep }) => ({
        ...named(event),
        filters: text(filter),
        fromStep,
        toStep,
      })),
      filters: text(query.filter),
      breakdown: query.breakdown === undefined ? null : { by: 'property', name: query.breakdown },
    });
    const { result } = await answerQuestion(asked.facts, wanted, known);
    if (result.kind !== 'funnel') throw new Error('a funnel question is answered by steps');
    const stepsOf = (value: string | undefined) =>
      result.splits.find(({ split }) => (value === undefined ? split === null : split?.kind === 'value' && split.value === value))!.steps;
    const check = (
      steps: ReturnType<typeof stepsOf>,
      wants: { counts?: (number | null)[]; avg?: (number | null)[]; median?: (number | null)[] },
    ) => {
      const masked = (wanted: (number | null)[], found: (number | null)[]) =>
        found.map((each, index) => (wanted[index] === null ? null : each));
      if (wants.counts)
        expect(
          masked(
            wants.counts,
            steps.map(({ n }) => n),
          ),
        ).toEqual(wants.counts);
      if (wants.avg)
        expect(
          masked(
            wants.avg,
            steps.map(({ averageSeconds }) => averageSeconds),
          ),
        ).toEqual(wants.avg);
      if (wants.median)
        expect(
          masked(
            wants.median,
            steps.map(({ medianSeconds }) => medianSeconds),
          ),
        ).toEqual(wants.median);
    };
    if (!expected.byBreakdown) check(stepsOf(undefined), expected);
    for (const [value, wants] of Object.entries(expected.byBreakdown ?? {})) check(stepsOf(value), wants);
    for (const [step, people] of (expected.actors ?? []).entries()) {
      const { numbers } = await actorsOf(asked.facts, wanted, { kind: 'funnel', split: null, before: false, step, dropped: false }, known, {
        limit: 100,
      });
      expect(numbers.map((number) => ids[number - 1])).toEqual(people);
    }
  });
});
