// Answers held against the slow, obvious evaluator, on histories by chance.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Question, question as questionSchema } from '../../../contract/analytics/question.ts';
import { cases, fc } from '../../../test/support/properties.ts';
import { answerQuestion } from './answer.query.ts';
import { type AskedFacts, openAskedFacts } from './makers.ts';
import { type Numbers, naiveNumbers } from './naive/answer.ts';
import { numbersOf } from './naive/flatten.ts';
import type { NaiveEvent, NaiveHistory } from './naive/history.ts';
import type { AskedIn } from './plan.ts';

let asked: AskedFacts;
beforeAll(async () => {
  asked = await openAskedFacts();
}, 60_000);
afterAll(() => asked.close());

/** Numbers of which many share what funnels deal them by. Nobody stays nobody. */
const numberOf = (nth: number) => (nth === 0 ? 0 : 1 + (nth - 1) * 128);

const segmentId = `seg_${'0'.repeat(20)}`;
const otherSegmentId = `seg_${'1'.repeat(20)}`;
const segments: AskedIn['segments'] = new Map([
  [segmentId, { kind: 'person', numbers: [1, 2, 5].map((nth) => numberOf(nth)) }],
  [otherSegmentId, { kind: 'account', numbers: [1, 2].map((nth) => numberOf(nth)) }],
]);
// Clocks go forward in Berlin on the 29th, in New York on the 8th: days of 23 hours lie in the range.
const nowMs = Date.parse('2026-04-02T10:30:00Z');
const hourMs = 3_600_000;

const names = ['a', 'b', 'c', "'; drop table events; --", '$identify'] as const;
const odd = "pl`an'] ";
const eventName = fc.constantFrom(...names);
const strings = fc.constantFrom('x', 'Y', '12', '', 'länger', 'true');
const carried = fc.oneof(strings, fc.integer({ min: -3, max: 20 }), fc.boolean(), fc.constant(2.5));
const bag = fc.dictionary(fc.constantFrom('plan', 'amount', odd, 'deep.er'), carried, { maxKeys: 3 });

// Most within five days on a coarse grid, so that many fall on the same millisecond; some long before.
const atMs = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 24 * 12 }).map((step) => nowMs - step * (hourMs / 2)) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 24 * 30 }).map((step) => nowMs - step * hourMs) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 }).map((days) => nowMs - days * 24 * hourMs) },
);
const event: fc.Arbitrary<NaiveEvent> = fc.record({
  event: eventName,
  atMs,
  actor: fc.integer({ min: 1, max: 8 }).map(numberOf),
  account: fc.constantFrom(0, 0, 1, 2, 3, 4).map(numberOf),
  source: fc.constantFrom(1, 1, 2),
  properties: bag,
  context: bag,
});
const history: fc.Arbitrary<NaiveHistory> = fc.record({
  events: fc.array(event, { minLength: 1, maxLength: 60 }),
  // Whoever is led to is nobody's alias: chains are resolved before they are told to the engine.
  persons: fc
    .uniqueArray(fc.tuple(fc.integer({ min: 5, max: 8 }).map(numberOf), fc.integer({ min: 1, max: 4 }).map(numberOf)), {
      selector: ([from]) => from,
    })
    .map((pairs) => new Map(pairs)),
  accounts: fc.constantFrom(new Map(), new Map([[numberOf(4), numberOf(1)]]), new Map([[numberOf(4), numberOf(3)]])),
});

const place = { on: fc.constantFrom('property', 'context'), name: fc.constantFrom('plan', 'amount', odd, 'deep.er') };
const filter = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    ...place,
    op: fc.constantFrom('is', 'is_not', 'contains', 'not_contains', 'starts_with', 'ends_with'),
    values: fc.array(strings, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    type: fc.constant('number'),
    ...place,
    op: fc.constantFrom('equals', 'above', 'at_least', 'below', 'at_most'),
    value: fc.integer({ min: -3, max: 20 }),
  }),
  fc.record({ type: fc.constant('boolean'), ...place, value: fc.boolean() }),
  fc.record({ type: fc.constant('any'), ...place, op: fc.constantFrom('known', 'unknown') }),
);
const seldom = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T, weight = 3) =>
  fc.oneof({ weight, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });
