// Who somebody is (the library) and what they may do here (our members): one value for the application and the command line.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { CreatedApiKeyAnswer } from '../../../contract/platform/api-key.ts';
import type { Permission } from '../../../contract/platform/permission.ts';
import type { Caller } from '../action.ts';
import { notFound } from '../errors.ts';
import { type Authenticate, mountRoutes } from '../http/mount.ts';
import type { RouteTable } from '../http/route.ts';
import { mountSessionRoutes, type SessionRouteTable } from '../http/session-route.ts';
import { systemActor } from '../outbox.ts';
import type { Ports } from '../ports.ts';
import { createApiKey, createApiKeyRoutes } from './api-key.routes.ts';
import { findUserByEmail, hasWorkspace, listUsers, type UserOfServer } from './caller.query.ts';
import { findCallers } from './caller.ts';
import { openInvitationRoutes } from './invitation.routes.ts';
import { passwordResetRoutes } from './password-reset.routes.ts';
import { refuseCrossSite } from './same-origin.ts';
import { getSecret } from './secret.store.ts';
import { firstMemberSecret, type ListProducts, sessionRoutes } from './session.routes.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { openSignInLibrary } from './sign-in-library.ts';

export type AuthOptions = {
  ports: Ports;
  /** The address that people type; `https:` makes cookies secure. The port does not matter. */
  baseUrl: string;
  /** Session answers show the products of each workspace; they belong to strategy. */
  listProductsOf: ListProducts;
  /** In tests every answer is parsed by its schema. */
  checkAnswers?: boolean;
};

export type Auth = {
  authenticate: Authenticate;
  /** Mounts what `sessionRoutes` and `routes` say. */
  register: (app: FastifyInstance) => Promise<void>;
  /** The routes outside any workspace, and those in a workspace that need the sign-in library. */
  sessionRoutes: readonly SessionRouteTable[];
  routes: readonly RouteTable[];
  /** The token that makes the first member, while there is no workspace: print it at start. */
  firstMemberToken: () => Promise<string | undefined>;
  /** Errors  the library's, when the address is taken. */
  createUser: (input: { name: string; email: string; password: string }) => Promise<{ userId: string }>;
  /** Sets a password that is made up here and ends every session. Errors  user_not_found. */
  resetPassword: (email: string) => Promise<{ email: string; temporaryPassword: string }>;
  listUsers: () => Promise<UserOfServer[]>;
  /** For the command line: a key that acts for a member. Errors  as recordApiKey. */
  createKey: (input: NewKey) => Promise<CreatedApiKeyAnswer>;
};

export type NewKey = { workspaceId: string; memberId: string; name: string; scopes: readonly Permission[]; expiresAt: string | null };

export async function createAuth(options: AuthOptions): Promise<Auth> {
  const { ports, baseUrl, listProductsOf } = options;
  const { database, log } = ports;
  const library = openSignInLibrary({ database, baseUrl, secret: await getSecret(database, 'sign_in'), log });
  const callers = findCallers(ports, library, baseUrl);
  const tables: readonly SessionRouteTable[] = [
    sessionRoutes(ports, library, callers, listProductsOf),
    signInRoutes(ports, library, callers),
    passwordResetRoutes(ports, library),
    openInvitationRoutes(library, callers),
  ];
  const routes: readonly RouteTable[] = [createApiKeyRoutes(library)];
  const checkAnswers = options.checkAnswers ?? false;
  const ownOrigin = new URL(baseUrl).origin;

  return {
    authenticate: callers.authenticate,
    sessionRoutes: tables,
    routes,
    async register(app) {
      mountSessionRoutes(app, tables, {
        ports,
        checkAnswers,
        async admit(request, access) {
          // Also before somebody is signed in: another site must not sign a browser in as somebody else.
          refuseCrossSite(request, ownOrigin);
          if (access === 'signed_in') await callers.getSignedInUser(request);
        },
      });
      mountRoutes(app, routes, { ports, authenticate: callers.authenticate, checkAnswers });
    },
    firstMemberToken: async () => ((await hasWorkspace(database)) ? undefined : getSecret(database, firstMemberSecret)),
    createUser: async (input) => ({ userId: await library.createUser(input) }),
    async resetPassword(email) {
      const user = await findUserByEmail(database, email);
      if (!user) throw notFound('user', email);
      const temporaryPassword = randomBytes(12).toString('base64url');
      await library.setPassword(user.id, temporaryPassword);
      await library.endSessions(user.id);
      return { email: user.email, temporaryPassword };
    },
    listUsers: () => listUsers(database),
    createKey({ workspaceId, memberId, ...input }) {
      const caller: Caller = {
        workspaceId,
        actor: systemActor('command line'),
        origin: { requestId: crypto.randomUUID(), address: null, via: 'cli' },
      };
      return createApiKey(ports, library, caller, memberId, input);
    },
  };
}
