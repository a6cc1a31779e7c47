// Archiving and restoring are the same two verbs for every record of this area.
import type { z } from 'zod';
import { type Action, action } from '../platform/action.ts';
import type { Scope } from '../platform/scope.ts';
import { lockRecord, nounOf, type RecordRows, type RecordTable, updateRecord } from './record.store.ts';

type Archiving<T extends RecordTable, I extends z.ZodType, R> = {
  table: T;
  input: I;
  idOf: (input: z.output<I>) => string;
  answer: (scope: Scope, row: RecordRows[T]) => Promise<R>;
  /** What must hold before the record comes back. */
  mayRestore?: (scope: Scope, row: RecordRows[T]) => Promise<void>;
};

/** Both are idempotent: archiving what is archived changes nothing and records nothing. */
export function archiveVerbs<T extends RecordTable, I extends z.ZodType, R>(
  definition: Archiving<T, I, R>,
): { archive: Action<I, R>; restore: Action<I, R> } {
  const { table, input, idOf, answer } = definition;
  const subject = (given: z.output<I>) => ({ kind: nounOf[table], id: idOf(given) });
  const archivedAt = async (scope: Scope, id: string, value: Date | null) =>
    answer(scope, await updateRecord(scope, table, id, { archived_at: value } as Partial<RecordRows[T]>));

  const archive = action<I, R>({
    name: `${nounOf[table]}.archived`,
    input,
    can: 'decide',
    subject,
    async run(scope, given) {
      const row = await lockRecord(scope, table, idOf(given));
      if (row.archived_at) return { result: await answer(scope, row) };
      return { result: await archivedAt(scope, row.id, scope.now), before: { archivedAt: null }, after: { archivedAt: scope.now } };
    },
  });

  const restore = action<I, R>({
    name: `${nounOf[table]}.restored`,
    input,
    can: 'decide',
    subject,
    async run(scope, given) {
      const row = await lockRecord(scope, table, idOf(given));
      if (!row.archived_at) return { result: await answer(scope, row) };
      await definition.mayRestore?.(scope, row);
      return { result: await archivedAt(scope, row.id, null), before: { archivedAt: row.archived_at }, after: { archivedAt: null } };
    },
  });

  return { archive, restore };
}
