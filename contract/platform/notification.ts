import { z } from 'zod';
import { idSchema, subjectRef } from './id.ts';
import { pageAnswer, pageRequest } from './page.ts';

export const notificationId = idSchema('ntf');

/**
 * `mention`: somebody named me in a comment. `comment`: on a problem that I steward. `invitation_accepted`: for admins.
 * `import_done`, `import_failed`: of an import that I started. `webhook_off`: one that failed for days; for admins.
 * `alert_crossed`: of an insight or metric that I steward the alert of.
 */
export const notificationKinds = [
  'mention',
  'comment',
  'invitation_accepted',
  'import_done',
  'import_failed',
  'webhook_off',
  'alert_crossed',
] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** Newest first, those of the member who asks. */
export const listNotificationsRequest = z.strictObject({ ...pageRequest, unread: z.stringbool().default(false) });
export const notificationRef = z.strictObject({ notificationId });

/** `upTo`: the newest that was seen, so that what came meanwhile stays unread. */
export const readAllNotificationsRequest = z.strictObject({ upTo: notificationId.optional() });

export const notificationAnswer = z.object({
  id: notificationId,
  kind: z.enum(notificationKinds),
  /** What it leads to. */
  subject: subjectRef,
  /** Where the subject belongs to a product. */
  productId: z.string().nullable(),
  /** The name of the subject at that moment. */
  title: z.string(),
  /** The beginning of what was said. */
  excerpt: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
export type NotificationAnswer = z.infer<typeof notificationAnswer>;

/** `unread` counts all, also those of other pages. */
export const notificationPage = pageAnswer(notificationAnswer).extend({ unread: z.int() });
export type NotificationPage = z.infer<typeof notificationPage>;

export const readNotificationsAnswer = z.object({ unread: z.int() });
export type ReadNotificationsAnswer = z.infer<typeof readNotificationsAnswer>;
