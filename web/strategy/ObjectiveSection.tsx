import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Flag, Plus, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import type { KeyResultAnswer } from '../../contract/strategy/key-result.ts';
import type { ObjectiveAnswer, ObjectiveStatus } from '../../contract/strategy/objective.ts';
import { formatDate, formatPercent } from '../platform/format.ts';
import { useApi, useMay, useProduct } from '../platform/session/here.ts';
import { EmptyState } from '../platform/ui/EmptyState.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { Section } from '../platform/ui/Page.tsx';
import { StatusBadge, type StatusShape } from '../platform/ui/StatusBadge.tsx';
import { KeyResultDrawer } from './KeyResultDrawer.tsx';
import { KeyResultLine } from './KeyResultLine.tsx';
import { ObjectiveDrawer } from './ObjectiveDrawer.tsx';
import { dayOf, elapsedShare } from './pace.ts';
import { RecordMenu } from './RecordMenu.tsx';
import classes from './StrategyPage.module.css';
import { objectivesQuery, strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { useArchive } from './use-archive.ts';

const shapes: Readonly<Record<ObjectiveStatus, StatusShape>> = {
  draft: 'dotted',
  active: 'half',
  achieved: 'check',
  missed: 'cross',
  dropped: 'dash',
};

/** What is worked on first; what is over last. Inside a status in the server's order, the later end first. */
const places: readonly ObjectiveStatus[] = ['active', 'draft', 'achieved', 'missed', 'dropped'];
const byStatus = (objectives: readonly ObjectiveAnswer[]) =>
  objectives.toSorted((a, b) => places.indexOf(a.status) - places.indexOf(b.status));

export function ObjectiveSection({ archived }: { archived: boolean }) {
  const product = useProduct();
  const api = useApi();
  const may = useMay();
  const { data: objectives, error, refetch } = useQuery(objectivesQuery(api, product.id));
  const [isAdding, setIsAdding] = useState(false);
  const add = may('decide') && <Button onClick={() => setIsAdding(true)}>{text.objectiveAdd}</Button>;
  return (
    <Section title={text.objectives} actions={objectives && objectives.length > 0 && add}>
      {objectives === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState lines={6} />
        )
      ) : objectives.length === 0 ? (
        <EmptyState icon={Flag} title={text.objectivesEmptyTitle} action={add} example={text.objectiveExample}>
          {text.objectivesEmpty}
        </EmptyState>
      ) : (
        byStatus(objectives).map((objective) => <Objective key={objective.id} objective={objective} archived={archived} />)
      )}
      {isAdding && <ObjectiveDrawer productId={product.id} onClose={() => setIsAdding(false)} />}
    </Section>
  );
}

function Objective({ objective, archived }: { objective: ObjectiveAnswer; archived: boolean }) {
  const may = useMay();
  const [opened, setOpened] = useState<'edit' | 'new'>();
  const archive = useArchive(`/objectives/${objective.id}`, {
    refresh: [strategyKeys.objectives(objective.productId)],
    done: text.objectiveArchived(objective.title),
    restored: text.objectiveSaved,
  });
  const elapsed = elapsedShare(objective.startsOn, objective.endsOn, dayOf(new Date()));
  const close = () => setOpened(undefined);
  return (
    <article className={classes.objective} id={objective.id}>
      <div className={classes.objectiveHead}>
        <h3>{objective.title}</h3>
        <StatusBadge shape={shapes[objective.status]} label={text.statuses[objective.status]} />
        {may('decide') && (
          <div className={classes.end}>
            <Button size="compact-sm" variant="subtle" leftSection={<Plus size={14} aria-hidden />} onClick={() => setOpened('new')}>
              {text.keyResultAdd}
            </Button>
            <RecordMenu name={objective.title} onEdit={() => setOpened('edit')} onArchive={() => archive.mutate('archive')} />
          </div>
        )}
      </div>
      <p className={classes.dim}>
        {formatDate(objective.startsOn)} – {formatDate(objective.endsOn)}
        {objective.status === 'active' && `, ${elapsed === 0 ? text.notBegun.toLowerCase() : text.elapsed(formatPercent(elapsed))}`}
        {objective.stewardName && ` · ${text.stewardIs(objective.stewardName)}`}
      </p>
      {objective.description && <p className={classes.about}>{objective.description}</p>}
      {objective.keyResults.length === 0 ? (
        <p className={classes.about}>{text.keyResultsEmpty}</p>
      ) : (
        <ul className={classes.results}>
          {objective.keyResults.map((keyResult) => (
            <KeyResultLine key={keyResult.id} keyResult={keyResult} productId={objective.productId} elapsed={elapsed} />
          ))}
        </ul>
      )}
      {archived && objective.archivedKeyResults.length > 0 && (
        <ul className={classes.results}>
          {objective.archivedKeyResults.map((keyResult) => (
            <ArchivedKeyResult key={keyResult.id} keyResult={keyResult} productId={objective.productId} />
          ))}
        </ul>
      )}
      {opened === 'edit' && <ObjectiveDrawer productId={objective.productId} objective={objective} onClose={close} />}
      {opened === 'new' && <KeyResultDrawer productId={objective.productId} objectiveId={objective.id} onClose={close} />}
    </article>
  );
}

function ArchivedKeyResult({ keyResult, productId }: { keyResult: KeyResultAnswer; productId: string }) {
  return (
    <ArchivedLine
      name={keyResult.name}
      path={`/key-results/${keyResult.id}`}
      refresh={strategyKeys.objectives(productId)}
      done={text.keyResultSaved}
    />
  );
}

/** Something archived, and the way back. */
export function ArchivedLine({ name, path, refresh, done }: { name: string; path: string; refresh: readonly string[]; done: string }) {
  const may = useMay();
  const archive = useArchive(path, { refresh: [refresh], done, restored: done });
  return (
    <li className={classes.objectiveHead} style={{ padding: '6px 0' }}>
      <span className={classes.dim}>
        {name} ({text.archived.toLowerCase()})
      </span>
      {may('decide') && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<RotateCcw size={13} aria-hidden />}
          loading={archive.isPending}
          onClick={() => archive.mutate('restore')}
          aria-label={`${text.restore} ${name}`}
        >
          {text.restore}
        </Button>
      )}
    </li>
  );
}
