import type { IntakeSource } from './intake-source.ts';

export type ReadNames = (source: IntakeSource, atMost: number) => Promise<readonly string[]>;

type Known = { names: Set<string>; readMs: number };

// Those of more sources are asked for again: what is remembered has a bound too.
const sourcesMost = 200;
/** Other servers may have let names in meanwhile. */
const rememberedMs = 600_000;

/**
 * The names of events that each source has: every further one costs bitmaps for each of its days, and a line in every list, for ever.
 * Servers that share a store learn of each other's names by and by: until then each may let in as many as there is room for.
 */
export class KnownNames {
  readonly #read: ReadNames;
  readonly #most: number;
  readonly #known = new Map<string, Known>();

  constructor(read: ReadNames, most: number) {
    this.#read = read;
    this.#most = most;
  }

  /** Answers whether a name may be stored, and remembers it. Errors  those of reading. */
  async of(source: IntakeSource, nowMs: number): Promise<(name: string) => boolean> {
    const { names } = await this.#find(source, nowMs);
    return (name) => {
      if (names.has(name)) return true;
      if (names.size >= this.#most) return false;
      names.add(name);
      return true;
    };
  }

  async #find(source: IntakeSource, nowMs: number): Promise<Known> {
    const known = this.#known.get(source.id);
    if (known && Math.abs(nowMs - known.readMs) < rememberedMs) return known;
    const read = { names: new Set(await this.#read(source, this.#most)), readMs: nowMs };
    this.#known.delete(source.id);
    this.#known.set(source.id, read);
    if (this.#known.size > sourcesMost) this.#known.delete(this.#known.keys().next().value as string);
    return read;
  }
}
