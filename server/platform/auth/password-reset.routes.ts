import { askPasswordResetRequest, resetPasswordRequest } from '../../../contract/platform/session.ts';
import { notFound, refused } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import { type SessionRouteTable, sessionRoute } from '../http/session-route.ts';
import type { Ports } from '../ports.ts';
import { limitAttempts } from './attempts.ts';
import { findUserByEmail } from './caller.query.ts';
import { askForReset } from './password-reset.jobs.ts';
import { spendReset } from './password-reset.store.ts';
import type { SignInLibrary } from './sign-in-library.ts';

const minuteMs = 60_000;

/** A new password by a mailed link. Whether an address has an account is told to nobody. */
export function passwordResetRoutes(ports: Ports, library: SignInLibrary): SessionRouteTable {
  const { clock, database } = ports;
  const fromAddress = limitAttempts({ max: 10, windowMs: minuteMs, clock });
  // Nobody's mailbox is filled by somebody else.
  const forAccount = limitAttempts({ max: 3, windowMs: 15 * minuteMs, clock });

  return {
    tag: 'Sign-in',
    routes: [
      sessionRoute('POST', '/api/v1/password-resets', {
        access: 'public',
        summary: 'ask for a mail with a link that sets a new password',
        input: askPasswordResetRequest,
        answer: null,
        async handle({ input, request }) {
          if (ports.mail === null) throw refused('mail_not_set_up', 'No mail server is set up here. Ask whoever runs this server.');
          fromAddress.count(request.ip);
          forAccount.count(input.email);
          await askForReset(ports, (await findUserByEmail(database, input.email))?.id);
          return null;
        },
      }),
      sessionRoute('POST', '/api/v1/password-resets/:token', {
        access: 'public',
        summary: 'set a new password by a mailed link; every session ends',
        input: resetPasswordRequest,
        answer: null,
        async handle({ input, request }) {
          fromAddress.count(request.ip);
          const userId = await spendReset(database, fingerprint(input.token), clock());
          if (userId === undefined) throw notFound('password_reset', 'behind this link');
          await library.setPassword(userId, input.newPassword);
          await library.endSessions(userId);
          return null;
        },
      }),
    ],
  };
}
