import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { MergeAnswer } from '../../../contract/problems/merge.ts';
import type { HistoryItem, ProblemDetail } from '../../../contract/problems/problem.ts';
import { useChange, useRows } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { Timeline } from '../../platform/ui/Timeline.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { problemKeys } from '../problems.api.ts';
import { changedFacts, eventWords, piecesOf } from './history-words.ts';
import classes from './ProblemPage.module.css';
import { historyQuery, mergesQuery } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

/** Everything that happened to the problem, and the merges that can be taken back. */
export function HistorySection({ problem }: { problem: ProblemDetail }) {
  const api = useApi();
  const query = useInfiniteQuery(historyQuery(api, problem.id));
  const { rows, error, onRetry, hasMore, onEndReached } = useRows(query);
  const { data: merges } = useQuery(mergesQuery(api, problem.id));
  const standing = merges?.items.filter((merge) => merge.undoneAt === null) ?? [];
  return (
    <Section title={text.history}>
      {standing.length > 0 && <Merges merges={standing} problemId={problem.id} />}
      {rows === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={onRetry} />
        ) : (
          <LoadingState lines={4} />
        )
      ) : rows.length === 0 ? (
        <p className={classes.dim}>{text.historyEmpty}</p>
      ) : (
        <>
          <Timeline
            label={text.history}
            items={rows.map((item) => ({
              id: item.id,
              at: item.at,
              title: `${item.actor.name || text.nobody} ${eventWords(item.event)}`,
              body: <EventBody item={item} problemId={problem.id} />,
            }))}
          />
          {hasMore && (
            <Button onClick={onEndReached} loading={query.isFetchingNextPage}>
              {text.moreHistory}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

function EventBody({ item, problemId }: { item: HistoryItem; problemId: string }) {
  const facts = changedFacts(item, problemId);
  const pieces = piecesOf(item);
  if (facts.length === 0) return pieces === undefined ? null : text.moves.links(pieces);
  return (
    <>
      {facts.map((fact) => (
        <div key={fact.label}>
          {fact.label}: {fact.before} → {fact.after}
        </div>
      ))}
    </>
  );
}

function Merges({ merges, problemId }: { merges: readonly MergeAnswer[]; problemId: string }) {
  const api = useApi();
  const may = useMay();
  const undo = useChange({
    send: (merge: MergeAnswer) => api.post(`/problem-merges/${merge.id}/undo`),
    refresh: () => [problemKeys.all],
    done: () => text.mergeUndone,
  });
  return (
    <ul className={classes.facts}>
      {merges.map((merge) => (
        <li key={merge.id} className={classes.fact}>
          <span>{merge.intoId === problemId ? text.merges : text.isMerged}</span>
          <EntityLink kind="problem" id={merge.intoId === problemId ? merge.fromId : merge.intoId}>
            {text.openPage}
          </EntityLink>
          <span className={classes.dim}>
            {text.moves.links(merge.moves.links)} · <RelativeDate value={merge.mergedAt} />
          </span>
          {may('decide') && (
            <span className={classes.factEnd}>
              <Button size="compact-sm" loading={undo.isPending} onClick={() => undo.mutate(merge)}>
                {text.undoMerge}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
