import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReplayedAnswer } from '../../../contract/analytics/rejected-event.ts';
import type { SourceAnswer } from '../../../contract/analytics/source.ts';
import { formatNumber } from '../../platform/format.ts';
import { useChange, useRows } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { JsonBlock } from './JsonBlock.tsx';
import classes from './Sources.module.css';
import { rejectedEventsQuery, rejectionsQuery } from './source.api.ts';
import { sourcesText as text } from './sources.text.ts';

const reasonOf = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');

/** What could not be taken in, why, and how to take it in after all. */
export function RejectedEvents({ source }: { source: SourceAnswer }) {
  const api = useApi();
  const { may } = useHere();
  const [code, setCode] = useState<string>();
  const [openedId, setOpenedId] = useState<string>();
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { data: reasons } = useQuery(rejectionsQuery(api, source.id));
  const { rows, error, onRetry, hasMore, onEndReached } = useRows(useInfiniteQuery(rejectedEventsQuery(api, source.id, code)));
  const replay = useChange({
    send: (which: { rejectedEventId?: string }) =>
      api.post<ReplayedAnswer>(`/sources/${source.id}/rejected-events/replay` as string, {
        ...which,
        ...(code && !which.rejectedEventId ? { code } : {}),
      }),
    refresh: () => [analyticsKeys.sources],
    done: (_which, { taken, rejected }) => text.replayed(taken, rejected),
  });
  const discard = useChange({
    send: () => api.post<undefined>(`/sources/${source.id}/rejected-events/discard` as string, code ? { code } : {}),
    refresh: () => [analyticsKeys.sources],
    done: () => text.discarded,
  });
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (!rows) return <LoadingState lines={8} />;
  if (rows.length === 0 && code === undefined) return <EmptyState title={text.noRejected}>{text.noRejectedBody}</EmptyState>;
  return (
    <>
      <div className={classes.bar}>
        <NativeSelect
          aria-label={text.reason}
          value={code ?? ''}
          data={[
            { value: '', label: text.all },
            ...(reasons ?? []).map((one) => ({ value: one.code, label: `${reasonOf(one.code)} (${formatNumber(one.events)})` })),
          ]}
          onChange={(event) => setCode(event.currentTarget.value === '' ? undefined : event.currentTarget.value)}
        />
        {may('decide') && (
          <>
            <Button onClick={() => replay.mutate({})} loading={replay.isPending}>
              {text.replayAll}
            </Button>
            <Button onClick={() => setIsDiscarding(true)}>{text.discard}</Button>
          </>
        )}
        <span className={classes.quiet}>{text.rejectedLead}</span>
      </div>
      <ul className={classes.events} aria-label={text.tabs.rejected}>
        {rows.map((one) => {
          const isOpen = one.id === openedId;
          return (
            <li key={one.id}>
              <button
                type="button"
                className={classes.event}
                aria-expanded={isOpen}
                onClick={() => setOpenedId(isOpen ? undefined : one.id)}
              >
                <span className={classes.eventName}>{reasonOf(one.code)}</span>
                <span className={classes.cut}>{one.message}</span>
                <span className={classes.cut}>{one.event === null ? text.tooLarge : JSON.stringify(one.event)}</span>
                <span className={classes.end}>
                  <RelativeDate value={one.receivedAt} />
                </span>
              </button>
              {isOpen && (
                <div className={classes.opened}>
                  <p className={classes.quiet} style={{ marginBottom: 8 }}>
                    {one.message}
                  </p>
                  {one.event === null ? (
                    <p className={classes.quiet}>{text.tooLarge}</p>
                  ) : (
                    <JsonBlock label={text.asSent} value={one.event} />
                  )}
                  {may('decide') && one.event !== null && (
                    <Button mt={8} onClick={() => replay.mutate({ rejectedEventId: one.id })}>
                      {text.replay}
                    </Button>
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ul>
      {hasMore && (
        <Button mt={10} onClick={onEndReached}>
          {text.more}
        </Button>
      )}
      {isDiscarding && (
        <ConfirmDialog
          opened
          isDanger
          onClose={() => setIsDiscarding(false)}
          title={text.discardTitle}
          confirmLabel={text.discard}
          onConfirm={() => discard.mutateAsync(undefined)}
        >
          {text.discardBody}
        </ConfirmDialog>
      )}
    </>
  );
}
