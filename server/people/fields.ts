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
