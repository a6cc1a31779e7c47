// The numbers of an answer under the names that the naive evaluator gives them.
import type { AnswerCell, QuestionResult, SplitValue } from '../../../../contract/analytics/question-answer.ts';
import type { Numbers } from './answer.ts';

const keyOf = (split: SplitValue): string => {
  if (split === null || split.kind === 'segment') return '';
  return split.kind === 'value' ? `v${split.value}` : split.kind === 'none' ? 'n' : 'o';
};

export function numbersOf(result: QuestionResult): Numbers {
  const numbers: Numbers = new Map();
  const tell = (place: string, value: number | null) => {
    if (value !== null && value !== 0) numbers.set(place, value);
  };
  const tellCell = (place: string, { value, n }: AnswerCell) => {
    tell(place, value);
    tell(`${place} n`, n);
  };
  switch (result.kind) {
    case 'trends':
      for (const line of result.lines) {
        const name = `series ${line.series} · ${keyOf(line.split)}`;
        tellCell(`${name} · total`, line.total);
        for (const [index, cell] of line.cells.entries()) tellCell(`${name} · ${index}`, cell);
      }
      return numbers;
    case 'funnel':
      for (const { split, steps } of result.splits)
        steps.forEach((step, index) => {
          tell(`${keyOf(split)} · ${index}`, step.n);
          tell(`${keyOf(split)} · ${index} average`, step.averageSeconds);
          tell(`${keyOf(split)} · ${index} median`, step.medianSeconds);
        });
      return numbers;
    case 'retention':
      for (const { split, rows } of result.splits)
        for (const [cohort, row] of rows.entries())
          for (const [column, cell] of row.cells.entries()) tell(`${keyOf(split)} · ${cohort} · ${column}`, cell.n);
      return numbers;
    case 'lifecycle':
      for (const { statuses } of result.splits)
        for (const [status, cells] of Object.entries(statuses))
          for (const [bucket, cell] of cells.entries()) tell(`${status} · ${bucket}`, cell.n);
      return numbers;
    case 'stickiness':
      for (const { exactly } of result.splits) for (const [index, cell] of exactly.entries()) tell(`exactly ${index + 1}`, cell.n);
      return numbers;
    case 'cohort':
      for (const { size } of result.splits) tell('size', size.n);
      return numbers;
  }
}
