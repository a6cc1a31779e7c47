import { Alert } from '@mantine/core';
import { formatDate, formatNumber } from '../../platform/format.ts';
import classes from './Webhooks.module.css';
import type { WebhookAnswer } from './webhook.api.ts';
import { webhookText as text } from './webhook.text.ts';

const at = (moment: string) => formatDate(moment, { hasTime: true });

/** What an admin should know before reading the log. */
export function WebhookNotices({ webhook }: { webhook: WebhookAnswer }) {
  const { status, offBecause, failingSince, dropped, droppedAt, oldSecretUntil } = webhook;
  const isFailing = status === 'active' && failingSince !== null;
  if (status === 'active' && !isFailing && droppedAt === null && oldSecretUntil === null) return null;
  return (
    <div className={classes.notices}>
      {status === 'off' && (
        <Alert color="danger" title={text.offTitle}>
          {text.offBecause[offBecause ?? 'failed_for_days']}
        </Alert>
      )}
      {status === 'paused' && <Alert title={text.pausedTitle}>{text.pausedBody}</Alert>}
      {isFailing && (
        <Alert color="danger" title={text.failingTitle}>
          {text.failing(at(failingSince))}
        </Alert>
      )}
      {droppedAt && (
        <Alert color="danger" title={text.droppedTitle}>
          {text.dropped(formatNumber(dropped), at(droppedAt))}
        </Alert>
      )}
      {oldSecretUntil && <p className={classes.quiet}>{text.oldSecret(at(oldSecretUntil))}</p>}
    </div>
  );
}
