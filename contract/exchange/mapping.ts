import { z } from 'zod';
import { timeZone } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { currency } from '../platform/money.ts';
import { line } from '../platform/text.ts';
import { whenMissing } from './field.ts';
import { findField, recordKind } from './record-kind.ts';

/** A column by the name that the reader gave it: the header, `column_3` where it was blank, `name_2` where it came twice. */
const column = z.string().min(1).max(1000);
const valueTable = z
  .record(z.string().max(1000), z.string().max(5000))
  .refine((table) => Object.keys(table).length <= 1000, 'at most 1,000 values');
/** Text with `{column}` in it; `{{` is a brace; `{row:0}` and `{row:1}` are the row number counted from 0 or 1. */
const template = z.string().min(1).max(2000);

export const dateOrders = ['ymd', 'dmy', 'mdy'] as const;
export const dateOrder = z.enum(dateOrders);
export type DateOrder = z.infer<typeof dateOrder>;

/**
 * How the text of a cell is read. Every option has a plain default, so that a mapping names only what differs.
 *
 * Shape   `values` translates whole cells (without case) before they are read; `otherwise` says what becomes of a cell that is not in it.
 *         `emptyValues` are texts that mean "nothing" ("n/a").
 *         `decimal` is the decimal sign, default a point. `scale` multiplies ("in millions": 1000000).
 *         `dateOrder` is needed where 02/03/2024 can be two days. `timeZone` is for times without one, default UTC.
 *         `by` says what a reference holds; `source` is the namespace of that external id, default the mapping's.
 *         `separator` splits a cell of several values.
 *         `title` and `externalId` make a problem from a value: "Churn: {value}", "issue:{number}" with a column of the row. `except` lists values
 *         that are no problem.
 *         `as` is the type of a custom attribute, default text.
 */
export const valueOptions = z.strictObject({
  values: valueTable.optional(),
  otherwise: z.enum(['keep', 'empty', 'refuse']).optional(),
  emptyValues: z.array(z.string().max(200)).max(50).optional(),
  dateOrder: dateOrder.optional(),
  timeZone: timeZone.optional(),
  decimal: z.enum(['.', ',']).optional(),
  scale: z.number().positive().max(1e12).optional(),
  currency: currency.optional(),
  separator: z.string().min(1).max(5).optional(),
  by: z.enum(['externalId', 'domain', 'email', 'name', 'title']).optional(),
  source: line(100).optional(),
  whenMissing: whenMissing.optional(),
  title: z.string().min(1).max(300).optional(),
  externalId: z.string().min(1).max(200).optional(),
  except: z.array(z.string().max(1000)).max(200).optional(),
  as: z.enum(['text', 'number', 'boolean', 'day']).optional(),
});
export type ValueOptions = z.infer<typeof valueOptions>;

const everySource = {
  options: valueOptions.optional(),
  /** Why this value is our assumption and not in the file; the record carries the mark. */
  assumed: line(300).optional(),
};

export const fieldSource = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('column'), column, ...everySource }),
  z.strictObject({ is: z.literal('columns'), columns: z.array(column).min(1).max(50), join: z.string().max(20), ...everySource }),
  z.strictObject({ is: z.literal('constant'), value: z.string().max(5000), ...everySource }),
  z.strictObject({ is: z.literal('template'), template, ...everySource }),
  z.strictObject({ is: z.literal('lookup'), column, table: valueTable, ...everySource }),
  z.strictObject({ is: z.literal('row'), from: z.union([z.literal(0), z.literal(1)]), ...everySource }),
]);
export type FieldSource = z.infer<typeof fieldSource>;

/**
 * Where a field gets its value: the first source that is not empty wins.
 *
 * Shape   `whenEmpty`: leave the stored value (default), clear it, or refuse the row. `whenMalformed`: refuse the row (default) or leave the field
 *         with a warning.
 */
export const fieldMapping = z.strictObject({
  sources: z.array(fieldSource).min(1).max(8),
  whenEmpty: z.enum(['leave', 'clear', 'refuse']).optional(),
  whenMalformed: z.enum(['refuse', 'leave']).optional(),
});
export type FieldMapping = z.infer<typeof fieldMapping>;

export const rowCondition = z.discriminatedUnion('is', [
  z.strictObject({ column, is: z.literal('empty') }),
  z.strictObject({ column, is: z.literal('not_empty') }),
  z.strictObject({ column, is: z.literal('one_of'), values: z.array(z.string().max(1000)).min(1).max(200) }),
  z.strictObject({ column, is: z.literal('none_of'), values: z.array(z.string().max(1000)).min(1).max(200) }),
]);
export type RowCondition = z.infer<typeof rowCondition>;

export const importModes = ['create_or_update', 'create_only', 'update_only'] as const;

/**
 * How the rows of a file become records: a value, stored with the import and remembered for the next file with the same headers.
 *
 * Shape   `source` names the system the file comes from and is the namespace of its external ids: two files of one system share it.
 *         `mode: 'update_only'` finds records by external id and adds to them; a row without its record is refused.
 *         The keys of `fields` are those of `fieldsOf(kind)`; a custom attribute is `attributes.<name>`, a trait `traits.<name>`, a structured
 *         field of evidence `fields.<name>`.
 *         `rows` chooses the rows; the others are counted as skipped.
 */
export const mapping = z
  .strictObject({
    version: z.literal(1),
    kind: recordKind,
    source: line(100),
    productId: idSchema('prd').nullable().optional(),
    note: z.string().max(2000).optional(),
    mode: z.enum(importModes).default('create_or_update'),
    fields: z.record(z.string().min(1).max(200), fieldMapping).refine((fields) => Object.keys(fields).length <= 300, 'at most 300 fields'),
    rows: z.strictObject({ match: z.enum(['all', 'any']), conditions: z.array(rowCondition).min(1).max(20) }).optional(),
  })
  .superRefine((value, context) => {
    for (const key of Object.keys(value.fields)) {
      if (findField(value.kind, key)) continue;
      context.addIssue({
        code: 'custom',
        path: ['fields', key],
        message: `${value.kind} has no field ${key}`,
        params: { code: 'field_unknown' },
      });
    }
  });
export type Mapping = z.infer<typeof mapping>;
export type MappingInput = z.input<typeof mapping>;
