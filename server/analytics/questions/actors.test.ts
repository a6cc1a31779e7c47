// Who is behind a number: as many as the number says, for each kind of cell.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Question, question as questionSchema } from '../../../contract/analytics/question.ts';
import type { AnswerCell, QuestionCell, QuestionResult } from '../../../contract/analytics/question-answer.ts';
import { actorsOf } from './actors.query.ts';
import { answerQuestion } from './answer.query.ts';
import { type AskedFacts, openAskedFacts } from './makers.ts';
import type { NaiveEvent, NaiveHistory } from './naive/history.ts';
import type { AskedIn } from './plan.ts';

const segmentId = `seg_${'0'.repeat(20)}`;
const accountSegmentId = `seg_${'1'.repeat(20)}`;
const now = new Date('2026-05-20T12:00:00Z');

/** Forty ids of thirty people in five accounts, some weeks of three events; the same each time. */
function history(): NaiveHistory {
  const events = Array.from({ length: 900 }, (_, index): NaiveEvent => {
    const chance = (index * 7919 + 104_729) % 1009;
    return {
      event: ['visit', 'visit', 'sign up', 'pay'][chance % 4] as string,
      atMs: now.getTime() - ((chance * 911) % (40 * 24)) * 3_600_000 - index,
      actor: 1 + ((chance * 31 + index) % 40),
      account: (chance * 13) % 6,
      source: 1,
      properties: { plan: ['free', 'team', 'firm', 'other'][(chance * 3 + index) % 4] as string, amount: chance % 50 },
      context: {},
    };
  });
  return { events, persons: new Map(Array.from({ length: 10 }, (_, index) => [31 + index, 1 + index])), accounts: new Map([[5, 1]]) };
}

let asked: AskedFacts;
let known: AskedIn;
beforeAll(async () => {
  asked = await openAskedFacts();
  const stored = await asked.store(history(), ['Europe/Berlin'], now);
  known = {
    ...stored,
    segments: new Map([
      [segmentId, { kind: 'person', numbers: Array.from({ length: 15 }, (_, index) => index * 2 + 1) }],
      [accountSegmentId, { kind: 'account', numbers: [1, 2] }],
    ]),
  };
}, 60_000);
afterAll(() => asked.close());

const common = { version: 1, range: { kind: 'last', count: 4, unit: 'week' }, interval: 'week' };
const visit = { events: ['visit'] };
const byPlan = { breakdown: { by: 'property', name: 'plan', top: 2 } };
const questions = {
  trends: {
    kind: 'trends',
    series: [
      { ...visit, measure: { kind: 'count' } },
      { events: null, measure: { kind: 'p90', property: 'amount' } },
    ],
    formulas: [{ formula: 'B / A' }],
  },
  'trends by plan': { kind: 'trends', ...byPlan, series: [{ ...visit, measure: { kind: 'unique' } }], compare: 'period' },
  'trends by account': { kind: 'trends', by: 'account', series: [{ ...visit, measure: { kind: 'unique' } }] },
  'rolling trends': { kind: 'trends', rolling: 2, interval: 'day', series: [{ ...visit, measure: { kind: 'unique' } }] },
  'cumulative trends': { kind: 'trends', cumulative: true, series: [{ ...visit, measure: { kind: 'unique' } }] },
  funnel: { kind: 'funnel', ...byPlan, steps: [visit, { events: ['sign up'] }, { events: ['pay'] }] },
  'fast funnel': { kind: 'funnel', times: false, steps: [visit, { events: ['sign up'] }, { events: ['pay'] }] },
  'funnel by segment': {
    kind: 'funnel',
    by: 'account',
    breakdown: { by: 'segment', segmentIds: [accountSegmentId] },
    steps: [visit, { events: ['pay'] }],
  },
  retention: { kind: 'retention', ...byPlan, cohorts: 'recurring', start: { events: ['sign up'] }, comeBack: visit },
  'retention by segment': {
    kind: 'retention',
    counting: 'unbounded',
    breakdown: { by: 'segment', segmentIds: [segmentId, accountSegmentId] },
    start: { events: ['sign up'] },
    comeBack: visit,
  },
  lifecycle: { kind: 'lifecycle', event: { events: ['pay'] }, compare: 'period' },
  stickiness: { kind: 'stickiness', event: visit, segmentIds: [segmentId] },
  cohort: {
    kind: 'cohort',
    conditions: [
      { ...visit, times: { op: 'at_least', count: 3 } },
      { events: ['pay'], times: { op: 'at_most', count: 5 } },
    ],
  },
};

