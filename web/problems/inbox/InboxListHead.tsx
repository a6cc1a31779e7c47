import { Button } from '@mantine/core';
import type { InboxItem } from '../../../contract/problems/inbox.ts';
import { formatNumber } from '../../platform/format.ts';
import classes from './InboxPage.module.css';
import { inboxText as text } from './inbox.text.ts';
import { shareDone, type Triage } from './triage.ts';

/** How many there are, are selected, are done. */
export function InboxListHead({
  triage,
  selected,
  count,
  hasMore,
  waiting,
  onSelectAll,
  onClear,
}: {
  triage: Triage;
  selected: readonly InboxItem[];
  count: number;
  hasMore: boolean;
  waiting: number | undefined;
  onSelectAll: (() => void) | undefined;
  onClear: () => void;
}) {
  const some = triage.selected.size > 0 ? selected.length : 0;
  const share = waiting === undefined ? undefined : shareDone(triage.done, waiting);
  return (
    <div className={classes.listHead}>
      {onSelectAll && (
        <label className={classes.checkAll}>
          <input
            type="checkbox"
            aria-label={text.selectAll}
            checked={some > 0 && some === count}
            ref={(input) => {
              if (input) input.indeterminate = some > 0 && some < count;
            }}
            onChange={onSelectAll}
          />
        </label>
      )}
      <span className={classes.count} role="status">
        {some > 0 ? text.selected(some) : triage.done > 0 ? text.done(triage.done) : text.count(formatNumber(count), hasMore)}
      </span>
      {some > 0 ? (
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {text.clear}
        </Button>
      ) : (
        triage.done > 0 &&
        share !== undefined && (
          <span className={classes.progress} role="img" aria-label={text.progress}>
            <i style={{ width: `${share * 100}%` }} />
          </span>
        )
      )}
    </div>
  );
}
