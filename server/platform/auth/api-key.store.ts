import { notFound } from '../errors.ts';
import { cursorAfter } from '../page.ts';
import { type Scope, tables } from '../scope.ts';
import type { ApiKeyRow, AuthTables } from './tables.ts';

export async function insertApiKey(scope: Scope, row: ApiKeyRow): Promise<void> {
  await tables<AuthTables>(scope).insertInto('api_keys').values(row).execute();
}

/** Takes the row's lock until the transaction ends. Errors  api_key_not_found. */
export async function lockApiKey(scope: Scope, apiKeyId: string): Promise<ApiKeyRow> {
  const row = await tables<AuthTables>(scope)
    .selectFrom('api_keys')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', apiKeyId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('api_key', apiKeyId);
  return row;
}

export async function updateApiKey(scope: Scope, apiKeyId: string, change: Partial<ApiKeyRow>): Promise<ApiKeyRow> {
  return tables<AuthTables>(scope)
    .updateTable('api_keys')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', apiKeyId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function listApiKeys(
  scope: Scope,
  filter: { revoked: boolean; cursor?: string | undefined; limit: number },
): Promise<ApiKeyRow[]> {
  const after = cursorAfter(filter.cursor, 1);
  return tables<AuthTables>(scope)
    .selectFrom('api_keys')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('revoked_at', filter.revoked ? 'is not' : 'is', null)
    .$if(after !== null, (query) => query.where('id', '>', String(after?.[0])))
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute();
}
