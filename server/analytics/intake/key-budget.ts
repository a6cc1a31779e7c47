/** How much each key may send, in a bucket that fills again by the second. */
export class KeyBudget {
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #left = new Map<string, { events: number; atMs: number }>();

  constructor(perSecond: number, burstSeconds = 10) {
    this.#perSecond = perSecond;
    this.#burst = perSecond * burstSeconds;
  }

  /** Takes what a request needs; answers 0 when it may go on, or after how many seconds it may come again. */
  take(key: string, events: number, nowMs: number): number {
    const known = this.#left.get(key) ?? { events: this.#burst, atMs: nowMs };
    const left = Math.min(this.#burst, known.events + ((nowMs - known.atMs) / 1000) * this.#perSecond);
    // A request larger than what is left may go when the bucket is full: otherwise it never could.
    const needed = Math.min(events, this.#burst);
    const isEnough = left >= needed;
    this.#left.set(key, { events: isEnough ? left - needed : left, atMs: nowMs });
    if (this.#left.size > sourcesMost) this.#left.delete(this.#left.keys().next().value as string);
    return isEnough ? 0 : Math.max(1, Math.ceil((needed - left) / this.#perSecond));
  }
}

// Only keys that belong to a source get here.
const sourcesMost = 100_000;
