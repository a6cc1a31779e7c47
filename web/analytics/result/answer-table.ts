// An answer as a table: what is read below the picture, what is pressed to see who it is, and what the CSV holds.
import type { CountedBy, Interval } from '../../../contract/analytics/question.ts';
import type { AnswerCell, QuestionAnswer, QuestionCell, QuestionResult, SplitValue } from '../../../contract/analytics/question-answer.ts';
import { questionText } from '../question/question.text.ts';
import { bucketLabels } from './bucket-label.ts';
import { resultText as text } from './result.text.ts';

export interface TableCell {
  value: number | null;
  as: 'number' | 'percent' | 'seconds';
  /** Too few are behind it. */
  isHidden?: boolean;
  /** There is no such number: its time has not begun. */
  isAbsent?: boolean;
  /** Its time is not over. */
  isPartial?: boolean;
  /** 0–1: how dark its ground is. */
  heat?: number;
  /** Against the same number of the earlier time; absent where there is none, or where its time is not over. */
  change?: number;
  /** What is asked to see who is in it. */
  who?: QuestionCell;
}

export interface AnswerTable {
  head: string;
  columns: string[];
  /** key: what a row is of, whichever time it is about. */
  rows: { key: string; label: string; isTogether?: boolean; isBefore?: boolean; cells: TableCell[] }[];
}

/** Segment ids to their names. */
export type SegmentNames = ReadonlyMap<string, string>;

export function splitName(split: SplitValue, segments: SegmentNames): string | undefined {
  if (split === null) return undefined;
  switch (split.kind) {
    case 'value':
      return split.value;
    case 'none':
      return text.none;
    case 'other':
      return text.other;
    case 'segment':
      return segments.get(split.segmentId) ?? text.noSegment;
  }
}

const keyOf = (...parts: unknown[]): string => JSON.stringify(parts);

type Of<Kind extends QuestionResult['kind']> = QuestionResult & { kind: Kind };
type TrendsLine = Of<'trends'>['lines'][number];

/** The series where there are several, the split where there is one. */
export function lineName(line: TrendsLine, result: Of<'trends'>, segments: SegmentNames): string {
  const split = splitName(line.split, segments);
  const series = new Map(result.lines.map((one) => [one.series, one.name]));
  // Two series of one name are told apart by the letters that they have in the question.
  const isAlone = [...series.values()].filter((name) => name === line.name).length === 1;
  const name = isAlone ? line.name : `${String.fromCharCode(65 + line.series)} · ${line.name}`;
  return split === undefined ? name : series.size > 1 ? `${name} · ${split}` : split;
}

const cellOf = (cell: AnswerCell, more: Omit<TableCell, 'value' | 'as'> & { as?: TableCell['as'] } = {}): TableCell => {
  const { who, as = 'number', ...rest } = more;
  const isEmpty = cell.n === 0 || cell.n === null;
  return {
    value: cell.value,
    as,
    ...(cell.hidden ? { isHidden: true } : {}),
    ...rest,
    ...(who && !isEmpty && !cell.hidden ? { who } : {}),
  };
};

/** Of times that are not over the first is running; whatever follows it has not begun. */
export const hasBegun = (buckets: readonly { complete: boolean }[], at: number): boolean =>
  at === 0 || buckets[at]?.complete === true || buckets[at - 1]?.complete === true;

const nCell = (n: number | null, isHidden: boolean): TableCell => ({
  value: n,
  as: 'number',
  ...(isHidden ? { isHidden } : {}),
});

function trendsTable(result: Of<'trends'>, segments: SegmentNames, before: boolean, interval: Interval): AnswerTable {
  const hasOwnN = result.lines.some(({ total }) => total.value !== total.n);
  return {
    head: text.series,
    // Of uniques the total is n already.
    columns: [text.total, ...(hasOwnN ? [text.nHead] : []), ...bucketLabels(result.buckets, interval)],
    rows: result.lines.map((line) => {
      const who = (bucket: number | null): { who?: QuestionCell } =>
        line.isFormula ? {} : { who: { kind: 'trends', series: line.series, split: line.split, bucket, before } };
      const name = lineName(line, result, segments);
      return {
        key: keyOf(line.series, line.split),
        label: before ? text.before(name) : name,
        cells: [
          cellOf(line.total, who(null)),
          ...(hasOwnN ? [nCell(line.isFormula ? null : line.total.n, line.total.hidden)] : []),
          ...line.cells.map((cell, at) =>
            cellOf(cell, {
              ...who(at),
              ...(result.buckets[at]?.complete === false ? { isPartial: true } : {}),
              ...(hasBegun(result.buckets, at) ? {} : { isAbsent: true }),
            }),
          ),
        ],
      };
    }),
  };
}

