import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { defineArea } from '../routing/area.ts';
import type { WorkspaceRoute } from '../routing/routes.tsx';
import { notificationKeys } from './notification.api.ts';
import { notificationText as text } from './notification.text.ts';

const workspaceRoutes = (parent: WorkspaceRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'notifications',
      component: lazyRouteComponent(() => import('./NotificationsPage.tsx'), 'NotificationsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'notifications/$notificationId',
      component: lazyRouteComponent(() => import('./NotificationDoor.tsx'), 'NotificationDoor'),
    }),
  ] as const;

/** What a member is told. The bell itself stands in the frame. */
export const notificationsArea = defineArea({
  // What members are told of: the news themselves are told to nobody but their member.
  hears: [{ nouns: ['comment', 'member', 'import'], queries: [notificationKeys.all] }],
  commands: (here) => [
    {
      id: 'notifications',
      label: text.title,
      group: text.title,
      keywords: ['bell', 'mentions', 'unread', 'news'],
      icon: Bell,
      keys: 'g n',
      run: (go) => go(`/w/${here.workspace.id}/notifications`),
    },
  ],
  workspaceRoutes,
});
