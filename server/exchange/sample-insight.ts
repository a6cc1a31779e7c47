// What the sample company asks of its events: made with the company, answered when the events are in.
import type { z } from 'zod';
import type { createAlertRequest } from '../../contract/analytics/alert.ts';
import type { createInsightRequest } from '../../contract/analytics/insight.ts';
import type { createMetricRequest, Reduction } from '../../contract/analytics/metric.ts';
import type { Key } from './sample-key.ts';

type Of<Request extends z.ZodType, Left extends string> = Omit<z.input<Request>, 'productId' | Left> & { product: Key };

/** `measures`: the north star or key result whose figures it gives from now on. */
export type SampleMeasure = Of<typeof createMetricRequest, never> & { key: Key; measures: Key | null };
export type SampleInsight = Of<typeof createInsightRequest, 'stewardId'> & { key: Key };
export type SampleAlert = Of<typeof createAlertRequest, 'watched' | 'stewardId'> & { key: Key; insight: Key; reduction: Reduction };
export type SampleAnnotation = { product: Key; on: string; title: string; note: string };
/** A problem whose reach is counted. */
export type SampleReach = { problem: Key; insight: Key; reduction: Reduction };

export type SampleInsights = {
  metrics: SampleMeasure[];
  insights: SampleInsight[];
  alerts: SampleAlert[];
  annotations: SampleAnnotation[];
  reach: SampleReach[];
};
