// How a row of a file in our words becomes the columns of a record, and back.
import type { Money } from '../../../contract/platform/money.ts';
import type { Attributes } from '../../../contract/platform/text.ts';
import type { Content } from '../blank.ts';
import { mergedAttributes } from '../fields.ts';

/** What a file may say of a record, with every reference resolved to an id. Left out: stays; null: clears. */
export type Fields<F> = { [K in keyof F]?: F[K] | null };

export type RowFault = { field: string | null; code: string; message: string };

export type Translation<F, R> = {
  empty: Content<R>;
  columns: (fields: F, stored: Content<R>) => Partial<Content<R>>;
  fields: (row: Content<R>) => F;
  fault: (row: Content<R>) => RowFault | null;
};

export const money = (amountMinor: number | null, currency: string | null): Money | null =>
  amountMinor === null || currency === null ? null : { amountMinor, currency };

export const attributesIn = (given: Attributes | null | undefined, stored: Attributes): Attributes | undefined => {
  if (given === undefined) return undefined;
  return given === null ? {} : mergedAttributes(stored, given);
};

export const needs = (field: string, value: unknown): RowFault | null =>
  value === null || value === '' ? { field, code: 'required', message: `A record without “${field}” cannot be stored.` } : null;
