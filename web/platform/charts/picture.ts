import { formatDate, formatNumber } from '../format.ts';
import type { LensSide } from '../lens.ts';
import type { CellValue } from '../table/column.ts';
import { uiText as text } from '../ui/ui.text.ts';

/** Numbers as the axis, the labels and the table write them. */
export type Formatter = (value: number) => string;

export interface Axis {
  label: string;
  unit?: string;
  format?: Formatter;
  /** Starts where the data starts; without it at zero. */
  isOpen?: boolean;
  isLog?: boolean;
}

export interface Bubble {
  id: string;
  label: string;
  x: number;
  y: number;
  /** Area of the bubble. */
  size?: number;
  side?: LensSide;
  /** 80 % intervals. */
  xInterval?: readonly [low: number, high: number];
  yInterval?: readonly [low: number, high: number];
}

export interface Line {
  id: string;
  label: string;
  side?: LensSide;
  /** Compared with, not the matter itself: drawn dashed. */
  isReference?: boolean;
  /** Which of the few colours that mean nothing but "another one". A reference shares the tone of what it is compared with. */
  tone?: number;
  /** id: what a press on the point is told as. isPartial: its time is not over, so that it is still growing. */
  points: readonly { x: string | number; y: number | null; low?: number; high?: number; id?: string; isPartial?: boolean }[];
}

/** Values of one kind in every column. */
export interface Stack {
  id: string;
  label: string;
  side?: LensSide;
  tone?: number;
  /** Compared with: stands beside the others, not on them. */
  isReference?: boolean;
  /** isPartial: its time is not over. */
  values: readonly { value: number | null; id?: string; isPartial?: boolean }[];
}

export interface Bar {
  id: string;
  label: string;
  value: number;
  side?: LensSide;
  interval?: readonly [low: number, high: number];
}

/** Something that happened, drawn as an upright line. number: its place in the list beside the picture, where there is one. */
export interface Mark {
  x: string | number;
  label: string;
  number?: number;
}

/** What can be drawn. Each kind knows its own table. */
export type Picture =
  | { kind: 'bubble'; x: Axis; y: Axis; size?: { label: string; format?: Formatter }; bubbles: readonly Bubble[] }
  | {
      kind: 'line';
      x: Axis & { isTime?: boolean };
      y: Axis;
      lines: readonly Line[];
      marks?: readonly Mark[];
    }
  | { kind: 'bar'; value: Axis; bars: readonly Bar[] }
  /** Upright, one for each label; several stacks stand on each other. */
  | { kind: 'column'; x: { label: string }; value: Axis; labels: readonly string[]; stacks: readonly Stack[] };

export interface PictureTable {
  heads: string[];
  rows: CellValue[][];
  /** Which columns hold numbers. */
  isNumber: boolean[];
}

const withUnit = (axis: Axis) => (axis.unit ? `${axis.label} (${axis.unit})` : axis.label);

/** The numbers behind a picture, exactly as drawn. Columns that no row fills are left out. */
export function tableOf(picture: Picture): PictureTable {
  const { heads, rows } = rawTable(picture);
  const used = heads.map((_, column) => rows.some((row) => row[column] !== undefined && row[column] !== null));
  const keep = <Item>(cells: readonly Item[]) => cells.filter((_, column) => used[column]);
  return {
    heads: keep(heads),
    rows: rows.map((row) => keep(row)),
    isNumber: keep(
      heads.map((_, column) => rows.every((row) => row[column] === undefined || row[column] === null || typeof row[column] === 'number')),
    ),
  };
}

function rawTable(picture: Picture): { heads: string[]; rows: CellValue[][] } {
  const range = (label: string) => [`${label}, ${text.chartLow}`, `${label}, ${text.chartHigh}`];
  switch (picture.kind) {
    case 'bubble': {
      const [x, y] = [withUnit(picture.x), withUnit(picture.y)];
      return {
        heads: [text.chartName, x, ...range(x), y, ...range(y), picture.size?.label ?? ''],
        rows: picture.bubbles.map((one) => [
          one.label,
          one.x,
          ...(one.xInterval ?? [null, null]),
          one.y,
          ...(one.yInterval ?? [null, null]),
          one.size,
        ]),
      };
    }
    case 'line': {
      const y = withUnit(picture.y);
      return {
        heads: [text.chartSeries, withUnit(picture.x), y, ...range(y)],
        rows: picture.lines.flatMap((line) => line.points.map((point) => [line.label, point.x, point.y, point.low, point.high])),
      };
    }
    case 'bar': {
      const value = withUnit(picture.value);
      return {
        heads: [text.chartName, value, ...range(value)],
        rows: picture.bars.map((bar) => [bar.label, bar.value, ...(bar.interval ?? [null, null])]),
      };
    }
    case 'column':
      return {
        heads: [picture.x.label, ...picture.stacks.map((stack) => stack.label)],
        rows: picture.labels.map((label, at) => [label, ...picture.stacks.map((stack) => stack.values[at]?.value)]),
      };
  }
}

