import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Monitor } from 'lucide-react';
import type { SignedInPlace } from '../../../contract/platform/session.ts';
import { useChange } from '../query.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { Section } from '../ui/Page.tsx';
import { RelativeDate } from '../ui/Value.tsx';
import { deviceWords } from './device-words.ts';
import classes from './Settings.module.css';
import { endSession, sessionsQuery, settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

/** Where I am signed in, and the way to end it elsewhere. */
export function SessionSection() {
  const { data, error, refetch } = useQuery(sessionsQuery);
  const end = useChange({
    send: (places: readonly SignedInPlace[]) => Promise.all(places.map((place) => endSession(place.id))),
    refresh: () => [settingsKeys.sessions],
    done: (places) => (places.length === 1 ? text.sessionEnded : text.othersEnded(places.length)),
  });
  // This browser first, then as the server gives them: seen last first.
  const places = data?.items.toSorted((a, b) => Number(b.isThisOne) - Number(a.isThisOne));
  const others = places?.filter((place) => !place.isThisOne) ?? [];
  return (
    <Section
      title={text.sessions}
      actions={
        others.length > 1 && (
          <Button size="compact-sm" loading={end.isPending} onClick={() => end.mutate(others)}>
            {text.endOthers(others.length)}
          </Button>
        )
      }
    >
      {places === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={3} />
        )
      ) : (
        <ul className={classes.list}>
          {places.map((place) => {
            const device = deviceWords(place.device);
            return (
              <li key={place.id} className={classes.line}>
                <Monitor size={18} strokeWidth={1.5} aria-hidden style={{ color: 'var(--bf-text-dim)', flex: 'none' }} />
                <div className={classes.words}>
                  <div className={classes.name}>
                    {device}
                    {place.isThisOne && <span className={classes.quiet}>({text.thisDevice})</span>}
                  </div>
                  <div className={classes.quiet}>
                    {place.address && `${place.address} · `}
                    {text.seen} <RelativeDate value={place.lastSeenAt} />
                  </div>
                </div>
                {!place.isThisOne && (
                  <Button disabled={end.isPending} onClick={() => end.mutate([place])} aria-label={text.endSessionOf(device)}>
                    {text.endSession}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
