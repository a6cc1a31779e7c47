// What a benchmark finds, and how it is shown: a table for people, one line of JSON for machines.
export type Figure = {
  name: string;
  value: number;
  unit: string;
  /** What the figure should stay under; `least` where more is better. */
  target?: number;
  least?: boolean;
  /** The same work done in the plainest way in the same run: the ratio survives a change of machine. */
  reference?: { name: string; value: number };
};

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

export const isMissed = ({ value, target, least = false }: Figure): boolean =>
  target !== undefined && (least ? value < target : value > target);

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map((figure) => [
    figure.name,
    `${round(figure.value)} ${figure.unit}`,
    figure.target === undefined ? '' : `${figure.least ? '>' : '<'} ${round(figure.target)} ${figure.unit}`,
    figure.target === undefined ? '' : isMissed(figure) ? 'MISS' : 'pass',
    figure.reference ? `${round(figure.value / figure.reference.value)} × ${figure.reference.name} (${round(figure.reference.value)})` : '',
  ]);
  const head = ['figure', 'measured', 'target', '', 'ratio to a reference of this run'];
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  console.log([line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n'));
  console.log(JSON.stringify({ figures: figures.map((figure) => ({ ...figure, missed: isMissed(figure) })) }));
}

/** The value that `share` of the measurements stay under. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Milliseconds of each of `times` runs, one after the other. */
export async function timesOf(times: number, work: (at: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at++) {
    const startedMs = performance.now();
    await work(at);
    taken.push(performance.now() - startedMs);
  }
  return taken;
}
