import { formatDate, formatMoney, formatNumber, formatPercent, formatRelative, type MoneyStyle, type NumberStyle } from '../format.ts';
import type { LensSide } from '../lens.ts';
import type { Mark } from './because.ts';
import { MarkSign } from './MarkSign.tsx';
import { uiText as text } from './ui.text.ts';
import classes from './Value.module.css';

interface Marked {
  /** How the number came to be; `measured` (the default) is plain. */
  mark?: Mark;
  /** Colours a money-side or people-side fact. */
  side?: LensSide;
}

const None = ({ label = text.none }: { label?: string }) => (
  <span className={classes.none}>
    <span aria-hidden>–</span>
    <span className="sr-only">{label}</span>
  </span>
);

export interface NumberValueProps extends Marked, NumberStyle {
  value: number | null | undefined;
  unit?: string;
  /** 80 % interval of an estimate. */
  interval?: readonly [low: number, high: number];
  isPercent?: boolean;
}

/** A number with its unit. */
export function NumberValue({ value, unit, interval, isPercent, mark, side, ...style }: NumberValueProps) {
  if (value === null || value === undefined) return <None />;
  const format = (one: number) => (isPercent ? formatPercent(one, style.digits ?? 0) : formatNumber(one, style));
  return (
    <span className={classes.value} data-side={side} title={style.isCompact ? formatNumber(value) : undefined}>
      {format(value)}
      {unit && <span className={classes.unit}> {unit}</span>}
      {interval && (
        <span className={classes.interval} title={text.intervalMeans(format(interval[0]), format(interval[1]))}>
          {' '}
          {text.interval(format(interval[0]), format(interval[1]))}
        </span>
      )}
      {mark && <MarkSign mark={mark} />}
    </span>
  );
}

export interface MoneyProps extends Marked, MoneyStyle {
  /** In minor units (cents). */
  amountMinor: number | null | undefined;
  currency: string;
  /** "year", "month", "week". */
  per?: string;
}

/** An amount of money. Money is a fact of the business side unless said otherwise. */
export function Money({ amountMinor, currency, per, mark, side = 'business', ...style }: MoneyProps) {
  if (amountMinor === null || amountMinor === undefined) return <None />;
  return (
    <span className={classes.value} data-side={side} title={style.isCompact ? formatMoney(amountMinor, currency) : undefined}>
      {formatMoney(amountMinor, currency, style)}
      {per && <span className={classes.unit}> / {per}</span>}
      {mark && <MarkSign mark={mark} />}
    </span>
  );
}

/** A day or a moment. */
export function DateText({ value, hasTime = false }: { value: string | null | undefined; hasTime?: boolean }) {
  if (!value) return <None />;
  return (
    <time dateTime={value} className={classes.value}>
      {formatDate(value, { hasTime })}
    </time>
  );
}

/** "3 weeks ago", the date in its title. `now` stands still in tests and for rankings as of a day. */
export function RelativeDate({ value, now }: { value: string | null | undefined; now?: Date }) {
  if (!value) return <None />;
  return (
    <time dateTime={value} className={classes.value} title={formatDate(value, { hasTime: true })}>
      {formatRelative(value, now ?? new Date())}
    </time>
  );
}
