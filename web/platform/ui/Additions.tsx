import { Suspense } from 'react';
import { type AddedTo, useAreas } from '../routing/area.ts';

/** What areas above add to the page of one thing: `<Additions to="person" id={person.id} />`. */
export function Additions({ to, id }: { to: AddedTo; id: string }) {
  const added = useAreas().flatMap((area) => area.additions?.[to] ?? []);
  return (
    <Suspense>
      {added.map((Addition, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: areas never change places
        <Addition key={at} id={id} />
      ))}
    </Suspense>
  );
}
