// Finds who asks: by the session cookie of a browser or by an API key.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Permission, permissionsOf } from '../../../contract/platform/permission.ts';
import type { Caller } from '../action.ts';
import { notFound, notSignedIn, Refusal } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Authenticate } from '../http/mount.ts';
import type { Ports } from '../ports.ts';
import type { Actor, Origin } from '../scope.ts';
import { limitAttempts } from './attempts.ts';
import { findMemberOfKey, findMemberOfSession, findSignedInUser, noteKeyUse, type SignedInUser } from './caller.query.ts';
import { remember } from './remembered.ts';
import { refuseCrossSite } from './same-origin.ts';
import type { SignInLibrary } from './sign-in-library.ts';

export type CallerFinder = {
  authenticate: Authenticate;
  /**
   * The person behind the cookie, whatever workspaces they have. With `reply`, a session due for renewal gets a new cookie.
   *
   * Errors  not_signed_in, not_allowed (cross_site).
   */
  getSignedInUser: (request: FastifyRequest, reply?: FastifyReply) => Promise<SignedInUser>;
  findSignedInUser: (request: FastifyRequest, reply?: FastifyReply) => Promise<SignedInUser | undefined>;
};

// Only "this signature is the library's, for that row" is remembered. The row itself is read on every request, so that
// whatever is revoked is refused at once; checking a signature anew costs three statements, the row one.
const proofs = { ttlMs: 5 * 60_000, max: 10_000 };

export function findCallers(ports: Ports, library: SignInLibrary, baseUrl: string): CallerFinder {
  const { database, clock } = ports;
  const ownOrigin = new URL(baseUrl).origin;
  const sessions = remember<string>(proofs);
  const keys = remember<string>(proofs);
  // A real client sends one wrong key, sees 401 and stops.
  const wrongKeys = limitAttempts({ max: 30, windowMs: 60_000, clock });

  async function proveSession(request: FastifyRequest, reply?: FastifyReply): Promise<string | undefined> {
    const cookie = sessionCookieOf(request.headers.cookie);
    if (!cookie) return undefined;
    const known = sessions.find(fingerprint(cookie), clock().getTime());
    if (known && !reply) return known;
    const proven = await library.proveCookie(cookie);
    if (!proven) return undefined;
    if (reply && proven.cookies.length > 0) reply.header('set-cookie', proven.cookies);
    sessions.keep(fingerprint(cookie), proven.sessionId, clock().getTime());
    return proven.sessionId;
  }

  async function callerByKey(request: FastifyRequest, secret: string, workspaceId: string): Promise<Caller> {
    const mark = fingerprint(secret);
    const nowMs = clock().getTime();
    let authKeyId = keys.find(mark, nowMs);
    if (!authKeyId) {
      authKeyId = secret.length <= 200 ? await library.proveKey(secret) : undefined;
      if (authKeyId) {
        keys.keep(mark, authKeyId, nowMs);
        await noteKeyUse(database, authKeyId, clock());
      }
    }
    const found = authKeyId ? await findMemberOfKey(database, authKeyId, clock()) : undefined;
    if (!found) {
      wrongKeys.count(request.ip);
      throw new Refusal('not_signed_in', 'api_key_not_valid', 'This API key is unknown, revoked or expired.');
    }
    if (found.workspaceId !== workspaceId) throw notFound('workspace', workspaceId);
    const allowed = permissionsOf(found.role);
    const permissions = found.scopes.filter((scope) => allowed.includes(scope));
    const actor: Actor = { kind: 'key', id: found.keyId, name: found.keyName, memberId: found.memberId, permissions };
    return { workspaceId, actor, origin: originOf(request) };
  }

  async function callerBySession(request: FastifyRequest, workspaceId: string): Promise<Caller> {
    const sessionId = await proveSession(request);
    const found = sessionId ? await findMemberOfSession(database, sessionId, workspaceId) : undefined;
    if (!found) throw notSignedIn();
    refuseCrossSite(request, ownOrigin);
    if (found.memberId === null || found.name === null || found.role === null) throw notFound('workspace', workspaceId);
    const permissions: readonly Permission[] = permissionsOf(found.role);
    const actor: Actor = { kind: 'member', id: found.memberId, name: found.name, role: found.role, permissions };
    return { workspaceId, actor, origin: originOf(request) };
  }

  async function findUser(request: FastifyRequest, reply?: FastifyReply): Promise<SignedInUser | undefined> {
    const sessionId = await proveSession(request, reply);
    const user = sessionId ? await findSignedInUser(database, sessionId) : undefined;
    if (user) refuseCrossSite(request, ownOrigin);
    return user;
  }

  return {
    async authenticate(request, workspaceId) {
      const secret = keySecretOf(request);
      return secret === undefined ? callerBySession(request, workspaceId) : callerByKey(request, secret, workspaceId);
    },
    async getSignedInUser(request, reply) {
      const user = await findUser(request, reply);
      if (!user) throw notSignedIn();
      return user;
    },
    findSignedInUser: findUser,
  };
}

export const originOf = (request: FastifyRequest): Origin => ({ requestId: request.id, address: request.ip, via: 'http' });

/** `Authorization: Bearer <secret>` or `x-api-key: <secret>`; a request that carries one is never asked for its cookie. */
function keySecretOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-api-key'];
  if (header !== undefined) return String(header);
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  return /^Bearer\s+(\S+)$/i.exec(authorization)?.[1] ?? '';
}

/** Of all cookies only the library's session: other cookies of the same host must not disturb what is remembered. */
function sessionCookieOf(header: string | undefined): string | undefined {
  const found = header?.split(/;\s*/).filter((cookie) => /^(?:__Secure-)?bifocal\.(?:session_token|dont_remember)=/.test(cookie));
  return found && found.length > 0 && found.length <= 4 ? found.join('; ') : undefined;
}
