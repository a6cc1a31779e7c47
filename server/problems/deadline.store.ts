import { notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { DeadlineAnswerRow, DeadlineFactRow, ProblemsTables } from './tables.ts';

export async function insertDeadline(scope: Scope, row: DeadlineFactRow): Promise<void> {
  await tables<ProblemsTables>(scope).insertInto('deadline_facts').values(row).execute();
}

/** Takes the row's lock until the transaction ends. Errors  deadline_not_found. */
export async function lockDeadline(scope: Scope, deadlineId: string): Promise<DeadlineFactRow> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('deadline_facts')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', deadlineId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('deadline', deadlineId);
  return row;
}

export async function updateDeadline(scope: Scope, deadlineId: string, change: Partial<DeadlineFactRow>): Promise<DeadlineFactRow> {
  return tables<ProblemsTables>(scope)
    .updateTable('deadline_facts')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', deadlineId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function insertDeadlineAnswer(scope: Scope, row: Omit<DeadlineAnswerRow, 'workspace_id' | 'answered_at'>): Promise<void> {
  await tables<ProblemsTables>(scope)
    .insertInto('deadline_answers')
    .values({ ...row, workspace_id: scope.workspaceId, answered_at: scope.now })
    .execute();
}
