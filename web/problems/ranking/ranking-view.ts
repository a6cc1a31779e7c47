import type { RankedProblem } from '../../../contract/problems/ranking.ts';
import type { Lens } from '../../platform/lens.ts';
import type { Order } from '../../platform/search-params.ts';
import type { TableSection } from '../../platform/table/column.ts';
import type { RankingView } from './ranking.api.ts';
import { rankingText as text } from './ranking.text.ts';

export interface RankingSearch {
  asOf?: string | undefined;
  segment?: string | undefined;
  status?: string | undefined;
  steward?: string | undefined;
  tag?: string | undefined;
  q?: string | undefined;
}

/** Columns by which the server orders all rows, not only those at hand. */
export const serverSorts = [
  'rank',
  'title',
  'business',
  'consumer',
  'value',
  'cost',
  'reach',
  'confidence',
  'effort',
  'evidence',
  'due',
  'updated',
] as const;
const isServerSort = (id: string): boolean => (serverSorts as readonly string[]).includes(id);

/** What the server is asked for. Where the business model leaves no choice, the playbook's own rule orders. */
export function viewOf(search: RankingSearch, lens: Lens, hasChoice: boolean, order: Order | undefined): RankingView {
  const view: RankingView = {
    asOf: search.asOf,
    lens: hasChoice && lens !== 'both' ? (lens === 'business' ? 'b2b' : 'b2c') : undefined,
    segmentId: search.segment,
    status: search.status,
    stewardId: search.steward,
    tag: search.tag,
    q: search.q,
    ...(order && isServerSort(order.id) ? { sort: order.id, direction: order.isDescending ? 'desc' : 'asc' } : {}),
  };
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

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
