import { Button } from '@mantine/core';
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type CSSProperties, useMemo } from 'react';
import type { ActivityAnswer, DoneEvent } from '../../../contract/analytics/activity.ts';
import type { Api } from '../../platform/api.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { questionText } from '../question/question.text.ts';
import classes from './Activity.module.css';
import { activityText as text } from './activity.text.ts';
import { stripOf } from './activity-strip.ts';

type Whose = 'persons' | 'accounts';

export const PersonActivity = ({ id }: { id: string }) => <Activity whose="persons" id={id} />;
export const AccountActivity = ({ id }: { id: string }) => <Activity whose="accounts" id={id} />;

const activityQuery = (api: Api, whose: Whose, id: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.activity, whose, id],
    queryFn: ({ signal }) => api.get<ActivityAnswer>(`/${whose}/${id}/activity` as string, { signal }),
    retry: false,
  });

/** On how many of the last days something was done, what most, and what last. */
function Activity({ whose, id }: { whose: Whose; id: string }) {
  const api = useApi();
  const { data } = useQuery(activityQuery(api, whose, id));
  const strip = useMemo(() => (data ? stripOf(data) : []), [data]);
  // Without the facts the page says nothing of them: everything else on it still holds.
  if (!data) return null;
  const total = data.days.reduce((sum, one) => sum + one.events, 0);
  return (
    <Section title={text.title} note={text.note}>
      {data.lastAt === null ? (
        <p className={classes.quiet}>{text.nothing}</p>
      ) : (
        <>
          <div
            className={classes.strip}
            role="img"
            aria-label={text.strip(total, data.days.length)}
            style={{ '--tone': `var(--bf-${whose === 'persons' ? 'consumer' : 'business'})` } as CSSProperties}
          >
            {strip.map((one) => (
              <i key={one.day} data-level={one.level} title={text.day(one.day, one.events)} />
            ))}
          </div>
          <p className={classes.quiet}>
            {total === 0 ? text.quiet(data.lastAt) : text.strip(total, data.days.length)}
            {whose === 'accounts' && total > 0 && ` · ${text.people(data.actors)}`}
            {total > 0 && ` · ${data.events.map((one) => `${questionText.event(one.name)} ${one.events}`).join(' · ')}`}
          </p>
          <Newest whose={whose} id={id} />
        </>
      )}
    </Section>
  );
}

const firstShown = 8;

function Newest({ whose, id }: { whose: Whose; id: string }) {
  const api = useApi();
  const { rows, hasMore, onEndReached } = useRows(
    useInfiniteQuery(
      cursorQuery<DoneEvent>(api, [...analyticsKeys.activity, whose, id, 'events'], `/${whose}/${id}/events`, {}, 50, firstShown),
    ),
  );
  if (!rows || rows.length === 0) return null;
  return (
    <>
      <ul className={classes.events} aria-label={text.newest}>
        {rows.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an event has no id of its own
          <li key={at}>
            <span className={classes.name}>{questionText.event(one.event)}</span>
            <span className={classes.carried}>
              {one.person && (
                <>
                  <EntityLink kind="person" id={one.person.id}>
                    {one.person.name}
                  </EntityLink>{' '}
                </>
              )}
              {Object.entries(one.properties)
                .slice(0, 4)
                .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
                .join(' · ')}
            </span>
            <span className={classes.when}>
              <RelativeDate value={one.at} />
            </span>
          </li>
        ))}
      </ul>
      {hasMore && (
        <Button size="compact-sm" variant="subtle" onClick={onEndReached}>
          {text.more}
        </Button>
      )}
    </>
  );
}
