import type { RankedProblem } from '../../../contract/problems/ranking.ts';
import type { Bubble, Picture } from '../../platform/charts/picture.ts';
import { formatNumber } from '../../platform/format.ts';
import type { LensSide } from '../../platform/lens.ts';
import { majorMoney } from '../problem/asked.ts';
import { rankingText as text } from './ranking.text.ts';
import { isOpenProblem } from './ranking-view.ts';

/** More bubbles than this hide each other. */
const mostDrawn = 80;

/**
 * Value against effort, one side at a time: money and heads never share an axis.
 *
 * Shape   only open problems with an effort; of many, those with the highest scores of that side.
 */
export function rankingPicture(rows: readonly RankedProblem[], side: LensSide, currency: string): Picture {
  const scoreOf = (row: RankedProblem) => (side === 'business' ? row.business.score : row.consumer.score);
  const drawn = rows
    .filter((row) => isOpenProblem(row) && scoreOf(row) !== null)
    .sort((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0))
    .slice(0, mostDrawn);
  return side === 'business'
    ? {
        kind: 'bubble',
        x: { label: text.weeksOfWork, unit: text.weeks },
        y: { label: text.columns.cost, format: (value) => majorMoney(value, currency, true) },
        size: { label: text.columns.value, format: (value) => majorMoney(value, currency, true) },
        bubbles: drawn.map(
          (row): Bubble => ({
            id: row.id,
            label: row.title,
            x: row.business.weeks ?? 0,
            y: row.business.costPerWeek ?? 0,
            size: row.business.valueAtStake,
            side,
          }),
        ),
      }
    : {
        kind: 'bubble',
        x: { label: text.columns.effort, unit: text.personMonths },
        y: { label: text.riceNumerator, format: (value) => formatNumber(value) },
        size: { label: text.columns.reach, format: (value) => formatNumber(value) },
        bubbles: drawn.map(
          (row): Bubble => ({
            id: row.id,
            label: row.title,
            x: row.consumer.effortPersonMonths ?? 0,
            y: row.consumer.numerator,
            size: row.consumer.reach,
            side,
          }),
        ),
      };
}

/** What is to be seen, in a sentence. */
export function pictureWords(picture: Picture): string {
  if (picture.kind !== 'bubble' || picture.bubbles.length === 0) return text.pictureEmpty;
  const best = picture.bubbles[0];
  return text.pictureSays(picture.bubbles.length, best?.label ?? '');
}
