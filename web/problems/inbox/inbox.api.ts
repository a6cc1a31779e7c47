import { queryOptions } from '@tanstack/react-query';
import type { InboxItem } from '../../../contract/problems/inbox.ts';
import type { Api } from '../../platform/api.ts';
import { cursorQuery } from '../../platform/query.ts';

export const inboxKeys = {
  counts: (productId: string) => ['inbox', 'counts', productId] as const,
  list: (productId: string) => ['inbox', 'list', productId] as const,
};

export const inboxCountsQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: inboxKeys.counts(productId),
    queryFn: ({ signal }) => api.get(`/products/${productId}/inbox/counts`, { signal }),
  });

export interface InboxFilter {
  kind?: string | undefined;
  source?: string | undefined;
  unclear?: true | undefined;
  parked?: true | undefined;
}

export const inboxQuery = (api: Api, productId: string, filter: InboxFilter) =>
  cursorQuery<InboxItem>(api, [...inboxKeys.list(productId), filter], `/products/${productId}/inbox`, { ...filter }, 200, 50);
