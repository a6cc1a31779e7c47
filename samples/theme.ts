import type { ProblemStatus } from '../contract/problems/problem.ts';
import type { Impact, Importance } from '../contract/problems/value.ts';

/** How the voices on a problem are spread over the two years. */
export type Trend = 'rising' | 'steady' | 'fading';

/**
 * A problem of the company and the words in which people tell it.
 *
 * Shape   said: by those who use the product; bought: by those who decide and pay; cost: what follows for them. measured: a finding from
 *         figures, once. voices: pieces of evidence, roughly. loves: the importance that users give it at most; buyers: the same of buyers.
 */
export type Theme = {
  key: string;
  title: string;
  who: string;
  situation: string;
  obstacle: string;
  consequence: string;
  measure: string;
  tags: readonly string[];
  said: readonly string[];
  bought?: readonly string[];
  cost: readonly string[];
  measured?: string;
  voices: number;
  trend?: Trend;
  users?: Importance;
  buyers?: Importance;
  status?: Exclude<ProblemStatus, 'merged'>;
  parkedReason?: string;
  /** Only those who have just started speak of it. */
  ofNewCustomers?: true;
  effort?: number;
  duration?: number;
  impact?: Impact;
  objective?: number;
};
