import type { NotificationAnswer } from '../../../contract/platform/notification.ts';

/** Actor and subject stand for themselves; these are the words between them. */
export const notificationText = {
  title: 'Notifications',
  lead: 'Mentions of you, comments on problems you steward, and how your imports ended. Kept for 90 days.',
  open: (unread: number) => (unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`),
  unread: 'Unread',
  onlyUnread: 'Only unread',
  showAll: 'All',
  which: 'Notifications shown',
  all: 'See all',
  readAll: 'Mark all read',
  read: 'Mark as read',
  more: 'Show more',
  settings: 'Mail settings',
  emptyTitle: 'Nothing new',
  empty: 'When somebody mentions you in a comment, or comments on a problem you steward, you read it here.',
  emptyExample: '“Ada mentioned you on Exports take a day: @you, can you ask who else exports at noon?”',
  gone: 'This notification is gone: what it told of was taken back, or it is older than 90 days.',
  words: (kind: NotificationAnswer['kind']): [before: string, after: string] => {
    switch (kind) {
      case 'mention':
        return ['mentioned you on', ''];
      case 'comment':
        return ['commented on', ''];
      case 'invitation_accepted':
        return ['', 'joined the workspace'];
      case 'import_done':
        return ['Import of', 'is done'];
      case 'import_failed':
        return ['Import of', 'broke off'];
      case 'webhook_off':
        return ['Webhook', 'failed for days and was switched off'];
      case 'alert_crossed':
        return ['Alert', 'was crossed'];
    }
  },
};
