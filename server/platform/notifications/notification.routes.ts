import { notificationAnswer, notificationPage, readNotificationsAnswer } from '../../../contract/platform/notification.ts';
import { get, post, routes } from '../http/route.ts';
import { browseNotifications, readAllNotifications, readNotification, showNotification } from './notification.actions.ts';

export const notificationRoutes = routes('Notifications', [
  get('/notifications', browseNotifications, { answer: notificationPage, summary: 'what I was told, newest first' }),
  get('/notifications/:notificationId', showNotification, { answer: notificationAnswer, summary: 'one that I was told' }),
  post('/notifications/:notificationId/read', readNotification, { answer: readNotificationsAnswer, summary: 'mark one as read' }),
  post('/notifications/read-all', readAllNotifications, { answer: readNotificationsAnswer, summary: 'mark all as read' }),
]);
