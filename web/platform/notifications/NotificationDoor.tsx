import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useEffect } from 'react';
import { useApi } from '../session/here.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Page } from '../ui/Page.tsx';
import { PageState } from '../ui/PageState.tsx';
import { useNewsHref, useReadNotification } from './notification.api.ts';
import { notificationText as text } from './notification.text.ts';

/** Where the link of a mail leads: marks the notification as read and goes on to what it is about. */
export function NotificationDoor() {
  const { notificationId = '' } = useParams({ strict: false }) as { notificationId?: string };
  const api = useApi();
  const hrefOf = useNewsHref();
  const { mutate } = useReadNotification();
  const { data, error, refetch } = useQuery({
    queryKey: ['notification', notificationId],
    queryFn: ({ signal }) => api.get(`/notifications/${notificationId}`, { signal }),
  });
  useEffect(() => {
    if (data && data.readAt === null) mutate(data);
  }, [data, mutate]);
  const href = data && hrefOf(data);
  if (href !== undefined) return <Navigate to={href} replace />;
  return (
    <Page title={text.title} layout="reading">
      {data || (error && 'status' in error && error.status === 404) ? (
        <PageState icon={Bell} title={text.emptyTitle}>
          {text.gone}
        </PageState>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState />
      )}
    </Page>
  );
}
