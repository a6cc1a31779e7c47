import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useHere } from '../session/here.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import classes from './Notification.module.css';
import { NotificationList } from './NotificationList.tsx';
import { useNotifications, useReadAllNotifications } from './notification.api.ts';
import { notificationText as text } from './notification.text.ts';

/** What the bell opens: the newest, and the way to all. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const { workspace } = useHere();
  const { data, error, refetch } = useNotifications();
  const readAll = useReadAllNotifications();
  return (
    <>
      <div className={classes.panelHead}>
        <h2>{text.title}</h2>
        <Button variant="subtle" disabled={!data || data.unread === 0} onClick={() => readAll.mutate(data?.items[0])}>
          {text.readAll}
        </Button>
      </div>
      <div className={classes.panelBody}>
        {data ? (
          data.items.length === 0 ? (
            <p className={classes.quiet}>{text.empty}</p>
          ) : (
            <NotificationList items={data.items} onFollow={onClose} />
          )
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={3} />
        )}
      </div>
      <div className={classes.panelFoot}>
        <Link to="/w/$workspaceId/notifications" params={{ workspaceId: workspace.id }} onClick={onClose}>
          {text.all}
        </Link>
        <Link to="/w/$workspaceId/settings/account" params={{ workspaceId: workspace.id }} hash="mail" onClick={onClose}>
          {text.settings}
        </Link>
      </div>
    </>
  );
}
