import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import type { NotificationAnswer } from '../../../contract/platform/notification.ts';
import { cursorQuery, useRows } from '../query.ts';
import { useApi, useHere } from '../session/here.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Page } from '../ui/Page.tsx';
import classes from './Notification.module.css';
import { NotificationList } from './NotificationList.tsx';
import { notificationKeys, useReadAllNotifications } from './notification.api.ts';
import { notificationText as text } from './notification.text.ts';

const pageSize = 50;

/** Everything I was told. */
export function NotificationsPage() {
  const { workspace } = useHere();
  const api = useApi();
  const [unread, setUnread] = useState(false);
  const query = { unread: unread || undefined };
  const { rows, error, onRetry, hasMore, onEndReached } = useRows(
    useInfiniteQuery(cursorQuery<NotificationAnswer>(api, notificationKeys.list(workspace.id, unread), '/notifications', query, pageSize)),
  );
  const readAll = useReadAllNotifications();
  return (
    <Page title={text.title} lead={text.lead} layout="reading">
      <div className={classes.tools}>
        <SegmentedControl
          aria-label={text.which}
          value={unread ? 'unread' : 'all'}
          onChange={(value) => setUnread(value === 'unread')}
          data={[
            { value: 'all', label: text.showAll },
            { value: 'unread', label: text.onlyUnread },
          ]}
        />
        <Button disabled={!rows?.some((one) => one.readAt === null)} onClick={() => readAll.mutate(rows?.[0])}>
          {text.readAll}
        </Button>
      </div>
      {rows ? (
        rows.length === 0 ? (
          <EmptyState icon={Bell} title={text.emptyTitle} example={text.emptyExample}>
            {text.empty}
          </EmptyState>
        ) : (
          <>
            <NotificationList items={rows} />
            {hasMore && <Button onClick={onEndReached}>{text.more}</Button>}
          </>
        )
      ) : error ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : (
        <LoadingState lines={6} />
      )}
    </Page>
  );
}
