import type { FieldMapping, Mapping, ValueOptions } from '../../../../contract/exchange/mapping.ts';
import type { RecordKind } from '../../../../contract/exchange/record-kind.ts';

/**
 * Where a field comes from in the exports of one system.
 *
 * Shape   `column`: the first of these that the file has. `joined`: these together. `constant`: the same in every row. `options` go before what
 *         the cells say.
 */
export type ReadyField = { options?: ValueOptions; whenMalformed?: FieldMapping['whenMalformed'] } & (
  | { column: readonly string[] }
  | { joined: readonly string[] }
  | { constant: string; assumed?: string }
);

/**
 * What the exports of one system mean: known by their headers, offered by name.
 *
 * Shape   `tells`: of each group the file has at least one column. `leaveOut`: rows that are not to come in, where the file has the column.
 *         `testedWith`: which header its test has read, with source and date; null where none from the system itself is known to us.
 */
export type ReadyMapping = {
  id: string;
  name: string;
  source: string;
  kind: RecordKind;
  tells: readonly (readonly string[])[];
  fields: Readonly<Record<string, ReadyField>>;
  leaveOut?: NonNullable<Mapping['rows']>['conditions'];
  testedWith: string | null;
};

/** An id of the same system. Who is not there yet does not keep the row out. */
export const reference = (...column: string[]): ReadyField => ({ column, options: { by: 'externalId', whenMissing: 'leave' } });
