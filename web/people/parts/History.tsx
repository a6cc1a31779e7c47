import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDate } from '../../platform/format.ts';
import { withoutFlash } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { auditChanges, eventWords } from '../../platform/settings/audit-words.ts';
import { EntityAnchor } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Timeline } from '../../platform/ui/Timeline.tsx';
import { isToldBy } from './history-words.ts';
import classes from './parts.module.css';
import { broughtByQuery, historyQuery, type Speaker } from './voices.api.ts';
import { voicesText as text } from './voices.text.ts';

const firstShown = 12;
const mostShown = 500;
const fieldsShown = 4;

/** Who changed what of an account or a person, newest first. */
export function History({ speaker }: { speaker: Speaker }) {
  const api = useApi();
  const [limit, setLimit] = useState(firstShown);
  const { data, error, refetch } = useQuery({ ...historyQuery(api, speaker, limit), ...withoutFlash });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  if (data.items.length === 0)
    return (
      <>
        <p className={classes.empty}>{text.historyEmpty}</p>
        <BroughtBy speaker={speaker} />
      </>
    );
  return (
    <>
      <Timeline
        label={text.history}
        items={data.items.map((item) => ({
          id: item.id,
          at: item.at,
          title: (
            <>
              {eventWords(item.event)} <span className={classes.rowNote}>{item.actor.name}</span>
            </>
          ),
          body: auditChanges(item.before, item.after)
            .filter((change) => isToldBy(change))
            .slice(0, fieldsShown)
            .map((change) => `${change.field}: ${change.after}`)
            .join(' · '),
        }))}
      />
      {data.nextCursor !== null && limit < mostShown && (
        <Button size="compact-sm" variant="subtle" mt={6} onClick={() => setLimit(Math.min(mostShown, limit * 4))}>
          {text.earlier}
        </Button>
      )}
      {data.nextCursor === null && <BroughtBy speaker={speaker} />}
    </>
  );
}

/** Where the history begins when a file brought the record. */
function BroughtBy({ speaker }: { speaker: Speaker }) {
  const api = useApi();
  const { workspace, may } = useHere();
  const { data: brought } = useQuery(broughtByQuery(api, speaker));
  if (!brought) return null;
  return (
    <p className={classes.rowNote}>
      {text.broughtBy(brought.startedAt && formatDate(brought.startedAt))}{' '}
      {may('import') ? (
        <EntityAnchor href={`/w/${workspace.id}/imports/${brought.importId}`}>{brought.fileName}</EntityAnchor>
      ) : (
        brought.fileName
      )}
    </p>
  );
}
