// From a question to its answer: plan, ask, shape.

import type { EventSelection } from '../../../contract/analytics/event-filter.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import type { QuestionAnswer, QuestionResult, SplitValue } from '../../../contract/analytics/question-answer.ts';
import type { Facts, FactsAnswer } from '../../platform/facts/facts.ts';
import { hasBitmapPlan } from './bitmap.ts';
import { bucketsOf, cellOf, type Hiding } from './cell.ts';
import { type CohortRow, cohortSql } from './cohort/cohort.query.ts';
import { anyOf, instantSql, rowsSql, selectionSql } from './conditions.ts';
import { type FunnelRow, funnelSql } from './funnel/funnel.query.ts';
import { funnelSplits } from './funnel/steps.ts';
import { type LifecycleRow, lifecycleBitmapSql, lifecycleSql } from './lifecycle/lifecycle.query.ts';
import { lifecycleStatuses } from './lifecycle/statuses.ts';
import { placeholders, type Statement } from './placeholders.ts';
import { type AskedIn, type Plan, planOf } from './plan.ts';
import { columnsOf } from './retention/columns.ts';
import { type RetentionRow, retentionBitmapSql, retentionSql } from './retention/retention.query.ts';
import { retentionSplits } from './retention/triangle.ts';
import { stickinessCounts } from './stickiness/counts.ts';
import { type StickinessRow, stickinessBitmapSql, stickinessSql } from './stickiness/stickiness.query.ts';
import { trendsLines } from './trends/lines.ts';
import { type TrendsRow, trendsBitmapSql, trendsFirstSeenSql, trendsSql } from './trends/trends.query.ts';

export type AnswerOptions = {
  /** Cells of fewer people (or accounts) are not shown. */
  hideUnder?: number;
  /** Whether the statements are told. */
  showsSql?: boolean;
  signal?: AbortSignal;
  /** `plain` never uses the daily sets: for tests and comparisons. */
  plan?: 'fastest' | 'plain';
};

/** Units: seconds. */
const secondsMost = 20;

type Asking = {
  rows: <Row>(statement: Statement) => Promise<Row[]>;
  hiding: Hiding;
  usesBitmap: (plan: Plan) => boolean;
};

/** The parts of a result that a breakdown by segment asks for once each. */
type Part = readonly { split: SplitValue; [more: string]: unknown }[];

async function partsOf(plan: Plan, asking: Asking): Promise<Part> {
  const { question } = plan;
  const { rows, hiding } = asking;
  const fast = asking.usesBitmap(plan);
  switch (question.kind) {
    case 'trends': {
      const asked = plan as Plan<typeof question>;
      const [counted, firstSeen] = await Promise.all([
        rows<TrendsRow>(fast ? trendsBitmapSql(asked) : trendsSql(asked)),
        question.cumulative ? rows<TrendsRow>(trendsFirstSeenSql(asked)) : null,
      ]);
      return trendsLines(asked, counted, firstSeen, hiding);
    }
    case 'funnel': {
      const asked = plan as Plan<typeof question>;
      return funnelSplits(asked, await rows<FunnelRow>(funnelSql(asked)), hiding);
    }
    case 'retention': {
      const asked = plan as Plan<typeof question>;
      return retentionSplits(asked, await rows<RetentionRow>(fast ? retentionBitmapSql(asked) : retentionSql(asked)), hiding);
    }
    case 'lifecycle': {
      const asked = plan as Plan<typeof question>;
      const found = await rows<LifecycleRow>(fast ? lifecycleBitmapSql(asked) : lifecycleSql(asked));
      return [{ split: null, statuses: lifecycleStatuses(asked, found, hiding) }];
    }
    case 'stickiness': {
      const asked = plan as Plan<typeof question>;
      const found = await rows<StickinessRow>(fast ? stickinessBitmapSql(asked) : stickinessSql(asked));
      return [{ split: null, ...stickinessCounts(asked, found, hiding) }];
    }
    case 'cohort': {
      const [found] = await rows<CohortRow>(cohortSql(plan as Plan<typeof question>));
      return [{ split: null, size: cellOf(found?.n ?? 0, found?.n ?? 0, hiding) }];
    }
  }
}

async function resultOf(question: Question, asked: AskedIn, before: boolean, asking: Asking): Promise<QuestionResult> {
  const split = question.breakdown;
  const segmentIds = split?.by === 'segment' ? split.segmentIds : [undefined];
  const plan = planOf(question, asked, { before });
  const parts = await Promise.all(
    segmentIds.map(async (segmentId) => {
      if (segmentId === undefined) return partsOf(plan, asking);
      const part = await partsOf(planOf(question, asked, { before, segmentId }), asking);
      return part.map((each) => ({ ...each, split: { kind: 'segment', segmentId } }));
    }),
  );
  const { bounds, lead, zone } = plan.span;
  const range = { from: new Date(bounds[lead] as number).toISOString(), until: new Date(bounds.at(-1) as number).toISOString(), zone };
  const all = parts.flat();
  const buckets = bucketsOf(plan.span, asked.now);
  const kind = question.kind;
  if (kind === 'trends') return { kind, range, buckets, lines: all } as QuestionResult;
  if (kind === 'lifecycle') return { kind, range, buckets, splits: all } as QuestionResult;
  if (kind === 'retention') return { kind, range, columns: columnsOf(question), splits: all } as QuestionResult;
  return { kind, range, splits: all } as QuestionResult;
}