/** Every cell of a result with its number. Of a running average it is the largest of its buckets, and of a formula the smallest: at least as many. */
function cellsOf(question: Question, result: QuestionResult, before: boolean): { cell: QuestionCell; n: number; isExact: boolean }[] {
  const told = ({ n }: AnswerCell, cell: QuestionCell, isExact = true) => ({ cell, n: n ?? 0, isExact });
  switch (result.kind) {
    case 'trends':
      return result.lines.flatMap((line) => {
        const { split, series } = line;
        const isExact = !line.isFormula && question.kind === 'trends' && question.rolling === null;
        return [
          told(line.total, { kind: 'trends', split, before, series, bucket: null }, !line.isFormula),
          ...line.cells.map((each, bucket) => told(each, { kind: 'trends', split, before, series, bucket }, isExact)),
        ];
      });
    case 'funnel':
      return result.splits.flatMap(({ split, steps }) =>
        steps.flatMap((step, index) => [
          told(step, { kind: 'funnel', split, before, step: index, dropped: false }),
          ...(index === 0
            ? []
            : [
                told({ ...step, n: (steps[index - 1]!.n ?? 0) - (step.n ?? 0) }, {
                  kind: 'funnel',
                  split,
                  before,
                  step: index,
                  dropped: true,
                } as const),
              ]),
        ]),
      );
    case 'retention':
      return result.splits.flatMap(({ split, rows }) =>
        rows.flatMap(({ cells, size }, row) =>
          cells.flatMap((each, column) => [
            told(each, { kind: 'retention', split, before, row, column, away: false }),
            told({ ...each, n: (size.n ?? 0) - (each.n ?? 0) }, { kind: 'retention', split, before, row, column, away: true }),
          ]),
        ),
      );
    case 'lifecycle':
      return result.splits.flatMap(({ split, statuses }) =>
        (['new', 'returning', 'resurrected', 'dormant'] as const).flatMap((status) =>
          statuses[status].map((each, bucket) => told(each, { kind: 'lifecycle', split, before, bucket, status })),
        ),
      );
    case 'stickiness':
      return result.splits.flatMap(({ split, exactly, atLeast }) => [
        ...exactly.map((each, index) => told(each, { kind: 'stickiness', split, before, intervals: index + 1, atLeast: false })),
        ...atLeast.map((each, index) => told(each, { kind: 'stickiness', split, before, intervals: index + 1, atLeast: true })),
      ]);
    case 'cohort':
      return result.splits.map(({ split, size }) => told(size, { kind: 'cohort', split, before }));
  }
}

test.each(Object.entries(questions))('%s: who is behind each number is as many as it says', async (_, raw) => {
  const question = questionSchema.parse({ ...common, ...raw });
  const { result, before } = await answerQuestion(asked.facts, question, known);
  const cells = [...cellsOf(question, result, false), ...(before ? cellsOf(question, before, true) : [])];
  expect(cells.some(({ n }) => n > 0)).toBe(true);
  // Of many cells some are looked at, evenly.
  const looked = cells.filter((_, index) => index % Math.ceil(cells.length / 12) === 0);
  for (const { cell, n, isExact } of looked) {
    const { numbers, hasMore } = await actorsOf(asked.facts, question, cell, known, { limit: 500 });
    expect(hasMore).toBe(false);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    if (isExact) expect(numbers, JSON.stringify(cell)).toHaveLength(n);
    else expect(numbers.length, JSON.stringify(cell)).toBeGreaterThanOrEqual(n);
  }
});

