import type { Ports } from '../../platform/ports.ts';
import type { IntakeSource } from './intake-source.ts';
import { hashOfKey } from './new-key.ts';
import { findSourceOfKey } from './source.store.ts';

/** On which channel servers tell each other that sources changed. */
export const sourcesChannel = 'sources';

const rememberedMs = 30_000;
// Strangers may show any number of keys.
const rememberedMost = 10_000;

/** Which source a key belongs to; the database is asked once in a while for each key. */
export class SourceBook {
  readonly #ports: Ports;
  readonly #known = new Map<string, { found: Promise<IntakeSource | null>; untilMs: number }>();
  readonly #deafen: () => void;

  constructor(ports: Ports) {
    this.#ports = ports;
    const forget = () => this.#known.clear();
    this.#deafen = ports.database.signals.subscribe(sourcesChannel, forget, forget);
  }

  /** Null for a key that belongs to no source, or to an archived one. */
  find(key: string): Promise<IntakeSource | null> {
    const hash = hashOfKey(key);
    const nowMs = performance.now();
    const known = this.#known.get(hash);
    if (known && known.untilMs > nowMs) return known.found;
    if (this.#known.size >= rememberedMost) this.#known.clear();
    const found = findSourceOfKey(this.#ports, hash);
    found.catch(() => this.#known.delete(hash));
    this.#known.set(hash, { found, untilMs: nowMs + rememberedMs });
    return found;
  }

  close(): void {
    this.#deafen();
  }
}
