import { useCallback, useMemo, useRef, useState } from 'react';
import { toggleSelected } from './selection.ts';

/** The rows that the next action is for. What is no longer in the list is no longer selected. */
export function useSelection<Row>(ids: readonly string[], rowById: ReadonlyMap<string, Row>) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef<string>(undefined);
  const selectedRows = useMemo(() => ids.flatMap((id) => (selected.has(id) ? [rowById.get(id) as Row] : [])), [ids, selected, rowById]);
  const clear = useCallback(() => setSelected(new Set()), []);
  const toggle = useCallback(
    (id: string, isRange: boolean) => {
      setSelected((before) => toggleSelected(before, ids, id, isRange ? anchor.current : undefined));
      anchor.current = id;
    },
    [ids],
  );
  const isAll = ids.length > 0 && selectedRows.length === ids.length;
  const toggleAll = () => setSelected(isAll ? new Set() : new Set(ids));
  return { selected, selectedRows, isAll, toggle, toggleAll, clear };
}
