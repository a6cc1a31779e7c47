import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { LiveEventAnswer, SourceAnswer } from '../../../contract/analytics/source.ts';
import { useApi } from '../../platform/session/here.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { questionText } from '../question/question.text.ts';
import { JsonBlock } from './JsonBlock.tsx';
import classes from './Sources.module.css';
import { liveEventsQuery } from './source.api.ts';
import { sourcesText as text } from './sources.text.ts';

const shown = 100;

/** What comes in, as it comes in. */
export function LiveEvents({ source }: { source: SourceAnswer }) {
  const api = useApi();
  const [isPaused, setIsPaused] = useState(false);
  const [filter, setFilter] = useState('');
  const [openedKey, setOpenedKey] = useState<string>();
  const { data, error, refetch } = useQuery(liveEventsQuery(api, source.id, shown, !isPaused));
  const events = useMemo(() => {
    const words = filter.trim().toLowerCase();
    return (data ?? []).filter((event) => words === '' || JSON.stringify(event).toLowerCase().includes(words));
  }, [data, filter]);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={8} />;
  if (data.length === 0) return <EmptyState title={text.noLive}>{text.noLiveBody}</EmptyState>;
  return (
    <>
      <div className={classes.bar}>
        <TextInput
          aria-label={text.filterLive}
          placeholder={text.filterPlaceholder}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <Button onClick={() => setIsPaused(!isPaused)} aria-pressed={isPaused}>
          {isPaused ? text.goOn : text.pause}
        </Button>
        <span className={classes.quiet}>{text.liveLead}</span>
      </div>
      {events.length === 0 && <p className={classes.quiet}>{text.noMatch}</p>}
      <ul className={classes.events} aria-label={text.tabs.live}>
        {events.map((event, at) => {
          const key = keyOf(event, at);
          const isOpen = key === openedKey;
          return (
            <li key={key}>
              <button type="button" className={classes.event} aria-expanded={isOpen} onClick={() => setOpenedKey(isOpen ? undefined : key)}>
                <span className={classes.eventName}>{questionText.event(event.event)}</span>
                <span className={classes.cut}>{whoOf(event)}</span>
                <span className={classes.cut}>{shortOf(event.properties)}</span>
                <span className={classes.end}>
                  <RelativeDate value={event.receivedAt} />
                </span>
              </button>
              {isOpen && (
                <div className={classes.opened}>
                  <JsonBlock label={text.eventTitle(event.event)} value={event} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Events have no id of their own; the same one at the same place stays open while others come in above it. */
const keyOf = (event: LiveEventAnswer, at: number): string =>
  `${event.receivedAt} ${event.at} ${event.actor} ${event.event} ${at === 0 ? '' : JSON.stringify(event.properties).length}`;

const whoOf = ({ userId, anonymousId, groupId }: LiveEventAnswer): string =>
  [userId ?? (anonymousId === null ? '' : `${text.anonymous} ${anonymousId}`), groupId]
    .filter((one) => one !== null && one !== '')
    .join(' · ');

const shortOf = (properties: Record<string, unknown>): string =>
  Object.entries(properties)
    .slice(0, 6)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(' · ');
