import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { MessageSquareQuote, Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { ProblemDetail, ProblemEvidenceItem } from '../../../contract/problems/problem.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import type { Page } from '../../platform/api.ts';
import { useIsLookedAt } from '../../platform/at-rest.ts';
import { Chart } from '../../platform/charts/Chart.tsx';
import { inPages, useChange, useRows } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { problemKeys } from '../problems.api.ts';
import classes from './EvidenceLine.module.css';
import { EvidenceLine } from './EvidenceLine.tsx';
import { evidencePicture } from './evidence-picture.ts';
import { evidenceDaysQuery, evidenceOfProblemQuery, problemPath } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

const LinkEvidenceDrawer = lazy(() => import('./LinkEvidenceDrawer.tsx').then((file) => ({ default: file.LinkEvidenceDrawer })));

/** Quotes shown before somebody asks for more. */
const pageSize = 10;
/** With fewer pieces a picture says no more than the list. */
const leastDrawn = 12;
/** What is not there yet takes the room that it will take: nobody wants the page to move while they begin to read. */
const linesOfQuote = 3;
const pictureHeight = 200;
const pictureWithHead = 236;

type Value = { importance?: Importance; reason?: Reason };

/** What people said or did: linked, unlinked, and given its weight here. */
export function EvidenceSection({ problem, canChange }: { problem: ProblemDetail; canChange: boolean }) {
  const api = useApi();
  const may = useMay();
  const query = useInfiniteQuery(evidenceOfProblemQuery(api, problem.id, pageSize));
  const { rows, error, onRetry, hasMore, onEndReached } = useRows(query);
  const [isLinking, setIsLinking] = useState(false);
  const path = `${problemPath(problem.id)}/evidence` as const;

  const revalue = useChange({
    send: ({ item, value }: { item: ProblemEvidenceItem; value: Value }) => api.patch(path, { evidenceIds: [item.id], ...value }),
    preview: (preview, { item, value }) =>
      preview.update<{ pages: Page<ProblemEvidenceItem>[] }>(
        [...problemKeys.problem(problem.id), 'evidence'],
        inPages<ProblemEvidenceItem>((one) => (one.id === item.id ? { ...one, link: { ...one.link, ...value, valuedBy: 'team' } } : one)),
      ),
    refresh: () => [problemKeys.all],
    done: () => text.revalued,
    undo: async ({ item }) => {
      const before = { evidenceIds: [item.id], importance: item.link.importance, reason: item.link.reason };
      if (item.link.valuedBy === 'team') return api.patch(path, before);
      // A change is the team's word. To be the speaker's own again, the link is made anew.
      await api.post(`${path}/detach`, { evidenceIds: [item.id] });
      return api.post(path, before);
    },
  });
  const unlink = useChange({
    send: (item: ProblemEvidenceItem) => api.post(`${path}/detach`, { evidenceIds: [item.id] }),
    refresh: () => [problemKeys.all],
    done: () => text.unlinked,
    undo: (item) => api.post(path, { evidenceIds: [item.id], importance: item.link.importance, reason: item.link.reason }),
  });
  const link = canChange && may('capture') && (
    <Button leftSection={<Plus size={14} aria-hidden />} onClick={() => setIsLinking(true)}>
      {text.linkEvidence}
    </Button>
  );
  return (
    <Section
      title={text.evidence}
      note={problem.counts.evidence > 0 ? problem.counts.evidence : undefined}
      actions={rows?.length ? link : undefined}
    >
      {rows === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={onRetry} />
        ) : (
          <LoadingState lines={Math.max(2, linesOfQuote * Math.min(problem.counts.evidence, pageSize))} />
        )
      ) : rows.length === 0 ? (
        <EmptyState icon={MessageSquareQuote} title={text.evidenceEmpty} action={link} example={text.evidenceExample}>
          {text.evidenceTeaches}
        </EmptyState>
      ) : (
        <>
          {problem.counts.evidence >= leastDrawn && <OverTime problemId={problem.id} />}
          <ul className={classes.list}>
            {rows.map((item) => (
              <EvidenceLine
                key={item.id}
                item={item}
                onValue={canChange && may('decide') ? (one, value) => revalue.mutate({ item: one, value }) : undefined}
                onUnlink={canChange && may('capture') ? (one) => unlink.mutate(one) : undefined}
              />
            ))}
          </ul>
          {hasMore && (
            <Button className={classes.more} onClick={onEndReached} loading={query.isFetchingNextPage}>
              {text.moreEvidence}
            </Button>
          )}
        </>
      )}
      <Suspense>{isLinking && <LinkEvidenceDrawer problem={problem} onClose={() => setIsLinking(false)} />}</Suspense>
    </Section>
  );
}

/** Evidence by month and kind. */
function OverTime({ problemId }: { problemId: string }) {
  const api = useApi();
  const [place, isLookedAt] = useIsLookedAt();
  const { data: days, isError } = useQuery({ ...evidenceDaysQuery(api, problemId), enabled: isLookedAt });
  const picture = useMemo(() => (days ? evidencePicture(days) : undefined), [days]);
  if (days === undefined && !isError) return <div ref={place} style={{ height: pictureWithHead }} />;
  if (!picture || (picture.kind === 'line' && (picture.lines[0]?.points.length ?? 0) < 2)) return null;
  return (
    <Chart title={text.evidenceOverTime} description={text.evidenceSays(days?.length ?? 0)} picture={picture} height={pictureHeight} />
  );
}
