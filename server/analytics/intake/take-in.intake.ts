// Events by the way of HTTP, without HTTP: for a history that this product writes itself.
import { setImmediate as turn } from 'node:timers/promises';
import type { Ports } from '../../platform/ports.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Taken } from './group.ts';
import type { IntakeSource } from './intake-source.ts';
import { hearItems } from './request.ts';
import { getIntakeSource } from './source.store.ts';
import { writerOf } from './writers.intake.ts';

/** Others get in between so many: understanding them takes some milliseconds. */
const itemsAtOnce = 400;
/** What a call takes in memory, nearly. Units: bytes. */
const bytesOfItem = 500;
const asBatch = { type: null, context: null, sentAt: undefined };

/** Where calls go that `takeIn` takes. Errors  source_not_found, also for an archived one. */
export const openSource = (scope: Scope, sourceId: string): Promise<IntakeSource> => getIntakeSource(scope, sourceId);

/**
 * Takes calls of the tracking API in, in their order: understood, numbered and written as those that come over HTTP. Waits for room instead
 * of filling it.
 *
 * Shape   each call says its type; one with a messageId that came before is a duplicate. Answers when all of them are durable.
 * Errors  unavailable (intake_busy) when the store is down: nothing is known of what was stored, and all of them may be given again.
 */
export async function takeIn(ports: Ports, source: IntakeSource, calls: readonly object[]): Promise<Taken> {
  const under: Promise<Taken>[] = [];
  const sum: Taken = { taken: 0, duplicates: 0, rejected: 0 };
  const receivedMs = ports.clock().getTime();
  for (let start = 0; start < calls.length; start += itemsAtOnce) {
    const items = calls.slice(start, start + itemsAtOnce).map((item, index) => ({ item, index: start + index }));
    const batch = hearItems(items, asBatch, source, { ms: receivedMs, bytes: items.length * bytesOfItem });
    const taking = writerOf(ports).takeWhenRoom(batch);
    // Thrown below, when all have ended.
    taking.catch(() => undefined);
    under.push(taking);
    await turn();
  }
  for (const { taken, duplicates, rejected } of await Promise.all(under)) {
    sum.taken += taken;
    sum.duplicates += duplicates;
    sum.rejected += rejected;
  }
  return sum;
}
