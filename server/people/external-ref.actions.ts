// What other systems call a record. An id belongs to one record only: the second who claims it is told who has it.
import type { ExternalRef } from '../../contract/people/external-ref.ts';
import { externalRefChange } from '../../contract/people/external-ref.ts';
import { action } from '../platform/action.ts';
import { conflict } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';
import { deleteExternalRef, findExternalRef, insertExternalRef, listExternalRefs } from './external-ref.store.ts';
import { findRecord, lockRecord, type RecordTable } from './record.store.ts';
import type { ExternalRefKind } from './tables.ts';

const tableOf = {
  account: 'accounts',
  person: 'persons',
  membership: 'memberships',
  revenue_line: 'revenue_lines',
  contract: 'contracts',
  deal: 'deals',
  stakeholder_role: 'stakeholder_roles',
} as const satisfies Record<ExternalRefKind, RecordTable>;

/**
 * Gives a record its external ids; the ones it has already are left alone.
 *
 * Errors  conflict (external_id_taken), naming the record that has the id, and its email where it is a person.
 */
export async function addExternalRefs(scope: Scope, kind: ExternalRefKind, recordId: string, refs: readonly ExternalRef[]): Promise<void> {
  for (const ref of refs) {
    const holderId = await findExternalRef(scope, kind, ref);
    if (holderId === recordId) continue;
    if (holderId !== undefined) throw conflict('external_id_taken', await takenText(scope, kind, holderId, ref));
    await insertExternalRef(scope, kind, recordId, ref);
  }
}

async function takenText(scope: Scope, kind: ExternalRefKind, holderId: string, ref: ExternalRef): Promise<string> {
  const holder = await findRecord(scope, tableOf[kind], holderId);
  const named = holder as { name?: string | null; email?: string | null } | undefined;
  const called = [named?.name, named?.email].filter(Boolean).join(', ') || holderId;
  return `The external id ${ref.externalId} of ${ref.source} belongs to another ${kind.replaceAll('_', ' ')} already: ${called}.`;
}

export const addExternalRef = action({
  name: 'external_ref.added',
  input: externalRefChange,
  can: 'edit',
  subject: (input) => ({ kind: input.kind, id: input.recordId }),
  async run(scope, { kind, recordId, ...ref }) {
    await lockRecord(scope, tableOf[kind], recordId);
    await addExternalRefs(scope, kind, recordId, [ref]);
    return { result: { items: await listExternalRefs(scope, recordId) }, after: { [`${kind}Id`]: recordId, ...ref } };
  },
});

export const removeExternalRef = action({
  name: 'external_ref.removed',
  input: externalRefChange,
  can: 'edit',
  subject: (input) => ({ kind: input.kind, id: input.recordId }),
  async run(scope, { kind, recordId, ...ref }) {
    await lockRecord(scope, tableOf[kind], recordId);
    const gone = await deleteExternalRef(scope, kind, recordId, ref);
    const result = { items: await listExternalRefs(scope, recordId) };
    return gone ? { result, before: ref } : { result };
  },
});
