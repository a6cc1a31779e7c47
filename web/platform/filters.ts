import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Order, readOrder, writeOrder } from './search-params.ts';
import type { Filter, FilterValues } from './ui/filter.ts';

/** Changes some search params of the page that is open and keeps the others; undefined takes one away. */
export function useSearchPatch(): (patch: Readonly<Record<string, unknown>>) => void {
  const navigate = useNavigate();
  return useCallback(
    (patch) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...patch })) as never, replace: true }),
    [navigate],
  );
}

/**
 * A list's filters, words and order, kept in the link: deep links, back button and saved views follow from that.
 * The route reads them: `validateSearch: searchParams({ q: text, sort: text, ...filterParams(names) })`.
 */
export function useListSearch(filters: readonly Filter[]) {
  const search = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>;
  const patch = useSearchPatch();
  const values = useMemo<FilterValues>(
    () => Object.fromEntries(filters.map((filter) => [filter.id, search[filter.id]])),
    [filters, search],
  );
  const setFilter = useCallback((id: string, value: string | undefined) => patch({ [id]: value }), [patch]);
  const clear = useCallback(
    () => patch({ q: undefined, ...Object.fromEntries(filters.map((filter) => [filter.id, undefined])) }),
    [patch, filters],
  );
  const setQuery = useCallback((q: string | undefined) => patch({ q }), [patch]);
  const setOrder = useCallback((order: Order | undefined) => patch({ sort: writeOrder(order) }), [patch]);
  const order = useMemo(() => readOrder(search.sort), [search.sort]);
  const isFiltered = search.q !== undefined || Object.values(values).some((value) => value !== undefined);
  return { values, setFilter, clear, query: search.q, setQuery, order, setOrder, isFiltered };
}
