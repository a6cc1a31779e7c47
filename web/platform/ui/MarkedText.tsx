import type { MarkedText as Marked } from '../../../contract/platform/search.ts';
import classes from './MarkedText.module.css';

/** A text in which some parts were searched for. The places come as data: nothing of the text is ever read as markup. */
export function MarkedText({ value: { text, marks } }: { value: Marked }) {
  const ends = [0, ...marks.map((mark) => mark.to)];
  return (
    <>
      {marks.map((mark, at) => (
        <span key={mark.from}>
          {text.slice(ends[at], mark.from)}
          <mark className={classes.mark}>{text.slice(mark.from, mark.to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}
