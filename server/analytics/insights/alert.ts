// When a number is worth telling somebody.
import type { AlertCondition, AlertVerdict } from '../../../contract/analytics/alert.ts';
import { differenceOf, type Estimate } from '../../stats/index.ts';

/** What was measured. Shape  low, high: 95 % interval, null where none can be said. */
export type Measured = { value: number | null; n: number | null; low: number | null; high: number | null };

const speaks = (figure: Measured | null, minimumN: number): figure is Measured & { value: number; n: number } =>
  figure !== null && figure.value !== null && figure.n !== null && figure.n >= minimumN;

/** Whether an alert looks at the period before, too. */
export const comparesPeriods = (condition: AlertCondition): boolean => condition.kind === 'rises' || condition.kind === 'falls';

function isMet(condition: AlertCondition, value: number, before: number | null): boolean {
  if ('threshold' in condition) return condition.kind === 'above' ? value > condition.threshold : value < condition.threshold;
  if (before === null) return false;
  const change = condition.kind === 'rises' ? value - before : before - value;
  // Percent of nothing: whatever came is more than any part of it.
  if (condition.unit === 'percent') return change > 0 && change >= (Math.abs(before) * condition.by) / 100;
  return change >= condition.by;
}

/**
 * Judges one period.
 *
 * Shape   wasCrossed: the last period that said anything met the condition, so that going on is no second crossing.
 */
export function verdictOf(
  alert: { condition: AlertCondition; minimumN: number },
  { figure, before, wasCrossed }: { figure: Measured; before: Measured | null; wasCrossed: boolean },
): AlertVerdict {
  if (!speaks(figure, alert.minimumN)) return 'too_few';
  if (comparesPeriods(alert.condition) && !speaks(before, alert.minimumN)) return 'too_few';
  if (!isMet(alert.condition, figure.value, before?.value ?? null)) return 'clear';
  return wasCrossed ? 'stays' : 'crossed';
}

const number = (value: number): string => new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(value);

const estimateOf = ({ value, low, high }: Measured): Estimate | null =>
  value === null || low === null || high === null ? null : { value, low, high };

const withUnit = (value: number, unit: string): string => (unit === '' ? number(value) : `${number(value)} ${unit}`);

/** What happened, in words: “Checkout fell by 4.1 to 8.3 % (12.4 % before; 95 % interval of the change −5.2 to −3; n = 1,234)”. */
export function crossingText(name: string, unit: string, { figure, before }: { figure: Measured; before: Measured | null }): string {
  if (figure.value === null) return `${name}: nothing was measured`;
  const n = figure.n === null ? [] : [`n = ${new Intl.NumberFormat('en').format(figure.n)}`];
  if (before === null || before.value === null) {
    const interval = figure.low === null || figure.high === null ? [] : [`95 % interval ${number(figure.low)} to ${number(figure.high)}`];
    const known = [...interval, ...n].join('; ');
    return `${name} is ${withUnit(figure.value, unit)}${known === '' ? '' : ` (${known})`}`;
  }
  const [was, is] = [estimateOf(before), estimateOf(figure)];
  const change = was && is ? differenceOf(was, is) : null;
  const verb = figure.value === before.value ? 'stayed' : figure.value > before.value ? 'rose' : 'fell';
  const moved = verb === 'stayed' ? 'stayed at' : `${verb} by ${number(Math.abs(figure.value - before.value))} to`;
  const interval = change ? [`95 % interval of the change ${number(change.low)} to ${number(change.high)}`] : [];
  return `${name} ${moved} ${withUnit(figure.value, unit)} (${[`${withUnit(before.value, unit)} before`, ...interval, ...n].join('; ')})`;
}
