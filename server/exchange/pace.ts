// How large the next chunk of a long work may be.
import { nextChunkRows } from './import.ts';

/**
 * A chunk is one transaction. The embedded database has one session, so that everybody waits for a chunk: it must stay short. A server has
 * many, and longer chunks cost less there.
 */
const targets = {
  embedded: { targetMs: 45, first: 100, bounds: { least: 100, most: 500 } },
  server: { targetMs: 200, first: 500, bounds: { least: 50, most: 500 } },
} as const;

export class ChunkPace {
  readonly #target: (typeof targets)[keyof typeof targets];
  #rows: number;

  constructor(isEmbedded: boolean) {
    this.#target = isEmbedded ? targets.embedded : targets.server;
    this.#rows = this.#target.first;
  }

  get rows(): number {
    return this.#rows;
  }

  took(rows: number, ms: number): void {
    if (rows === 0) return;
    const { targetMs, bounds } = this.#target;
    this.#rows = nextChunkRows(rows, ms, targetMs, bounds);
  }
}
