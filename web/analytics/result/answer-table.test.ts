import { expect, test } from 'vitest';
import type { QuestionAnswer } from '../../../contract/analytics/question-answer.ts';
import { questionOfKind } from '../question/question-draft.ts';
import { answerN, rowsOf } from './answer-n.ts';
import { answerPicture, bucketOfDay, cellOfId } from './answer-picture.ts';
import { answerTable, csvOf, isEmptyResult, retentionTogether } from './answer-table.ts';
import { bucketLabels } from './bucket-label.ts';
import { resultText } from './result.text.ts';

const cell = (n: number) => ({ value: n, n, hidden: false });
const hidden = { value: null, n: null, hidden: true };
const buckets = ['2026-05-02', '2026-05-03', '2026-05-04'].map((label, at) => ({
  from: `${label}T00:00:00.000Z`,
  label,
  complete: at < 2,
}));
const range = { from: '2026-05-02T00:00:00.000Z', until: '2026-05-05T00:00:00.000Z', zone: 'UTC' };
const ran = { plan: 'bitmap', rowsRead: 1, bytesRead: 1, elapsedMs: 1, freshness: null, sampled: false, sql: null } as const;
const none = new Map<string, string>();

const trends: QuestionAnswer = {
  question: questionOfKind('trends'),
  result: {
    kind: 'trends',
    range,
    buckets,
    lines: [{ series: 0, name: 'Signed up', isFormula: false, split: null, cells: [cell(4), hidden, cell(0)], total: cell(7) }],
  },
  before: null,
  eventsWithoutAccount: null,
  ran,
};

test('a trend is a row for each line: its total, then its days', () => {
  const table = answerTable(trends, none);
  expect(table.columns).toEqual(['Total', ...bucketLabels(buckets, 'day')]);
  expect(table.rows[0]?.cells.map(({ value }) => value)).toEqual([7, 4, null, 0]);
});

test('who is in a number is asked where somebody is, and where they may be told', () => {
  const [total, first, few, nobody] = answerTable(trends, none).rows[0]?.cells ?? [];
  expect(total?.who).toEqual({ kind: 'trends', series: 0, split: null, bucket: null, before: false });
  expect(first?.who).toMatchObject({ bucket: 0 });
  expect(few).toMatchObject({ isHidden: true });
  expect(few?.who).toBeUndefined();
  expect(nobody?.who).toBeUndefined();
});

test('the CSV says that a number is hidden, and never invents a zero', () => {
  expect(csvOf(answerTable(trends, none)).rows).toEqual([['Signed up', 7, 4, 'hidden', 0]]);
});

test('a point of the picture knows the cell that it shows', () => {
  const picture = answerPicture(trends, none, { annotations: [], isAtLeast: false });
  const point = picture?.kind === 'line' ? picture.lines[0]?.points[0] : undefined;
  expect(cellOfId(point?.id ?? 'null')).toEqual({ kind: 'trends', series: 0, split: null, bucket: 0, before: false });
});

test.each([
  ['a day of the range lies in its bucket', '2026-05-03', 1],
  ['the last day too', '2026-05-04', 2],
  ['a day before is in none', '2026-05-01', undefined],
  ['a day after neither', '2026-05-05', undefined],
])('%s', (_title, day, at) => {
  expect(bucketOfDay(day, buckets, '2026-05-05')).toBe(at);
});

test('days of two years are told apart', () => {
  const labels = bucketLabels([{ label: '2025-05-04' }, { label: '2026-05-04' }], 'week', 'en-GB');
  expect(labels).toEqual(['4 May 25', '4 May 26']);
  expect(bucketLabels([{ label: '2026-05-01' }], 'month', 'en-GB')).toEqual(['May 2026']);
  expect(bucketLabels([{ label: '2026-05-01T14:00' }], 'hour', 'en-GB')).toEqual(['1 May, 14:00']);
});

const rows = [
  { bucket: buckets[0] as never, size: cell(100), cells: [cell(100), cell(40), cell(20)].map((one) => ({ ...one, complete: true })) },
  {
    bucket: buckets[1] as never,
    size: cell(300),
    cells: [
      { ...cell(300), complete: true },
      { ...cell(60), complete: true },
    ],
  },
  {
    bucket: buckets[2] as never,
    size: cell(50),
    cells: [
      { ...cell(50), complete: true },
      { ...cell(1), complete: false },
    ],
  },
];

test('retention of all together counts only cohorts that had the time', () => {
  expect(retentionTogether(rows, 1)).toBe(0.25);
  expect(retentionTogether(rows, 2)).toBe(0.2);
  expect(retentionTogether(rows, 3)).toBeNull();
  const oneHidden = rows.map((row, at) => (at === 0 ? { ...row, cells: row.cells.map((one) => ({ ...one, ...hidden })) } : row));
  expect(retentionTogether(oneHidden, 1), 'the others alone would lean').toBeNull();
});

test('retention is told as shares of the cohort, and each opens who came', () => {
  const table = answerTable(
    {
      ...trends,
      question: questionOfKind('retention'),
      result: {
        kind: 'retention',
        range,
        columns: [0, 1, 2].map((at) => ({ from: at, to: at })),
        splits: [{ split: null, rows }],
      },
    },
    none,
  );
  expect(table.columns).toEqual(['Size', 'Week 1', 'Week 2']);
  expect(table.rows[1]?.cells.map(({ value }) => value)).toEqual([100, 0.4, 0.2]);
  expect(table.rows[1]?.cells[1]?.who).toMatchObject({ kind: 'retention', row: 0, column: 1 });
  expect(table.rows[3]?.cells[1]).toMatchObject({ isPartial: true });
});