export const countOf = (picture: Picture): number => {
  switch (picture.kind) {
    case 'bubble':
      return picture.bubbles.length;
    case 'line':
      return picture.lines.reduce((sum, line) => sum + line.points.length, 0);
    case 'bar':
      return picture.bars.length;
    case 'column':
      return picture.labels.length * picture.stacks.length;
  }
};

export const formatOn = (axis: Pick<Axis, 'format' | 'unit'>, value: number): string =>
  axis.format ? axis.format(value) : `${formatNumber(value)}${axis.unit ? ` ${axis.unit}` : ''}`;

export const formatX = (axis: Axis & { isTime?: boolean }, value: string | number): string =>
  typeof value === 'number' ? formatOn(axis, value) : axis.isTime ? formatDate(value) : value;

/** Bubbles whose name is written beside them: the largest values, so that a crowd stays readable. */
export const namedBubbles = (bubbles: readonly Bubble[], most: number): ReadonlySet<string> =>
  new Set(
    [...bubbles]
      .sort((a, b) => b.y - a.y)
      .slice(0, most)
      .map((bubble) => bubble.id),
  );

/** Diameter in pixels for a size: the area is true, and the smallest can still be hit (24 px, WCAG 2.5.8, is given by the emphasis ring). */
export const diameterOf = (size: number | undefined, largest: number): number =>
  size === undefined || largest <= 0 ? 12 : Math.max(7, Math.sqrt(Math.max(0, size) / largest) * 46);

/**
 * One line for each place: what stands on the same place shares its name. Where names would stand on each other they are numbers.
 *
 * Shape   `most`: so many names have room.
 */
export function namedMarks(marks: readonly Mark[], most: number): { x: string | number; name: string }[] {
  const places = [...Map.groupBy(marks, ({ x }) => x)];
  const isCrowded = marks.length > most || places.length < marks.length;
  return places.map(([x, here]) => {
    const numbers = here.flatMap(({ number }) => number ?? []);
    const isNumbered = isCrowded && numbers.length === here.length;
    return { x, name: isNumbered ? asRanges(numbers) : here.map(({ label }) => label).join(', ') };
  });
}

/** 2, 3, 4 and 7 are "2–4, 7". */
function asRanges(numbers: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open && number === open[1] + 1) open[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/**
 * How far each name at the end of a line moves so that none stands on another. Laws: names stay in the order of their lines, none leaves
 * the picture while there is room, and names that have room do not move.
 *
 * Units   pixels from the top; a shift down is positive.
 */
export function spreadNames(tops: readonly number[], gap: number, bottom: number): number[] {
  const order = tops.map((_, index) => index).sort((a, b) => (tops[a] ?? 0) - (tops[b] ?? 0));
  const placed = order.map((index) => tops[index] ?? 0);
  for (let at = 1; at < placed.length; at++) placed[at] = Math.max(placed[at] ?? 0, (placed[at - 1] ?? 0) + gap);
  let lowest = bottom;
  for (let at = placed.length - 1; at >= 0; at--) {
    placed[at] = Math.min(placed[at] ?? 0, lowest);
    lowest = (placed[at] ?? 0) - gap;
  }
  const shifts = tops.map(() => 0);
  for (const [at, index] of order.entries()) shifts[index] = (placed[at] ?? 0) - (tops[index] ?? 0);
  return shifts;
}

/** The id of the point of a line that is nearest to a place on the picture. Shape  place: how many steps from the left, and the value there. */
export function nearestPoint(picture: Picture, [step, value]: readonly [number, number]): string | undefined {
  if (picture.kind !== 'line' || picture.x.isTime) return undefined;
  const points = picture.lines.flatMap((line) => {
    const point = line.points[Math.round(step)];
    return point?.id !== undefined && point.y !== null ? [{ id: point.id, away: Math.abs(point.y - value) }] : [];
  });
  return points.sort((a, b) => a.away - b.away)[0]?.id;
}
