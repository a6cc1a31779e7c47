import { refused } from '../platform/errors.ts';

/** A row's columns under the names of the contract, as audit events and facts carry them. */
export function inContractNames(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
}

/** Before and after, in the words of the contract. */
export const inAudit = (change: { before: object; after: object }) => ({
  before: inContractNames(change.before),
  after: inContractNames(change.after),
});

/**
 * What is archived is looked at, not worked on.
 *
 * Errors  <noun>_archived.
 */
export function assertActive(row: { archived_at: Date | null }, noun: string): void {
  if (row.archived_at) throw refused(`${noun}_archived`, `This ${noun.replaceAll('_', ' ')} is archived. Restore it first.`);
}
