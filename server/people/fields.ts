import type { Issue } from '../platform/errors.ts';

/** A row's columns under the names of the contract, as audit events and facts carry them. */
export function inContractNames(row: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [contractName(column), value]));
}

const contractName = (column: string): string => column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Custom attributes are merged: a given name replaces, null removes, what is not named stays. */
export function mergedAttributes<V>(
  stored: Readonly<Record<string, V | null>>,
  given: Readonly<Record<string, V | null>>,
): Record<string, V | null> {
  return Object.fromEntries(Object.entries({ ...stored, ...given }).filter(([, value]) => value !== null));
}

/** One issue, for a rule that names the field to blame. */
export const issueAt = (path: string, code: string, message: string): [Issue] => [{ path, code, message }];

/** Equal as JSON, whatever the order of keys: Postgres keeps its own. A missing value and null are the same. */
export function isSameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(inKeyOrder(a ?? null)) === JSON.stringify(inKeyOrder(b ?? null));
}

function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inKeyOrder(inner)]),
  );
}

/** For a change of a value that is kept as JSON: undefined where it says what is stored. */
export const ifChanged = <V>(stored: V, given: V | undefined): V | undefined => (isSameJson(stored, given) ? undefined : given);
