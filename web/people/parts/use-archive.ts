import type { QueryKey } from '@tanstack/react-query';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { peopleText as text } from '../people.text.ts';

type Verb = 'archive' | 'restore';
const opposite: Record<Verb, Verb> = { archive: 'restore', restore: 'archive' };

/** Archives what stands at `path`, or brings it back; either can be undone for ten seconds. */
export function useArchive({ path, name, refresh }: { path: string; name: string; refresh: readonly QueryKey[] }) {
  const api = useApi();
  return useChange({
    send: (verb: Verb) => api.post<unknown>(`${path}/${verb}`),
    refresh: () => refresh,
    done: (verb) => (verb === 'archive' ? text.nameArchived(name) : text.nameRestored(name)),
    undo: (verb) => api.post<unknown>(`${path}/${opposite[verb]}`),
  });
}
