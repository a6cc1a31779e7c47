import {
  apiKeyAnswer,
  apiKeyPage,
  type CreatedApiKeyAnswer,
  createApiKeyRequest,
  createdApiKeyAnswer,
} from '../../../contract/platform/api-key.ts';
import { type Caller, perform } from '../action.ts';
import { notAllowed } from '../errors.ts';
import { mergedInput } from '../http/input.ts';
import { get, post, type RouteTable, routes } from '../http/route.ts';
import { parseInput } from '../parse.ts';
import type { Ports } from '../ports.ts';
import { memberIdOf } from '../scope.ts';
import { browseApiKeys, recordApiKey, revokeApiKey } from './api-key.actions.ts';
import { findUserOfMember } from './caller.query.ts';
import type { SignInLibrary } from './sign-in-library.ts';

export const apiKeyRoutes = routes('API keys', [
  get('/api-keys', browseApiKeys, { answer: apiKeyPage }),
  post('/api-keys/:apiKeyId/revoke', revokeApiKey, { answer: apiKeyAnswer }),
]);

/** Making a key needs the sign-in library, so this route exists only where there is one. */
export function createApiKeyRoutes(library: SignInLibrary): RouteTable {
  return routes('API keys', [
    {
      method: 'POST',
      path: '/api-keys',
      can: 'administer',
      summary: 'create an API key; its secret is shown this once',
      input: createApiKeyRequest,
      answer: createdApiKeyAnswer,
      status: 201,
      async handle({ ports, caller, request, reply }) {
        const memberId = memberIdOf(caller.actor);
        if (memberId === null) throw notAllowed();
        const made = await createApiKey(ports, library, caller, memberId, mergedInput(request));
        return reply.status(201).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(JSON.stringify(made));
      },
    },
  ]);
}

/**
 * Makes a key that acts for a member. The library's secret comes first, outside the transaction: it has its own connection,
 * and on the embedded database there is only one session to wait for.
 *
 * Errors  as recordApiKey; then no secret is left behind.
 */
export async function createApiKey(
  ports: Ports,
  library: SignInLibrary,
  caller: Caller,
  memberId: string,
  rawInput: unknown,
): Promise<CreatedApiKeyAnswer> {
  const input = parseInput(createApiKeyRequest, rawInput);
  const userId = await findUserOfMember(ports.database, caller.workspaceId, memberId);
  if (!userId) throw notAllowed();
  const { authKeyId, secret, start } = await library.createKey(userId, input.name);
  try {
    const recorded = await perform(ports, recordApiKey, caller, { ...input, memberId, authKeyId, start });
    return { ...recorded, secret };
  } catch (error) {
    await library.deleteKey(authKeyId);
    throw error;
  }
}
