// From an answer to the one number that a metric keeps of it.
import type { Reduction } from '../../../contract/analytics/metric.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import type { QuestionResult } from '../../../contract/analytics/question-answer.ts';
import { meanOf, type PairedSums, ratioOf, shareOf, totalOf } from '../../stats/index.ts';

/** A number with what is known about it. Shape  low, high: 95 % interval, null where none can be said. n null: of a formula. */
export type Figure = { value: number | null; n: number | null; low: number | null; high: number | null };

const nothing: Figure = { value: null, n: 0, low: null, high: null };

const percent = (hits: number, n: number): Figure => {
  const share = shareOf(hits, n);
  return share ? { value: share.value * 100, n, low: share.low * 100, high: share.high * 100 } : nothing;
};

/** People are as many as came by chance: with others the count would have been another. */
const heads = (n: number): Figure => ({ ...totalOf({ n, sum: n, squares: n }), n });

type Result<K extends QuestionResult['kind']> = Extract<QuestionResult, { kind: K }>;
type Reduce<K extends Reduction['kind']> = Extract<Reduction, { kind: K }>;

const ofFunnel = ({ splits }: Result<'funnel'>, { step, figure }: Reduce<'funnel'>): Figure => {
  const steps = splits[0]?.steps ?? [];
  const place = step ?? steps.length - 1;
  const [all, came, before] = [steps[0]?.n ?? 0, steps[place]?.n ?? 0, steps[place - 1]?.n ?? 0];
  if (figure === 'share') return percent(came, all);
  return heads(figure === 'came' ? came : before - came);
};

const ofRetention = (
  asked: Extract<Question, { kind: 'retention' }>,
  { splits, columns }: Result<'retention'>,
  { column, figure }: Reduce<'retention'>,
) => {
  const isOpenEnded = columns[column]?.to === null;
  const rows = (splits[0]?.rows ?? []).flatMap(({ size, cells }) => {
    const cell = cells[column];
    return cell && (cell.complete || isOpenEnded) ? [{ size: size.n ?? 0, came: cell.n ?? 0 }] : [];
  });
  const [all, came] = [rows.reduce((sum, row) => sum + row.size, 0), rows.reduce((sum, row) => sum + row.came, 0)];
  const found = figure === 'share' ? percent(came, all) : { ...heads(came), n: all };
  // Who is in several cohorts is counted in each: the interval would promise more people than there are.
  return asked.cohorts === 'recurring' ? { ...found, low: null, high: null } : found;
};

const ofLifecycle = ({ splits, buckets }: Result<'lifecycle'>, { status }: Reduce<'lifecycle'>): Figure => {
  const counts = (splits[0]?.statuses[status] ?? []).flatMap(({ n }, index) => (buckets[index]?.complete ? [n ?? 0] : []));
  if (counts.length === 0) return nothing;
  const value = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return { value, n: Math.round(value), low: null, high: null };
};

const ofStickiness = ({ splits }: Result<'stickiness'>, { intervals, figure }: Reduce<'stickiness'>): Figure => {
  const counts = splits[0]?.atLeast ?? [];
  const [all, came] = [counts[0]?.n ?? 0, counts[intervals - 1]?.n ?? 0];
  return figure === 'share' ? percent(came, all) : heads(came);
};

/** What a question was answered with, reduced; for trends see `reduceSums`, which knows what each person did. */
export function reduceAnswer(asked: Question, result: QuestionResult, reduction: Reduction): Figure {
  if (reduction.kind === 'trends' && result.kind === 'trends') {
    const total = result.lines.find((line) => line.series === reduction.series && line.split === null)?.total;
    return { value: total?.value ?? null, n: total?.n ?? null, low: null, high: null };
  }
  if (reduction.kind === 'funnel' && result.kind === 'funnel') return ofFunnel(result, reduction);
  if (reduction.kind === 'retention' && result.kind === 'retention' && asked.kind === 'retention')
    return ofRetention(asked, result, reduction);
  if (reduction.kind === 'lifecycle' && result.kind === 'lifecycle') return ofLifecycle(result, reduction);
  if (reduction.kind === 'stickiness' && result.kind === 'stickiness') return ofStickiness(result, reduction);
  if (reduction.kind === 'cohort' && result.kind === 'cohort') return heads(result.splits[0]?.size.n ?? 0);
  throw new Error(`a ${reduction.kind} is not found in an answer of kind ${result.kind}`);
}

type Series = Extract<Question, { kind: 'trends' }>['series'][number];

/** Whether a series is measured by sums over people. */
export const hasSums = ({ measure }: Series): boolean => ['count', 'unique', 'per_actor', 'sum', 'average'].includes(measure.kind);

/** What each person did, reduced. */
export function reduceSums({ measure }: Series, figure: 'total' | 'mean', sums: PairedSums): Figure {
  const { n } = sums;
  if (measure.kind === 'average') return { ...nothing, ...ratioOf(sums), n };
  if (figure === 'mean' || measure.kind === 'per_actor') return { ...nothing, ...meanOf(sums), n };
  return { ...totalOf(sums), n };
}

/** Whether a figure is a number of people, asked by person: what a problem's reach is made of. */
export function countsPeople(asked: Question, reduction: Reduction): boolean {
  if (asked.by !== 'person') return false;
  switch (reduction.kind) {
    case 'trends':
      return reduction.figure === 'total' && asked.kind === 'trends' && asked.series[reduction.series]?.measure.kind === 'unique';
    case 'funnel':
      return reduction.figure !== 'share';
    default:
      return reduction.kind === 'cohort';
  }
}
