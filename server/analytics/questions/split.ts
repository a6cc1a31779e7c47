// How a result is split by the values of a property: the most frequent ones, the rest together.
import type { SplitValue } from '../../../contract/analytics/question-answer.ts';
import { refused } from '../../platform/errors.ts';
import { rowsSql, splitKeySql } from './conditions.ts';
import type { Placeholders } from './placeholders.ts';
import type { Plan } from './plan.ts';

/**
 * The opening of a statement that knows the most frequent values, as `tops`.
 *
 * Shape   `selected`: the condition of the events whose values count. Always of the range that was asked about, so that an earlier time
 *         is split in the same way.
 */
export const topsSql = (plan: Plan, selected: string, p: Placeholders): string => {
  const split = plan.question.breakdown;
  if (split === null || split.by === 'segment') return '';
  const counted = [
    `select ${splitKeySql(plan, p)} as key, count() as times from bifocal.events`,
    `where ${rowsSql(plan, p, { span: plan.spanAsked })} and ${selected}`,
    `group by key order by times desc, key limit ${p.of('UInt8', split.top)}`,
  ].join(' ');
  return `with (select groupArray(key) from (${counted})) as tops\n`;
};

/** Whether rows are split by what they carry; segments are asked for one by one instead. */
export const isSplit = ({ question: { breakdown } }: Plan): boolean => breakdown !== null && breakdown.by !== 'segment';

/** The split of a row: its value when that is frequent, 'o' for the others. */
export const splitSql = (plan: Plan, p: Placeholders): string => {
  const split = plan.question.breakdown;
  if (split === null || split.by === 'segment') return `''`;
  const key = splitKeySql(plan, p);
  return `if(has(tops, ${key}), ${key}, 'o')`;
};

export function splitOf(key: string): SplitValue {
  if (key === '') return null;
  if (key === 'n') return { kind: 'none' };
  return key === 'o' ? { kind: 'other' } : { kind: 'value', value: key.slice(1) };
}

/**
 * The way back, for a cell that somebody points at.
 *
 * Errors  no_such_cell.
 */
export function keyOf(split: SplitValue, plan: Plan): string {
  const breakdown = plan.question.breakdown;
  const isSplit = breakdown !== null && breakdown.by !== 'segment';
  if (isSplit === (split === null || split.kind === 'segment')) throw refused('no_such_cell', 'The answer has no such cell.');
  if (split === null || split.kind === 'segment') return '';
  return split.kind === 'value' ? `v${split.value}` : split.kind === 'none' ? 'n' : 'o';
}
