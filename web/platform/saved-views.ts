import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ViewSearch } from '../../contract/platform/saved-view.ts';
import { useChange } from './query.ts';
import { useApi, useHere } from './session/here.ts';
import type { SavedViewsProps } from './ui/SavedViews.tsx';
import { sameSearch, searchOfView } from './view-search.ts';

/**
 * Everything a `SavedViews` takes: `<SavedViews {...useSavedViews('people/accounts')} />`.
 *
 * Shape   the view that is open stands in the link as `view`; what is only for the moment (a panel, a dialog) belongs to no view.
 */
export function useSavedViews(page: string): SavedViewsProps {
  const api = useApi();
  const { workspace, may } = useHere();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const key = ['saved-views', workspace.id, page] as const;
  const { data: views = [] } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get('/saved-views', { query: { page }, signal }).then((answer) => answer.items),
    staleTime: 60_000,
  });
  const shown = searchOfView(search);
  const currentId = search['view'];
  const current = views.find((view) => view.id === currentId);
  const go = (to: ViewSearch, view: string | undefined) =>
    void navigate({ to: '.', search: { ...to, ...(view === undefined ? {} : { view }) } as never, replace: true });
  const save = useChange({
    send: (view: { name: string; isShared: boolean }) =>
      api.post('/saved-views', { page, name: view.name, shared: view.isShared, search: shown }),
    refresh: () => [key],
  });
  const update = useChange({ send: (id: string) => api.patch(`/saved-views/${id}`, { search: shown }), refresh: () => [key] });
  const remove = useChange({ send: (id: string) => api.delete(`/saved-views/${id}`), refresh: () => [key] });
  return {
    views: views.map((view) => ({ id: view.id, name: view.name, isShared: view.shared, isMine: view.isMine || may('administer') })),
    currentId: current?.id,
    isChanged: current !== undefined && !sameSearch(current.search, shown),
    onOpen: (id) => go(views.find((view) => view.id === id)?.search ?? {}, id),
    onSave: async (view) => go(shown, (await save.mutateAsync(view)).id),
    onUpdate: (id) => update.mutateAsync(id),
    onRemove: async (id) => {
      await remove.mutateAsync(id);
      go(shown, undefined);
    },
  };
}
