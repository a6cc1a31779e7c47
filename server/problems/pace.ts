/**
 * How many keys one slice of a long computation takes, so that nobody waits long behind it: the embedded database serves
 * one statement at a time.
 *
 * Units   targetMs: milliseconds a slice should take.
 */
export class Pace {
  readonly #targetMs: number;
  readonly #least: number;
  readonly #most: number;
  #size: number;

  constructor(options: { targetMs: number; first: number; least: number; most: number }) {
    this.#targetMs = options.targetMs;
    this.#size = options.first;
    this.#least = options.least;
    this.#most = options.most;
  }

  get size(): number {
    return this.#size;
  }

  /** Learns from a slice of `keys` keys; moves at most by a factor of two, so that one odd slice does not swing it. */
  took(keys: number, elapsedMs: number): void {
    if (keys === 0) return;
    const ideal = (keys * this.#targetMs) / Math.max(elapsedMs, 0.1);
    const bounded = Math.min(Math.max(ideal, this.#size / 2), this.#size * 2);
    this.#size = Math.max(this.#least, Math.min(this.#most, Math.round(bounded)));
  }
}
