import { ActionIcon, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Bell as BellSign } from 'lucide-react';
import { lazy, Suspense } from 'react';
import classes from './Notification.module.css';
import { useNotificationsLater } from './notification.api.ts';
import { notificationText as text } from './notification.text.ts';

const NotificationPanel = lazy(() => import('./NotificationPanel.tsx').then((file) => ({ default: file.NotificationPanel })));

const most = 99;

/** How much is unread; opens what it is. */
export function Bell() {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { data } = useNotificationsLater();
  const unread = data?.unread ?? 0;
  return (
    <Popover
      opened={isOpen}
      onChange={(opened) => {
        if (!opened) close();
      }}
      position="bottom-end"
      width="min(400px, calc(100vw - 16px))"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <ActionIcon className={classes.bell} aria-label={text.open(unread)} onClick={toggle}>
          <BellSign size={16} aria-hidden />
          {unread > 0 && (
            <span className={classes.count} aria-hidden>
              {unread > most ? `${most}+` : unread}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={text.title}>
        <Suspense>{isOpen && <NotificationPanel onClose={close} />}</Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
