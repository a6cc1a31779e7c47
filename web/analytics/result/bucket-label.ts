import type { Interval } from '../../../contract/analytics/question.ts';
import type { AnswerBucket } from '../../../contract/analytics/question-answer.ts';
import { readerLocale } from '../../platform/format.ts';

/**
 * Short names of spans of time, each once: a year stands beside the day where the same day comes twice.
 *
 * Shape   A bucket's own label is its local day or hour, whatever the reader's zone.
 */
export function bucketLabels(buckets: readonly Pick<AnswerBucket, 'label'>[], interval: Interval, locale = readerLocale()): string[] {
  const years = new Set(buckets.map(({ label }) => label.slice(0, 4)));
  const style: Intl.DateTimeFormatOptions =
    interval === 'month'
      ? { month: 'short', year: 'numeric' }
      : {
          day: 'numeric',
          month: 'short',
          ...(years.size > 1 ? { year: '2-digit' } : {}),
          ...(interval === 'hour' ? { hour: '2-digit', minute: '2-digit' } : {}),
        };
  const words = new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' });
  return buckets.map(({ label }) => {
    const at = new Date(label.length > 10 ? `${label}:00Z` : `${label}T00:00:00Z`);
    return Number.isNaN(at.getTime()) ? label : words.format(at);
  });
}
