import { randomBytes } from 'node:crypto';
import { fingerprint } from '../fingerprint.ts';
import type { JobDefinition } from '../jobs/job.ts';
import { UnsendableMail } from '../mail/mail.ts';
import { passwordResetWords } from '../mail/mail-text.ts';
import type { Ports } from '../ports.ts';
import { findUser, noteReset } from './password-reset.store.ts';

const hourMs = 3_600_000;

const sendResetJob = 'platform.send_password_reset';

/** `userId` undefined: nobody has that address. A job is sent all the same, so that the answer takes as long. */
export const askForReset = ({ sendJob }: Ports, userId: string | undefined): Promise<void> =>
  sendJob(sendResetJob, { userId: userId ?? '' });

/** The secret of the link is made here: in the queue there is none. */
async function sendReset({ database, clock, mail, log }: Ports, userId: string): Promise<void> {
  const user = await findUser(database, userId);
  if (!user || mail === null) return;
  const token = randomBytes(32).toString('base64url');
  const now = clock();
  await noteReset(database, userId, fingerprint(token), now, new Date(now.getTime() + hourMs));
  const words = passwordResetWords({ name: user.name, url: `${mail.publicUrl}/reset-password/${token}` });
  const messageId = `reset-${randomBytes(12).toString('hex')}`;
  try {
    await mail.send({ to: { name: user.name, address: user.email }, messageId, ...words });
  } catch (error) {
    if (!(error instanceof UnsendableMail)) throw error;
    log.warn({ part: 'mail', userId, reason: error.reason }, 'a mail was refused for good');
  }
}

export const passwordResetJobs: readonly JobDefinition[] = [
  { name: sendResetJob, limitMinutes: 3, run: (ports, { userId }) => sendReset(ports, String(userId)) },
];
