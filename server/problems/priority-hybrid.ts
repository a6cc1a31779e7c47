// The order of problems: by one lens, or by a stated rule over both. Money and heads stand side by side and are never added.

import type { PolicyValue } from '../../contract/playbook/index.ts';

export type Lens = 'b2b' | 'b2c';

export type OrderRule = PolicyValue<'problems.order'>;

/**
 * What a lens says about a problem, for ordering it.
 *
 * Shape   score: null when the work is not estimated. numerator: what stands without an estimate; value at stake for b2b,
 *         reach × impact × confidence for b2c.
 */
export interface Worth {
  readonly score: number | null;
  readonly numerator: number;
}

export interface Rankable extends Worth {
  readonly id: string;
}

export type Block = 'scored' | 'valued';

/** Shape   rank: from 1, among the scored; null in the second block, "valued, not estimated". */
export interface Placed {
  readonly id: string;
  readonly block: Block;
  readonly rank: number | null;
}

/** Highest score first; of equal scores the one with more at stake; of those the older id, so that no two runs differ. */
function byScore(a: Rankable, b: Rankable): number {
  return (b.score ?? 0) - (a.score ?? 0) || byNumerator(a, b);
}

function byNumerator(a: Rankable, b: Rankable): number {
  return b.numerator - a.numerator || (a.id < b.id ? -1 : 1);
}

/**
 * Ranks rows that are in order already. Equal scores share a rank and the next rank is skipped (1, 2, 2, 4): an id may decide which
 * row stands above the other on the screen, but must not make one problem "third" and its equal "fourth". SQL's rank() does the same.
 */
function ranked(rows: readonly Rankable[], ranksBefore: number): Placed[] {
  const ranks: number[] = [];
  for (const [index, row] of rows.entries()) {
    const tied = index > 0 && row.score === rows[index - 1]?.score;
    ranks.push(tied ? (ranks[index - 1] ?? 0) : ranksBefore + index + 1);
  }
  return rows.map(({ id }, index) => ({ id, block: 'scored', rank: ranks[index] ?? null }));
}

function valuedOnly(rows: readonly Rankable[]): Placed[] {
  return rows.toSorted(byNumerator).map(({ id }) => ({ id, block: 'valued', rank: null }));
}

function isScored(row: Rankable): boolean {
  return row.score !== null;
}

/**
 * Puts problems in order by one score.
 *
 * First the scored ones, highest first; then, in a block of their own, those that have a value and no estimate, by their numerator. A row
 * without an estimate never stands among scored ones: what it would score is unknown, not low.
 *
 * Shape   every row once. Ties: by numerator, then by id; equal scores share a rank.
 */
export function orderByScore(rows: readonly Rankable[]): Placed[] {
  const scored = rows.filter(isScored).toSorted(byScore);
  return [...ranked(scored, 0), ...valuedOnly(rows.filter((row) => !isScored(row)))];
}

/**
 * One problem through both lenses.
 *
 * Units   nearestWeeks: weeks to the nearest date that money hangs on and that can still be met; null without one.
 */
export interface TwoLensRow {
  readonly id: string;
  readonly b2b: Worth & { readonly nearestWeeks: number | null };
  readonly b2c: Worth;
}

/**
 * Shape   rank: by the rule. ranks: by each lens alone, as both columns show it; null where that lens has no score.
 *         because: what put the row where it is.
 */
export interface TwoLensPlaced extends Placed {
  readonly ranks: Readonly<Record<Lens, number | null>>;
  readonly because: 'b2b' | 'b2c' | 'deadline';
}

function throughLens(rows: readonly TwoLensRow[], lens: Lens): Rankable[] {
  return rows.map((row) => ({ id: row.id, score: row[lens].score, numerator: row[lens].numerator }));
}

function isUrgent(row: TwoLensRow, weeks: number): boolean {
  return row.b2b.nearestWeeks !== null && row.b2b.nearestWeeks <= weeks;
}

/**
 * Within each block the urgent rows come first, in the order of the business lens, then the others in the order of the other lens. Each
 * part keeps its own measure; only their places follow one another, so a business score is never compared with a consumer score.
 */
function deadlinesFirst(rows: readonly TwoLensRow[], weeks: number, otherwise: Lens): (Placed & Pick<TwoLensPlaced, 'because'>)[] {
  const urgent = throughLens(
    rows.filter((row) => isUrgent(row, weeks)),
    'b2b',
  );
  const others = throughLens(
    rows.filter((row) => !isUrgent(row, weeks)),
    otherwise,
  );
  const urgentScored = urgent.filter(isScored).toSorted(byScore);
  const othersScored = others.filter(isScored).toSorted(byScore);
  const because = (reason: TwoLensPlaced['because']) => (placed: Placed) => ({ ...placed, because: reason });
  return [
    ...ranked(urgentScored, 0).map(because('deadline')),
    ...ranked(othersScored, urgentScored.length).map(because(otherwise)),
    ...valuedOnly(urgent.filter((row) => !isScored(row))).map(because('deadline')),
    ...valuedOnly(others.filter((row) => !isScored(row))).map(because(otherwise)),
  ];
}

function ranksThrough(rows: readonly TwoLensRow[], lens: Lens): Map<string, number | null> {
  return new Map(orderByScore(throughLens(rows, lens)).map(({ id, rank }) => [id, rank]));
}

function orderByRuleAlone(rows: readonly TwoLensRow[], rule: OrderRule): (Placed & Pick<TwoLensPlaced, 'because'>)[] {
  if (rule.kind === 'deadlinesFirst') return deadlinesFirst(rows, rule.weeks, rule.otherwise);
  return orderByScore(throughLens(rows, rule.lens)).map((placed) => ({ ...placed, because: rule.lens }));
}

/**
 * Puts problems in order by the playbook's rule (problems.order), with the rank each lens alone would give.
 *
 * Rule 'lens': the order of that lens. Rule 'deadlinesFirst': problems with a business deadline inside so many weeks that can still be
 * met, by the business score; then all others by the consumer score. There is no rule that adds the two.
 *
 * Shape   every row once, the scored block before the valued one.
 */
export function orderByRule(rows: readonly TwoLensRow[], rule: OrderRule): TwoLensPlaced[] {
  const b2b = ranksThrough(rows, 'b2b');
  const b2c = ranksThrough(rows, 'b2c');
  return orderByRuleAlone(rows, rule).map((placed) => ({
    ...placed,
    ranks: { b2b: b2b.get(placed.id) ?? null, b2c: b2c.get(placed.id) ?? null },
  }));
}
