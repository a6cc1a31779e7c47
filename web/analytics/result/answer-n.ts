// How many are behind an answer: what each number rests on, and the fewest that one of them does.
import type { AnswerCell, QuestionResult } from '../../../contract/analytics/question-answer.ts';

export interface AnswerN {
  /** What each line, split, cohort or interval rests on, in their order; null: hidden, or a formula. */
  each: { name: string | undefined; n: number | null }[];
  /** The fewest behind a number that is shown; null when there is none. */
  smallest: number | null;
  /** How many numbers are not shown. */
  hidden: number;
}

/** What each row stands for, where they are not told one by one. */
export type Rows = 'cohorts' | 'intervals' | undefined;

export const rowsOf = (result: QuestionResult): Rows =>
  result.kind === 'retention' ? 'cohorts' : result.kind === 'lifecycle' ? 'intervals' : undefined;

const sum = (cells: readonly (AnswerCell | undefined)[]): number | null =>
  cells.some((cell) => cell === undefined || cell.n === null) ? null : cells.reduce((all, cell) => all + (cell?.n ?? 0), 0);

type Split = QuestionResult & { kind: 'funnel' };
type NameOf = (split: Split['splits'][number]['split']) => string | undefined;

/** Shape  nameOfLine, nameOf: undefined where there is only one. */
export function answerN(
  result: QuestionResult,
  nameOf: NameOf,
  nameOfLine: (line: (QuestionResult & { kind: 'trends' })['lines'][number]) => string,
): AnswerN {
  const { each, cells } = partsOf(result, nameOf, nameOfLine);
  const shown = cells.flatMap(({ n }) => (n === null || n === 0 ? [] : n));
  return { each, smallest: shown.length === 0 ? null : Math.min(...shown), hidden: cells.filter((cell) => cell.hidden).length };
}

function partsOf(
  result: QuestionResult,
  nameOf: NameOf,
  nameOfLine: (line: (QuestionResult & { kind: 'trends' })['lines'][number]) => string,
): { each: AnswerN['each']; cells: AnswerCell[] } {
  switch (result.kind) {
    case 'trends': {
      const counted = result.lines.filter((line) => !line.isFormula);
      return {
        each: counted.map((line) => ({ name: nameOfLine(line), n: line.total.n })),
        cells: counted.flatMap((line) => line.cells),
      };
    }
    case 'funnel':
      return {
        each: result.splits.map(({ split, steps }) => ({ name: nameOf(split), n: steps[0]?.n ?? null })),
        cells: result.splits.flatMap(({ steps }) => steps),
      };
    case 'retention': {
      const rows = result.splits.flatMap((one) => one.rows);
      return { each: rows.map(({ size }) => ({ name: undefined, n: size.n })), cells: rows.flatMap((row) => [row.size, ...row.cells]) };
    }
    case 'lifecycle':
      return {
        each: result.splits.flatMap(({ statuses }) =>
          result.buckets.map((_, at) => ({
            name: undefined,
            n: sum([statuses.new[at], statuses.returning[at], statuses.resurrected[at]]),
          })),
        ),
        cells: result.splits.flatMap(({ statuses }) => Object.values(statuses).flat()),
      };
    case 'stickiness':
      return {
        each: result.splits.map(({ split, atLeast }) => ({ name: nameOf(split), n: atLeast[0]?.n ?? null })),
        cells: result.splits.flatMap(({ exactly, atLeast }) => [...exactly, ...atLeast]),
      };
    case 'cohort':
      return {
        each: result.splits.map(({ split, size }) => ({ name: nameOf(split), n: size.n })),
        cells: result.splits.map(({ size }) => size),
      };
  }
}
