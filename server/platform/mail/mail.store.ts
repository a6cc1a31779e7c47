// The ledger of mails and what goes into them. Jobs span workspaces and members, so this reads and writes as the system.
import { sql } from 'kysely';
import type { MailChoice } from '../../../contract/platform/member.ts';
import type { NotificationKind } from '../../../contract/platform/notification.ts';
import type { Role } from '../../../contract/platform/permission.ts';
import { newId } from '../id.ts';
import type { Database } from '../postgres/database.ts';

export type MailKind = 'invitation' | 'notification' | 'digest';
export type MailState = 'waiting' | 'handing_over' | 'sent' | 'dropped' | 'failed';
export type MailRow = { workspaceId: string; id: string; kind: MailKind; subjectId: string; memberId: string | null; state: MailState };

const mostAtOnce = 200;
/** What is older was told before mails were set up, or while no server ran: it stands in the application. */
const freshMs = 3_600_000;

type Due = { id: string; memberId: string | null; isWanted: boolean };

/**
 * Decides for what waits in a workspace whether a mail goes out, and notes those that do; together, so that each is decided once.
 *
 * Shape   the new mails. Members that cannot sign in (those of a sample) get none.
 */
export async function noteDueMails(database: Database, workspaceId: string, now: Date): Promise<MailRow[]> {
  const since = new Date(now.getTime() - freshMs);
  const noted: MailRow[] = [];
  await database.system.transaction().execute(async (transaction) => {
    const notifications = await sql<Due>`
      select n.id, n.member_id as "memberId", (u.id is not null and n.read_at is null and n.created_at > ${since}) as "isWanted"
      from notifications n
      left join members m on m.workspace_id = n.workspace_id and m.id = n.member_id and m.archived_at is null and m.mail_choice = 'at_once'
      left join auth_user u on u.id = m.user_id
      where n.workspace_id = ${workspaceId} and n.mail_due
      order by n.id limit ${mostAtOnce} for update of n skip locked`.execute(transaction);
    const invitations = await sql<Due>`
      select id, null as "memberId",
        (email is not null and accepted_at is null and revoked_at is null and expires_at > ${now} and created_at > ${since}) as "isWanted"
      from invitations where workspace_id = ${workspaceId} and mail_due
      order by id limit ${mostAtOnce} for update skip locked`.execute(transaction);
    const decided = { notification: notifications.rows, invitation: invitations.rows };
    for (const [kind, due] of Object.entries(decided) as ['notification' | 'invitation', Due[]][]) {
      if (due.length === 0) continue;
      const ids = due.map(({ id }) => id);
      await sql`
        update ${sql.table(`${kind}s`)} set mail_due = false where workspace_id = ${workspaceId} and id = any(${ids}::text[])`.execute(
        transaction,
      );
      for (const { id: subjectId, memberId, isWanted } of due)
        if (isWanted) noted.push({ workspaceId, id: newId('mai', now.getTime()), kind, subjectId, memberId, state: 'waiting' });
    }
    await insertMails(transaction, noted, now);
  });
  return noted;
}

async function insertMails(db: Pick<Database, 'system'>['system'], mails: readonly MailRow[], now: Date): Promise<void> {
  for (const { workspaceId, id, kind, subjectId, memberId } of mails)
    await sql`
      insert into mails (workspace_id, id, kind, subject_id, member_id, created_at, changed_at)
      values (${workspaceId}, ${id}, ${kind}, ${subjectId}, ${memberId}, ${now}, ${now}) on conflict do nothing`.execute(db);
}

/**
 * Takes a mail in hand: of two who try, one gets it. Committed before the mail server hears a word, so that after a crash it is known that
 * this mail may be out.
 */
export async function takeMail(database: Database, workspaceId: string, mailId: string, now: Date): Promise<MailRow | undefined> {
  const { rows } = await sql<MailRow>`
    update mails set state = 'handing_over', tries = tries + 1, changed_at = ${now}
    where workspace_id = ${workspaceId} and id = ${mailId} and state = 'waiting'
    returning workspace_id as "workspaceId", id, kind, subject_id as "subjectId", member_id as "memberId", state`.execute(database.system);
  return rows[0];
}

export async function settleMail(
  database: Database,
  { workspaceId, id }: MailRow,
  state: MailState,
  reason: string | null,
  now: Date,
): Promise<void> {
  await sql`
    update mails set state = ${state}, reason = ${reason}, changed_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id} and state = 'handing_over'`.execute(database.system);
}

/**
 * Goes through what lies about: a mail that was in hand when its server died is not sent again, since it may be out and the application tells the
 * same; but an invitation is. What nobody took for a day is given up.
 *
 * Shape   mails that are to be tried again now.
 */
export async function takeUpMails(database: Database, now: Date): Promise<MailRow[]> {
  const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
  await sql`
    update mails set state = case when kind = 'invitation' then 'waiting' else 'dropped' end, reason = 'unclear', changed_at = ${before(60)}
    where state = 'handing_over' and changed_at < ${before(5)}`.execute(database.system);
  await sql`
    update mails set state = 'failed', changed_at = ${now}
    where state = 'waiting' and created_at < ${before(24 * 60)}`.execute(database.system);
  const { rows } = await sql<MailRow>`
    select workspace_id as "workspaceId", id, kind, subject_id as "subjectId", member_id as "memberId", state
    from mails where state = 'waiting' and changed_at < ${before(20)} order by created_at limit ${mostAtOnce}`.execute(database.system);
  return rows;
}

