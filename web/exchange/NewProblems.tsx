import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatNumber } from '../platform/format.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Section } from '../platform/ui/Page.tsx';
import classes from './Exchange.module.css';
import { type ImportAnswer, newProblemsQuery } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';

const fewest = 10;
/** Units: problems; as many as the server gives at once. */
const most = 500;

/** The problems that the import would create, or created. */
export function NewProblems({ one, isDone }: { one: ImportAnswer; isDone: boolean }) {
  const { workspace } = useHere();
  const api = useApi();
  const [limit, setLimit] = useState(fewest);
  const count = one.counts.problemsCreated;
  const { data, error, refetch } = useQuery({ ...newProblemsQuery(api, workspace.id, one.id, limit), enabled: count > 0 });
  if (count === 0) return null;
  return (
    <Section title={(isDone ? text.newProblemsDone : text.newProblems)(formatNumber(count))} note={text.newProblemsNote}>
      {data ? (
        <>
          <ol className={classes.problems}>
            {data.items.map((problem) => (
              <li key={`${problem.externalId} ${problem.title}`}>
                <span>
                  {problem.title}
                  {problem.externalId && <span className={classes.quiet}> {problem.externalId}</span>}
                </span>
                <span className={classes.quiet}>{text.namedByRows(formatNumber(problem.rows), problem.rows)}</span>
              </li>
            ))}
          </ol>
          {data.nextCursor !== null && limit < most && (
            <Button mt="xs" onClick={() => setLimit(most)}>
              {text.showAll(formatNumber(Math.min(count, most)))}
            </Button>
          )}
        </>
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingState />
      )}
    </Section>
  );
}
