// What the engine counted, drawn as lines: buckets without rows filled, running averages and sums, formulas.

import type { TrendsQuestion } from '../../../../contract/analytics/question.ts';
import type { QuestionResult, SplitValue } from '../../../../contract/analytics/question-answer.ts';
import { cellOf, type Hiding } from '../cell.ts';
import type { Plan } from '../plan.ts';
import { bucketCount } from '../span.ts';
import { splitOf } from '../split.ts';
import { compute, parseFormula, seriesOf } from './formula.ts';

/** The row of a statement, as far as it matters here. */
type Counted = { series: number; split: string; bucket: number; whole: 0 | 1; shown: 0 | 1; value: number | null; n: number };
type Point = { value: number | null; n: number };
type RawLine = { series: number; name: string; isFormula: boolean; split: string; points: Point[]; total: Point };
export type TrendsLine = Extract<QuestionResult, { kind: 'trends' }>['lines'][number];

const startsAtZero = ['count', 'unique', 'sum'];

/** Shape   firstSeen: who was first seen when; only of cumulative questions. */
export function trendsLines(
  plan: Plan<TrendsQuestion>,
  rows: readonly Counted[],
  firstSeen: readonly Counted[] | null,
  hiding: Hiding,
): TrendsLine[] {
  const { question } = plan;
  const drawn = question.series.flatMap((series, index) => {
    const empty: Point = { value: startsAtZero.includes(series.measure.kind) ? 0 : null, n: 0 };
    return splitsOf(rows).map((split): RawLine => {
      const points = pointsOf(plan, rows, index, split, empty);
      const cumulated =
        firstSeen === null
          ? points
          : runningSum(points, pointsOf(plan, firstSeen, index, split, { value: 0, n: 0 }), series.measure.kind === 'unique');
      const shown = question.rolling === null ? cumulated : runningAverage(cumulated, question.rolling);
      const total = rows.find((row) => row.series === index && row.split === split && row.whole === 1 && row.shown === 1) ?? empty;
      return {
        series: index,
        name: series.name ?? nameOf(series),
        isFormula: false,
        split,
        points: shown.slice(plan.span.lead),
        total: { value: total.value ?? empty.value, n: total.n },
      };
    });
  });
  return [...drawn, ...formulaLines(question, drawn)].map(({ points, total, split, ...line }) => ({
    ...line,
    split: splitOf(split) as SplitValue,
    cells: points.map(({ value, n }) => cellOf(value, n, hiding)),
    total: cellOf(total.value, total.n, hiding),
  }));
}

/** The most frequent first, the others and those without a value last. Without a breakdown there is one, also of nothing. */
const splitsOf = (rows: readonly Counted[]): string[] => {
  const sizes = new Map<string, number>();
  for (const row of rows) if (row.whole === 1) sizes.set(row.split, Math.max(sizes.get(row.split) ?? 0, row.n));
  const rank = (split: string) => (split === 'o' ? 2 : split === 'n' ? 1 : 0);
  const sorted = [...sizes.keys()].toSorted(
    (a, b) => rank(a) - rank(b) || (sizes.get(b) as number) - (sizes.get(a) as number) || (a < b ? -1 : 1),
  );
  return sorted.length === 0 ? [''] : sorted;
};

const pointsOf = (plan: Plan, rows: readonly Counted[], series: number, split: string, empty: Point): Point[] => {
  const points = Array.from({ length: bucketCount(plan.span) }, () => empty);
  for (const row of rows)
    if (row.series === series && row.split === split && row.whole === 0) points[row.bucket] = { value: row.value ?? empty.value, n: row.n };
  return points;
};

const runningAverage = (points: readonly Point[], width: number): Point[] =>
  points.map((_, index) => {
    const window = points.slice(Math.max(0, index - width + 1), index + 1);
    const values = window.flatMap(({ value }) => (value === null ? [] : [value]));
    return {
      value: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length,
      n: Math.max(...window.map(({ n }) => n)),
    };
  });

const runningSum = (points: readonly Point[], firstSeen: readonly Point[], ofPeople: boolean): Point[] => {
  let value = 0;
  let n = 0;
  return points.map((point, index) => {
    n += firstSeen[index]?.n ?? 0;
    value += point.value ?? 0;
    return { value: ofPeople ? n : value, n };
  });
};

const formulaLines = (question: TrendsQuestion, drawn: readonly RawLine[]): RawLine[] =>
  question.formulas.flatMap(({ name, formula: words }, index) => {
    const formula = parseFormula(words, question.series.length);
    const used = seriesOf(formula);
    const combine = (points: readonly Point[]): Point => ({
      value: compute(
        formula,
        points.map(({ value }) => value),
      ),
      // As few as the smallest number that it was made of.
      n: used.length === 0 ? 0 : Math.min(...used.map((series) => points[series]?.n ?? 0)),
    });
    return [...new Set(drawn.map(({ split }) => split))].map((split): RawLine => {
      const lines = question.series.map((_, series) => drawn.find((line) => line.series === series && line.split === split) as RawLine);
      return {
        series: question.series.length + index,
        name: name ?? words,
        isFormula: true,
        split,
        points: (lines[0] as RawLine).points.map((_, bucket) => combine(lines.map(({ points }) => points[bucket] as Point))),
        total: combine(lines.map(({ total }) => total)),
      };
    });
  });

export const nameOf = ({ events }: { events: readonly string[] | null }): string => (events === null ? 'any event' : events.join(', '));
