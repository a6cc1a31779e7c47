import type { CSSProperties } from 'react';
import type { CountedBy } from '../../../contract/analytics/question.ts';
import type { QuestionCell } from '../../../contract/analytics/question-answer.ts';
import { formatNumber, formatPercent } from '../../platform/format.ts';
import { lensSideOf } from '../analytics.api.ts';
import type { AnswerTable, TableCell } from './answer-table.ts';
import classes from './Result.module.css';
import { resultText as text } from './result.text.ts';

/** More columns than this are for the CSV. */
const mostColumns = 130;
const mostRows = 400;

export const cellWords = ({ value, as }: Pick<TableCell, 'value' | 'as'>): string => {
  if (value === null) return '–';
  if (as === 'percent') return formatPercent(value, value > 0 && value < 0.1 ? 1 : 0);
  return as === 'seconds' ? text.seconds(value) : formatNumber(value);
};

const changeWords = (cell: TableCell): string | undefined => {
  const { change, as } = cell;
  if (change === undefined) return undefined;
  if (as === 'percent') return text.points(change);
  if (as === 'number') return formatNumber(change, { isSigned: true });
  return Math.abs(change) < 1 ? text.sameTime : `${change < 0 ? '-' : '+'}${text.seconds(Math.abs(change))}`;
};

/** The numbers of an answer. Whoever cannot press a point of the picture presses its number. */
export function AnswerTableView({
  table,
  label,
  by,
  onWho,
}: {
  table: AnswerTable;
  label: string;
  by: CountedBy;
  onWho: (cell: QuestionCell, what: string) => void;
}) {
  const heat = `var(--bf-${lensSideOf(by)})`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reached by keyboard
    <section className={classes.scroller} aria-label={`${label}, ${text.table}`} tabIndex={0}>
      <table className={classes.table} style={{ '--heat': heat } as CSSProperties}>
        <thead>
          <tr>
            <th scope="col">{table.head}</th>
            {table.columns.slice(0, mostColumns).map((column, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
              <th key={at} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, mostRows).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of an answer have no identity but their place
            <tr key={at} data-together={row.isTogether || undefined} data-before={row.isBefore || undefined}>
              <th scope="row" title={row.label}>
                {row.label}
              </th>
              {row.cells.slice(0, mostColumns).map((cell, column) => (
                <Cell
                  // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name
                  key={column}
                  cell={cell}
                  what={`${row.label}, ${table.columns[column] ?? ''}`}
                  onWho={onWho}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell, what, onWho }: { cell: TableCell; what: string; onWho: (cell: QuestionCell, what: string) => void }) {
  const { who } = cell;
  const change = changeWords(cell);
  const words = cell.isHidden ? text.hidden : cell.isAbsent ? '' : cellWords(cell);
  return (
    <td
      data-heat={cell.heat !== undefined || undefined}
      data-partial={cell.isPartial || undefined}
      title={cell.isPartial ? text.incomplete : undefined}
      style={cell.heat === undefined ? undefined : ({ '--share': cell.heat } as CSSProperties)}
    >
      {who ? (
        <button type="button" className={classes.cell} aria-label={text.whoIs(`${what}, ${words}`)} onClick={() => onWho(who, what)}>
          {words}
        </button>
      ) : (
        <span className={classes.plain}>{words}</span>
      )}
      {cell.isPartial && !cell.isAbsent && cell.heat === undefined && <span className={classes.change}>{text.soFar}</span>}
      {change !== undefined && (
        <span className={classes.change} title={text.against(change)}>
          {change}
        </span>
      )}
    </td>
  );
}
