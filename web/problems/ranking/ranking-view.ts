import type { RankedProblem } from '../../../contract/problems/ranking.ts';
import type { TableSection } from '../../platform/table/column.ts';
import { rankingText as text } from './ranking.text.ts';

const openStatuses: ReadonlySet<string> = new Set(['heard', 'validated', 'chosen', 'in_delivery']);

/** Only open problems claim money and stand in the order. */
export const isOpenProblem = (row: Pick<RankedProblem, 'status'>): boolean => openStatuses.has(row.status);

/** Scored rows first; what nobody estimated stands by itself, and what is closed last. Never mixed. */
export const rankingSections: readonly TableSection<RankedProblem>[] = [
  { id: 'scored', title: '', has: (row) => isOpenProblem(row) && row.block === 'scored' },
  { id: 'valued', title: text.valued, note: text.valuedNote, has: (row) => isOpenProblem(row) && row.block === 'valued' },
  { id: 'closed', title: text.closed, note: text.closedNote, has: (row) => !isOpenProblem(row) },
];

/**
 * The rank a problem would have with another score, among the rows at hand.
 *
 * Shape   `isAtLeast`: the score is lower than every row at hand and there are more rows.
 */
export function rankWith(
  score: number,
  problemId: string,
  rows: readonly RankedProblem[],
  scoreOf: (row: RankedProblem) => number | null,
  hasMore: boolean,
): { rank: number; isAtLeast: boolean } {
  const others = rows.filter((row) => row.id !== problemId && isOpenProblem(row)).map(scoreOf);
  const scored = others.filter((other) => other !== null);
  const above = scored.filter((other) => other > score).length;
  return { rank: above + 1, isAtLeast: hasMore && above === scored.length };
}

/** All tags of the rows at hand, and the one that is asked for, by name. */
export const tagsOf = (rows: readonly Pick<RankedProblem, 'tags'>[], asked: string | undefined): string[] =>
  [...new Set([...rows.flatMap((row) => row.tags), ...(asked === undefined ? [] : [asked])])].sort((a, b) => a.localeCompare(b));
