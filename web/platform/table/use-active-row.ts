import { useEffect, useState } from 'react';

const most = 100;
/** The row at which somebody stood, by the list and the entry of the browser's history: whoever comes back goes on from there. */
const stoodAt = new Map<string, string>();

const placeOf = (name: string) => `${(window.history.state as { __TSR_key?: string } | null)?.__TSR_key ?? ''} ${name}`;

function keep(name: string, id: string): void {
  const place = placeOf(name);
  stoodAt.delete(place);
  stoodAt.set(place, id);
  const [oldest] = stoodAt.keys();
  if (stoodAt.size > most && oldest !== undefined) stoodAt.delete(oldest);
}

/** The row that the keys act on. Shape  it may have left the list. */
export function useActiveRow(name: string): [activeId: string | undefined, setActiveId: (id: string) => void] {
  const [activeId, setActiveId] = useState(() => stoodAt.get(placeOf(name)));
  // Each time: a filter or an opened detail makes another entry of the history.
  useEffect(() => {
    if (activeId !== undefined) keep(name, activeId);
  });
  return [activeId, setActiveId];
}
