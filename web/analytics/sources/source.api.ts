import { queryOptions } from '@tanstack/react-query';
import type { RejectedEventAnswer, RejectionsAnswer } from '../../../contract/analytics/rejected-event.ts';
import type { LiveEventAnswer, SourceActivityAnswer, SourceAnswer } from '../../../contract/analytics/source.ts';
import type { Api } from '../../platform/api.ts';
import { cursorQuery } from '../../platform/query.ts';
import { analyticsKeys } from '../analytics.api.ts';

/** How often what comes in is looked at again, while somebody looks. */
const lookAgainMs = 4000;

export const sourcesQuery = (api: Api, productId: string, archived: boolean) =>
  queryOptions({
    queryKey: [...analyticsKeys.sources, 'list', productId, archived],
    queryFn: ({ signal }) =>
      api.listAll<SourceAnswer>(`/products/${productId}/sources` as string, {
        query: { archived: archived || undefined },
        most: 500,
        signal,
      }),
  });

export const sourceQuery = (api: Api, sourceId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.sources, 'one', sourceId],
    queryFn: ({ signal }) => api.get<SourceAnswer>(`/sources/${sourceId}` as string, { signal }),
  });

/** When each source of a product was heard last, and how much. */
export const activityQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.sources, 'activity', productId],
    queryFn: ({ signal }) =>
      api.get<SourceActivityAnswer>(`/products/${productId}/source-activity` as string, { signal }).then((answer) => answer.items),
  });

/** The activity, looked at again and again: whoever has just pasted a key waits for the first event. */
export const liveActivityQuery = (api: Api, productId: string) => ({ ...activityQuery(api, productId), refetchInterval: lookAgainMs });

export const liveEventsQuery = (api: Api, sourceId: string, limit: number, isLive: boolean) =>
  queryOptions({
    queryKey: [...analyticsKeys.sources, 'one', sourceId, 'live', limit],
    queryFn: ({ signal }) =>
      api
        .get<{ items: LiveEventAnswer[] }>(`/sources/${sourceId}/events` as string, { query: { limit }, signal })
        .then((page) => page.items),
    // Never in a tab that nobody looks at: the query client pauses there by itself.
    refetchInterval: isLive ? lookAgainMs : false,
  });

export const rejectionsQuery = (api: Api, sourceId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.sources, 'one', sourceId, 'rejections'],
    queryFn: ({ signal }) =>
      api.get<RejectionsAnswer>(`/sources/${sourceId}/rejections` as string, { signal }).then((answer) => answer.items),
  });

export const rejectedEventsQuery = (api: Api, sourceId: string, code: string | undefined) =>
  cursorQuery<RejectedEventAnswer>(
    api,
    [...analyticsKeys.sources, 'one', sourceId, 'rejected', code],
    `/sources/${sourceId}/rejected-events`,
    { code },
    100,
  );
