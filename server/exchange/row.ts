// By what a row and the things it names are known again.
import { createHash } from 'node:crypto';
import type { AccountReference, PersonReference, ProblemReference } from '../../contract/exchange/field.ts';
import type { Mapping } from '../../contract/exchange/mapping.ts';
import type { RecordKind } from '../../contract/exchange/record-kind.ts';
import type { MappableRow } from './mapping/index.ts';

/** Kinds whose rows are found by nothing but their external id: people have emails, memberships and roles their pair, problems their title. */
const foundByIdOnly: readonly RecordKind[] = ['account', 'revenue_line', 'contract', 'deal', 'evidence'];

/**
 * An id for a row of a file that has none, from its place and its cells, so that the same file changes nothing when it comes again and rows
 * that say the same stay apart.
 */
export function derivedId(kind: RecordKind, mapping: Mapping, row: MappableRow): string | null {
  if (mapping.fields['externalId'] || !foundByIdOnly.includes(kind)) return null;
  const digest = createHash('sha256').update(JSON.stringify(row.cells)).digest('hex').slice(0, 16);
  return `row:${row.row + 1}:${digest}`;
}

/** Two references with one key mean the same record. */
export function referenceKey(kind: 'account' | 'person', reference: AccountReference | PersonReference, mapping: Mapping): string {
  if (reference.by === 'externalId') return `${kind} id ${reference.source ?? mapping.source}\n${reference.value}`;
  return `${kind} ${reference.by} ${reference.value.trim().toLowerCase()}`;
}

export function problemKey(reference: Pick<ProblemReference, 'externalId' | 'source' | 'title'>, mapping: Mapping): string {
  if (reference.externalId !== undefined) return `id ${reference.source ?? mapping.source}\n${reference.externalId}`;
  return `title ${reference.title.trim().toLowerCase()}`;
}

const inWords = { externalId: 'external id', domain: 'domain', email: 'address', name: 'name' } as const;

/** `name “Acme”` */
export const noticeOf = (reference: AccountReference | PersonReference): string => `${inWords[reference.by]} “${reference.value}”`;
