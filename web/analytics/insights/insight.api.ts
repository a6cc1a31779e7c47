import { queryOptions } from '@tanstack/react-query';
import type { AlertAnswer } from '../../../contract/analytics/alert.ts';
import type { InsightAnswer } from '../../../contract/analytics/insight.ts';
import type { Api } from '../../platform/api.ts';
import { analyticsKeys } from '../analytics.api.ts';

export const insightQuery = (api: Api, insightId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.insights, 'one', insightId],
    queryFn: ({ signal }) => api.get<InsightAnswer>(`/insights/${insightId}`, { signal }),
  });

export const archivedAlertsQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.alerts, productId, 'archived'],
    queryFn: ({ signal }) =>
      api.listAll<AlertAnswer>(`/products/${productId}/alerts` as string, { most: 500, query: { archived: true }, signal }),
  });

/** Of a product there are dozens, not thousands. */
export const alertsQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.alerts, productId],
    queryFn: ({ signal }) => api.listAll<AlertAnswer>(`/products/${productId}/alerts`, { most: 500, signal }),
  });