/**
 * Answers a question.
 *
 * Errors  too_many_buckets, segment_not_known, segment_too_large, formula_not_understood; took_too_long, too_much_memory, cancelled,
 *         facts_unavailable of the engine.
 */
export async function answerQuestion(
  facts: Facts,
  question: Question,
  asked: AskedIn,
  options: AnswerOptions = {},
): Promise<QuestionAnswer> {
  const told: Told = { statements: [], rowsRead: 0, bytesRead: 0 };
  const usesBitmap = (plan: Plan) => options.plan !== 'plain' && hasBitmapPlan(plan);
  const startedMs = performance.now();
  const rows = rowsBy(facts, told, options.signal);
  const asking: Asking = { rows, hiding: { hideUnder: options.hideUnder ?? 0 }, usesBitmap };
  const plan = planOf(question, asked);
  const [result, before, withoutAccount, freshness] = await Promise.all([
    resultOf(question, asked, false, asking),
    question.compare === 'none' ? null : resultOf(question, asked, true, asking),
    question.by === 'account' ? rows<{ n: number }>(withoutAccountSql(plan)) : null,
    newestReceipt(rows, plan),
  ]);
  return {
    question,
    result,
    before,
    eventsWithoutAccount: withoutAccount === null ? null : (withoutAccount[0]?.n ?? 0),
    ran: {
      plan: usesBitmap(plan) ? 'bitmap' : 'plain',
      rowsRead: told.rowsRead,
      bytesRead: told.bytesRead,
      elapsedMs: performance.now() - startedMs,
      freshness,
      sampled: false,
      sql: options.showsSql ? told.statements : null,
    },
  };
}

type Told = { statements: string[]; rowsRead: number; bytesRead: number };

const rowsBy =
  (facts: Facts, told: Told, signal: AbortSignal | undefined) =>
  async <Row>({ sql, values }: Statement): Promise<Row[]> => {
    told.statements.push(sql);
    const answer: FactsAnswer<Row> = await facts.rows<Row>(sql, values, { maxSeconds: secondsMost, ...(signal ? { signal } : {}) });
    told.rowsRead += answer.rowsRead;
    told.bytesRead += answer.bytesRead;
    return answer.rows;
  };

/** The events that a question looks for. */
const selectionsOf = (question: Question): readonly EventSelection[] => {
  switch (question.kind) {
    case 'trends':
      return question.series;
    case 'funnel':
      return question.steps;
    case 'retention':
      return [question.start, question.comeBack];
    case 'lifecycle':
    case 'stickiness':
      return [question.event];
    case 'cohort':
      return question.conditions;
  }
};

/** Asked by account: the events that would have counted if they had one. */
const withoutAccountSql = (plan: Plan): Statement => {
  const p = placeholders(plan.workspace, plan.sources);
  const byPerson: Plan = { ...plan, question: { ...plan.question, by: 'person' }, segments: [], accountSegments: [] };
  const selected = anyOf(selectionsOf(plan.question).map((selection) => selectionSql(selection, p)));
  return { sql: `select count() as n from bifocal.events where account = 0 and ${rowsSql(byPerson, p)} and ${selected}`, values: p.values };
};

// Whoever asks looks at sources that are alive: nearly nothing has to be read for them.
const freshDays = 7;

async function newestReceipt(rows: Asking['rows'], { workspace, sources, now }: Plan): Promise<string | null> {
  const newestSince = async (daysAgo: number | null): Promise<string | null> => {
    const p = placeholders(workspace, sources);
    const today = `toDate(${instantSql(now.getTime(), p)})`;
    const recent = daysAgo === null ? '' : ` and day >= ${today} - ${daysAgo}`;
    // A day that is still to come is one of a clock that is wrong.
    const sql = `select toUnixTimestamp64Milli(max(newest)) as ms from bifocal.event_days
where workspace = {workspace:UInt32} and source in {sources:Array(UInt32)} and event = '' and day <= ${today} + 1${recent}`;
    const [found] = await rows<{ ms: number }>({ sql, values: p.values });
    return found && found.ms > 0 ? new Date(found.ms).toISOString() : null;
  };
  return (await newestSince(freshDays)) ?? newestSince(null);
}
