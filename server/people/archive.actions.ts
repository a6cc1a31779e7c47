// Archiving and restoring are the same two verbs for every record of this area.
import type { z } from 'zod';
import { type Action, action, type Outcome } from '../platform/action.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion } from '../platform/version.ts';
import { lockRecord, nounOf, type RecordRows, type RecordTable, updateRecord } from './record.store.ts';

type Archiving<T extends RecordTable, I extends z.ZodType, R> = {
  table: T;
  input: I;
  idOf: (input: z.output<I>) => string;
  answer: (scope: Scope, row: RecordRows[T]) => Promise<R>;
  /** What the fact names beside the record: accounts, families, products whose figures are others now. */
  told: (scope: Scope, row: RecordRows[T]) => Promise<Record<string, unknown>>;
  /** What must hold before the record comes back. */
  mayRestore?: (scope: Scope, row: RecordRows[T]) => Promise<void> | void;
};

/** Both are idempotent: archiving what is archived changes nothing and records nothing. */
export function archiveVerbs<T extends RecordTable, I extends z.ZodType, R>(
  definition: Archiving<T, I, R>,
): { archive: Action<I, R>; restore: Action<I, R> } {
  const verb = (event: 'archived' | 'restored'): Action<I, R> =>
    action({
      name: `${nounOf[definition.table]}.${event}`,
      input: definition.input,
      can: 'edit',
      subject: (input) => ({ kind: nounOf[definition.table], id: definition.idOf(input) }),
      async run(scope, input): Promise<Outcome<R>> {
        const row = await lockRecord(scope, definition.table, definition.idOf(input));
        assertVersion(row, (input as { expectedVersion?: number | undefined }).expectedVersion);
        if ((row.archived_at !== null) === (event === 'archived')) return { result: await definition.answer(scope, row) };
        if (event === 'restored') await definition.mayRestore?.(scope, row);
        const archivedAt = event === 'archived' ? scope.now : null;
        const changed = await updateRecord(scope, definition.table, row.id, { archived_at: archivedAt } as Partial<RecordRows[T]>);
        return {
          result: await definition.answer(scope, changed),
          before: { archivedAt: row.archived_at },
          after: { archivedAt, ...(await definition.told(scope, changed)) },
        };
      },
    });
  return { archive: verb('archived'), restore: verb('restored') };
}