test('a funnel tells who came and who dropped out, step by step', () => {
  const step = (name: string, n: number, of: number | null) => ({
    name,
    ...cell(n),
    ofPrevious: of,
    ofFirst: of,
    averageSeconds: null,
    medianSeconds: of === null ? null : 3600,
  });
  const table = answerTable(
    {
      ...trends,
      question: questionOfKind('funnel'),
      result: { kind: 'funnel', range, splits: [{ split: null, steps: [step('A', 10, null), step('B', 4, 0.4)] }] },
    },
    none,
  );
  expect(table.rows.map((row) => row.cells.map(({ value }) => value))).toEqual([
    [10, null, null, null, null, null],
    [4, 0.4, 0.4, 6, 3600, null],
  ]);
  expect(table.rows[1]?.cells[3]?.who).toMatchObject({ step: 1, dropped: true });
});

test('nothing at all is not a chart', () => {
  const line = { series: 0, name: 'A', isFormula: false, split: null, cells: [cell(0)], total: cell(0) };
  const empty: QuestionAnswer = { ...trends, result: { kind: 'trends', range, buckets: buckets.slice(0, 1), lines: [line] } };
  expect(isEmptyResult(answerTable(empty, none))).toBe(true);
  expect(isEmptyResult(answerTable(trends, none))).toBe(false);
});

const nOf = (result: QuestionAnswer['result']) =>
  resultText.nIs(
    'person',
    answerN(
      result,
      () => undefined,
      (line) => line.name,
    ),
    rowsOf(result),
  );
const line = (name: string, n: number) => ({ series: 0, name, isFormula: false, split: null, cells: [cell(n)], total: cell(n) });

test('how many are behind an answer is told for each line, and the fewest behind one of its numbers', () => {
  expect(nOf(trends.result)).toBe('n = 7 people · smallest number: 4 · 1 hidden');
  expect(nOf({ kind: 'trends', range, buckets, lines: [line('A', 30), line('B', 1200)] })).toBe(
    'n: A 30, B 1,200 people · smallest number: 30',
  );
  expect(nOf({ kind: 'retention', range, columns: [], splits: [{ split: null, rows }] })).toBe(
    'n = 50–300 people in each of 3 cohorts · smallest number: 1',
  );
});

test('a sum has its n beside it', () => {
  const sum = { ...line('Paid', 30), total: { value: 900, n: 30, hidden: false } };
  const table = answerTable({ ...trends, result: { kind: 'trends', range, buckets: buckets.slice(0, 1), lines: [sum] } }, none);
  expect(table.columns.slice(0, 2)).toEqual(['Total', 'n']);
  expect(table.rows[0]?.cells.slice(0, 2).map(({ value }) => value)).toEqual([900, 30]);
});

test('a comparison tells the difference in the number, below it the earlier one, and both in the file', () => {
  const asked: QuestionAnswer = {
    ...trends,
    result: { kind: 'cohort', range, splits: [{ split: null, size: cell(12) }] },
    before: { kind: 'cohort', range, splits: [{ split: null, size: cell(10) }] },
  };
  const table = answerTable(asked, none);
  expect(table.rows.map((row) => row.cells[0])).toMatchObject([{ value: 12, change: 2 }, { value: 10 }]);
  expect(csvOf(table).rows).toEqual([
    ['All', 12],
    ['Before · All', 10],
    ['All, change', 2],
  ]);
});

test('columns of a split are compared by their name, whatever their place', () => {
  const of = (name: string, many: number) => ({
    split: { kind: 'value' as const, value: name },
    exactly: [cell(many)],
    atLeast: [cell(many)],
  });
  const asked: QuestionAnswer = {
    ...trends,
    result: { kind: 'stickiness', range, splits: [of('free', 12), of('pro', 7)] },
    before: { kind: 'stickiness', range, splits: [of('pro', 6), of('free', 20)] },
  };
  expect(answerTable(asked, none).rows[0]?.cells.map(({ change }) => change)).toEqual([-8, -8, 1, 1]);
});

test('what is not over is not set against what is, and what has not begun is no zero', () => {
  const unfinished = buckets.map((bucket, at) => ({ ...bucket, complete: at === 0 }));
  const lines = (a: number, b: number, c: number) => [
    { series: 0, name: 'A', isFormula: false, split: null, cells: [cell(a), cell(b), cell(c)], total: cell(9) },
  ];
  const asked: QuestionAnswer = {
    ...trends,
    result: { kind: 'trends', range, buckets: unfinished, lines: lines(5, 2, 0) },
    before: { kind: 'trends', range, buckets: unfinished.map((one) => ({ ...one, complete: true })), lines: lines(4, 4, 4) },
  };
  const cells = answerTable(asked, none).rows[0]?.cells ?? [];
  expect(cells.map(({ change }) => change)).toEqual([0, 1, undefined, undefined]);
  expect(cells.map(({ isAbsent }) => isAbsent ?? false)).toEqual([false, false, false, true]);
  const picture = answerPicture(asked, none, { annotations: [], isAtLeast: false });
  expect(picture?.kind === 'line' ? picture.lines[0]?.points.map(({ y }) => y) : []).toEqual([5, 2, null]);
});
