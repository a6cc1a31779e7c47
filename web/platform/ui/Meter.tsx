import type { ReactNode } from 'react';
import type { LensSide } from '../lens.ts';
import classes from './Meter.module.css';

export interface MeterProps {
  label: string;
  /** Between 0 and `most`. */
  value: number;
  most: number;
  /** The value in words or figures; stands beside the bar. */
  children: ReactNode;
  side?: LensSide;
  isLabelHidden?: boolean;
}

/** How much of something there is. */
export function Meter({ label, value, most, children, side, isLabelHidden = false }: MeterProps) {
  const share = most <= 0 ? 0 : Math.min(1, Math.max(0, value / most));
  return (
    <div className={classes.meter}>
      <span className={isLabelHidden ? 'sr-only' : classes.label}>{label}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw their own meter, in colours that mean something else here */}
      <div className={classes.track} role="meter" aria-label={label} aria-valuemin={0} aria-valuemax={most} aria-valuenow={value}>
        <div className={classes.fill} data-side={side} style={{ width: `${share * 100}%` }} />
      </div>
      <span className={classes.value}>{children}</span>
    </div>
  );
}
