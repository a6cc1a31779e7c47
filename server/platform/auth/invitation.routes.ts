import type { z } from 'zod';
import {
  acceptedInvitationAnswer,
  acceptInvitationRequest,
  createdInvitationAnswer,
  invitationAnswer,
  invitationPage,
  openInvitationAnswer,
  readInvitationRequest,
} from '../../../contract/platform/invitation.ts';
import { permissionsOf } from '../../../contract/platform/permission.ts';
import { perform } from '../action.ts';
import { invalid, notFound, refused } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import { get, post, routes } from '../http/route.ts';
import { type SessionRouteTable, sessionRoute } from '../http/session-route.ts';
import { newId } from '../id.ts';
import type { Ports } from '../ports.ts';
import { findUserByEmail } from './caller.query.ts';
import { type CallerFinder, originOf } from './caller.ts';
import { acceptInvitation, browseInvitations, createInvitation, revokeInvitation } from './invitation.actions.ts';
import { findOpenInvitation, type OpenInvitation } from './invitation.store.ts';
import { signInAndReply } from './sign-in.routes.ts';
import type { SignInLibrary } from './sign-in-library.ts';

export const invitationRoutes = routes('Invitations', [
  get('/invitations', browseInvitations, { answer: invitationPage }),
  post('/invitations', createInvitation, { answer: createdInvitationAnswer, status: 201, isSecret: true }),
  post('/invitations/:invitationId/revoke', revokeInvitation, { answer: invitationAnswer }),
]);

type Newcomer = { userId: string; name: string; email: string };
type AcceptInput = z.output<typeof acceptInvitationRequest>;

/** What the person with the link can do: look, and join. */
export function openInvitationRoutes(library: SignInLibrary, callers: CallerFinder): SessionRouteTable {
  return {
    tag: 'Invitations',
    routes: [
      sessionRoute('GET', '/api/v1/invitations/:token', {
        access: 'public',
        summary: 'what the invitation link is for',
        input: readInvitationRequest,
        answer: openInvitationAnswer,
        async handle({ ports, input }) {
          const { workspaceName, role, function: memberFunction, email, expiresAt } = await getOpenInvitation(ports, input.token);
          return { workspaceName, role, function: memberFunction, email, expiresAt: expiresAt.toISOString() };
        },
      }),
      sessionRoute('POST', '/api/v1/invitations/:token/accept', {
        access: 'public',
        summary: 'join a workspace by an invitation link',
        input: acceptInvitationRequest,
        answer: acceptedInvitationAnswer,
        status: 201,
        async handle({ ports, input, request, reply }) {
          const invitation = await getOpenInvitation(ports, input.token);
          const signedIn = await callers.findSignedInUser(request);
          if (signedIn && invitation.email !== null && invitation.email !== signedIn.email)
            throw refused('invitation_for_somebody_else', `This invitation is for ${invitation.email}. Sign in as that person.`);
          const join = async (person: Newcomer) => {
            const id = newId('mem', ports.clock().getTime());
            const actor = {
              kind: 'member',
              id,
              name: person.name,
              role: invitation.role,
              permissions: permissionsOf(invitation.role),
            } as const;
            const caller = { workspaceId: invitation.workspaceId, actor, origin: originOf(request) };
            const { userId, name, email } = person;
            return perform(ports, acceptInvitation, caller, { invitationId: invitation.id, userId, name, email });
          };
          if (signedIn) return { workspaceId: invitation.workspaceId, ...(await join(signedIn)) };
          const { password, ...person } = newcomerOf(invitation, input);
          if (await findUserByEmail(ports.database, person.email))
            throw refused('account_exists', 'There is an account with this email address. Sign in, then open the link again.');
          const userId = await library.createUser({ ...person, password });
          const joined = await join({ ...person, userId }).catch(async (error: unknown) => {
            // Somebody else took the link meanwhile: no account without a workspace stays behind.
            await library.deleteUser(userId);
            throw error;
          });
          await signInAndReply(library, { email: person.email, password, rememberMe: true }, request, reply);
          return { workspaceId: invitation.workspaceId, ...joined };
        },
      }),
    ],
  };
}

async function getOpenInvitation(ports: Ports, token: string): Promise<OpenInvitation> {
  const found = await findOpenInvitation(ports.database, fingerprint(token), ports.clock());
  if (!found) throw notFound('invitation', 'behind this link');
  return found;
}

/** Errors  invalid, naming what a new person has to send. */
function newcomerOf(invitation: OpenInvitation, input: AcceptInput): { name: string; email: string; password: string } {
  const { name, password } = input;
  const email = invitation.email ?? input.email;
  const missing = Object.entries({ name, email, password }).filter(([, value]) => value === undefined);
  if (name === undefined || email === undefined || password === undefined)
    throw invalid(missing.map(([path]) => ({ path, code: 'required', message: 'is needed from somebody who is not signed in' })));
  return { name, email, password };
}
