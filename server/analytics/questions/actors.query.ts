// Who is behind a number of an answer.

import type { Question } from '../../../contract/analytics/question.ts';
import type { QuestionCell, SplitValue } from '../../../contract/analytics/question-answer.ts';
import { refused } from '../../platform/errors.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import { cohortActorsSql } from './cohort/cohort.query.ts';
import { funnelActorsSql } from './funnel/funnel.query.ts';
import { lifecycleActorsSql } from './lifecycle/lifecycle.query.ts';
import { type Placeholders, placeholders, type Statement } from './placeholders.ts';
import { type AskedIn, type Plan, planOf } from './plan.ts';
import { columnsOf } from './retention/columns.ts';
import { retentionActorsSql } from './retention/retention.query.ts';
import { bucketCount } from './span.ts';
import { keyOf } from './split.ts';
import { stickinessActorsSql } from './stickiness/stickiness.query.ts';
import { parseFormula, seriesOf } from './trends/formula.ts';
import { trendsActorsSql } from './trends/trends.query.ts';

const noSuchCell = () => refused('no_such_cell', 'The answer has no such cell.');

const segmentOf = (question: Question, split: SplitValue): string | undefined => {
  if (question.breakdown?.by !== 'segment') return undefined;
  if (split?.kind !== 'segment' || !question.breakdown.segmentIds.includes(split.segmentId)) throw noSuchCell();
  return split.segmentId;
};

const inside = (index: number, count: number): void => {
  if (index >= count) throw noSuchCell();
};

/** The buckets that a point of a line is made of, as the engine numbers them. */
const bucketsBehind = (plan: Plan<Extract<Question, { kind: 'trends' }>>, bucket: number | null): number[] => {
  const { lead } = plan.span;
  const last = bucketCount(plan.span) - 1;
  const at = bucket === null ? last : bucket + lead;
  inside(at, last + 1);
  const { cumulative, rolling } = plan.question;
  const first = bucket === null || cumulative ? lead : rolling === null ? at : at - rolling + 1;
  return Array.from({ length: at - first + 1 }, (_, index) => first + index);
};

function cellSql(plan: Plan, cell: QuestionCell, p: Placeholders): string {
  const { question } = plan;
  const key = keyOf(question.breakdown?.by === 'segment' ? null : cell.split, plan);
  if (question.kind === 'trends' && cell.kind === 'trends') {
    inside(cell.series, question.series.length + question.formulas.length);
    const formula = question.formulas[cell.series - question.series.length];
    const series = formula ? seriesOf(parseFormula(formula.formula, question.series.length)) : [cell.series];
    const buckets = bucketsBehind(plan as Plan<typeof question>, cell.bucket);
    const parts = series.map((index) => trendsActorsSql(plan as Plan<typeof question>, { series: index, buckets, key }, p));
    if (parts.length === 0) throw noSuchCell();
    return parts.join('\nunion distinct\n');
  }
  if (question.kind === 'funnel' && cell.kind === 'funnel') {
    inside(cell.step, question.steps.length);
    if (cell.dropped && cell.step === 0) throw noSuchCell();
    return funnelActorsSql(plan as Plan<typeof question>, { step: cell.step, dropped: cell.dropped, key }, p);
  }
  if (question.kind === 'retention' && cell.kind === 'retention') {
    inside(cell.row, bucketCount(plan.span));
    inside(cell.column, columnsOf(question).length);
    return retentionActorsSql(plan as Plan<typeof question>, { row: cell.row, column: cell.column, key, away: cell.away }, p);
  }
  if (question.kind === 'lifecycle' && cell.kind === 'lifecycle') {
    inside(cell.bucket, bucketCount(plan.span) - plan.span.lead);
    return lifecycleActorsSql(plan as Plan<typeof question>, cell, p);
  }
  if (question.kind === 'stickiness' && cell.kind === 'stickiness') return stickinessActorsSql(plan as Plan<typeof question>, cell, p);
  if (question.kind === 'cohort' && cell.kind === 'cohort') return cohortActorsSql(plan as Plan<typeof question>, p);
  throw noSuchCell();
}

/**
 * The statement that finds who is in a cell, in a column `actor_today`: numbers of people or of accounts.
 *
 * Errors  no_such_cell, and what planning refuses.
 */
export function actorsStatement(question: Question, cell: QuestionCell, asked: AskedIn): Statement {
  const segmentId = segmentOf(question, cell.split);
  if (cell.before && question.compare === 'none') throw noSuchCell();
  const plan = planOf(question, asked, { before: cell.before, ...(segmentId === undefined ? {} : { segmentId }) });
  const p = placeholders(plan.workspace, plan.sources);
  return { sql: cellSql(plan, cell, p), values: p.values };
}

export type ActorsPage = { numbers: number[]; hasMore: boolean };

/**
 * Who is in a cell, by number, after the one that was told last.
 *
 * Errors  no_such_cell; too_few when the cell is not shown because it holds fewer than `hideUnder`.
 */
export async function actorsOf(
  facts: Facts,
  question: Question,
  cell: QuestionCell,
  asked: AskedIn,
  { after = 0, limit, hideUnder = 0, signal }: { after?: number; limit: number; hideUnder?: number; signal?: AbortSignal },
): Promise<ActorsPage> {
  const statement = actorsStatement(question, cell, asked);
  const options = signal ? { signal } : {};
  if (hideUnder > 0) {
    const counted = await facts.rows<{ n: number }>(`select count() as n from (${statement.sql})`, statement.values, options);
    const n = counted.rows[0]?.n ?? 0;
    if (n > 0 && n < hideUnder) throw refused('too_few', `Fewer than ${hideUnder} are in this cell: they are not shown.`);
  }
  const sql = `select actor_today as number from (${statement.sql}) where number > {after:UInt32} order by number limit {most:UInt32}`;
  const { rows } = await facts.rows<{ number: number }>(sql, { ...statement.values, after, most: limit + 1 }, options);
  return { numbers: rows.slice(0, limit).map(({ number }) => number), hasMore: rows.length > limit };
}
