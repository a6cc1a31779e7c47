/**
 * Remembers the last messages that came in: between one and two million of them, in at most 32 MB, which it takes as it fills.
 * Two generations: when the younger one is full, the older one goes.
 */
export class MessageWindow {
  readonly #capacity: number;
  #young: MarkSet;
  #old: MarkSet;
  #startMs = Number.NEGATIVE_INFINITY;
  #youngStartMs = Number.POSITIVE_INFINITY;

  constructor(capacity = 1_000_000) {
    this.#capacity = capacity;
    this.#young = new MarkSet();
    this.#old = new MarkSet();
  }

  /** Every message that was received since then is remembered; −∞ when none was ever forgotten. Units: milliseconds since 1970. */
  get startMs(): number {
    return this.#startMs;
  }

  /** There are older ones, which this window has never seen. */
  beginsAt(startMs: number): void {
    this.#startMs = startMs;
  }

  has(mark: string): boolean {
    const high = Number.parseInt(mark.slice(0, 8), 16);
    const low = Number.parseInt(mark.slice(8), 16);
    return this.#young.has(high, low) || this.#old.has(high, low);
  }

  add(mark: string, receivedMs: number): void {
    if (this.#young.size >= this.#capacity) {
      this.#startMs = this.#old.size > 0 ? this.#youngStartMs : this.#startMs;
      this.#old = this.#young;
      this.#young = new MarkSet();
      this.#youngStartMs = receivedMs;
    }
    this.#young.add(Number.parseInt(mark.slice(0, 8), 16), Number.parseInt(mark.slice(8), 16));
    this.#youngStartMs = Math.min(this.#youngStartMs, receivedMs);
  }

  get size(): number {
    return this.#young.size + this.#old.size;
  }
}

/** A set of 64-bit numbers in one typed array: open addressing, at most half full. */
class MarkSet {
  #slots = new Uint32Array(2 * 1024);
  size = 0;

  has(high: number, low: number): boolean {
    const at = this.#find(this.#slots, high, low);
    return this.#slots[at] !== 0 || this.#slots[at + 1] !== 0;
  }

  add(high: number, low: number): void {
    const at = this.#find(this.#slots, high, low);
    if (this.#slots[at] !== 0 || this.#slots[at + 1] !== 0) return;
    this.#put(this.#slots, at, high, low);
    this.size++;
    if (this.size * 4 > this.#slots.length) this.#grow();
  }

  #put(slots: Uint32Array, at: number, high: number, low: number): void {
    slots[at] = high;
    // Two zeros are an empty slot: the one message of 2^64 that is called so is looked up as another.
    slots[at + 1] = high === 0 && low === 0 ? 1 : low;
  }

  #find(slots: Uint32Array, high: number, low: number): number {
    const sought = high === 0 && low === 0 ? 1 : low;
    const mask = slots.length / 2 - 1;
    let slot = (high ^ Math.imul(low, 0x9e3779b1)) & mask;
    while (true) {
      const at = slot * 2;
      const [first, second] = [slots[at], slots[at + 1]];
      if ((first === high && second === sought) || (first === 0 && second === 0)) return at;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const grown = new Uint32Array(this.#slots.length * 2);
    for (let at = 0; at < this.#slots.length; at += 2) {
      const [high, low] = [this.#slots[at] as number, this.#slots[at + 1] as number];
      if (high !== 0 || low !== 0) this.#put(grown, this.#find(grown, high, low), high, low);
    }
    this.#slots = grown;
  }
}
