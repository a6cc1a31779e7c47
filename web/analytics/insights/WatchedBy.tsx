import { ActionIcon, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import type { AlertAnswer } from '../../../contract/analytics/alert.ts';
import type { InsightAnswer } from '../../../contract/analytics/insight.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { Section } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { metricsText as text } from '../metrics/metrics.text.ts';
import { alertStatus, conditionWords } from './alert-words.ts';
import classes from './Insights.module.css';
import { alertsQuery } from './insight.api.ts';
import { lazily } from './lazily.tsx';

const AlertDrawer = lazily(() => import('./AlertDrawer.tsx').then((file) => file.AlertDrawer));

/** The alerts on an insight: when they tell, and how they stand. */
export function WatchedBy({ insight }: { insight: InsightAnswer }) {
  const api = useApi();
  const product = useProduct();
  const { may } = useHere();
  const [isAdding, setIsAdding] = useState(false);
  const { data } = useQuery(alertsQuery(api, product.id));
  const alerts = (data ?? []).filter((one) => one.watched.kind === 'insight' && one.watched.insightId === insight.id);
  const archive = useChange({
    send: (alert: AlertAnswer) => api.post<AlertAnswer>(`/alerts/${alert.id}/archive` as string, {}),
    refresh: () => [analyticsKeys.alerts],
    done: (alert) => text.alertArchived(alert.name),
    undo: (alert) => api.post<AlertAnswer>(`/alerts/${alert.id}/restore` as string, {}),
  });
  if (alerts.length === 0) return null;
  return (
    <Section title={text.alerts} actions={may('edit') && <Button onClick={() => setIsAdding(true)}>{text.newAlert}</Button>}>
      <ul className={classes.rows}>
        {alerts.map((alert) => (
          <li key={alert.id} className={classes.row}>
            <StatusBadge {...alertStatus(alert)} />
            <span className={classes.words}>
              <b>{alert.name}</b>
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
      </ul>
      {isAdding && (
        <AlertDrawer
          watches={{ kind: 'insight', id: insight.id, name: insight.name, question: insight.question }}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Section>
  );
}
