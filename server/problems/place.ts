// What a cursor holds, checked before it becomes part of a query: a cursor comes from outside.
import { invalid } from '../platform/errors.ts';
import type { Cursor } from '../platform/page.ts';

const malformed = () => invalid([{ path: 'cursor', code: 'cursor_malformed', message: 'The cursor is not one that this list gave.' }]);

/** Errors  invalid (cursor_malformed), as all of these. */
export function textAt(cursor: Cursor, index: number): string {
  const value = cursor[index];
  if (typeof value !== 'string' || value.includes('\u0000') || !value.isWellFormed()) throw malformed();
  return value;
}

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const dayPattern = /^\d{4}-\d\d-\d\d$/;

export function instantAt(cursor: Cursor, index: number): string {
  const value = textAt(cursor, index);
  if (!instantPattern.test(value) || Number.isNaN(Date.parse(value))) throw malformed();
  return value;
}

export function dayAt(cursor: Cursor, index: number): string {
  const value = textAt(cursor, index);
  if (!dayPattern.test(value) || Number.isNaN(Date.parse(value))) throw malformed();
  return value;
}

/** Units: importance, 0–3. */
export function importanceAt(cursor: Cursor, index: number): number {
  const value = cursor[index];
  if (value !== 0 && value !== 1 && value !== 2 && value !== 3) throw malformed();
  return value;
}
