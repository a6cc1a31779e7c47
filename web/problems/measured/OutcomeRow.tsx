import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { OutcomeAnswer, OutcomeVerdict } from '../../../contract/problems/outcome.ts';
import { formatNumber } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { StatusBadge, type StatusShape } from '../../platform/ui/StatusBadge.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { problemKeys } from '../problems.api.ts';
import classes from './Measured.module.css';
import { outcomesQuery } from './measured.api.ts';
import { measuredText as text } from './measured.text.ts';

const PredictDrawer = lazy(() => import('./PredictDrawer.tsx').then((file) => ({ default: file.PredictDrawer })));

const shapes: Record<OutcomeVerdict, StatusShape> = { better: 'check', no_difference: 'dash', worse: 'cross', too_few: 'dotted' };

/** What we said a metric would do, and what it did. */
export function OutcomeRow({ outcome, canMeasure, canDecide }: { outcome: OutcomeAnswer; canMeasure: boolean; canDecide: boolean }) {
  const api = useApi();
  const [isPredicting, setIsPredicting] = useState(false);
  const archive = useChange({
    send: (verb: 'archive' | 'restore') => api.post<OutcomeAnswer>(`/outcomes/${outcome.id}/${verb}` as string, {}),
    refresh: () => [problemKeys.all],
    done: (verb) => (verb === 'archive' ? text.outcomeArchived : text.outcomeRestored),
    undo: (verb) => api.post<OutcomeAnswer>(`/outcomes/${outcome.id}/${verb === 'archive' ? 'restore' : 'archive'}` as string, {}),
  });
  const measure = useChange({
    send: () => api.post<OutcomeAnswer>(`/outcomes/${outcome.id}/measure` as string, {}),
    refresh: () => [problemKeys.all],
    done: () => text.outcomeMeasured,
  });
  const { metric, baseline } = outcome;
  // What was believed when the problem was chosen counts; what is said later stands beside it.
  const believed = outcome.predictions.findLast((one) => one.frozenAt !== null) ?? outcome.predictions[0];
  const last = outcome.measured[0];
  return (
    <li className={classes.row}>
      <span className={classes.name}>
        <EntityLink kind="metric" id={metric.id}>
          {metric.name}
        </EntityLink>
      </span>
      <span className={classes.words}>
        {last ? (
          <span>
            <StatusBadge shape={shapes[last.verdict]} label={text.verdicts[last.verdict]} isDanger={last.verdict === 'worse'} />{' '}
            {text.didWas(last, metric.unit)}
          </span>
        ) : (
          <span className={classes.quiet}>{text.notMeasured}</span>
        )}
        <span className={classes.quiet}>
          {text.baseline(`${formatNumber(baseline.value)} ${metric.unit}`, text.n(baseline.n))}
          {believed && ` · ${text.saidWas(believed.predicted, outcome)}`}
          {believed && believed.frozenAt !== null && ` · ${text.frozen}`}
        </span>
        {outcome.predictions
          .filter((one) => one !== believed)
          .map((one) => (
            <span key={one.id} className={classes.quiet}>
              {text.saidWas(one.predicted, outcome)}, {text.predictedOn} <DateText value={one.predictedAt} />
              {one.reason !== null && ` · ${one.reason}`}
            </span>
          ))}
      </span>
      {canMeasure && (
        <span className={classes.verbs}>
          <Button size="compact-sm" variant="subtle" loading={measure.isPending} onClick={() => measure.mutate(undefined)}>
            {text.measureOutcome}
          </Button>
          {canDecide && (
            <>
              <Button size="compact-sm" variant="subtle" onClick={() => setIsPredicting(true)}>
                {text.predictAnew}
              </Button>
              <Button size="compact-sm" variant="subtle" onClick={() => archive.mutate('archive')}>
                {text.archiveOutcome}
              </Button>
            </>
          )}
        </span>
      )}
      {outcome.archivedAt !== null && canDecide && (
        <Button size="compact-sm" variant="subtle" loading={archive.isPending} onClick={() => archive.mutate('restore')}>
          {text.restoreOutcome}
        </Button>
      )}
      <Suspense>{isPredicting && <PredictDrawer outcome={outcome} onClose={() => setIsPredicting(false)} />}</Suspense>
    </li>
  );
}

/** What was put away, and the way back. */
export function ArchivedOutcomes({ problemId, count, canDecide }: { problemId: string; count: number; canDecide: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const api = useApi();
  const { data } = useQuery({ ...outcomesQuery(api, problemId, true), enabled: isOpen });
  return (
    <>
      <Button size="compact-sm" variant="subtle" mt={4} onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
        {isOpen ? text.hideArchived : text.showArchived(count)}
      </Button>
      {isOpen && data && (
        <ul className={classes.rows}>
          {data.items.map((outcome) => (
            <OutcomeRow key={outcome.id} outcome={outcome} canMeasure={false} canDecide={canDecide} />
          ))}
        </ul>
      )}
    </>
  );
}