const filters = seldom(fc.array(filter, { minLength: 1, maxLength: 2 }), []);
const selection = fc.record({
  events: fc.oneof(fc.array(eventName, { minLength: 1, maxLength: 2 }), fc.constantFrom(['a'], ['b'], ['a'], null)),
  filters,
});

const common = (isSplit: boolean) => ({
  version: fc.constant(1),
  by: fc.constantFrom('person', 'person', 'account'),
  range: fc.oneof(
    fc.record({ kind: fc.constant('last'), count: fc.integer({ min: 1, max: 9 }), unit: fc.constantFrom('day', 'day', 'week', 'month') }),
    fc.constant({ kind: 'between', from: '2026-03-06', to: '2026-03-31' }),
    fc.constant({ kind: 'since', from: '2026-03-25' }),
  ),
  interval: fc.constantFrom('day', 'day', 'week', 'month', 'hour'),
  zone: fc.constantFrom(null, null, 'UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'),
  weekStart: fc.constantFrom('monday', 'sunday'),
  filters: seldom<object[]>(filters, [], 5),
  segmentIds: seldom<string[]>(fc.constantFrom([segmentId], [otherSegmentId], [segmentId, otherSegmentId]), []),
  breakdown: isSplit
    ? seldom<object | null>(
        fc.record({ by: fc.constantFrom('property', 'context'), name: fc.constantFrom('plan', odd), top: fc.integer({ min: 1, max: 3 }) }),
        null,
        2,
      )
    : fc.constant(null),
});

const measure = fc.oneof(
  fc.record({ kind: fc.constantFrom('count', 'unique', 'unique', 'per_actor') }),
  fc.record({ kind: fc.constantFrom('sum', 'average', 'min', 'max', 'p50', 'p90', 'p95'), property: fc.constantFrom('amount', 'plan') }),
);
const adding = fc.oneof(
  fc.record({ kind: fc.constantFrom('count', 'unique') }),
  fc.record({ kind: fc.constant('sum'), property: fc.constant('amount') }),
);
const series = (measured: fc.Arbitrary<object>) =>
  fc.array(
    fc.tuple(selection, measured).map(([selected, measure]) => ({ ...selected, measure })),
    { minLength: 1, maxLength: 2 },
  );

const kinds = {
  trends: fc.record({
    kind: fc.constant('trends'),
    ...common(true),
    series: series(measure),
    rolling: seldom<number | null>(fc.integer({ min: 2, max: 4 }), null),
  }),
  'cumulative trends': fc.record({ kind: fc.constant('trends'), ...common(true), series: series(adding), cumulative: fc.constant(true) }),
  funnel: fc
    .record({
      kind: fc.constant('funnel'),
      ...common(true),
      interval: fc.constant('day'),
      steps: fc.array(selection, { minLength: 2, maxLength: 4 }),
      order: fc.constantFrom('ordered', 'ordered', 'strict'),
      windowSeconds: fc.constantFrom(1800, 3600 * 6, 86_400 * 2, 86_400 * 14),
      between: seldom<(readonly [object, readonly [number, number]])[]>(
        fc.array(fc.tuple(selection, fc.constantFrom([0, 1], [1, 2], [0, 2], [2, 3]) as fc.Arbitrary<[number, number]>), {
          minLength: 1,
          maxLength: 2,
        }),
        [],
        1,
      ),
      times: fc.boolean(),
    })
    .map(({ between, ...asked }) => ({
      ...asked,
      exclusions: between
        .filter(([, [, toStep]]) => toStep < asked.steps.length)
        .map(([selected, [fromStep, toStep]]) => ({ ...selected, fromStep, toStep })),
    })),
  // What has a way of its own: see plain-funnel.query.ts.
  'plain funnel': fc.record({
    kind: fc.constant('funnel'),
    ...common(false),
    interval: fc.constant('day'),
    steps: fc
      .tuple(fc.shuffledSubarray([...names], { minLength: 2, maxLength: 4 }), filters)
      .map(([steps, narrowed]) => steps.map((name, index) => ({ events: [name], filters: index === 1 ? narrowed : [] }))),
    windowSeconds: fc.constantFrom(1800, 3600 * 6, 86_400 * 2, 86_400 * 14),
    times: fc.boolean(),
  }),
  retention: fc
    .record({
      kind: fc.constant('retention'),
      ...common(true),
      start: selection,
      comeBack: selection,
      cohorts: fc.constantFrom('first_time', 'recurring'),
      counting: fc.constantFrom('n_day', 'unbounded', 'bracket'),
      intervals: fc.integer({ min: 1, max: 8 }),
      atLeast: fc.constantFrom(1, 1, 2),
    })
    .map((asked) => ({ ...asked, brackets: asked.counting === 'bracket' ? [1, 2, 3] : null })),
  lifecycle: fc.record({ kind: fc.constant('lifecycle'), ...common(false), event: selection }),
  stickiness: fc.record({ kind: fc.constant('stickiness'), ...common(false), event: selection }),
  cohort: fc.record({
    kind: fc.constant('cohort'),
    ...common(false),
    match: fc.constantFrom('all', 'any'),
    conditions: fc.array(
      fc
        .tuple(selection, fc.constantFrom('at_least', 'at_most', 'exactly'), fc.integer({ min: 0, max: 3 }))
        .map(([selected, op, count]) => ({ ...selected, times: { op, count } })),
      { minLength: 1, maxLength: 3 },
    ),
  }),
};

