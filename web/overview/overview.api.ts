import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Api } from '../platform/api.ts';

export const overviewQuery = (api: Api, productId: string, since: string | null) =>
  queryOptions({
    queryKey: ['overview', productId, { since }],
    queryFn: ({ signal }) => api.get(`/products/${productId}/overview`, { query: { since: since ?? undefined }, signal }),
    placeholderData: keepPreviousData,
  });

/** Keys and answers as the strategy pages have them: whoever comes from there, or goes there, waits for nothing. */
export const visionQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: ['products', productId],
    queryFn: ({ signal }) => api.get(`/products/${productId}`, { signal }),
  });

const most = 500;

export const northStarQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: ['north-stars', productId, { archived: false }],
    queryFn: ({ signal }) => api.listAll(`/products/${productId}/north-stars`, { most, signal }),
  });

export const objectivesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: ['objectives', productId, { archived: false }],
    queryFn: ({ signal }) => api.listAll(`/products/${productId}/objectives`, { most, signal }),
  });
