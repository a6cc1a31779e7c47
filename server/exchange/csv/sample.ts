import type { CsvRow } from './read.ts';

/**
 * Takes rows from all over a file in one pass: the first ones and then every nth, so that a word which only the last rows have is seen too.
 *
 * Shape   `rows` counts what was walked: all of the file, or `atMost`. Rows with a fault are counted and not sampled.
 */
export async function sampleRows(
  rows: AsyncIterable<CsvRow>,
  size = 1000,
  atMost = 200_000,
): Promise<{ sample: string[][]; rows: number; isWhole: boolean }> {
  const first: string[][] = [];
  let spread: string[][] = [];
  let step = 1;
  let count = 0;
  const half = Math.ceil(size / 2);
  for await (const row of rows) {
    if (count >= atMost) return { sample: [...first, ...spread], rows: count, isWhole: false };
    const at = count++;
    if (row.fault) continue;
    if (first.length < half) {
      first.push(row.cells);
      continue;
    }
    if (at % step !== 0) continue;
    spread.push(row.cells);
    if (spread.length <= half) continue;
    spread = spread.filter((_, index) => index % 2 === 0);
    step *= 2;
  }
  return { sample: [...first, ...spread], rows: count, isWhole: true };
}
