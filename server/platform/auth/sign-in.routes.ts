import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  changePasswordRequest,
  type SignedInPlace,
  sessionRef,
  signedInPlaces,
  signInRequest,
} from '../../../contract/platform/session.ts';
import { notFound, Refusal, refused } from '../errors.ts';
import { type SessionRouteTable, sessionRoute } from '../http/session-route.ts';
import type { Ports } from '../ports.ts';
import { limitAttempts } from './attempts.ts';
import type { CallerFinder } from './caller.ts';
import { deleteSession, listSessions } from './session.store.ts';
import type { LibraryAnswer, SignInLibrary, Visitor } from './sign-in-library.ts';

const nothing = z.strictObject({});
const minuteMs = 60_000;

export function signInRoutes(ports: Ports, library: SignInLibrary, callers: CallerFinder): SessionRouteTable {
  const { clock, database } = ports;
  // An office behind one address may come to work at the same minute; one account is guessed slowly from however many addresses.
  const fromAddress = limitAttempts({ max: 30, windowMs: minuteMs, clock });
  const forAccount = limitAttempts({ max: 10, windowMs: 5 * minuteMs, clock });

  return {
    tag: 'Sign-in',
    routes: [
      sessionRoute('POST', '/api/auth/sign-in/email', {
        access: 'public',
        summary: 'sign in with a password',
        input: signInRequest,
        answer: null,
        async handle({ input, request, reply }) {
          fromAddress.count(request.ip);
          forAccount.count(input.email);
          await signInAndReply(library, input, request, reply);
          forAccount.forget(input.email);
          return null;
        },
      }),
      sessionRoute('POST', '/api/auth/sign-out', {
        access: 'public',
        summary: 'sign out',
        input: nothing,
        answer: null,
        async handle({ request, reply }) {
          passOn(await library.signOut(visitorOf(request)), reply);
          return null;
        },
      }),
      sessionRoute('POST', '/api/auth/change-password', {
        access: 'signed_in',
        summary: 'change my password; every other session ends',
        input: changePasswordRequest,
        answer: null,
        async handle({ input, request, reply }) {
          const user = await callers.getSignedInUser(request);
          forAccount.count(user.email);
          passOn(await library.changePassword(visitorOf(request), input), reply);
          forAccount.forget(user.email);
          return null;
        },
      }),
      sessionRoute('GET', '/api/v1/sessions', {
        access: 'signed_in',
        summary: 'where I am signed in',
        input: nothing,
        answer: signedInPlaces,
        async handle({ request }) {
          const user = await callers.getSignedInUser(request);
          const items: SignedInPlace[] = (await listSessions(database, user.userId)).map((row) => ({
            id: row.id,
            isThisOne: row.id === user.sessionId,
            device: row.device,
            address: row.address,
            createdAt: row.createdAt.toISOString(),
            lastSeenAt: row.updatedAt.toISOString(),
            expiresAt: row.expiresAt.toISOString(),
          }));
          return { items };
        },
      }),
      sessionRoute('DELETE', '/api/v1/sessions/:sessionId', {
        access: 'signed_in',
        summary: 'end a session of mine',
        input: sessionRef,
        answer: null,
        async handle({ input, request }) {
          const user = await callers.getSignedInUser(request);
          if (!(await deleteSession(database, user.userId, input.sessionId))) throw notFound('session', input.sessionId);
          return null;
        },
      }),
    ],
  };
}

/** Errors  not_signed_in (password_wrong). */
export async function signInAndReply(
  library: SignInLibrary,
  input: { email: string; password: string; rememberMe: boolean },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  passOn(await library.signIn({ ...visitorOf(request), cookie: undefined }, input), reply);
}

const visitorOf = (request: FastifyRequest): Visitor => ({
  cookie: request.headers.cookie,
  address: request.ip,
  device: request.headers['user-agent'],
});

function passOn(answer: LibraryAnswer, reply: FastifyReply): void {
  if (answer.ok) {
    reply.header('set-cookie', answer.cookies);
    return;
  }
  switch (answer.code) {
    case 'invalid_email_or_password':
      throw new Refusal('not_signed_in', 'password_wrong', 'The email address or the password is wrong.');
    case 'invalid_password':
      throw refused('password_wrong', 'The current password is wrong.');
    default:
      throw refused(answer.code, 'Signing in did not work.');
  }
}