export async function pruneMails(database: Database, before: Date): Promise<void> {
  await sql`delete from mails where created_at < ${before} and state in ('sent', 'dropped', 'failed')`.execute(database.system);
}

export type Recipient = { name: string; address: string; workspaceName: string; mailChoice: MailChoice };

/** Undefined for whoever left or cannot sign in. */
export async function findRecipient(database: Database, workspaceId: string, memberId: string): Promise<Recipient | undefined> {
  const { rows } = await sql<Recipient>`
    select m.name, u.email as address, w.name as "workspaceName", m.mail_choice as "mailChoice"
    from members m join workspaces w on w.workspace_id = m.workspace_id join auth_user u on u.id = m.user_id
    where m.workspace_id = ${workspaceId} and m.id = ${memberId} and m.archived_at is null`.execute(database.system);
  return rows[0];
}

export type UnreadNotification = { id: string; kind: NotificationKind; actorName: string; title: string; excerpt: string | null };

const unreadColumns = sql`id, kind, actor_name as "actorName", title, excerpt`;

/** Undefined when it was read or withdrawn meanwhile. */
export async function findUnread(database: Database, workspaceId: string, notificationId: string): Promise<UnreadNotification | undefined> {
  const { rows } = await sql<UnreadNotification>`
    select ${unreadColumns} from notifications where workspace_id = ${workspaceId} and id = ${notificationId} and read_at is null`.execute(
    database.system,
  );
  return rows[0];
}

/** Newest first. */
export async function listUnread(
  database: Database,
  { workspaceId, memberId, since, limit }: { workspaceId: string; memberId: string; since: Date; limit: number },
): Promise<{ news: UnreadNotification[]; unread: number }> {
  const { rows } = await sql<UnreadNotification & { unread: number }>`
    select ${unreadColumns}, count(*) over ()::int as unread from notifications
    where workspace_id = ${workspaceId} and member_id = ${memberId} and read_at is null and created_at > ${since}
    order by id desc limit ${limit}`.execute(database.system);
  return { news: rows.map(({ unread: _, ...news }) => news), unread: rows[0]?.unread ?? 0 };
}

export type MailedInvitation = { email: string; role: Role; expiresAt: Date; workspaceName: string; inviterName: string };

/** Gives an invitation the secret of its mailed link. Undefined when it was accepted, revoked or has expired. */
export async function renewMailedLink(
  database: Database,
  workspaceId: string,
  invitationId: string,
  tokenHash: string,
  now: Date,
): Promise<MailedInvitation | undefined> {
  const { rows } = await sql<MailedInvitation>`
    update invitations i set mailed_token_hash = ${tokenHash}
    from workspaces w
    where w.workspace_id = i.workspace_id and i.workspace_id = ${workspaceId} and i.id = ${invitationId}
      and i.email is not null and i.accepted_at is null and i.revoked_at is null and i.expires_at > ${now}
    returning i.email, i.role, i.expires_at as "expiresAt", w.name as "workspaceName",
      coalesce((select m.name from members m where m.workspace_id = i.workspace_id and m.id = i.invited_by), w.name) as "inviterName"`.execute(
    database.system,
  );
  return rows[0];
}

export type DigestReader = { workspaceId: string; memberId: string; timeZone: string; digestOn: string | null };

const mostReaders = 5_000;

/** Everybody who wants one mail a day. */
export async function listDigestReaders(database: Database): Promise<DigestReader[]> {
  const { rows } = await sql<DigestReader>`
    select m.workspace_id as "workspaceId", m.id as "memberId", coalesce(m.time_zone, w.time_zone) as "timeZone", m.digest_on as "digestOn"
    from members m join workspaces w on w.workspace_id = m.workspace_id join auth_user u on u.id = m.user_id
    where m.mail_choice = 'daily' and m.archived_at is null order by m.workspace_id, m.id limit ${mostReaders}`.execute(database.system);
  return rows;
}

/** The day's digest of a member, once; undefined when nothing new is unread, or the day has had its digest. */
export async function noteDigest(
  database: Database,
  { workspaceId, memberId }: DigestReader,
  day: string,
  since: Date,
  now: Date,
): Promise<MailRow | undefined> {
  return database.system.transaction().execute(async (transaction) => {
    const mine = await sql`
      update members set digest_on = ${day}::date
      where workspace_id = ${workspaceId} and id = ${memberId} and (digest_on is null or digest_on < ${day}::date) returning id`.execute(
      transaction,
    );
    if (mine.rows.length === 0) return undefined;
    const some = await sql`
      select from notifications
      where workspace_id = ${workspaceId} and member_id = ${memberId} and read_at is null and created_at > ${since} limit 1`.execute(
      transaction,
    );
    if (some.rows.length === 0) return undefined;
    const mail: MailRow = {
      workspaceId,
      id: newId('mai', now.getTime()),
      kind: 'digest',
      subjectId: `${memberId} ${day}`,
      memberId,
      state: 'waiting',
    };
    await insertMails(transaction, [mail], now);
    return mail;
  });
}
