import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { permissionsOf } from '../../../contract/platform/permission.ts';
import {
  firstMemberAnswer,
  firstMemberRequest,
  type ProductSummary,
  sessionAnswer,
  setupAnswer,
} from '../../../contract/platform/session.ts';
import { createWorkspaceRequest } from '../../../contract/platform/workspace.ts';
import { perform } from '../action.ts';
import { conflict, notAllowed, Refusal } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import { type SessionRouteTable, sessionRoute } from '../http/session-route.ts';
import type { Ports } from '../ports.ts';
import { limitAttempts } from './attempts.ts';
import { findUserByEmail, hasWorkspace, listWorkspacesOfUser } from './caller.query.ts';
import { type CallerFinder, originOf } from './caller.ts';
import { findSecret, restoreSecret, spendSecret } from './secret.store.ts';
import { signInAndReply } from './sign-in.routes.ts';
import type { SignInLibrary } from './sign-in-library.ts';
import { founderOf, foundWorkspace } from './workspace.actions.ts';

/** Lists what the product switcher shows of one workspace; the products belong to an area above. */
export type ListProducts = (workspaceId: string) => Promise<ProductSummary[]>;

const nothing = z.strictObject({});

export const firstMemberSecret = 'first_member_token';

export function sessionRoutes(
  ports: Ports,
  library: SignInLibrary,
  callers: CallerFinder,
  listProductsOf: ListProducts,
): SessionRouteTable {
  const { database, clock } = ports;
  const guesses = limitAttempts({ max: 10, windowMs: 60_000, clock });

  return {
    tag: 'Session',
    routes: [
      sessionRoute('GET', '/api/v1/setup', {
        access: 'public',
        summary: 'whether the first member is still to come',
        input: nothing,
        answer: setupAnswer,
        handle: async () => ({ needsFirstMember: !(await hasWorkspace(database)), sendsMail: ports.mail !== null }),
      }),
      sessionRoute('POST', '/api/v1/first-member', {
        access: 'public',
        summary: 'make the first workspace and its first member',
        input: firstMemberRequest,
        answer: firstMemberAnswer,
        status: 201,
        async handle({ input, request, reply }) {
          guesses.count(request.ip);
          if (await hasWorkspace(database))
            throw conflict('workspace_exists', 'There is a workspace already. Ask its admin for an invitation.');
          const token = await findSecret(database, firstMemberSecret);
          if (!token || !isSame(input.token, token) || !(await spendSecret(database, firstMemberSecret, token)))
            throw new Refusal('not_allowed', 'token_wrong', 'This is not the token that the server printed at its start.');
          try {
            const userId = await takeUser(input);
            const caller = founderOf(input, originOf(request), clock().getTime());
            const { workspaceName: name, currency, timeZone, function: memberFunction } = input;
            const made = await perform(ports, foundWorkspace, caller, {
              name,
              currency,
              timeZone,
              function: memberFunction,
              founder: { userId, name: input.name, email: input.email },
            });
            await signInAndReply(library, { email: input.email, password: input.password, rememberMe: true }, request, reply);
            return made;
          } catch (error) {
            if (!(await hasWorkspace(database))) await restoreSecret(database, firstMemberSecret, token);
            throw error;
          }
        },
      }),
      sessionRoute('GET', '/api/v1/session', {
        access: 'signed_in',
        summary: 'who is signed in, and where they may go',
        input: nothing,
        answer: sessionAnswer,
        async handle({ request, reply }) {
          const user = await callers.getSignedInUser(request, reply);
          const workspaces = [];
          for (const workspace of await listWorkspacesOfUser(database, user.userId))
            workspaces.push({
              ...workspace,
              permissions: [...permissionsOf(workspace.role)],
              products: await listProductsOf(workspace.id),
            });
          return { user: { id: user.userId, name: user.name, email: user.email }, sendsMail: ports.mail !== null, workspaces };
        },
      }),
      sessionRoute('POST', '/api/v1/workspaces', {
        access: 'signed_in',
        summary: 'make a further workspace',
        input: createWorkspaceRequest,
        answer: firstMemberAnswer,
        status: 201,
        async handle({ input, request }) {
          const user = await callers.getSignedInUser(request);
          const mine = await listWorkspacesOfUser(database, user.userId);
          if (!mine.some((workspace) => workspace.role === 'admin'))
            throw notAllowed('Only somebody who administers a workspace may make another.');
          const founder = { userId: user.userId, name: user.name, email: user.email };
          return perform(ports, foundWorkspace, founderOf(user, originOf(request), clock().getTime()), { ...input, founder });
        },
      }),
    ],
  };

  /** A try that broke off half-way may have left the account: whoever has the token gets it with the password given now. */
  async function takeUser(input: { name: string; email: string; password: string }): Promise<string> {
    const known = await findUserByEmail(database, input.email);
    if (!known) return library.createUser({ name: input.name, email: input.email, password: input.password });
    await library.setPassword(known.id, input.password);
    return known.id;
  }
}

const isSame = (a: string, b: string) => timingSafeEqual(Buffer.from(fingerprint(a)), Buffer.from(fingerprint(b)));
