import type { Shortcut } from '../../platform/shortcuts.ts';
import { undoLast } from '../../platform/toast.tsx';
import { problemsText } from '../problems.text.ts';
import { importances, reasons } from '../values.ts';
import { inboxText as text } from './inbox.text.ts';
import type { Wish } from './triage.ts';

/** Through the list. */
export function listKeys(on: {
  canSelect: boolean;
  move: (by: number) => void;
  select: (isRange: boolean) => void;
  selectAll: () => void;
  clear: () => void;
  openPage: () => void;
}): Shortcut[] {
  const { group, keys } = text;
  return [
    { keys: 'j', label: keys.next, group, run: () => on.move(1) },
    { keys: 'k', label: keys.before, group, run: () => on.move(-1) },
    ...(on.canSelect
      ? [
          { keys: 'x', label: keys.select, group, run: () => on.select(false) },
          { keys: 'a', label: keys.selectAll, group, run: on.selectAll },
          { keys: 'Escape', label: keys.clear, group, run: on.clear },
        ]
      : []),
    { keys: 'o', label: keys.open, group, run: on.openPage },
    { keys: 'u', label: keys.undo, group, run: undoLast },
  ];
}

/** Out of the inbox: each says where the evidence goes. */
export function outKeys(on: {
  isParked: boolean;
  link: () => void;
  create: (() => void) | undefined;
  park: () => void;
  suggestion: (index: number) => void;
  wish: (wish: Wish) => void;
}): Shortcut[] {
  const { group, keys } = text;
  return [
    ...[0, 1, 2, 3, 4].map((index) => ({
      keys: String(index + 1),
      label: keys.suggestion(index + 1),
      group,
      run: () => on.suggestion(index),
    })),
    { keys: 'l', label: keys.link, group, run: on.link },
    ...(on.create ? [{ keys: 'n', label: keys.newProblem, group, run: on.create }] : []),
    { keys: 'd', label: on.isParked ? keys.reopen : keys.park, group, run: on.park },
    ...importances.map((importance) => ({
      keys: `i ${importance}`,
      label: keys.importance(problemsText.importances[importance]),
      group,
      run: () => on.wish({ importance }),
    })),
    ...reasons.map((reason) => ({
      keys: `r ${reason.charAt(0)}`,
      label: keys.reason(problemsText.reasons[reason]),
      group,
      run: () => on.wish({ reason }),
    })),
  ];
}
