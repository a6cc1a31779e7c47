import type { ImportAnswer, ImportStatus } from '../../contract/exchange/import.ts';
import type { StatusShape } from '../platform/ui/StatusBadge.tsx';

const busy: readonly ImportStatus[] = ['checking', 'running', 'undoing'];

export const isBusy = (one: Pick<ImportAnswer, 'status'>): boolean => busy.includes(one.status);

export const statusShapes: Readonly<Record<ImportStatus, StatusShape>> = {
  uploaded: 'dotted',
  checking: 'quarter',
  checked: 'half',
  running: 'three-quarters',
  interrupted: 'warning',
  cancelled: 'dash',
  done: 'check',
  undoing: 'quarter',
  undone: 'dash',
  failed: 'cross',
};

export type Step = 'mapping' | 'check' | 'result';

type Known = Pick<ImportAnswer, 'status' | 'work' | 'hasBrought'>;

/** The step at which an import stands. An interrupted dry run stands at the dry run. */
export function stepOf({ status, work, hasBrought }: Known): Step {
  switch (status) {
    case 'uploaded':
      return 'mapping';
    case 'checking':
    case 'checked':
      return 'check';
    case 'failed':
    case 'cancelled':
      return hasBrought ? 'result' : 'check';
    case 'interrupted':
      return work === 'checking' ? 'check' : 'result';
    default:
      return 'result';
  }
}

/** May the columns still be changed? Not while something runs, and not when rows of it stand. */
export const canMap = ({ status, hasBrought }: Known): boolean =>
  !hasBrought && !busy.includes(status) && status !== 'interrupted' && status !== 'done';

export const canResume = ({ status, hasBrought }: Known): boolean =>
  status === 'interrupted' || (hasBrought && (status === 'cancelled' || status === 'failed'));

export const canUndo = ({ status, hasBrought }: Known): boolean =>
  hasBrought && (status === 'done' || status === 'cancelled' || status === 'failed' || status === 'interrupted');

/** The step that is shown: the one asked for, as far as the import has come. */
export function shownStep(one: Known, asked: Step | undefined): Step {
  const reached = stepOf(one);
  if (asked === 'mapping' && canMap(one)) return 'mapping';
  if (asked === 'check' && reached === 'check') return 'check';
  return reached;
}

/** 0–1; undefined while nobody knows how much there is. Bytes tell it before the rows were counted. */
export function progressOf(one: Pick<ImportAnswer, 'rowsDone' | 'rowsTotal' | 'bytesRead' | 'bytes'>): {
  done: number;
  total: number | undefined;
} {
  if (one.rowsTotal !== null && one.rowsTotal > 0) return { done: one.rowsDone, total: one.rowsTotal };
  return one.bytes > 0 && one.bytesRead > 0 ? { done: one.bytesRead, total: one.bytes } : { done: one.rowsDone, total: undefined };
}

/** Rows that come in, or came in. */
export const goodRows = ({ counts }: Pick<ImportAnswer, 'counts'>): number => counts.created + counts.updated + counts.unchanged;
