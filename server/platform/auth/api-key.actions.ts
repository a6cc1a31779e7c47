import { z } from 'zod';
import { type ApiKeyAnswer, apiKeyRef, createApiKeyRequest, listApiKeysRequest } from '../../../contract/platform/api-key.ts';
import { memberId } from '../../../contract/platform/member.ts';
import { action } from '../action.ts';
import { invalid, notAllowed } from '../errors.ts';
import { newId } from '../id.ts';
import { pageOf } from '../page.ts';
import { query } from '../query.ts';
import { insertApiKey, listApiKeys, lockApiKey, updateApiKey } from './api-key.store.ts';
import { getMember } from './member.store.ts';
import type { ApiKeyRow } from './tables.ts';

const answerOf = (row: ApiKeyRow): ApiKeyAnswer => ({
  id: row.id,
  name: row.name,
  start: row.start,
  scopes: row.scopes,
  memberId: row.member_id,
  expiresAt: row.expires_at?.toISOString() ?? null,
  revokedAt: row.revoked_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
});

/**
 * Gives a secret of the sign-in library its name, scopes and member here. The secret itself never comes by.
 *
 * Errors  invalid when it would expire in the past; not_allowed for scopes that the maker does not have; member_not_found.
 */
export const recordApiKey = action({
  name: 'api_key.created',
  input: createApiKeyRequest.extend({ memberId, authKeyId: z.string(), start: z.string() }),
  can: 'administer',
  subject: (_input, result: ApiKeyAnswer) => ({ kind: 'api_key', id: result.id }),
  async run(scope, input) {
    const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
    if (expiresAt && expiresAt <= scope.now) throw invalid([{ path: 'expiresAt', code: 'in_the_past', message: 'must lie in the future' }]);
    // A narrow key must not be able to make itself a wide one.
    if (input.scopes.some((wanted) => !scope.actor.permissions.includes(wanted)))
      throw notAllowed('A key cannot be given more than its maker may do.');
    await getMember(scope, input.memberId);
    const row: ApiKeyRow = {
      workspace_id: scope.workspaceId,
      id: newId('key', scope.now.getTime()),
      auth_key_id: input.authKeyId,
      name: input.name,
      start: input.start,
      scopes: [...new Set(input.scopes)],
      member_id: input.memberId,
      expires_at: expiresAt,
      revoked_at: null,
      created_at: scope.now,
      last_used_at: null,
    };
    await insertApiKey(scope, row);
    return { result: answerOf(row), after: { name: row.name, scopes: row.scopes, expiresAt: input.expiresAt } };
  },
});

/** From the next request on the key is refused. Errors  api_key_not_found. */
export const revokeApiKey = action({
  name: 'api_key.revoked',
  input: apiKeyRef,
  can: 'administer',
  subject: (input) => ({ kind: 'api_key', id: input.apiKeyId }),
  async run(scope, input) {
    const row = await lockApiKey(scope, input.apiKeyId);
    if (row.revoked_at) return { result: answerOf(row) };
    return {
      result: answerOf(await updateApiKey(scope, row.id, { revoked_at: scope.now })),
      before: { revokedAt: null },
      after: { revokedAt: scope.now },
    };
  },
});

export const browseApiKeys = query({
  name: 'api_keys.listed',
  input: listApiKeysRequest,
  can: 'administer',
  run: async (scope, input) => pageOf(await listApiKeys(scope, input), input.limit, answerOf, (row) => [row.id]),
});
