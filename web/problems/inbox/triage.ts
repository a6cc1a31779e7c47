import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { idsBetween, toggleSelected } from '../../platform/table/selection.ts';

/** What the next link shall say; what is left out is assumed by the server. */
export interface Wish {
  importance?: Importance | undefined;
  reason?: Reason | undefined;
}

/**
 * Where somebody stands in the inbox. The server's list is not in here: `ids` is what it holds, in its order, with every event.
 *
 * Shape   gone: triaged here, while the server may still list them.
 */
export interface Triage {
  focusedId: string | undefined;
  selected: ReadonlySet<string>;
  /** From where a range is selected. */
  anchorId: string | undefined;
  gone: ReadonlySet<string>;
  wish: Wish;
  /** How many left the inbox on this visit. */
  done: number;
}

export const startOfTriage: Triage = {
  focusedId: undefined,
  selected: new Set(),
  anchorId: undefined,
  gone: new Set(),
  wish: {},
  done: 0,
};

export type TriageEvent =
  | { do: 'move'; by: number }
  | { do: 'focus'; id: string }
  | { do: 'select'; id: string; isRange: boolean }
  | { do: 'select-all' }
  /** Selects these besides; what is not in the list (yet) is left out. */
  | { do: 'take'; ids: readonly string[] }
  | { do: 'clear' }
  | { do: 'wish'; wish: Wish }
  /** These leave: what follows them comes into focus. */
  | { do: 'leave'; ids: readonly string[] }
  /** Undone or refused: they are there again, the first of them in focus. */
  | { do: 'return'; ids: readonly string[] }
  /** Another filter: nothing of the former list stays selected. */
  | { do: 'turn' };

/** As many as the server takes in one change. */
const mostAtOnce = 500;

export const shownIds = (ids: readonly string[], { gone }: Pick<Triage, 'gone'>): string[] => ids.filter((id) => !gone.has(id));

/** What is in focus: as it was left, else the first. Undefined: nothing waits. */
export function focusOf(ids: readonly string[], triage: Triage): string | undefined {
  const shown = shownIds(ids, triage);
  return triage.focusedId !== undefined && shown.includes(triage.focusedId) ? triage.focusedId : shown[0];
}

/** What an action takes: the selected, else the one in focus. */
export function chosenIds(ids: readonly string[], triage: Triage): string[] {
  const shown = shownIds(ids, triage);
  const selected = shown.filter((id) => triage.selected.has(id));
  if (selected.length > 0) return selected.slice(0, mostAtOnce);
  const focused = focusOf(ids, triage);
  return focused === undefined ? [] : [focused];
}

/** What stands after the last of those that leave, else before the first: the eye stays where it is. */
function neighbourOf(shown: readonly string[], leaving: ReadonlySet<string>, focused: string | undefined): string | undefined {
  const from = focused === undefined ? -1 : shown.indexOf(focused);
  if (focused !== undefined && !leaving.has(focused)) return focused;
  return shown.slice(from + 1).find((id) => !leaving.has(id)) ?? shown.slice(0, Math.max(0, from)).findLast((id) => !leaving.has(id));
}

const onlyOf = (set: ReadonlySet<string>, keep: (id: string) => boolean) => new Set([...set].filter(keep));

export function triageAfter(triage: Triage, event: TriageEvent, ids: readonly string[]): Triage {
  const shown = shownIds(ids, triage);
  const focused = focusOf(ids, triage);
  switch (event.do) {
    case 'move': {
      if (shown.length === 0) return triage;
      const at = focused === undefined ? 0 : shown.indexOf(focused);
      const id = shown[Math.min(shown.length - 1, Math.max(0, at + event.by))];
      return id === focused ? { ...triage, focusedId: id } : { ...triage, focusedId: id, wish: {} };
    }
    case 'focus':
      return event.id === focused ? { ...triage, focusedId: event.id } : { ...triage, focusedId: event.id, wish: {} };
    case 'select': {
      const anchor = event.isRange ? (triage.anchorId ?? focused) : undefined;
      const isNewRange = anchor !== undefined && anchor !== event.id && !triage.selected.has(anchor);
      const selected = isNewRange
        ? new Set([...triage.selected, ...idsBetween(shown, anchor, event.id)])
        : toggleSelected(triage.selected, shown, event.id, anchor);
      return { ...triage, selected, anchorId: event.id };
    }
    case 'select-all': {
      const most = shown.slice(0, mostAtOnce);
      const isAll = most.length > 0 && most.every((id) => triage.selected.has(id));
      return { ...triage, selected: new Set(isAll ? [] : most) };
    }
    case 'take':
      return { ...triage, selected: new Set([...triage.selected, ...event.ids.filter((id) => shown.includes(id))]) };
    case 'clear':
      return { ...triage, selected: new Set(), anchorId: undefined };
    case 'wish':
      return { ...triage, wish: { ...triage.wish, ...event.wish } };
    case 'leave': {
      const leaving = new Set(event.ids);
      return {
        ...triage,
        focusedId: neighbourOf(shown, leaving, focused),
        selected: onlyOf(triage.selected, (id) => !leaving.has(id)),
        anchorId: undefined,
        gone: new Set([...triage.gone, ...leaving]),
        wish: {},
        done: triage.done + shown.filter((id) => leaving.has(id)).length,
      };
    }
    case 'return': {
      const back = event.ids.filter((id) => triage.gone.has(id));
      return {
        ...triage,
        focusedId: event.ids[0] ?? triage.focusedId,
        gone: onlyOf(triage.gone, (id) => !back.includes(id)),
        wish: {},
        done: Math.max(0, triage.done - back.length),
      };
    }
    case 'turn':
      return { ...startOfTriage, gone: triage.gone, done: triage.done };
  }
}

/** Share of what was there that is done. Shape   undefined: nothing was there. */
export const shareDone = (done: number, waiting: number): number | undefined =>
  done + waiting === 0 ? undefined : done / (done + waiting);