/** The same numbers, as far as floating point goes; zeros are left out of both. */
function expectSame(found: Numbers, expected: Numbers, words: string): void {
  const places = [...new Set([...found.keys(), ...expected.keys()])].toSorted();
  const rounded = (numbers: Numbers) =>
    Object.fromEntries(places.map((place) => [place, Number((numbers.get(place) ?? 0).toPrecision(9))]));
  expect(rounded(found), words).toEqual(rounded(expected));
}

// A month by hour is refused: too many points for one chart. So is a year of cohorts by day.
const fitting = (question: Question): Question => ({
  ...bounded(question),
  segmentIds: question.by === 'account' ? question.segmentIds.filter((id) => id === otherSegmentId) : question.segmentIds,
});
const bounded = (question: Question): Question =>
  question.kind === 'retention' && (question.interval === 'hour' || question.range.kind === 'last')
    ? { ...question, interval: question.range.kind === 'last' ? 'month' : 'day' }
    : question.interval === 'hour' && question.range.kind === 'last' && question.range.unit !== 'day'
      ? { ...question, interval: 'day' }
      : question;

const compared = async (told: NaiveHistory, questions: readonly unknown[], zones: readonly string[]) => {
  const known = {
    ...(await asked.store(told, zones, new Date(nowMs))),
    segments,
  };
  for (const raw of questions) {
    const question: Question = fitting(questionSchema.parse(raw));
    const expected = naiveNumbers(question, known, told);
    const fastest = await answerQuestion(asked.facts, question, known);
    expectSame(numbersOf(fastest.result), expected, `${fastest.ran.plan} ${JSON.stringify(question)}`);
    if (fastest.ran.plan === 'plain') continue;
    const plain = await answerQuestion(asked.facts, question, known, { plan: 'plain' });
    expect(plain.ran.plan).toBe('plain');
    expect({ ...plain, ran: null }).toEqual({ ...fastest, ran: null });
  }
};

const zones = fc.constantFrom(['Europe/Berlin', 'Europe/Berlin'], ['UTC', 'UTC'], ['Europe/Berlin', 'America/New_York']);

test.each(Object.entries(kinds))('%s: the engine answers as the slow evaluator does', { timeout: 300_000 }, async (_, kind) => {
  const several = fc.array(kind as fc.Arbitrary<unknown>, { minLength: 8, maxLength: 8 });
  await fc.assert(fc.asyncProperty(history, several, zones, compared), { numRuns: cases(5), endOnFailure: true });
});
