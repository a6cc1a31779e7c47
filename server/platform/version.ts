import { preconditionFailed } from './errors.ts';

/**
 * Refuses a change that was made on an older state than the stored one.
 *
 * Errors  precondition_failed (version_mismatch) when If-Match named another version.
 */
export function assertVersion(row: { version: number }, expectedVersion: number | undefined): void {
  if (expectedVersion !== undefined && expectedVersion !== row.version) throw preconditionFailed();
}

/** The fields of a change that differ from the row, before and after: what the audit event holds. Null when nothing differs. */
export function changedFields<R extends object>(row: R, change: Partial<R>): { before: Partial<R>; after: Partial<R> } | null {
  const before: Partial<R> = {};
  const after: Partial<R> = {};
  for (const key of Object.keys(change) as (keyof R)[]) {
    if (change[key] === undefined || JSON.stringify(row[key]) === JSON.stringify(change[key])) continue;
    before[key] = row[key];
    after[key] = change[key];
  }
  return Object.keys(after).length === 0 ? null : { before, after };
}