function funnelTable(result: Of<'funnel'>, segments: SegmentNames, before: boolean): AnswerTable {
  const hasTimes = result.splits.some(({ steps }) => steps.some((step) => step.medianSeconds !== null));
  return {
    head: text.step,
    columns: [text.came, text.ofFirst, text.ofPrevious, text.dropped, ...(hasTimes ? [text.median, text.average] : [])],
    rows: result.splits.flatMap(({ split, steps }) =>
      steps.map((step, at) => {
        const previous = steps[at - 1];
        const place = { kind: 'funnel' as const, split, before, step: at };
        const dropped = previous?.n != null && step.n !== null ? previous.n - step.n : null;
        return {
          key: keyOf(split, at),
          label: [before ? text.beforeHead : undefined, splitName(split, segments), `${at + 1}. ${questionText.event(step.name)}`]
            .filter((one) => one !== undefined)
            .join(' · '),
          cells: [
            cellOf(step, { who: { ...place, dropped: false } }),
            { value: step.ofFirst, as: 'percent' as const },
            { value: at === 0 ? null : step.ofPrevious, as: 'percent' as const },
            cellOf({ value: dropped, n: dropped, hidden: step.hidden && at > 0 }, { who: { ...place, dropped: true } }),
            ...(hasTimes
              ? [
                  { value: step.medianSeconds, as: 'seconds' as const },
                  { value: step.averageSeconds, as: 'seconds' as const },
                ]
              : []),
          ],
        };
      }),
    ),
  };
}

type RetentionRows = Of<'retention'>['splits'][number]['rows'];

/** Of the cohorts whose time is over: how many of all came back. Null where none is, and where one is hidden: the rest would lean. */
export function retentionTogether(rows: RetentionRows, column: number): number | null {
  const over = rows.filter((row) => row.cells[column]?.complete);
  if (over.some((row) => row.size.hidden || row.cells[column]?.hidden)) return null;
  const all = over.reduce((sum, row) => sum + (row.size.n ?? 0), 0);
  return all === 0 ? null : over.reduce((sum, row) => sum + (row.cells[column]?.n ?? 0), 0) / all;
}

/** The first column is the cohort itself, which its size tells. */
const after = <Item>(columns: readonly Item[]): { one: Item; column: number }[] =>
  columns.slice(1).map((one, at) => ({ one, column: at + 1 }));

function retentionTable(result: Of<'retention'>, segments: SegmentNames, before: boolean, interval: Interval): AnswerTable {
  const columns = after(result.columns);
  return {
    head: text.cohort,
    columns: [text.size, ...columns.map(({ one }) => text.column(one.from, one.to, questionText.intervals[interval]))],
    rows: result.splits.flatMap(({ split, rows }) => {
      const name = [before ? text.beforeHead : undefined, splitName(split, segments)].filter((one) => one !== undefined);
      const size = rows.reduce((sum, row) => sum + (row.size.n ?? 0), 0);
      const labels = bucketLabels(
        rows.map((row) => row.bucket),
        interval,
      );
      return [
        {
          key: keyOf(split, 'together'),
          label: [...name, text.together].join(' · '),
          isTogether: true,
          cells: [
            { value: size, as: 'number' as const },
            ...columns.map(({ column }) => {
              const share = retentionTogether(rows, column);
              return { value: share, as: 'percent' as const, ...(share === null ? {} : { heat: share }) };
            }),
          ],
        },
        ...rows.map((row, at) => {
          const place = { kind: 'retention' as const, split, before, row: at };
          return {
            key: keyOf(split, at),
            label: [...name, labels[at]].join(' · '),
            cells: [
              cellOf(row.size, { who: { ...place, column: 0, away: false } }),
              ...columns.map(({ column }): TableCell => {
                const cell = row.cells[column];
                if (!cell) return { value: null, as: 'percent', isAbsent: true };
                const share = cell.n !== null && row.size.n ? cell.n / row.size.n : null;
                return cellOf(
                  { value: share, n: cell.n, hidden: cell.hidden },
                  {
                    as: 'percent',
                    ...(share === null ? {} : { heat: share }),
                    ...(cell.complete ? {} : { isPartial: true }),
                    who: { ...place, column, away: false },
                  },
                );
              }),
            ],
          };
        }),
      ];
    }),
  };
}

const activeIn = (cells: readonly (AnswerCell | undefined)[]): [n: number | null, isHidden: boolean] =>
  cells.some((cell) => cell?.hidden) ? [null, true] : [cells.reduce((all, cell) => all + (cell?.n ?? 0), 0), false];

export const lifecycleOrder = ['new', 'returning', 'resurrected', 'dormant'] as const;

function lifecycleTable(result: Of<'lifecycle'>, segments: SegmentNames, before: boolean, interval: Interval): AnswerTable {
  const labels = bucketLabels(result.buckets, interval);
  return {
    head: text.time,
    columns: result.splits.flatMap(({ split }) =>
      [...lifecycleOrder.map((status) => text.statuses[status]), text.activeN].map((head) =>
        [splitName(split, segments), head].filter((one) => one !== undefined).join(' · '),
      ),
    ),
    rows: result.buckets.map((bucket, at) => ({
      key: keyOf(at),
      label: before ? text.before(labels[at] ?? '') : (labels[at] ?? ''),
      cells: result.splits.flatMap(({ split, statuses }) => [
        ...lifecycleOrder.map((status) =>
          cellOf(statuses[status][at] ?? { value: null, n: null, hidden: false }, {
            who: { kind: 'lifecycle', split, before, bucket: at, status },
            ...(bucket.complete ? {} : { isPartial: true }),
          }),
        ),
        nCell(...activeIn([statuses.new[at], statuses.returning[at], statuses.resurrected[at]])),
      ]),
    })),
  };
}

