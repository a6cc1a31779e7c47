import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import type { AlertAnswer } from '../../../contract/analytics/alert.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { metricsText as text } from '../metrics/metrics.text.ts';
import type { Watches } from './AlertDrawer.tsx';
import { alertStatus, conditionWords } from './alert-words.ts';
import classes from './Insights.module.css';
import { alertsQuery, archivedAlertsQuery } from './insight.api.ts';
import { lazily } from './lazily.tsx';

const AlertDrawer = lazily(() => import('./AlertDrawer.tsx').then((file) => file.AlertDrawer));
const AlertPanel = lazily(() => import('./AlertPanel.tsx').then((file) => file.AlertPanel));

/** The alerts on an insight or a metric: when they tell, how they stand, and those that are not looked at any more. */
export function AlertList({ watches }: { watches: Watches }) {
  const api = useApi();
  const product = useProduct();
  const may = useMay();
  const [opened, setOpened] = useState<{ as: 'new' } | { as: 'panel' | 'change'; id: string }>();
  const { data } = useQuery(alertsQuery(api, product.id));
  const { data: gone } = useQuery(archivedAlertsQuery(api, product.id));
  const isHere = ({ watched }: AlertAnswer) => (watched.kind === 'insight' ? watched.insightId : watched.metricId) === watches.id;
  const alerts = (data ?? []).filter(isHere);
  const archived = (gone ?? []).filter(isHere);
  const restore = useChange({
    send: (alert: AlertAnswer) => api.post<AlertAnswer>(`/alerts/${alert.id}/restore` as string, {}),
    refresh: () => [analyticsKeys.alerts],
    done: (alert) => text.alertRestored(alert.name),
  });
  const archive = useChange({
    send: (alert: AlertAnswer) => api.post<AlertAnswer>(`/alerts/${alert.id}/archive` as string, {}),
    refresh: () => [analyticsKeys.alerts],
    done: (alert) => text.alertArchived(alert.name),
    undo: (alert) => api.post<AlertAnswer>(`/alerts/${alert.id}/restore` as string, {}),
  });
  if (alerts.length === 0 && archived.length === 0) return null;
  const open = opened === undefined || opened.as === 'new' ? undefined : [...alerts, ...archived].find((one) => one.id === opened.id);
  const close = () => setOpened(undefined);
  return (
    <Section title={text.alerts} actions={may('edit') && <Button onClick={() => setOpened({ as: 'new' })}>{text.newAlert}</Button>}>
      <ul className={classes.rows}>
        {alerts.map((alert) => (
          <li key={alert.id} className={classes.row}>
            <StatusBadge {...alertStatus(alert)} />
            <span className={classes.words}>
              <button type="button" className={classes.open} onClick={() => setOpened({ as: 'panel', id: alert.id })}>
                <span className="sr-only">{text.openAlert('')}</span>
                {alert.name}
              </button>
              <span className={classes.quiet}>
                {conditionWords(alert.condition, alert.period)} · {text.atLeastN(alert.minimumN)}
              </span>
              {alert.lastCheck && (
                <span className={classes.quiet}>
                  {alert.lastCheck.text} · <RelativeDate value={alert.lastCheck.checkedAt} />
                </span>
              )}
            </span>
            {may('edit') && (
              <ActionIcon aria-label={text.archiveAlert(alert.name)} onClick={() => archive.mutate(alert)}>
                <Archive size={14} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
        {archived.map((alert) => (
          <li key={alert.id} className={classes.row}>
            <StatusBadge shape="dash" label={text.archived} />
            <span className={classes.words}>
              <span>{alert.name}</span>
              <span className={classes.quiet}>{text.archivedAlerts}</span>
            </span>
            {may('edit') && (
              <Button size="compact-sm" onClick={() => restore.mutate(alert)}>
                {text.restore}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {opened?.as === 'new' && <AlertDrawer watches={watches} onClose={close} />}
      {open && opened?.as === 'change' && <AlertDrawer watches={watches} alert={open} onClose={close} />}
      {open && opened?.as === 'panel' && (
        <AlertPanel alert={open} onChange={() => setOpened({ as: 'change', id: open.id })} onClose={close} />
      )}
    </Section>
  );
}
