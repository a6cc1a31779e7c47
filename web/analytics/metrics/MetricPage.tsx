import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { MetricAnswer } from '../../../contract/analytics/metric.ts';
import { isNotFound } from '../../platform/api.ts';
import { Chart } from '../../platform/charts/Chart.tsx';
import { formatNumber } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { ErrorState } from '../../platform/ui/ErrorState.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page, Section } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { analyticsKeys, membersQuery } from '../analytics.api.ts';
import { AlertList } from '../insights/AlertList.tsx';
import { lazily } from '../insights/lazily.tsx';
import { questionText } from '../question/question.text.ts';
import { lean } from '../question/question-draft.ts';
import classes from './Metrics.module.css';
import { figuresQuery, metricQuery, valueQuery, versionsQuery } from './metric.api.ts';
import { metricPicture } from './metric-picture.ts';
import { metricsText as text } from './metrics.text.ts';

const MetricDrawer = lazily(() => import('./MetricDrawer.tsx').then((file) => file.MetricDrawer));
const AlertDrawer = lazily(() => import('../insights/AlertDrawer.tsx').then((file) => file.AlertDrawer));

/** One metric: its figure now, its history, and what it means and meant. */
export function MetricPage() {
  const { metricId = '' } = useParams({ strict: false }) as { metricId?: string };
  const api = useApi();
  const { workspace } = useHere();
  const product = useProduct();
  const { data, error, refetch } = useQuery(metricQuery(api, metricId));
  const crumbs = [{ label: text.title, href: `/w/${workspace.id}/p/${product.id}/insights/metrics` }];
  if (data) return <Metric key={data.id} metric={data} crumbs={crumbs} />;
  return (
    <Page title={text.metric} breadcrumbs={crumbs}>
      {error ? <ErrorState error={error} {...(isNotFound(error) ? {} : { onRetry: () => void refetch() })} isPage /> : <LoadingState />}
    </Page>
  );
}

function Metric({ metric, crumbs }: { metric: MetricAnswer; crumbs: readonly { label: string; href: string }[] }) {
  const api = useApi();
  const { workspace, may } = useHere();
  const product = useProduct();
  const [open, setOpen] = useState<'edit' | 'alert'>();
  const { data: figures } = useQuery(figuresQuery(api, metric.id));
  const { data: versions } = useQuery(versionsQuery(api, metric.id));
  const picture = useMemo(() => metricPicture(metric, figures ?? []), [metric, figures]);
  const archive = useChange({
    send: (verb: 'archive' | 'restore') => api.post<MetricAnswer>(`/metrics/${metric.id}/${verb}` as string, {}),
    refresh: () => [analyticsKeys.metrics],
    done: (verb) => (verb === 'archive' ? text.metricArchived(metric.name) : text.metricRestored(metric.name)),
    undo: (verb) => api.post<MetricAnswer>(`/metrics/${metric.id}/${verb === 'archive' ? 'restore' : 'archive'}` as string, {}),
  });
  const { data: asked } = useQuery({ ...valueQuery(api, metric.id), enabled: metric.current === null });
  const { data: members } = useQuery(membersQuery(api, workspace.id));
  const nameOf = (id: string) => members?.find((one) => one.id === id)?.name ?? text.somebody;
  const current = metric.current ?? asked ?? null;
  return (
    <Page
      title={metric.name}
      documentTitle={`${metric.name} · ${text.title}`}
      breadcrumbs={crumbs}
      {...(metric.description === null ? {} : { lead: metric.description })}
      badge={metric.archivedAt !== null && <StatusBadge shape="dash" label={text.archived} />}
      actions={
        <>
          {may('edit') && metric.archivedAt === null && <Button onClick={() => setOpen('alert')}>{text.newAlert}</Button>}
          {may('decide') && metric.archivedAt === null && <Button onClick={() => setOpen('edit')}>{text.edit}</Button>}
          {may('decide') && (
            <Button onClick={() => archive.mutate(metric.archivedAt === null ? 'archive' : 'restore')}>
              {metric.archivedAt === null ? text.archive : text.restore}
            </Button>
          )}
        </>
      }
    >
      {current ? (
        <p className={classes.now}>
          <b>{current.value === null ? '–' : formatNumber(current.value)}</b>
          <span>{metric.unit}</span>
          <span className={classes.quiet}>
            <DateText value={current.from} /> – <DateText value={current.to} />
            {current.n !== null && ` · n = ${formatNumber(current.n)}`}
            {current.low !== null && current.high !== null && ` · ${text.interval(formatNumber(current.low), formatNumber(current.high))}`}
          </span>
        </p>
      ) : (
        <p className={classes.about}>{text.notMeasured}</p>
      )}
      {figures && figures.length > 1 && (
        <Section title={text.history}>
          <Chart
            title={metric.name}
            description={text.historyDescription(metric.name)}
            picture={picture}
            height={300}
            csvName={metric.name}
          />
        </Section>
      )}
      <AlertList watches={{ kind: 'metric', id: metric.id, name: metric.name }} />
      <Section title={text.versions}>
        <ol className={classes.versions} reversed>
          {(versions ?? []).map((one) => (
            <li key={one.no}>
              <b>{text.versionNo(one.no)}</b>
              <span>
                {questionText.kinds[one.definition.question.kind]}: {questionText.about(one.definition.question)},{' '}
                {questionText.by[one.definition.question.by].toLowerCase()}, {text.days(one.definition.periodDays)}
              </span>
              <span className={classes.quiet}>
                <DateText value={one.setAt} /> {text.by} {nameOf(one.setBy)}
                {one.reason !== null && ` · ${one.reason}`}
              </span>
              <Link to={`/w/${workspace.id}/p/${product.id}/insights/new` as '.'} search={{ ask: lean(one.definition.question) } as never}>
                {text.openQuestion}
              </Link>
            </li>
          ))}
        </ol>
      </Section>
      {open === 'edit' && (
        <MetricDrawer metric={metric} question={metric.definition.question} name={metric.name} onClose={() => setOpen(undefined)} />
      )}
      {open === 'alert' && (
        <AlertDrawer watches={{ kind: 'metric', id: metric.id, name: metric.name }} onClose={() => setOpen(undefined)} />
      )}
    </Page>
  );
}
