import type { QueryKey } from '@tanstack/react-query';
import { useChange } from '../platform/query.ts';
import { useApi } from '../platform/session/here.ts';

/** Archives what stands at `path`, and restores it: both can be undone for ten seconds. */
export function useArchive(path: string, options: { refresh: readonly QueryKey[]; done: string; restored: string }) {
  const api = useApi();
  return useChange({
    send: (verb: 'archive' | 'restore') => api.post<unknown>(`${path}/${verb}`),
    refresh: () => options.refresh,
    done: (verb) => (verb === 'archive' ? options.done : options.restored),
    undo: (verb) => api.post<unknown>(`${path}/${verb === 'archive' ? 'restore' : 'archive'}`),
  });
}
