import type { Page } from '../../contract/platform/page.ts';
import { invalid } from './errors.ts';

/** The sort key of the last row of a page. */
export type Cursor = readonly (string | number | null)[];

/**
 * Reads an opaque cursor back.
 *
 * Errors  invalid (cursor_malformed) for anything this server did not make.
 */
export function cursorAfter(cursor: string | undefined, length: number): Cursor | null {
  if (cursor === undefined) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(values) && values.length === length && values.every(isKey)) return values;
  } catch {
    // refused below
  }
  throw invalid([{ path: 'cursor', code: 'cursor_malformed', message: 'The cursor is not one that this list gave.' }]);
}

/** A forged cursor must not reach the database with text that it cannot hold. */
const isKey = (value: unknown) =>
  value === null || typeof value === 'number' || (typeof value === 'string' && value.isWellFormed() && !value.includes('\u0000'));

/** Cuts a page out of rows fetched with `limit + 1`. */
export function pageOf<R, T>(rows: readonly R[], limit: number, shape: (row: R) => T, keyOf: (row: R) => Cursor): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  return { items: kept.map(shape), nextCursor };
}
