import { queryOptions } from '@tanstack/react-query';
import type { InsightAnswer } from '../../../contract/analytics/insight.ts';
import type { MetricAnswer } from '../../../contract/analytics/metric.ts';
import type { OutcomeList } from '../../../contract/problems/outcome.ts';
import type { ReachAnswer } from '../../../contract/problems/reach-source.ts';
import type { Api } from '../../platform/api.ts';
import { problemKeys } from '../problems.api.ts';

export const reachQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: [...problemKeys.all, problemId, 'reach'],
    queryFn: ({ signal }) => api.get<ReachAnswer>(`/problems/${problemId}/reach-source` as string, { signal }),
  });

export const problemAlertsQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: [...problemKeys.all, problemId, 'alerts'],
    queryFn: ({ signal }) =>
      api
        .get<{ items: { alertId: string; name: string; insightName: string }[] }>(`/problems/${problemId}/alerts` as string, { signal })
        .then((answer) => answer.items),
    retry: false,
  });

export const outcomesQuery = (api: Api, problemId: string, archived = false) =>
  queryOptions({
    queryKey: [...problemKeys.all, problemId, 'outcomes', archived],
    queryFn: ({ signal }) => api.get<OutcomeList>(`/problems/${problemId}/outcomes` as string, { query: { archived }, signal }),
    retry: false,
  });

/** For pickers. */
export const insightChoicesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: ['insights', 'choices', productId],
    queryFn: ({ signal }) => api.listAll<InsightAnswer>(`/products/${productId}/insights` as string, { most: 500, signal }),
    staleTime: 60_000,
  });

export const metricChoicesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: ['metrics', 'whole choices', productId],
    queryFn: ({ signal }) => api.listAll<MetricAnswer>(`/products/${productId}/metrics` as string, { most: 500, signal }),
    staleTime: 60_000,
  });
