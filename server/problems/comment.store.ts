import { notFound } from '../platform/errors.ts';
import { cursorAfter } from '../platform/page.ts';
import { type Scope, tables } from '../platform/scope.ts';
import { textAt } from './place.ts';
import type { CommentRow, ProblemsTables } from './tables.ts';

export async function insertComment(scope: Scope, row: CommentRow): Promise<void> {
  await tables<ProblemsTables>(scope).insertInto('comments').values(row).execute();
}

/** Takes the row's lock until the transaction ends. Errors  comment_not_found, also for a removed one. */
export async function lockComment(scope: Scope, commentId: string): Promise<CommentRow> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('comments')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', commentId)
    .where('archived_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('comment', commentId);
  return row;
}

export async function updateComment(scope: Scope, commentId: string, change: Partial<CommentRow>): Promise<CommentRow> {
  return tables<ProblemsTables>(scope)
    .updateTable('comments')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', commentId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Oldest first. */
export async function listComments(
  scope: Scope,
  page: { subjectId: string; cursor?: string | undefined; limit: number },
): Promise<CommentRow[]> {
  const after = cursorAfter(page.cursor, 1);
  return tables<ProblemsTables>(scope)
    .selectFrom('comments')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('subject_id', '=', page.subjectId)
    .where('archived_at', 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', textAt(after ?? [], 0)))
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
}
