import { sql } from 'kysely';
import type { SubjectRef } from '../../../contract/platform/id.ts';
import type { NotificationKind } from '../../../contract/platform/notification.ts';
import { notFound } from '../errors.ts';
import { cursorAfter } from '../page.ts';
import type { Database } from '../postgres/database.ts';
import { type Scope, tables } from '../scope.ts';

export type NotificationRow = {
  workspace_id: string;
  id: string;
  member_id: string;
  kind: NotificationKind;
  subject_kind: string;
  subject_id: string;
  product_id: string | null;
  source_id: string;
  title: string;
  excerpt: string | null;
  actor_id: string | null;
  actor_name: string;
  created_at: Date;
  read_at: Date | null;
  mail_due: boolean;
};

const rows = (scope: Scope) => tables<{ notifications: NotificationRow }>(scope);

/** Opens the table's second lock for one member, until the transaction ends. Without it no row is seen. */
export async function lookAs(scope: Scope, memberId: string): Promise<void> {
  await sql`select set_config('bifocal.member_id', ${memberId}, true)`.execute(scope.db);
}

export type NewNotification = {
  id: string;
  memberId: string;
  kind: NotificationKind;
  subject: SubjectRef;
  productId: string | null;
  sourceId: string;
  title: string;
  excerpt: string | null;
  mailDue: boolean;
};

/** Of one thing a member is told once; who is no member, or left, is told nothing. */
export async function insertNotifications(
  scope: Scope,
  actor: { id: string | null; name: string },
  news: readonly NewNotification[],
): Promise<void> {
  await sql`
    insert into notifications
      (workspace_id, id, member_id, kind, subject_kind, subject_id, product_id, source_id, title, excerpt, actor_id, actor_name, created_at, mail_due)
    select ${scope.workspaceId}, n.id, m.id, n.kind, n.subject->>'kind', n.subject->>'id', n."productId", n."sourceId", n.title, n.excerpt,
      ${actor.id}, ${actor.name}, ${scope.now}, n."mailDue"
    from jsonb_to_recordset(${JSON.stringify(news)}::jsonb)
      as n (id text, "memberId" text, kind text, subject jsonb, "productId" text, "sourceId" text, title text, excerpt text, "mailDue" boolean)
    join members m on m.workspace_id = ${scope.workspaceId} and m.id = n."memberId" and m.archived_at is null
    on conflict do nothing`.execute(scope.db);
}

export async function withdrawNotifications(scope: Scope, sourceId: string, memberIds: readonly string[] | null): Promise<void> {
  await sql`select withdraw_notifications(${sourceId}, ${memberIds === null ? null : [...memberIds]}::text[])`.execute(scope.db);
}

export async function listAdminIds(scope: Scope): Promise<string[]> {
  const { rows: found } = await sql<{ id: string }>`
    select id from members where workspace_id = ${scope.workspaceId} and role = 'admin' and archived_at is null order by id limit 200`.execute(
    scope.db,
  );
  return found.map((row) => row.id);
}

/** Newest first. After `lookAs`, which says whose. */
export async function listNotifications(
  scope: Scope,
  page: { unread: boolean; cursor?: string | undefined; limit: number },
): Promise<NotificationRow[]> {
  const before = cursorAfter(page.cursor, 1);
  return rows(scope)
    .selectFrom('notifications')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .$if(page.unread, (query) => query.where('read_at', 'is', null))
    .$if(before !== null, (query) => query.where('id', '<', String(before?.[0])))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** Errors  notification_not_found, also for that of another member. */
export async function getNotification(scope: Scope, notificationId: string): Promise<NotificationRow> {
  const row = await rows(scope)
    .selectFrom('notifications')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', notificationId)
    .executeTakeFirst();
  if (!row) throw notFound('notification', notificationId);
  return row;
}

export async function countUnread(scope: Scope): Promise<number> {
  const { rows: found } = await sql<{ unread: number }>`
    select count(*)::int as unread from notifications where workspace_id = ${scope.workspaceId} and read_at is null`.execute(scope.db);
  return found[0]?.unread ?? 0;
}

/** Errors  notification_not_found, also for that of another member. */
export async function markRead(scope: Scope, notificationId: string): Promise<void> {
  const { rows: found } = await sql`
    update notifications set read_at = coalesce(read_at, ${scope.now})
    where workspace_id = ${scope.workspaceId} and id = ${notificationId} returning id`.execute(scope.db);
  if (found.length === 0) throw notFound('notification', notificationId);
}

export async function markAllRead(scope: Scope, upTo: string | undefined): Promise<void> {
  await rows(scope)
    .updateTable('notifications')
    .set({ read_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('read_at', 'is', null)
    .$if(upTo !== undefined, (query) => query.where('id', '<=', upTo ?? ''))
    .execute();
}

/** Over all workspaces, as the system. Says how many went. */
export async function pruneNotifications(database: Database, before: Date, mostOfMember: number): Promise<number> {
  const old = await sql`delete from notifications where created_at < ${before}`.execute(database.system);
  const beyond = await sql`
    delete from notifications n using (
      select workspace_id, id, row_number() over (partition by workspace_id, member_id order by id desc) as place from notifications
    ) ranked
    where ranked.place > ${mostOfMember} and n.workspace_id = ranked.workspace_id and n.id = ranked.id`.execute(database.system);
  return Number(old.numAffectedRows ?? 0) + Number(beyond.numAffectedRows ?? 0);
}
