import { useMemo, useState } from 'react';
import { recall, remember } from '../browser-memory.ts';
import type { Column } from './column.ts';

/** Which columns a reader looks at, remembered under the name of the table. */
export function useShownColumns<Row>(name: string, columns: readonly Column<Row>[]) {
  const [hiddenIds, setHiddenIds] = useState<readonly string[]>(() =>
    recall(
      `columns.${name}`,
      columns.filter((column) => column.isHiddenAtFirst).map((column) => column.id),
    ),
  );
  const shown = useMemo(() => columns.filter((column) => !hiddenIds.includes(column.id)), [columns, hiddenIds]);
  const toggleColumn = (id: string) => {
    const next = hiddenIds.includes(id) ? hiddenIds.filter((one) => one !== id) : [...hiddenIds, id];
    setHiddenIds(next);
    remember(`columns.${name}`, next);
  };
  return { shown, hiddenIds, toggleColumn };
}
