import type { MeasuredPoint } from '../../contract/strategy/measurement.ts';
import { formatDate, formatNumber } from '../platform/format.ts';
import classes from './StrategyPage.module.css';
import { strategyText as text } from './strategy.text.ts';

const width = 600;
const height = 96;
/** Room for the stroke at the top and the bottom. */
const margin = 4;

/** A line through the figures, by their days. Its table is the drawer with the figures. */
export function SmallLine({ name, unit, points }: { name: string; unit: string; points: readonly MeasuredPoint[] }) {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return null;
  const values = points.map((point) => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [start, end] = [Date.parse(first.measuredOn), Date.parse(last.measuredOn)];
  const x = (day: string) => ((Date.parse(day) - start) / (end - start)) * width;
  // A line that never moved lies in the middle.
  const y = (value: number) => (high === low ? height / 2 : height - margin - ((value - low) / (high - low)) * (height - 2 * margin));
  const path = points.map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.measuredOn).toFixed(1)} ${y(point.value).toFixed(1)}`);
  const said = (point: MeasuredPoint) => `${formatNumber(point.value)} ${unit} (${formatDate(point.measuredOn)})`;
  return (
    <div>
      <svg
        className={classes.line}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text.lineOf(name, said(first), said(last))}
      >
        <path d={path.join('')} />
      </svg>
      <div className={classes.ends} aria-hidden>
        <span>
          {formatDate(first.measuredOn)}: {formatNumber(first.value)}
        </span>
        <span>
          {formatDate(last.measuredOn)}: {formatNumber(last.value)}
        </span>
      </div>
    </div>
  );
}
