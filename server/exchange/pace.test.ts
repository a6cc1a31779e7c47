import { expect, test } from 'vitest';
import { ChunkPace } from './pace.ts';

/** The size of the next chunk after some that each waited and took so long. Units: milliseconds. */
function sizeAfter(pace: ChunkPace, chunks: number, { waitedMs, tookMs }: { waitedMs: number; tookMs: number }): number {
  for (let no = 0; no < chunks; no++) {
    pace.asks(0);
    pace.begins(waitedMs);
    pace.ends(pace.rows, waitedMs + tookMs);
  }
  return pace.rows;
}

test('on the embedded database a chunk is small while others come, grows when nobody does, and shrinks when they come back', () => {
  const pace = new ChunkPace(true);
  expect(sizeAfter(pace, 5, { waitedMs: 20, tookMs: 50 })).toBe(200);
  // For some chunks more they are thought to come again.
  expect(sizeAfter(pace, 2, { waitedMs: 1, tookMs: 50 })).toBe(200);
  expect(sizeAfter(pace, 5, { waitedMs: 1, tookMs: 50 })).toBe(500);
  expect(sizeAfter(pace, 5, { waitedMs: 20, tookMs: 100 })).toBe(200);
});

test('on a server a chunk may take longer, whoever waits', () => {
  expect(sizeAfter(new ChunkPace(false), 3, { waitedMs: 20, tookMs: 150 })).toBe(500);
});
