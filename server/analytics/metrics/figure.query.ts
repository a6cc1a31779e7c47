// Measuring: a definition, asked of a time.
import type { MetricDefinition } from '../../../contract/analytics/metric.ts';
import type { Question, TrendsQuestion } from '../../../contract/analytics/question.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { PairedSums } from '../../stats/index.ts';
import { answerQuestion } from '../questions/answer.query.ts';
import { type AskedIn, type Plan, planOf } from '../questions/plan.ts';
import type { Days } from './period.ts';
import { type Figure, hasSums, reduceAnswer, reduceSums } from './reduce.ts';
import { sumsSql } from './sums.query.ts';

/** Units: seconds. */
const secondsMost = 20;

// Where buckets do not matter, few of them are enough for every range that can be asked.
const bucketed: readonly Question['kind'][] = ['retention', 'lifecycle', 'stickiness'];

const askedOf = (question: Question, { from, to }: Days): Question => ({
  ...question,
  range: { kind: 'between', from, to },
  interval: bucketed.includes(question.kind) ? question.interval : 'month',
  compare: 'none',
  breakdown: null,
});

/**
 * Measures what a definition says, over some days of its zone.
 *
 * Errors  those of `answerQuestion`.
 */
export async function measureFigure(
  facts: Facts,
  definition: Pick<MetricDefinition, 'question' | 'reduction' | 'cap'>,
  asked: AskedIn,
  days: Days,
  signal?: AbortSignal,
): Promise<Figure> {
  const { reduction, cap } = definition;
  const question = askedOf(definition.question, days);
  const options = signal ? { signal } : {};
  const series = question.kind === 'trends' && reduction.kind === 'trends' ? question.series[reduction.series] : undefined;
  if (series && reduction.kind === 'trends' && hasSums(series)) {
    const statement = sumsSql(planOf(question, asked) as Plan<TrendsQuestion>, reduction.series, cap);
    const { rows } = await facts.rows<PairedSums>(statement.sql, statement.values, { maxSeconds: secondsMost, ...options });
    const [sums] = rows;
    if (!sums) throw new Error('sums over nobody are a row of zeros');
    return reduceSums(series, reduction.figure, sums);
  }
  const { result } = await answerQuestion(facts, question, asked, options);
  return reduceAnswer(question, result, reduction);
}
