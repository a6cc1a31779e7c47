// Events by the way of HTTP, without HTTP: for a history that this product writes itself.
import { setImmediate as turn } from 'node:timers/promises';
import type { Ports } from '../../platform/ports.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Batch, Taken, Unheard } from './group.ts';
import type { HeardEvent } from './heard-event.ts';
import type { IntakeSource } from './intake-source.ts';
import { hearItems } from './request.ts';
import { getIntakeSource } from './source.store.ts';
import { writerOf } from './writers.intake.ts';

/** Others get in between so many: understanding them takes some milliseconds. */
const itemsAtOnce = 400;
/** What goes to the writer together: half of a group, so that others have room. */
const eventsAtOnce = 4_000;
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
  const sum: Taken = { taken: 0, duplicates: 0, rejected: 0 };
  const receivedMs = ports.clock().getTime();
  let taking: Promise<Taken> | undefined;
  for (let start = 0; start < calls.length; start += eventsAtOnce) {
    // The next ones are understood while these are written.
    const batch = await hearSlowly(calls.slice(start, start + eventsAtOnce), source, receivedMs, start);
    if (taking) add(sum, await taking);
    taking = writerOf(ports).takeWhenRoom(batch);
    // Thrown where it is waited for.
    taking.catch(() => undefined);
  }
  if (taking) add(sum, await taking);
  return sum;
}

function add(sum: Taken, { taken, duplicates, rejected }: Taken): void {
  sum.taken += taken;
  sum.duplicates += duplicates;
  sum.rejected += rejected;
}

async function hearSlowly(calls: readonly object[], source: IntakeSource, receivedMs: number, from: number): Promise<Batch> {
  const events: HeardEvent[] = [];
  const unheard: Unheard[] = [];
  for (let start = 0; start < calls.length; start += itemsAtOnce) {
    const items = calls.slice(start, start + itemsAtOnce).map((item, index) => ({ item, index: from + start + index }));
    const heard = hearItems(items, asBatch, source, { ms: receivedMs, bytes: 0 });
    events.push(...heard.events);
    unheard.push(...heard.unheard);
    await turn();
  }
  return { source, receivedMs, events, unheard, bytes: calls.length * bytesOfItem };
}
