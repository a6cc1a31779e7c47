import type { ReactNode } from 'react';
import classes from './parts.module.css';

export interface Fact {
  label: string;
  value: ReactNode;
  /** Where two facts have the same label. */
  key?: string | number;
}

/** Label and value, line by line. What has no value is left out by the caller. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map((fact) => (
      <div key={fact.key ?? fact.label}>
        <dt>{fact.label}</dt>
        <dd>{fact.value}</dd>
      </div>
    ))}
  </dl>
);

/** The figures that a page is about, large. */
export const Figures = ({ children }: { children: ReactNode }) => <div className={classes.figures}>{children}</div>;

export const Figure = ({
  label,
  value,
  note,
  side,
}: {
  label: string;
  value: ReactNode;
  note?: ReactNode;
  side?: 'business' | 'consumer';
}) => (
  <div className={classes.figure} data-side={side}>
    <div className={classes.figureLabel}>{label}</div>
    <div className={classes.figureValue}>{value}</div>
    {note && <div className={classes.figureNote}>{note}</div>}
  </div>
);
