// How large the next chunk of a long work may be.
import { nextChunkRows } from './import.ts';

/**
 * A chunk is one transaction. The embedded database has one session, so that everybody waits for a chunk: it must stay short. A server has
 * many, and longer chunks cost less there.
 */
const targets = {
  embedded: { targetMs: 45, first: 200, bounds: { least: 200, most: 500 } },
  server: { targetMs: 200, first: 500, bounds: { least: 50, most: 500 } },
} as const;

/** The next slice of work begins where the one before was. */
const learnt: { embedded?: number; server?: number } = {};

export class ChunkPace {
  readonly #name: keyof typeof targets;
  #rows: number;

  constructor(isEmbedded: boolean) {
    this.#name = isEmbedded ? 'embedded' : 'server';
    this.#rows = learnt[this.#name] ?? targets[this.#name].first;
  }

  get rows(): number {
    return this.#rows;
  }

  took(rows: number, ms: number): void {
    if (rows === 0) return;
    const { targetMs, bounds } = targets[this.#name];
    this.#rows = nextChunkRows(rows, ms, targetMs, bounds);
    learnt[this.#name] = this.#rows;
  }
}
