import type { MeasuredFigure, MetricAnswer } from '../../../contract/analytics/metric.ts';
import type { Picture } from '../../platform/charts/picture.ts';
import { lensSideOf } from '../analytics.api.ts';

/** The figures of a metric over time, with their intervals; where the definition changed, a mark. */
export function metricPicture(metric: Pick<MetricAnswer, 'name' | 'unit' | 'definition'>, figures: readonly MeasuredFigure[]): Picture {
  const old = [...figures].reverse();
  return {
    kind: 'line',
    x: { label: 'Until', isTime: true },
    y: { label: metric.name, unit: metric.unit },
    lines: [
      {
        id: 'metric',
        label: metric.name,
        side: lensSideOf(metric.definition.question.by),
        points: old.map((one) => ({
          x: one.to,
          y: one.value,
          ...(one.low === null || one.high === null ? {} : { low: one.low, high: one.high }),
        })),
      },
    ],
    marks: old.flatMap((one, at) => {
      const before = old[at - 1];
      return before && before.definitionNo !== one.definitionNo ? [{ x: one.to, label: `v${one.definitionNo}` }] : [];
    }),
  };
}
