import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { NotificationAnswer, NotificationPage } from '../../../contract/platform/notification.ts';
import type { Api } from '../api.ts';
import { type Preview, useChange } from '../query.ts';
import { useAreas } from '../routing/area.ts';
import { useApi, useHere } from '../session/here.ts';

/** Whoever hears that there is news invalidates `notificationKeys.all`. */
export const notificationKeys = {
  all: ['notifications'] as const,
  newest: (workspaceId: string) => ['notifications', workspaceId, 'newest'] as const,
  list: (workspaceId: string, unread: boolean) => ['notifications', workspaceId, 'list', { unread }] as const,
};

const newestShown = 20;
const pollMs = 30_000;
/** The first page comes first. */
const firstAfterMs = 1_500;

const newestQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: notificationKeys.newest(workspaceId),
    queryFn: ({ signal }) => api.get('/notifications', { query: { limit: newestShown }, signal }),
    refetchInterval: pollMs,
  });

/** The newest, and how many are unread; asked again every half minute while somebody looks. */
export function useNotifications() {
  const { workspace } = useHere();
  return useQuery(newestQuery(useApi(), workspace.id));
}

/** The same, not before the first page has come. */
export function useNotificationsLater() {
  const { workspace } = useHere();
  const api = useApi();
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), firstAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return useQuery({ ...newestQuery(api, workspace.id), enabled: isTime });
}

type Cached = NotificationPage | { pages: NotificationPage[] };

/** Marks in every cached answer, so that bell and page say the same at once. */
function showRead({ update }: Preview, isRead: (one: NotificationAnswer) => boolean): void {
  const readAt = new Date().toISOString();
  const inPage = (page: NotificationPage): NotificationPage => {
    const read = page.items.filter((one) => one.readAt === null && isRead(one)).length;
    const items = page.items.map((one) => (one.readAt === null && isRead(one) ? { ...one, readAt } : one));
    return { ...page, items, unread: Math.max(0, page.unread - read) };
  };
  update<Cached>(notificationKeys.all, (cached) => ('pages' in cached ? { ...cached, pages: cached.pages.map(inPage) } : inPage(cached)));
}

export function useReadNotification() {
  const api = useApi();
  return useChange({
    send: (one: NotificationAnswer) => api.post(`/notifications/${one.id}/read`, {}),
    preview: (preview, read) => showRead(preview, (one) => one.id === read.id),
    refresh: () => [notificationKeys.all],
    isQuiet: true,
  });
}

export function useReadAllNotifications() {
  const api = useApi();
  return useChange({
    // What came after the newest that is shown stays unread.
    send: (newest: NotificationAnswer | undefined) => api.post('/notifications/read-all', newest ? { upTo: newest.id } : {}),
    preview: (preview) => showRead(preview, () => true),
    refresh: () => [notificationKeys.all],
  });
}

/** The page of what a notification is about, in the product it belongs to. */
export function useNewsHref(): (one: NotificationAnswer) => string | undefined {
  const areas = useAreas();
  const here = useHere();
  return ({ subject, productId }) => {
    const product = here.workspace.products.find((one) => one.id === productId) ?? here.product;
    for (const area of areas) {
      const href = area.entities?.[subject.kind]?.({ ...here, product }, subject.id);
      if (href !== undefined) return href;
    }
    return undefined;
  };
}
