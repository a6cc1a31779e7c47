import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { RequestOptions } from '../../platform/api.ts';
import { useListSearch, useSearchPatch } from '../../platform/filters.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useSavedViews } from '../../platform/saved-views.ts';
import type { Order } from '../../platform/search-params.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Filter, FilterValues } from '../../platform/ui/filter.ts';
import { peopleKeys } from '../people.api.ts';

type QueryOf = (values: FilterValues, words: string | undefined, order: Order | undefined) => NonNullable<RequestOptions['query']>;

const rowId = (row: { id: string }) => row.id;

/**
 * A list of accounts, persons or deals as the link says it: filters, words, order, the row that is open beside it.
 *
 * Shape   `table` goes into a `DataTable`. `queryOf` stays the same function while it asks the same.
 */
export function useRecordList<Item extends { id: string }>(
  noun: 'accounts' | 'persons' | 'deals',
  filters: readonly Filter[],
  queryOf: QueryOf,
) {
  const { workspace } = useHere();
  const api = useApi();
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as { open?: string; new?: true };
  const list = useListSearch(filters);
  const query = useMemo(() => queryOf(list.values, list.query, list.order), [queryOf, list.values, list.query, list.order]);
  const pages = useInfiniteQuery(cursorQuery<Item>(api, [...peopleKeys.all, noun, workspace.id, query], `/${noun}`, query, 200, 70));
  const rows = useRows(pages);
  return {
    filters,
    list,
    views: useSavedViews(`people/${noun}`),
    pages,
    openId: search.open,
    opened: rows.rows?.find((row) => row.id === search.open),
    peek: (id: string | undefined) => patch({ open: id }),
    isAdding: search.new === true,
    add: (isAdding: boolean) => patch({ new: isAdding || undefined }),
    csvHref: api.href(`/${noun}.csv`, query),
    table: {
      ...rows,
      name: noun,
      rowId,
      order: list.order,
      onOrder: list.setOrder,
      isOrderedByServer: true,
      isFiltered: list.isFiltered,
      // The whole list is downloaded beside the title, not only the rows at hand.
      csvName: false as const,
      onPeek: (row: Item | undefined) => patch({ open: row?.id }),
      peekedId: search.open,
    },
  };
}

export type RecordList = Pick<ReturnType<typeof useRecordList>, 'filters' | 'list' | 'views' | 'csvHref' | 'add'>;
