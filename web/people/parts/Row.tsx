import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** One record in a short list: what it is, a quiet line below, figures and actions at the end. */
export const Row = ({
  title,
  note,
  end,
  isDimmed = false,
}: {
  title: ReactNode;
  note?: ReactNode;
  end?: ReactNode;
  isDimmed?: boolean;
}) => (
  <li className={classes.row} data-dim={isDimmed || undefined}>
    <div className={classes.rowMain}>
      <div className={classes.rowTitle}>{title}</div>
      {note && <div className={classes.rowNote}>{note}</div>}
    </div>
    {end && <div className={classes.rowEnd}>{end}</div>}
  </li>
);

export const Chip = ({ children, title }: { children: ReactNode; title?: string }) => (
  <span className={classes.chip} title={title}>
    {children}
  </span>
);