test('who is in a cell is handed out in pages', async () => {
  const question = questionSchema.parse({ ...common, ...questions['trends'] });
  const cell: QuestionCell = { kind: 'trends', split: null, before: false, series: 0, bucket: null };
  const all = (await actorsOf(asked.facts, question, cell, known, { limit: 500 })).numbers;
  const first = await actorsOf(asked.facts, question, cell, known, { limit: 7 });
  expect(first).toEqual({ numbers: all.slice(0, 7), hasMore: true });
  const second = await actorsOf(asked.facts, question, cell, known, { limit: 7, after: first.numbers.at(-1)! });
  expect(second.numbers).toEqual(all.slice(7, 14));
});

test('a cell of few is not shown, and does not say who they are', async () => {
  const question = questionSchema.parse({ ...common, ...questions['funnel'] });
  const open = await answerQuestion(asked.facts, question, known);
  const hidden = await answerQuestion(asked.facts, question, known, { hideUnder: 20 });
  const cells = (result: QuestionResult) => (result.kind === 'funnel' ? result.splits.flatMap(({ steps }) => steps) : []);
  const places = cells(open.result).map(({ n }) => n ?? 0);
  expect(places.some((n) => n > 0 && n < 20)).toBe(true);
  expect(cells(hidden.result).map(({ n }) => n)).toEqual(places.map((n) => (n > 0 && n < 20 ? null : n)));
  for (const step of cells(hidden.result))
    if (step.hidden) expect(step).toMatchObject({ value: null, averageSeconds: null, ofPrevious: null });
  const few = cellsOf(question, open.result, false).find(({ n }) => n > 0 && n < 20)!;
  await expect(actorsOf(asked.facts, question, few.cell, known, { limit: 10, hideUnder: 20 })).rejects.toMatchObject({ code: 'too_few' });
});

test('a cell that the answer does not have is refused', async () => {
  const question = questionSchema.parse({ ...common, ...questions['funnel'] });
  const value = { kind: 'value', value: 'free' } as const;
  for (const cell of [
    { kind: 'cohort', split: value, before: false },
    { kind: 'funnel', split: null, before: false, step: 0, dropped: false },
    { kind: 'funnel', split: value, before: true, step: 0, dropped: false },
    { kind: 'funnel', split: value, before: false, step: 3, dropped: false },
    { kind: 'funnel', split: value, before: false, step: 0, dropped: true },
  ] as QuestionCell[])
    await expect(actorsOf(asked.facts, question, cell, known, { limit: 10 }), JSON.stringify(cell)).rejects.toMatchObject({
      code: 'no_such_cell',
    });
});

test('what is asked for too much, or not known, is refused by name', async () => {
  const ask = (raw: object, kind: keyof typeof questions = 'trends') =>
    answerQuestion(asked.facts, questionSchema.parse({ ...common, ...questions[kind], ...raw }), known);
  await expect(ask({ range: { kind: 'last', count: 10 * 365, unit: 'day' }, interval: 'hour' })).rejects.toMatchObject({
    code: 'too_many_buckets',
  });
  await expect(ask({ range: { kind: 'last', count: 365, unit: 'day' }, interval: 'day' }, 'retention')).rejects.toMatchObject({
    code: 'too_many_cohorts',
  });
  await expect(ask({ segmentIds: [`seg_${'9'.repeat(20)}`] })).rejects.toMatchObject({ code: 'segment_not_known' });
  await expect(ask({ by: 'account', segmentIds: [segmentId] })).rejects.toMatchObject({ code: 'segment_of_other_kind' });
  await expect(ask({ formulas: [{ formula: 'A / C' }] })).rejects.toMatchObject({ code: 'formula_not_understood' });
});

