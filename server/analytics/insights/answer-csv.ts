// An answer as a table: a line for each number.
import type { AnswerCell, QuestionAnswer, QuestionResult, SplitValue } from '../../../contract/analytics/question-answer.ts';

type Cell = string | number | boolean | null;
export type AnswerTable = { columns: readonly string[]; lines: readonly (readonly Cell[])[] };

const splitName = (split: SplitValue): string | null => {
  if (split === null) return null;
  if (split.kind === 'value') return split.value;
  return split.kind === 'segment' ? split.segmentId : `(${split.kind})`;
};

const ofCell = ({ value, n }: AnswerCell): Cell[] => [value, n];

function tableOf(result: QuestionResult): AnswerTable {
  switch (result.kind) {
    case 'trends':
      return {
        columns: ['series', 'split', 'from', 'value', 'n'],
        lines: result.lines.flatMap((line) => [
          ...line.cells.map((cell, index) => [line.name, splitName(line.split), result.buckets[index]?.from ?? null, ...ofCell(cell)]),
          [line.name, splitName(line.split), 'total', ...ofCell(line.total)],
        ]),
      };
    case 'funnel':
      return {
        columns: ['split', 'step', 'name', 'n', 'of_previous', 'of_first', 'average_seconds', 'median_seconds'],
        lines: result.splits.flatMap(({ split, steps }) =>
          steps.map((step, index) => [
            splitName(split),
            index + 1,
            step.name,
            step.n,
            step.ofPrevious,
            step.ofFirst,
            step.averageSeconds,
            step.medianSeconds,
          ]),
        ),
      };
    case 'retention':
      return {
        columns: ['split', 'cohort', 'size', 'after_from', 'after_to', 'n', 'complete'],
        lines: result.splits.flatMap(({ split, rows }) =>
          rows.flatMap(({ bucket, size, cells }) =>
            cells.map((cell, column) => [
              splitName(split),
              bucket.from,
              size.n,
              result.columns[column]?.from ?? null,
              result.columns[column]?.to ?? null,
              cell.n,
              cell.complete,
            ]),
          ),
        ),
      };
    case 'lifecycle':
      return {
        columns: ['split', 'from', 'status', 'n'],
        lines: result.splits.flatMap(({ split, statuses }) =>
          Object.entries(statuses).flatMap(([status, cells]) =>
            cells.map((cell, index) => [splitName(split), result.buckets[index]?.from ?? null, status, cell.n]),
          ),
        ),
      };
    case 'stickiness':
      return {
        columns: ['split', 'intervals', 'exactly', 'at_least'],
        lines: result.splits.flatMap(({ split, exactly, atLeast }) =>
          exactly.map((cell, index) => [splitName(split), index + 1, cell.n, atLeast[index]?.n ?? null]),
        ),
      };
    case 'cohort':
      return { columns: ['split', 'n'], lines: result.splits.map(({ split, size }) => [splitName(split), size.n]) };
  }
}

/** Shape   the first column says which time: now, or the earlier one that was compared with. Hidden numbers are empty. */
export function answerTable({ result, before }: QuestionAnswer): AnswerTable {
  const now = tableOf(result);
  const earlier = before ? tableOf(before).lines : [];
  return {
    columns: ['time', ...now.columns],
    lines: [...now.lines.map((line) => ['now', ...line]), ...earlier.map((line) => ['before', ...line])],
  };
}
