import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { formatDate, formatNumber } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import classes from './Webhooks.module.css';
import { messageQuery, webhookKeys } from './webhook.api.ts';
import { webhookText as text } from './webhook.text.ts';
import { answerOf, messageStatusOf, readable } from './webhook-status.ts';

/** One message: what is sent, and every try with what came back. */
export function MessageDetail({ webhookId, messageId }: { webhookId: string; messageId: string }) {
  const { workspace } = useHere();
  const api = useApi();
  const { data: message, error, refetch } = useQuery(messageQuery(api, workspace.id, webhookId, messageId));
  const replay = useChange({
    send: () => api.post(`/webhooks/${webhookId}/messages/${messageId}/replay`),
    refresh: () => [webhookKeys.one(workspace.id, webhookId)],
    done: () => text.replayedOne,
  });
  if (!message) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState lines={6} />;
  const { subject, count } = message;
  return (
    <>
      <dl className={classes.facts}>
        <dt>{text.status}</dt>
        <dd>
          <StatusBadge {...messageStatusOf(message)} />
        </dd>
        <dt>{text.subject}</dt>
        <dd>
          {subject.id === null ? (
            text.many(formatNumber(count))
          ) : (
            <EntityLink kind={subject.kind} id={subject.id}>
              {subject.id}
            </EntityLink>
          )}
        </dd>
        <dt>{text.when}</dt>
        <dd>
          <time dateTime={message.occurredAt}>{formatDate(message.occurredAt, { hasTime: true })}</time>
        </dd>
        {message.nextTryAt && (
          <>
            <dt>{text.nextTry}</dt>
            <dd>
              <time dateTime={message.nextTryAt}>{formatDate(message.nextTryAt, { hasTime: true })}</time>
            </dd>
          </>
        )}
        <dt>webhook-id</dt>
        <dd>{message.id}</dd>
      </dl>
      <Button size="compact-sm" loading={replay.isPending} onClick={() => replay.mutate(undefined)}>
        {text.replay}
      </Button>
      <h3 className={classes.section}>{text.attempts}</h3>
      {message.attempts.length === 0 ? (
        <p className={classes.quiet}>{text.noAttempts}</p>
      ) : (
        <ol className={classes.attempts}>
          {message.attempts.map((attempt) => (
            <li key={attempt.at}>
              <div className={classes.attempt}>
                <strong>{answerOf(attempt)}</strong>
                <span>{text.ms(formatNumber(attempt.durationMs))}</span>
                <time dateTime={attempt.at} className={classes.quiet}>
                  {formatDate(attempt.at, { hasTime: true })}
                </time>
              </div>
              {attempt.status !== null &&
                (attempt.excerpt === '' ? (
                  <p className={classes.quiet}>{text.nothingSaid}</p>
                ) : (
                  <pre className={classes.code}>{attempt.excerpt}</pre>
                ))}
            </li>
          ))}
        </ol>
      )}
      <h3 className={classes.section}>{text.sent}</h3>
      <pre className={classes.code}>{readable(message.body)}</pre>
    </>
  );
}
