/** Seeded chance: the same seed gives the same row of numbers, on every machine. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A row of its own for one part of the company, so that a change in another part does not shift it. */
  static for(seed: number, part: string): Chance {
    let hash = 2_166_136_261 ^ seed;
    for (const sign of part) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 16_777_619);
    return new Chance(hash);
  }

  /** From 0 up to, and without, 1. Source: mulberry32, Tommy Ettinger, public domain. */
  share(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number; both ends may come. */
  int(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  happens(share: number): boolean {
    return this.share() < share;
  }

  pick<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.share() * list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** Picks by weight. */
  pickBy<T>(list: readonly T[], weightOf: (one: T) => number): T {
    let left = this.share() * list.reduce((sum, one) => sum + weightOf(one), 0);
    for (const one of list) {
      left -= weightOf(one);
      if (left < 0) return one;
    }
    return this.pick(list);
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let at = copy.length - 1; at > 0; at--) {
      const other = this.int(0, at);
      [copy[at], copy[other]] = [copy[other] as T, copy[at] as T];
    }
    return copy;
  }
}

/** Deals a list again and again, shuffled anew each time: nothing comes back before all the others came. */
export class Deck<T> {
  readonly #chance: Chance;
  readonly #cards: readonly T[];
  #left: T[] = [];

  constructor(chance: Chance, cards: readonly T[]) {
    this.#chance = chance;
    this.#cards = cards;
  }

  next(): T {
    if (this.#left.length === 0) this.#left = this.#chance.shuffled(this.#cards);
    return this.#left.pop() as T;
  }
}