test('a segment may have hundreds of thousands of members, and has an end', async () => {
  const ask = async (size: number) => {
    const numbers = Array.from({ length: size }, (_, index) => index * 3 + 1);
    const segments: AskedIn['segments'] = new Map([[segmentId, { kind: 'person', numbers }]]);
    const question = questionSchema.parse({ ...common, ...questions['trends by plan'], compare: 'none', segmentIds: [segmentId] });
    const { result } = await answerQuestion(asked.facts, question, { ...known, segments });
    return result.kind === 'trends' ? result.lines.map(({ total }) => total.n ?? 0) : [];
  };
  expect(Math.max(...(await ask(300_000)))).toBeGreaterThan(0);
  await expect(ask(1_000_000)).rejects.toMatchObject({ code: 'segment_too_large' });
});

test('many long values are handed over', async () => {
  const values = Array.from({ length: 100 }, (_, index) => 'ü'.repeat(490) + index);
  const filters = [{ type: 'text', name: 'plan', op: 'is', values: ['free', ...values.slice(1)] }];
  const question = questionSchema.parse({ ...common, ...questions['trends'], filters });
  const { result } = await answerQuestion(asked.facts, question, known);
  expect(result.kind === 'trends' && result.lines[0]?.total.value).toBeGreaterThan(0);
});

test('a question that nobody waits for any more is ended', async () => {
  const gone = new AbortController();
  const question = questionSchema.parse({ ...common, ...questions['funnel'] });
  const answer = answerQuestion(asked.facts, question, known, { signal: gone.signal });
  gone.abort();
  await expect(answer).rejects.toMatchObject({ kind: 'unavailable' });
});

test('an answer says how it came about', async () => {
  const byAccount = questionSchema.parse({ ...common, ...questions['trends by account'] });
  const { ran, eventsWithoutAccount, result } = await answerQuestion(asked.facts, byAccount, known, { showsSql: true });
  expect(ran).toMatchObject({
    plan: 'bitmap',
    sampled: false,
    freshness: new Date(Math.max(...history().events.map(({ atMs }) => atMs))).toISOString(),
  });
  const later = { ...known, now: new Date(known.now.getTime() + 30 * 86_400_000) };
  expect((await answerQuestion(asked.facts, byAccount, later)).ran.freshness, 'a source that fell silent').toBe(ran.freshness);
  expect(ran.rowsRead).toBeGreaterThan(0);
  expect(ran.bytesRead).toBeGreaterThan(0);
  expect(ran.sql?.join(' ')).toContain('bifocal.event_days');
  const from = Date.parse(result.range.from);
  const lost = history().events.filter(({ event, account, atMs }) => event === 'visit' && account === 0 && atMs >= from);
  expect(eventsWithoutAccount).toBe(lost.length);
  const byPerson = await answerQuestion(asked.facts, { ...byAccount, by: 'person' }, known);
  expect(byPerson).toMatchObject({ eventsWithoutAccount: null, ran: { sql: null } });
});

test('a product without sources is answered by nothing', async () => {
  const question = questionSchema.parse({ ...common, ...questions['funnel'] });
  const { result, ran } = await answerQuestion(asked.facts, question, { ...known, sources: [] });
  expect(ran.freshness).toBeNull();
  expect(result.kind === 'funnel' && result.splits.map(({ steps }) => steps.map(({ n }) => n))).toEqual([[0, 0, 0]]);
});

test('the period before is asked in the same way', async () => {
  const question = questionSchema.parse({ ...common, ...questions['trends by plan'] });
  const { result, before } = await answerQuestion(asked.facts, question, known);
  expect(before?.range.until).toBe(result.range.from);
  expect(before?.kind === 'trends' && before.buckets).toHaveLength(4);
});
