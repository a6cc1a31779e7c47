import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import type { ReachAnswer } from '../../../contract/problems/reach-source.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { problemKeys } from '../problems.api.ts';
import classes from './Measured.module.css';
import { outcomesQuery, problemAlertsQuery, reachQuery } from './measured.api.ts';
import { measuredText as text } from './measured.text.ts';
import { ArchivedOutcomes, OutcomeRow } from './OutcomeRow.tsx';

const ReachDrawer = lazy(() => import('./ReachDrawer.tsx').then((file) => ({ default: file.ReachDrawer })));
const OutcomeDrawer = lazy(() => import('./OutcomeDrawer.tsx').then((file) => ({ default: file.OutcomeDrawer })));

/** How many people really meet the problem, and what became of what was said about it. */
export function MeasuredSection({ problem, canChange }: { problem: ProblemDetail; canChange: boolean }) {
  const [opened, setOpened] = useState<'reach' | 'outcome'>();
  const api = useApi();
  const canDecide = useMay()('decide') && canChange;
  const { data: reach } = useQuery(reachQuery(api, problem.id));
  const { data: outcomes } = useQuery(outcomesQuery(api, problem.id));
  const close = () => setOpened(undefined);
  if (!reach) return null;
  return (
    <Section
      title={text.title}
      note={text.note}
      actions={canDecide && outcomes && <Button onClick={() => setOpened('outcome')}>{text.addOutcome}</Button>}
    >
      <ul className={classes.rows}>
        <Reach problem={problem} reach={reach} canDecide={canDecide} onChange={() => setOpened('reach')} />
        <Alerts problemId={problem.id} canChange={canChange} />
        {outcomes?.items.map((outcome) => (
          <OutcomeRow key={outcome.id} outcome={outcome} canMeasure={canChange} canDecide={canDecide} />
        ))}
      </ul>
      {outcomes !== undefined && outcomes.archived > 0 && (
        <ArchivedOutcomes problemId={problem.id} count={outcomes.archived} canDecide={canDecide} />
      )}
      <Suspense>
        {opened === 'reach' && <ReachDrawer problem={problem} source={reach.source} onClose={close} />}
        {opened === 'outcome' && <OutcomeDrawer problem={problem} onClose={close} />}
      </Suspense>
    </Section>
  );
}

function Reach({
  problem,
  reach,
  canDecide,
  onChange,
}: {
  problem: ProblemDetail;
  reach: ReachAnswer;
  canDecide: boolean;
  onChange: () => void;
}) {
  const api = useApi();
  const measure = useChange({
    send: () => api.post<ReachAnswer>(`/problems/${problem.id}/reach-source/measure` as string, {}),
    refresh: () => [problemKeys.all],
    done: () => text.measured,
  });
  const clear = useChange({
    send: () => api.delete<ReachAnswer>(`/problems/${problem.id}/reach-source` as string),
    refresh: () => [problemKeys.all],
    done: () => text.reachCleared,
  });
  const { source, sourceName } = reach;
  return (
    <li className={classes.row}>
      <span className={classes.name}>{text.reach}</span>
      <span className={classes.words}>
        {source === null || sourceName === null ? (
          <span className={classes.quiet}>{text.reachUnmeasured}</span>
        ) : (
          <EntityLink kind={source.kind} id={source.kind === 'insight' ? source.insightId : source.metricId}>
            {reach.people === null ? text.reachWaits(sourceName) : text.reachOf(reach.people, sourceName)}
          </EntityLink>
        )}
        {reach.from && reach.to && (
          <span className={classes.quiet}>
            <DateText value={reach.from} /> – <DateText value={reach.to} />
          </span>
        )}
      </span>
      {canDecide && (
        <span className={classes.verbs}>
          {source !== null && (
            <>
              <Button size="compact-sm" variant="subtle" loading={measure.isPending} onClick={() => measure.mutate(undefined)}>
                {text.measureNow}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => clear.mutate(undefined)}>
                {text.clearReach}
              </Button>
            </>
          )}
          <Button size="compact-sm" onClick={onChange}>
            {source === null ? text.nameReach : text.changeReach}
          </Button>
        </span>
      )}
    </li>
  );
}

/** Alerts that file what they find as evidence on the problem; they are named where they are kept. */
function Alerts({ problemId, canChange }: { problemId: string; canChange: boolean }) {
  const api = useApi();
  const { data } = useQuery(problemAlertsQuery(api, problemId));
  const unlink = useChange({
    send: (alertId: string) => api.delete<unknown>(`/problems/${problemId}/alerts/${alertId}` as string),
    refresh: () => [problemKeys.all, ['alerts']],
    done: () => text.alertUnlinked,
  });
  return (data ?? []).map((one) => (
    <li key={one.alertId} className={classes.row}>
      <span className={classes.name}>{text.alert}</span>
      <span className={classes.words}>
        <span>{one.name}</span>
        <span className={classes.quiet}>{text.alertFiles(one.insightName)}</span>
      </span>
      {canChange && (
        <span className={classes.verbs}>
          <Button size="compact-sm" variant="subtle" onClick={() => unlink.mutate(one.alertId)}>
            {text.unlinkAlert}
          </Button>
        </span>
      )}
    </li>
  ));
}
