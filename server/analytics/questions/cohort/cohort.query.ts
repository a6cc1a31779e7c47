// The statement of a cohort: who did each thing how often, and whether that makes them one of it.
import type { CohortQuestion } from '../../../../contract/analytics/question.ts';
import { actorSql, anyOf, rowsSql, selectionSql, timeSql } from '../conditions.ts';
import { type Placeholders, placeholders, type Statement } from '../placeholders.ts';
import type { Plan } from '../plan.ts';

export type CohortRow = { n: number };

type Condition = CohortQuestion['conditions'][number];

const operators = { at_least: '>=', at_most: '<=', exactly: '=' } as const;

/** Whether somebody who did none of it can be in: then everybody is looked at, else only those events. */
const wantsAbsence = ({ times }: Condition): boolean => times.op === 'at_most' || times.count === 0;

const membersSql = (plan: Plan<CohortQuestion>, p: Placeholders): string => {
  const { conditions, match, filters } = plan.question;
  const everybody = conditions.some(wantsAbsence);
  const inRange = timeSql(plan, p).join(' and ');
  // The question's own filters say which doings count: they must not decide who is looked at.
  const counted = conditions.map((condition) => ({
    does: selectionSql({ ...condition, filters: [...condition.filters, ...filters] }, p),
    enough: `${operators[condition.times.op]} ${p.of('UInt32', condition.times.count)}`,
  }));
  const everyRow: Plan<CohortQuestion> = { ...plan, question: { ...plan.question, filters: [] } };
  const rows = everybody
    ? rowsSql(everyRow, p, { since: 'ever' })
    : `${rowsSql(everyRow, p)} and ${anyOf(counted.map(({ does }) => does))}`;
  const having = counted.map(({ does, enough }) => `countIf(${inRange} and ${does}) ${enough}`);
  return `select ${actorSql(plan)} as actor_today from bifocal.events where ${rows}
group by actor_today having ${having.join(match === 'all' ? ' and ' : ' or ')}`;
};

export function cohortSql(plan: Plan<CohortQuestion>): Statement {
  const p = placeholders(plan.workspace, plan.sources);
  return { sql: `select count() as n from (${membersSql(plan, p)})`, values: p.values };
}

/** Who is in it. */
export const cohortActorsSql = (plan: Plan<CohortQuestion>, p: Placeholders): string => membersSql(plan, p);
