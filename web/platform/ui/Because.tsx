import type { ReactNode } from 'react';
import type { LensSide } from '../lens.ts';
import classes from './Because.module.css';
import { useBecause } from './BecauseProvider.tsx';
import type { BecauseSource } from './because.ts';
import { uiText as text } from './ui.text.ts';

export interface BecauseProps {
  /** The decided value, as it stands in the page. */
  children: ReactNode;
  /** What the value is, for those who do not see it ("score of Export fails"). */
  label: string;
  why: BecauseSource;
  side?: LensSide;
}

/** A value that explains itself: looks like the value, is a button, opens the chain of facts. */
export function Because({ children, label, why, side }: BecauseProps) {
  const open = useBecause();
  return (
    // The browser's own button: a table shows hundreds of these at once, and the kit's cost a frame when it is scrolled.
    <button
      type="button"
      className={classes.because}
      data-side={side}
      aria-haspopup="dialog"
      title={text.becauseOf(label)}
      onClick={(event) => {
        event.stopPropagation();
        open(why);
      }}
    >
      {children}
      <span className="sr-only">. {text.becauseOf(label)}</span>
    </button>
  );
}
