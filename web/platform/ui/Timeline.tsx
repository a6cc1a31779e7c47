import type { ReactNode } from 'react';
import { formatDate } from '../format.ts';
import type { Icon } from '../routing/area.ts';
import classes from './Timeline.module.css';
import { RelativeDate } from './Value.tsx';

export interface TimelineItem {
  id: string;
  /** ISO moment or day. */
  at: string;
  icon?: Icon;
  title: ReactNode;
  body?: ReactNode;
}

/** What happened, newest first as given, under its day. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  const days = Map.groupBy(items, (item) => formatDate(item.at));
  return (
    <ol className={classes.timeline} aria-label={label}>
      {[...days].map(([day, ofDay]) => (
        <li key={day} className={classes.day}>
          <div className={classes.date}>{day}</div>
          <ol className={classes.items}>
            {ofDay.map((item) => {
              const Glyph = item.icon;
              return (
                <li key={item.id} className={classes.item}>
                  <span className={classes.glyph}>{Glyph ? <Glyph size={13} aria-hidden /> : <i />}</span>
                  <div className={classes.words}>
                    <div className={classes.title}>
                      {item.title}
                      {item.at.length > 10 && (
                        <span className={classes.when}>
                          <RelativeDate value={item.at} />
                        </span>
                      )}
                    </div>
                    {item.body && <div className={classes.body}>{item.body}</div>}
                  </div>
                </li>
              );
            })}
          </ol>
        </li>
      ))}
    </ol>
  );
}
