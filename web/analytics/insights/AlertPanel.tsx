import { ActionIcon, Button, Drawer, Group, Select } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { AlertAnswer, AlertCheckAnswer } from '../../../contract/analytics/alert.ts';
import type { Api } from '../../platform/api.ts';
import { formatNumber } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import { DialogFocus } from '../../platform/ui/DialogFocus.tsx';
import { EntityLink } from '../../platform/ui/EntityLink.tsx';
import { Section } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { DateText } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { metricsText as text } from '../metrics/metrics.text.ts';
import { alertStatus, conditionWords } from './alert-words.ts';
import classes from './Insights.module.css';

type Titled = { problemId: string; title: string };

const checksQuery = (api: Api, alertId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.alerts, alertId, 'checks'],
    queryFn: ({ signal }) => api.listAll<AlertCheckAnswer>(`/alerts/${alertId}/checks` as string, { most: 60, pageSize: 60, signal }),
  });

const problemsQuery = (api: Api, alertId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.alerts, alertId, 'problems'],
    queryFn: ({ signal }) =>
      api.get<{ items: Titled[] }>(`/alerts/${alertId}/problems` as string, { signal }).then((answer) => answer.items),
  });

/** One alert: when it tells, what it found so far, and on which problems it files that. */
export function AlertPanel({ alert, onChange, onClose }: { alert: AlertAnswer; onChange: () => void; onClose: () => void }) {
  const api = useApi();
  const may = useMay();
  const { data: checks } = useQuery(checksQuery(api, alert.id));
  const look = useChange({
    send: () => api.post<AlertCheckAnswer>(`/alerts/${alert.id}/check` as string, {}),
    refresh: () => [analyticsKeys.alerts],
    done: (_none, check) => text.looked(alertStatus({ lastCheck: check }).label),
  });
  const canChange = may('edit') && alert.archivedAt === null;
  return (
    <Drawer opened onClose={onClose} title={alert.name} transitionProps={{ duration: 120 }}>
      <DialogFocus />
      <p className={classes.quiet}>
        {alert.watchedName} {conditionWords(alert.condition, alert.period)} · {text.atLeastN(alert.minimumN)}
      </p>
      {canChange && (
        <Group gap={8} mb={12}>
          <Button onClick={onChange}>{text.changeAlert}</Button>
          <Button loading={look.isPending} onClick={() => look.mutate(undefined)}>
            {text.checkNow}
          </Button>
        </Group>
      )}
      <FilesOn alert={alert} canChange={canChange} />
      <Section title={text.checks}>
        {checks?.length === 0 && <p className={classes.quiet}>{text.noChecks}</p>}
        <ul className={classes.rows} aria-label={text.checks}>
          {(checks ?? []).map((check) => (
            <li key={check.id} className={classes.row}>
              <span className={classes.words}>
                <StatusBadge {...alertStatus({ lastCheck: check })} />
                <span>{check.text}</span>
                <span className={classes.quiet}>
                  <DateText value={check.figure.from} /> – <DateText value={check.figure.to} />
                  {check.figure.n !== null && ` · n = ${formatNumber(check.figure.n)}`}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </Drawer>
  );
}

function FilesOn({ alert, canChange }: { alert: AlertAnswer; canChange: boolean }) {
  const api = useApi();
  const product = useProduct();
  const [isAdding, setIsAdding] = useState(false);
  const { data: problems } = useQuery(problemsQuery(api, alert.id));
  const { data: choices = [] } = useQuery({
    queryKey: ['problems', 'titles', product.id],
    queryFn: ({ signal }) =>
      api.listAll<{ id: string; title: string; status: string }>(`/products/${product.id}/problems` as string, { most: 2000, signal }),
    enabled: isAdding,
  });
  const link = useChange({
    send: (problemId: string) => api.put<unknown>(`/problems/${problemId}/alerts/${alert.id}` as string, {}),
    refresh: () => [analyticsKeys.alerts, ['problems']],
    done: () => text.linked,
  });
  const unlink = useChange({
    send: (problemId: string) => api.delete<unknown>(`/problems/${problemId}/alerts/${alert.id}` as string),
    refresh: () => [analyticsKeys.alerts, ['problems']],
    done: () => text.unlinked,
  });
  const known = new Set((problems ?? []).map((one) => one.problemId));
  return (
    <Section title={text.filesOn} actions={canChange && <Button onClick={() => setIsAdding(true)}>{text.linkProblem}</Button>}>
      {isAdding && (
        <Select
          label={text.problem}
          searchable
          limit={50}
          data={choices.filter((one) => one.status !== 'merged' && !known.has(one.id)).map((one) => ({ value: one.id, label: one.title }))}
          value={null}
          onChange={(problemId) => {
            if (problemId === null) return;
            setIsAdding(false);
            link.mutate(problemId);
          }}
        />
      )}
      {problems?.length === 0 && <p className={classes.quiet}>{text.filesOnNone}</p>}
      <ul className={classes.rows} aria-label={text.filesOn}>
        {(problems ?? []).map((one) => (
          <li key={one.problemId} className={classes.row}>
            <span className={classes.words}>
              <EntityLink kind="problem" id={one.problemId}>
                {one.title}
              </EntityLink>
            </span>
            {canChange && (
              <ActionIcon aria-label={text.unlinkProblem(one.title)} onClick={() => unlink.mutate(one.problemId)}>
                <X size={14} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
