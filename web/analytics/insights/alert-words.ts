import type { AlertAnswer, AlertCondition } from '../../../contract/analytics/alert.ts';
import { formatNumber } from '../../platform/format.ts';
import type { StatusBadgeProps } from '../../platform/ui/StatusBadge.tsx';
import { insightsText } from './insights.text.ts';

const shapes = { crossed: 'warning', stays: 'warning', clear: 'check', too_few: 'dotted' } as const;

/** How an alert stands, as a shape and a word. */
export function alertStatus({ lastCheck }: Pick<AlertAnswer, 'lastCheck'>): StatusBadgeProps {
  if (!lastCheck) return { shape: 'empty', label: insightsText.notChecked };
  const { verdict } = lastCheck;
  return { shape: shapes[verdict], label: insightsText.verdicts[verdict], isDanger: shapes[verdict] === 'warning' };
}

/** The alert that needs somebody most stands for all of an insight. */
export const worstOf = (alerts: readonly AlertAnswer[]): AlertAnswer | undefined => {
  const rank = (alert: AlertAnswer) => ['crossed', 'stays', 'too_few', 'clear', undefined].indexOf(alert.lastCheck?.verdict);
  return [...alerts].sort((a, b) => rank(a) - rank(b))[0];
};

const period = { day: 'a day', week: 'a week', month: 'a month' } as const;

export function conditionWords(condition: AlertCondition, every: AlertAnswer['period']): string {
  if ('threshold' in condition) return `${condition.kind} ${formatNumber(condition.threshold)} in ${period[every]}`;
  const by = condition.unit === 'percent' ? `${formatNumber(condition.by)} %` : formatNumber(condition.by);
  return `${condition.kind} by ${by} against ${period[every]} before`;
}
