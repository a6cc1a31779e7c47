import { z } from 'zod';
import type { RecordOf, TargetField } from './field.ts';
import { accountKind } from './record-kinds/account.ts';
import { contractKind } from './record-kinds/contract.ts';
import { dealKind } from './record-kinds/deal.ts';
import { evidenceKind } from './record-kinds/evidence.ts';
import type { KindRules } from './record-kinds/kind.ts';
import { membershipKind } from './record-kinds/membership.ts';
import { personKind } from './record-kinds/person.ts';
import { problemKind } from './record-kinds/problem.ts';
import { revenueLineKind } from './record-kinds/revenue-line.ts';
import { stakeholderRoleKind } from './record-kinds/stakeholder-role.ts';

/** The nouns that a file can bring. One import brings one of them. */
export const recordKinds = [
  'account',
  'person',
  'membership',
  'revenue_line',
  'contract',
  'deal',
  'stakeholder_role',
  'evidence',
  'problem',
] as const;
export const recordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof recordKind>;

const kinds = {
  account: accountKind,
  person: personKind,
  membership: membershipKind,
  revenue_line: revenueLineKind,
  contract: contractKind,
  deal: dealKind,
  stakeholder_role: stakeholderRoleKind,
  evidence: evidenceKind,
  problem: problemKind,
} as const satisfies Record<RecordKind, KindRules>;

/** The record that a row of an import of kind `K` becomes: what the import's writing side takes. */
export type MappedRecord<K extends RecordKind = RecordKind> = K extends RecordKind ? RecordOf<(typeof kinds)[K]['fields']> : never;

export const kindRules: Readonly<Record<RecordKind, KindRules>> = kinds;

/** The fields of a kind, in the order of the mapping screen. */
export const fieldsOf = (kind: RecordKind): readonly TargetField[] => kinds[kind].fields;

/** Finds the field that a key of a mapping feeds; `attributes.plan` feeds `attributes`. */
export function findField(kind: RecordKind, key: string): TargetField | undefined {
  const dot = key.indexOf('.');
  const fields = fieldsOf(kind);
  if (dot === -1) return fields.find((field) => field.key === key && field.type !== 'attributes');
  return fields.find((field) => field.key === key.slice(0, dot) && field.type === 'attributes');
}
