import { ActionIcon, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import type { NotificationAnswer } from '../../../contract/platform/notification.ts';
import { RelativeDate } from '../ui/Value.tsx';
import classes from './Notification.module.css';
import { useNewsHref, useReadNotification } from './notification.api.ts';
import { notificationText as text } from './notification.text.ts';

/** One line each: who, what about, when. Following one marks it as read. */
export function NotificationList({ items, onFollow }: { items: readonly NotificationAnswer[]; onFollow?: () => void }) {
  const hrefOf = useNewsHref();
  const read = useReadNotification();
  return (
    <ul className={classes.list}>
      {items.map((one) => {
        const href = hrefOf(one);
        const follow = () => {
          if (one.readAt === null) read.mutate(one);
          onFollow?.();
        };
        return (
          <li key={one.id} className={classes.line} data-unread={one.readAt === null || undefined}>
            <span className={classes.mark}>{one.readAt === null && <span className="sr-only">{text.unread}: </span>}</span>
            {href === undefined ? (
              <span className={classes.words}>
                <Words one={one} />
              </span>
            ) : (
              <Link to={href} className={classes.words} onClick={follow}>
                <Words one={one} />
              </Link>
            )}
            {one.readAt === null && (
              <Tooltip label={text.read}>
                <ActionIcon size={28} aria-label={`${text.read}: ${one.title}`} onClick={() => read.mutate(one)}>
                  <Check size={14} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const told: readonly NotificationAnswer['kind'][] = ['mention', 'comment'];

function Words({ one }: { one: NotificationAnswer }) {
  const [before, after] = text.words(one.kind);
  return (
    <>
      <span className={classes.what}>
        {told.includes(one.kind) && <strong>{one.actorName} </strong>}
        {before} <strong>{one.title}</strong> {after}
      </span>
      {one.excerpt && <span className={classes.excerpt}>{one.excerpt}</span>}
      <span className={classes.when}>
        <RelativeDate value={one.createdAt} />
      </span>
    </>
  );
}
