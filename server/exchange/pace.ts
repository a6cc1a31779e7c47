// How large the next chunk of a long work may be.
import { nextChunkRows } from './import.ts';

/**
 * A chunk is one transaction. The embedded database has one session, so that everybody waits for a chunk: it must stay short while others
 * come. A server has many, and longer chunks cost less there, as they do where nobody waits.
 */
const targets = {
  embedded: { targetMs: 45, aloneMs: 150, first: 200, bounds: { least: 200, most: 500 } },
  server: { targetMs: 200, aloneMs: 200, first: 500, bounds: { least: 50, most: 500 } },
} as const;

/** Whoever made us wait longer than this for the database was somebody else: opening a transaction takes a millisecond. */
const othersMs = 10;
/** For so many chunks after others were there, they are thought to come again. */
const chunksForOthers = 3;

/** The next slice of work begins where the one before was. */
const learnt: { embedded?: number; server?: number } = {};

export class ChunkPace {
  readonly #name: keyof typeof targets;
  #rows: number;
  #chunksForOthers = 0;
  #askedMs = 0;
  #begunMs = 0;

  constructor(isEmbedded: boolean) {
    this.#name = isEmbedded ? 'embedded' : 'server';
    this.#rows = learnt[this.#name] ?? targets[this.#name].first;
  }

  get rows(): number {
    return this.#rows;
  }

  /** The chunk's transaction is asked for. */
  asks(nowMs: number): void {
    this.#askedMs = nowMs;
    this.#begunMs = this.#askedMs;
  }

  /** It has begun: from here on others wait for us; before, we may have waited for them. */
  begins(nowMs: number): void {
    this.#begunMs = nowMs;
  }

  /** It has ended. */
  ends(rows: number, nowMs: number): void {
    if (rows === 0) return;
    const othersWereThere = this.#begunMs - this.#askedMs > othersMs;
    this.#chunksForOthers = othersWereThere ? chunksForOthers : Math.max(0, this.#chunksForOthers - 1);
    const { targetMs, aloneMs, bounds } = targets[this.#name];
    const tookMs = nowMs - this.#begunMs;
    this.#rows = nextChunkRows(rows, tookMs, this.#chunksForOthers > 0 ? targetMs : aloneMs, bounds);
    learnt[this.#name] = this.#rows;
  }
}
