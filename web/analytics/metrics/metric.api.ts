import { queryOptions } from '@tanstack/react-query';
import type { MeasuredFigure, MetricAnswer, MetricVersionAnswer } from '../../../contract/analytics/metric.ts';
import type { Api } from '../../platform/api.ts';
import { analyticsKeys } from '../analytics.api.ts';

export const metricQuery = (api: Api, metricId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.metrics, 'one', metricId],
    queryFn: ({ signal }) => api.get<MetricAnswer>(`/metrics/${metricId}` as string, { signal }),
  });

/** What the metric was over its last whole period, asked now: a new one has not been measured by night yet. */
export const valueQuery = (api: Api, metricId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.metrics, 'one', metricId, 'value'],
    queryFn: ({ signal }) => api.get<MeasuredFigure>(`/metrics/${metricId}/value` as string, { signal }),
    retry: false,
  });

/** Newest day first; two years of days are enough for a picture. */
export const figuresQuery = (api: Api, metricId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.metrics, 'one', metricId, 'figures'],
    queryFn: ({ signal }) => api.listAll<MeasuredFigure>(`/metrics/${metricId}/figures` as string, { most: 730, pageSize: 200, signal }),
  });

export const versionsQuery = (api: Api, metricId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.metrics, 'one', metricId, 'versions'],
    queryFn: ({ signal }) => api.listAll<MetricVersionAnswer>(`/metrics/${metricId}/versions` as string, { most: 200, signal }),
  });
