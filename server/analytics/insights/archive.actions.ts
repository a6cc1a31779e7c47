// Archiving and restoring are the same two verbs for metrics, insights and alerts.
import type { z } from 'zod';
import type { Permission } from '../../../contract/platform/permission.ts';
import { type Action, action, type Outcome } from '../../platform/action.ts';
import type { Scope } from '../../platform/scope.ts';
import { lockNoun, type NounRow, updateNoun, wordOf } from './noun.store.ts';

type Archived = 'metrics' | 'insights' | 'alerts';

type Archiving<T extends Archived, I extends z.ZodType, R> = {
  table: T;
  input: I;
  can: Permission;
  idOf: (input: z.output<I>) => string;
  answer: (scope: Scope, row: NounRow<T>) => Promise<R>;
};

/** Both are idempotent: archiving what is archived changes nothing and records nothing. */
export function archiveVerbs<T extends Archived, I extends z.ZodType, R>(
  definition: Archiving<T, I, R>,
): { archive: Action<I, R>; restore: Action<I, R> } {
  const { table, input, can, idOf, answer } = definition;
  const verb = (event: 'archived' | 'restored'): Action<I, R> =>
    action({
      name: `${wordOf[table]}.${event}`,
      input,
      can,
      subject: (given) => ({ kind: wordOf[table], id: idOf(given) }),
      async run(scope, given): Promise<Outcome<R>> {
        const row = await lockNoun(scope, table, idOf(given));
        if ((row.archived_at !== null) === (event === 'archived')) return { result: await answer(scope, row) };
        const archivedAt = event === 'archived' ? scope.now : null;
        const changed = await updateNoun(scope, table, row.id, { archived_at: archivedAt } as Partial<NounRow<T>>);
        return {
          result: await answer(scope, changed),
          before: { archivedAt: row.archived_at },
          after: { archivedAt, productId: row.product_id, name: row.name },
        };
      },
    });
  return { archive: verb('archived'), restore: verb('restored') };
}
