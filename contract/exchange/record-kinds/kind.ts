import type { TargetField } from '../field.ts';

/**
 * What a file may bring of one kind of record: its fields, in the order of the mapping screen, and the rules that one field cannot say.
 *
 * Shape   `atLeastOne`: of each group one must be there in a row that creates. `inOrder`: the first date must not lie after the second.
 *         `byProduct`: the record belongs to one product, so the import must name it.
 */
export type KindRules = {
  label: string;
  plural: string;
  byProduct: boolean;
  atLeastOne: readonly (readonly string[])[];
  inOrder: readonly (readonly [string, string])[];
  fields: readonly TargetField[];
};
