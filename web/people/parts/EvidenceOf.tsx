import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { withoutFlash } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { EntityAnchor, EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { problemsText } from '../../problems/problems.text.ts';
import classes from './parts.module.css';
import { evidenceFirstShown, evidenceOfQuery, type Speaker } from './voices.api.ts';
import { voicesText as text } from './voices.text.ts';

const mostShown = 500;

/** What somebody said or did, word for word, newest first. */
export function EvidenceOf({ speaker }: { speaker: Speaker }) {
  const api = useApi();
  const { workspace } = useHere();
  const [limit, setLimit] = useState(evidenceFirstShown);
  const { data, error, refetch } = useQuery({ ...evidenceOfQuery(api, speaker, limit), ...withoutFlash });
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
  if (data.items.length === 0) return <p className={classes.empty}>{text.noEvidence[speaker.kind]}</p>;
  return (
    <>
      <ul className={classes.rows}>
        {data.items.map((item) => (
          <li key={item.id} className={classes.row}>
            <div className={classes.rowMain}>
              <p className={classes.quote}>
                <EntityAnchor href={`/w/${workspace.id}/p/${item.productId}/inbox/evidence/${item.id}`}>{item.title}</EntityAnchor>
              </p>
              <div className={classes.rowNote}>
                {problemsText.kinds[item.kind]}
                {speaker.kind === 'account' && item.person && (
                  <>
                    {' · '}
                    <EntityLink kind="person" id={item.person.id}>
                      {item.person.name}
                    </EntityLink>
                  </>
                )}
                {speaker.kind === 'person' && item.account && (
                  <>
                    {' · '}
                    <EntityLink kind="account" id={item.account.id}>
                      {item.account.name}
                    </EntityLink>
                  </>
                )}
                {' · '}
                {item.problems.length === 0
                  ? text.unattached
                  : item.problems.map((problem, index) => (
                      <span key={problem.id}>
                        {index > 0 && ', '}
                        <EntityAnchor href={`/w/${workspace.id}/p/${item.productId}/problems/${problem.id}`}>{problem.title}</EntityAnchor>
                      </span>
                    ))}
              </div>
            </div>
            <div className={classes.rowEnd}>
              <span className={classes.rowNote}>
                <DateText value={item.occurredAt} />
              </span>
            </div>
          </li>
        ))}
      </ul>
      {data.nextCursor !== null && limit < mostShown && (
        <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setLimit(Math.min(mostShown, limit * 4))}>
          {text.earlier}
        </Button>
      )}
    </>
  );
}
