import { CircleHelp, PencilLine } from 'lucide-react';
import type { Mark } from './because.ts';
import { uiText as text } from './ui.text.ts';
import classes from './Value.module.css';

/** The sign beside a number that was not measured; a measured one has none. */
export function MarkSign({ mark }: { mark: Mark }) {
  if (mark === 'measured') return null;
  return (
    <span className={classes.mark} title={text.marks[mark]}>
      {mark === 'typed' && <PencilLine size={11} aria-hidden />}
      {mark === 'assumed' && <CircleHelp size={11} aria-hidden />}
      {mark === 'estimated' && <span aria-hidden>≈</span>}
      <span className="sr-only">({text.markWords[mark]})</span>
    </span>
  );
}
