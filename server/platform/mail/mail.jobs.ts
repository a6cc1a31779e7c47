// Sends what was noted, one mail a job, so that one that fails holds up no other.
import { randomBytes } from 'node:crypto';
import { fingerprint } from '../fingerprint.ts';
import type { JobDefinition } from '../jobs/job.ts';
import type { Ports } from '../ports.ts';
import { localDay } from './local-day.ts';
import {
  findRecipient,
  findUnread,
  listDigestReaders,
  listUnread,
  type MailRow,
  noteDigest,
  noteDueMails,
  pruneMails,
  renewMailedLink,
  settleMail,
  takeMail,
  takeUpMails,
  type UnreadNotification,
} from './mail.store.ts';
import { type Mail, UnsendableMail } from './mail.ts';
import { digestWords, invitationWords, notificationWords, type ToldOf } from './mail-text.ts';
import type { Mailer } from './mailer.ts';

const sendJob = 'platform.send_mail';
const digestHour = 8;
const dayMs = 86_400_000;
const mostInDigest = 50;
const keptDays = 90;

/** Called after facts of a workspace were delivered. Without a mail server it does nothing, and nothing waits. */
export async function queueMails(ports: Ports, workspaceId: string): Promise<void> {
  if (ports.mail === null) return;
  await send(ports, await noteDueMails(ports.database, workspaceId, ports.clock()));
}

async function send(ports: Ports, mails: readonly MailRow[]): Promise<void> {
  for (const { workspaceId, id } of mails) await ports.sendJob(sendJob, { workspaceId, mailId: id }, { singletonKey: id });
}

/** The mail as it is to be sent now; a word where it is not to be sent any more. */
async function compose(ports: Ports, mailer: Mailer, row: MailRow): Promise<Mail | { dropped: string }> {
  switch (row.kind) {
    case 'invitation':
      return composeInvitation(ports, mailer, row);
    case 'notification':
    case 'digest':
      return composeForMember(ports, mailer, row);
  }
}

async function composeInvitation({ database, clock }: Ports, mailer: Mailer, row: MailRow): Promise<Mail | { dropped: string }> {
  const token = randomBytes(32).toString('base64url');
  const invitation = await renewMailedLink(database, row.workspaceId, row.subjectId, fingerprint(token), clock());
  if (!invitation) return { dropped: 'not_open' };
  const url = `${mailer.publicUrl}/invitations/${token}`;
  return { to: { name: '', address: invitation.email }, messageId: row.id, ...invitationWords({ ...invitation, url }) };
}

async function composeForMember({ database, clock }: Ports, mailer: Mailer, row: MailRow): Promise<Mail | { dropped: string }> {
  const { workspaceId, memberId } = row;
  const recipient = memberId === null ? undefined : await findRecipient(database, workspaceId, memberId);
  if (memberId === null || !recipient) return { dropped: 'no_recipient' };
  if (recipient.mailChoice !== (row.kind === 'digest' ? 'daily' : 'at_once')) return { dropped: 'not_wanted' };
  const home = `${mailer.publicUrl}/w/${workspaceId}`;
  const settingsUrl = `${home}/settings/account#mail`;
  const to = { ...recipient, settingsUrl };
  const envelope = { to: { name: recipient.name, address: recipient.address }, messageId: row.id, unsubscribeUrl: settingsUrl };
  const toldOf = (news: UnreadNotification): ToldOf => ({ ...news, url: `${home}/notifications/${news.id}` });
  if (row.kind === 'notification') {
    const news = await findUnread(database, workspaceId, row.subjectId);
    return news ? { ...envelope, ...notificationWords(to, toldOf(news)) } : { dropped: 'read_already' };
  }
  const since = new Date(clock().getTime() - dayMs);
  const { news, unread } = await listUnread(database, { workspaceId, memberId, since, limit: mostInDigest });
  if (unread === 0) return { dropped: 'read_already' };
  return { ...envelope, ...digestWords(to, { news: news.map(toldOf), unread, allUrl: `${home}/notifications` }) };
}

/**
 * Sends one mail. A notification is never sent twice after a crash: what was in hand when the server died is given up. A mail can come
 * twice only where the mail server took it and its answer got lost; then both bear one message id.
 *
 * Errors  MailServerTrouble, for another try by the queue.
 */
async function sendMail(ports: Ports, workspaceId: string, mailId: string): Promise<void> {
  const { mail: mailer, database, clock, log } = ports;
  if (mailer === null) return;
  const row = await takeMail(database, workspaceId, mailId, clock());
  if (!row) return;
  try {
    const mail = await compose(ports, mailer, row);
    if ('dropped' in mail) return await settleMail(database, row, 'dropped', mail.dropped, clock());
    await mailer.send(mail);
  } catch (error) {
    if (!(error instanceof UnsendableMail)) {
      await settleMail(database, row, 'waiting', 'tried', clock());
      throw error;
    }
    log.warn({ part: 'mail', mailId, reason: error.reason }, 'a mail was refused for good');
    return await settleMail(database, row, 'failed', error.reason, clock());
  }
  await settleMail(database, row, 'sent', null, clock());
}

/** Digests are made from eight in the morning on, where the member lives. */
async function makeDigests(ports: Ports): Promise<MailRow[]> {
  const { database, clock } = ports;
  const now = clock();
  const made: MailRow[] = [];
  for (const reader of await listDigestReaders(database)) {
    const { day, hour } = localDay(now, reader.timeZone);
    if (hour < digestHour || (reader.digestOn ?? '') >= day) continue;
    const mail = await noteDigest(database, reader, day, new Date(now.getTime() - dayMs), now);
    if (mail) made.push(mail);
  }
  return made;
}

export const mailJobs: readonly JobDefinition[] = [
  {
    name: sendJob,
    limitMinutes: 3,
    run: (ports, { workspaceId, mailId }) => sendMail(ports, String(workspaceId), String(mailId)),
  },
  {
    name: 'platform.mails',
    schedule: '*/15 * * * *',
    async run(ports) {
      if (ports.mail === null) return;
      const { database, clock } = ports;
      await send(ports, [...(await takeUpMails(database, clock())), ...(await makeDigests(ports))]);
      await pruneMails(database, new Date(clock().getTime() - keptDays * dayMs));
    },
  },
];
