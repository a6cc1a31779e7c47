// What a member is told, and what they have read of it.
import type { SubjectRef } from '../../../contract/platform/id.ts';
import {
  listNotificationsRequest,
  type NotificationAnswer,
  type NotificationKind,
  notificationRef,
  type ReadNotificationsAnswer,
  readAllNotificationsRequest,
} from '../../../contract/platform/notification.ts';
import { action } from '../action.ts';
import { notAllowed } from '../errors.ts';
import { newId } from '../id.ts';
import { pageOf } from '../page.ts';
import { query } from '../query.ts';
import { memberIdOf, type Scope } from '../scope.ts';
import { excerptOf } from './excerpt.ts';
import {
  countUnread,
  getNotification,
  insertNotifications,
  listAdminIds,
  listNotifications,
  lookAs,
  markAllRead,
  markRead,
  type NotificationRow,
  withdrawNotifications,
} from './notification.store.ts';

/** The rest is told in the application and in the digest only: nobody waits for it by mail. */
const mailedKinds: readonly NotificationKind[] = ['mention', 'comment'];

const longestTitle = 300;

export type News = {
  kind: NotificationKind;
  memberIds: readonly string[];
  subject: SubjectRef;
  productId: string | null;
  /** What it tells of: told to a member once, and withdrawn by it. */
  sourceId: string;
  title: string;
  /** Text as members write it; its beginning is shown. */
  text?: string;
  /** For work that ends later than whoever began it looked. */
  alsoMyself?: true;
};

/**
 * Tells members something, in the transaction of what happened. Nobody is told what they did themselves; of two news about one thing a
 * member hears the first. Ids of others than members of this workspace are left out.
 */
export async function notify(scope: Scope, news: readonly News[]): Promise<void> {
  const me = memberIdOf(scope.actor);
  const told = news.flatMap(({ memberIds, alsoMyself, text, title, ...rest }) =>
    [...new Set(memberIds)]
      .filter((memberId) => alsoMyself || memberId !== me)
      .map((memberId) => ({
        ...rest,
        id: newId('ntf', scope.now.getTime()),
        memberId,
        title: title.slice(0, longestTitle).toWellFormed(),
        excerpt: text === undefined ? null : excerptOf(text),
        mailDue: mailedKinds.includes(rest.kind),
      })),
  );
  if (told.length > 0) await insertNotifications(scope, { id: me, name: scope.actor.name }, told);
}

export async function notifyAdmins(scope: Scope, news: Omit<News, 'memberIds'>): Promise<void> {
  await notify(scope, [{ ...news, memberIds: await listAdminIds(scope) }]);
}

/** Takes back what was told of a thing: to everybody, or to some. */
export const withdraw = (scope: Scope, sourceId: string, memberIds: readonly string[] | null = null): Promise<void> =>
  withdrawNotifications(scope, sourceId, memberIds);

const answerOf = (row: NotificationRow): NotificationAnswer => ({
  id: row.id,
  kind: row.kind,
  subject: { kind: row.subject_kind, id: row.subject_id },
  productId: row.product_id,
  title: row.title,
  excerpt: row.excerpt,
  actorId: row.actor_id,
  actorName: row.actor_name,
  createdAt: row.created_at.toISOString(),
  readAt: row.read_at?.toISOString() ?? null,
});

/** Errors  not_allowed for whoever is no member. */
async function lookAsMyself(scope: Scope): Promise<void> {
  const me = memberIdOf(scope.actor);
  if (me === null) throw notAllowed('Notifications belong to members.');
  await lookAs(scope, me);
}

export const browseNotifications = query({
  name: 'notifications.listed',
  input: listNotificationsRequest,
  can: 'read',
  async run(scope, input) {
    await lookAsMyself(scope);
    const page = pageOf(await listNotifications(scope, input), input.limit, answerOf, (row) => [row.id]);
    return { ...page, unread: await countUnread(scope) };
  },
});

/** Errors  notification_not_found, also for that of another member. */
export const showNotification = query({
  name: 'notification.shown',
  input: notificationRef,
  can: 'read',
  async run(scope, input) {
    await lookAsMyself(scope);
    return answerOf(await getNotification(scope, input.notificationId));
  },
});

const subject = (input: { notificationId: string }) => ({ kind: 'notification', id: input.notificationId });

// Neither leaves an audit event: what somebody has read is their own affair, and admins read the audit.

/** Errors  notification_not_found. */
export const readNotification = action({
  name: 'notification.read',
  input: notificationRef,
  can: 'read',
  subject,
  async run(scope, input) {
    await lookAsMyself(scope);
    await markRead(scope, input.notificationId);
    return { result: { unread: await countUnread(scope) } };
  },
});

export const readAllNotifications = action({
  name: 'notifications.read',
  input: readAllNotificationsRequest,
  can: 'read',
  subject: (_input, _result: ReadNotificationsAnswer) => ({ kind: 'notification', id: 'all' }),
  async run(scope, input) {
    await lookAsMyself(scope);
    await markAllRead(scope, input.upTo);
    return { result: { unread: await countUnread(scope) } };
  },
});
