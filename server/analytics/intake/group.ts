import type { HeardEvent, Rejection } from './heard-event.ts';
import type { IntakeSource } from './intake-source.ts';

/** An event that was not understood, and what is kept of it. */
export type Unheard = { rejection: Rejection; mark: string; raw: string | null; callType: string | null };

/** The events of one request that belong to one source. */
export type Batch = {
  source: IntakeSource;
  receivedMs: number;
  events: readonly HeardEvent[];
  unheard: readonly Unheard[];
  /** What it takes in memory, nearly. */
  bytes: number;
};

/** What became of a batch; it is durable. */
export type Taken = { taken: number; duplicates: number; rejected: number };

/** Cuts the front of a queue into a group: at least one batch, at most so many rows and bytes. */
export function nextGroup<B extends Batch>(queue: B[], rowsMost: number, bytesMost: number): B[] {
  let rows = 0;
  let bytes = 0;
  let count = 0;
  for (const batch of queue) {
    rows += batch.events.length;
    bytes += batch.bytes;
    if (count > 0 && (rows > rowsMost || bytes > bytesMost)) break;
    count++;
  }
  return queue.splice(0, count);
}

/** What a queue takes in, and no more. Units: rows and bytes. */
export const roomFor = (waiting: { rows: number; bytes: number }, batch: Batch, most: { rows: number; bytes: number }): boolean =>
  (waiting.rows === 0 && waiting.bytes === 0) ||
  (waiting.rows + batch.events.length <= most.rows && waiting.bytes + batch.bytes <= most.bytes);
