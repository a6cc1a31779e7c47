import type { Mapping, RowCondition } from '../../../contract/exchange/mapping.ts';
import { type FileSample, rawText } from './source-text.ts';

export type Rows = NonNullable<Mapping['rows']>;

/** Units: conditions, as the contract allows. */
export const mostConditions = 20;

const plain = (text: string) => text.trim().toLowerCase();

function holds(condition: RowCondition, file: FileSample, rowIndex: number): boolean {
  const text = rawText({ is: 'column', column: condition.column }, file, rowIndex);
  switch (condition.is) {
    case 'empty':
      return text === '';
    case 'not_empty':
      return text !== '';
    case 'one_of':
      return condition.values.some((value) => plain(value) === plain(text));
    case 'none_of':
      return !condition.values.some((value) => plain(value) === plain(text));
  }
}

/** Does a row come in? A condition without values says nothing yet. */
export function comesIn(rows: Rows | undefined, file: FileSample, rowIndex: number): boolean {
  const said = (rows?.conditions ?? []).filter((condition) => !('values' in condition) || condition.values.length > 0);
  if (said.length === 0) return true;
  return rows?.match === 'any' ? said.some((one) => holds(one, file, rowIndex)) : said.every((one) => holds(one, file, rowIndex));
}

export const withRows = (mapping: Mapping, conditions: readonly RowCondition[], match: Rows['match']): Mapping => {
  const { rows: _, ...rest } = mapping;
  return conditions.length === 0 ? rest : { ...rest, rows: { match, conditions: [...conditions] } };
};

/** Another kind of condition on the same column; values are kept where both kinds have them. */
export function conditionOf(column: string, is: RowCondition['is'], values: readonly string[]): RowCondition {
  return is === 'empty' || is === 'not_empty' ? { column, is } : { column, is, values: [...values] };
}

/** Without what says nothing yet: the server takes no condition without values. */
export const saidRows = (mapping: Mapping): Mapping =>
  mapping.rows
    ? withRows(
        mapping,
        mapping.rows.conditions.filter((condition) => !('values' in condition) || condition.values.length > 0),
        mapping.rows.match,
      )
    : mapping;