function stickinessTable(result: Of<'stickiness'>, segments: SegmentNames, before: boolean): AnswerTable {
  const longest = Math.max(0, ...result.splits.map(({ exactly }) => exactly.length));
  return {
    head: text.intervalsActive,
    columns: result.splits.flatMap(({ split }) =>
      [text.exactly, text.atLeast].map((head) => [splitName(split, segments), head].filter((one) => one !== undefined).join(' · ')),
    ),
    rows: Array.from({ length: longest }, (_, at) => ({
      key: keyOf(at),
      label: before ? text.before(String(at + 1)) : String(at + 1),
      cells: result.splits.flatMap(({ split, exactly, atLeast }) =>
        [exactly, atLeast].map((cells, which) =>
          cellOf(cells[at] ?? { value: null, n: null, hidden: false }, {
            who: { kind: 'stickiness', split, before, intervals: at + 1, atLeast: which === 1 },
          }),
        ),
      ),
    })),
  };
}

function cohortTable(result: Of<'cohort'>, segments: SegmentNames, before: boolean, by: CountedBy): AnswerTable {
  return {
    head: text.cohort,
    columns: [text.actors[by]],
    rows: result.splits.map(({ split, size }) => ({
      key: keyOf(split),
      label: [before ? text.beforeHead : undefined, splitName(split, segments) ?? text.all].filter((one) => one !== undefined).join(' · '),
      cells: [cellOf(size, { who: { kind: 'cohort', split, before } })],
    })),
  };
}

function tableOf(result: QuestionResult, { question }: QuestionAnswer, segments: SegmentNames, before: boolean): AnswerTable {
  switch (result.kind) {
    case 'trends':
      return trendsTable(result, segments, before, question.interval);
    case 'funnel':
      return funnelTable(result, segments, before);
    case 'retention':
      return retentionTable(result, segments, before, question.interval);
    case 'lifecycle':
      return lifecycleTable(result, segments, before, question.interval);
    case 'stickiness':
      return stickinessTable(result, segments, before);
    case 'cohort':
      return cohortTable(result, segments, before, question.by);
  }
}

/** The answer as a table; the same of the earlier time stands below, place by place. */
export function answerTable(answer: QuestionAnswer, segments: SegmentNames): AnswerTable {
  const now = tableOf(answer.result, answer, segments, false);
  if (answer.before === null) return now;
  const before = tableOf(answer.before, answer, segments, true);
  return compared(now, before);
}

/** A column of one time and the same of another: by its name where it is of a split, else by its place (its name is a day). */
function placeIn(before: AnswerTable, now: AnswerTable, column: number): number {
  const named = before.columns.indexOf(now.columns[column] ?? '');
  return named >= 0 || before.columns.length !== now.columns.length ? named : column;
}

function compared(now: AnswerTable, before: AnswerTable): AnswerTable {
  const earlier = new Map(before.rows.map((row) => [row.key, row.cells]));
  const places = now.columns.map((_, column) => placeIn(before, now, column));
  const inPlace = (cells: readonly TableCell[]): TableCell[] =>
    now.columns.map((_, column): TableCell => cells[places[column] ?? -1] ?? { value: null, as: 'number', isAbsent: true });
  return {
    ...now,
    rows: [
      ...now.rows.map((row) => {
        const cells = earlier.get(row.key);
        if (!cells) return row;
        const then = inPlace(cells);
        return { ...row, cells: row.cells.map((cell, at) => withChange(cell, then[at])) };
      }),
      ...before.rows.map((row) => ({ ...row, isBefore: true, cells: inPlace(row.cells) })),
    ],
  };
}

/** What still grows is not set against what is over. */
const withChange = (cell: TableCell, then: TableCell | undefined): TableCell =>
  cell.value === null || cell.isPartial || !then || then.value === null || then.isPartial
    ? cell
    : { ...cell, change: cell.value - then.value };

/** Every number as it is, shares as shares. */
export const csvOf = (table: AnswerTable): { heads: string[]; rows: (string | number | null)[][] } => ({
  heads: [table.head, ...table.columns],
  rows: [
    ...table.rows.map((row) => [row.label, ...row.cells.map((cell) => (cell.isHidden ? text.hidden : cell.value))]),
    ...table.rows
      .filter((row) => row.cells.some((cell) => cell.change !== undefined))
      .map((row) => [text.changeOf(row.label), ...row.cells.map((cell) => cell.change ?? null)]),
  ],
});

export const hasHidden = (table: AnswerTable): boolean => table.rows.some((row) => row.cells.some((cell) => cell.isHidden));

/** Nothing came that fits: told in words, not drawn as zeros. */
export const isEmptyResult = (table: AnswerTable): boolean =>
  !hasHidden(table) && table.rows.every((row) => row.cells.every((cell) => cell.value === null || cell.value === 0));
