import { queryOptions } from '@tanstack/react-query';
import type { InboxCounts } from '../../../contract/problems/inbox.ts';
import type { Api } from '../../platform/api.ts';

export const inboxKeys = {
  all: ['inbox'] as const,
  counts: (productId: string) => ['inbox', 'counts', productId] as const,
};

export const inboxCountsQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: inboxKeys.counts(productId),
    queryFn: ({ signal }) => api.get<InboxCounts>(`/products/${productId}/inbox/counts`, { signal }),
  });
