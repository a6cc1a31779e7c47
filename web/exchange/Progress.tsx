import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { formatNumber } from '../platform/format.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { ProgressBar } from '../platform/ui/ProgressBar.tsx';
import classes from './Exchange.module.css';
import { type ImportAnswer, importQuery } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';
import { progressOf } from './import-status.ts';
import { useImportVerb } from './use-import-verb.ts';

/** Work in the background: how far it is, how fast, and the way out. */
export function Progress({ one, label }: { one: ImportAnswer; label: string }) {
  const { workspace } = useHere();
  const { failureCount, isRefetchError } = useQuery(importQuery(useApi(), workspace.id, one.id));
  const cancel = useImportVerb(one.id);
  const rate = useRate(one.rowsDone);
  const isCancelling = cancel.isPending || cancel.isSuccess;
  return (
    <div className={classes.sending}>
      <ProgressBar
        label={label}
        {...progressOf(one)}
        {...(isCancelling || one.status === 'undoing' ? {} : { onCancel: () => cancel.mutate('cancel'), cancelLabel: text.cancel })}
      >
        {one.rowsTotal === null
          ? text.rowsDone(formatNumber(one.rowsDone))
          : text.rowsOf(formatNumber(one.rowsDone), formatNumber(one.rowsTotal))}
      </ProgressBar>
      <p className={classes.quiet}>
        {failureCount > 0 || isRefetchError
          ? text.noAnswer
          : isCancelling
            ? text.cancelling
            : [rate > 0 ? text.rowsPerSecond(formatNumber(rate, { digits: 0 })) : undefined, text.youMayLeave].filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

/** Rows a second since the page was opened; 0 until two answers are there. */
function useRate(rowsDone: number): number {
  const start = useRef<{ rows: number; atMs: number }>(undefined);
  start.current ??= { rows: rowsDone, atMs: performance.now() };
  const seconds = (performance.now() - start.current.atMs) / 1000;
  return seconds < 0.5 ? 0 : Math.max(0, (rowsDone - start.current.rows) / seconds);
}
