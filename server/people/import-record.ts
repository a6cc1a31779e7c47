// What a row of an import may say about a record of this area, and what that means for the stored row.
import type { ExternalRef, ExternalRefKind } from '../../contract/people/external-ref.ts';
import { isSameJson } from './fields.ts';
import { type AccountFields, accountImport } from './import-kinds/account.ts';
import { type ContractFields, contractImport } from './import-kinds/contract.ts';
import { type DealFields, dealImport } from './import-kinds/deal.ts';
import { type MembershipFields, membershipImport } from './import-kinds/membership.ts';
import { type PersonFields, personImport } from './import-kinds/person.ts';
import { type RevenueLineFields, revenueLineImport } from './import-kinds/revenue-line.ts';
import { type StakeholderRoleFields, stakeholderRoleImport } from './import-kinds/stakeholder-role.ts';
import type { Translation } from './import-kinds/translation.ts';
import type { AccountRow, ContractRow, DealRow, MembershipRow, PersonRow, RevenueLineRow, StakeholderRoleRow } from './tables.ts';

/** The fields of each kind, as the mapping of an import names them. */
export type ImportFields = {
  account: AccountFields;
  person: PersonFields;
  membership: MembershipFields;
  revenue_line: RevenueLineFields;
  contract: ContractFields;
  deal: DealFields;
  stakeholder_role: StakeholderRoleFields;
};

export type ImportKind = ExternalRefKind;

/**
 * One row of an import.
 *
 * Shape   `id`: the record it changes, when the caller knows; else the external id finds it (a person also by email, a membership by its pair, a
 *         role by person, account and role). A kind without such a key and without an external id always makes a new record.
 *         `assumed`: field → why its value is an assumption. `lastImported`: what the import before brought for this record, in the same
 *         names; a field whose stored value is another one now was edited by a member, and the edit wins.
 */
export type ImportRow<K extends ImportKind = ImportKind> = {
  id?: string | undefined;
  externalRef?: ExternalRef | undefined;
  fields: ImportFields[K];
  assumed?: Readonly<Record<string, string>> | undefined;
  lastImported?: ImportFields[K] | undefined;
};

/** What undoing one row needs: opaque to the import, kept in its ledger. */
export type BeforeImage = {
  columns: Record<string, unknown>;
  states?: { aspect: 'stage' | 'plan'; from_on: string; value: string | null; told_by: 'member' | 'import' }[];
  addedRef?: ExternalRef;
};

/**
 * What became of a row, in the order of the rows.
 *
 * Shape   `version`: the record's after the chunk; hand it back to undo. `before`: null for a created record. `kept`: fields that a member had
 *         edited, so the edit won.
 */
export type ImportOutcome =
  | { outcome: 'created' | 'updated' | 'unchanged'; id: string; version: number; before: BeforeImage | null; kept: string[] }
  | { outcome: 'refused'; field: string | null; code: string; message: string };

export type RowOfKind = {
  account: AccountRow;
  person: PersonRow;
  membership: MembershipRow;
  revenue_line: RevenueLineRow;
  contract: ContractRow;
  deal: DealRow;
  stakeholder_role: StakeholderRoleRow;
};

export const translations: { [K in ImportKind]: Translation<ImportFields[K], RowOfKind[K]> } = {
  account: accountImport,
  person: personImport,
  membership: membershipImport,
  revenue_line: revenueLineImport,
  contract: contractImport,
  deal: dealImport,
  stakeholder_role: stakeholderRoleImport,
};

/** The open bags of a record: each of their entries is a field of its own. */
const bags = ['attributes', 'traits'] as const;

/**
 * Takes out of a row what a member edited since the import before: the stored value is neither what that import brought nor what this one
 * says.
 *
 * Shape   without `lastImported` nothing was imported before, and the file's word goes.
 */
export function withoutEdited<F extends Record<string, unknown>>(
  wanted: F,
  stored: Record<string, unknown>,
  lastImported: Record<string, unknown> | undefined,
): { fields: F; kept: string[] } {
  if (!lastImported) return { fields: wanted, kept: [] };
  const fields: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const [name, value] of Object.entries(wanted)) {
    // It dates the other fields and is stored with them: nobody can have edited it under this name.
    if (name === 'stageSince') fields[name] = value;
    else if (bags.some((bag) => bag === name) && value && lastImported[name]) {
      const inner = withoutEdited(value as F, (stored[name] ?? {}) as F, lastImported[name] as F);
      fields[name] = inner.fields;
      kept.push(...inner.kept.map((key) => `${name}.${key}`));
    } else if (name in lastImported && !isSameJson(stored[name], lastImported[name]) && !isSameJson(stored[name], value)) kept.push(name);
    else fields[name] = value;
  }
  return { fields: fields as F, kept };
}
