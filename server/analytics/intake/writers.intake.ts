import type { Facts } from '../../platform/facts/facts.ts';
import type { Ports } from '../../platform/ports.ts';
import { numbersOf } from '../identity/index.ts';
import { EventWriter } from './writer.intake.ts';

const writers = new WeakMap<Facts, EventWriter>();

/** The one writer of this process: only it knows which messages were taken in a moment ago. */
export function writerOf(ports: Ports): EventWriter {
  const known = writers.get(ports.facts);
  if (known) return known;
  const writer = new EventWriter(ports, numbersOf);
  writers.set(ports.facts, writer);
  return writer;
}

/** At the start of a server. What cannot be read now is read when the first event comes. */
export function prepareIntake(ports: Ports): void {
  writerOf(ports)
    .prepare()
    .catch((error: unknown) => ports.log.warn({ err: error, part: 'intake' }, 'the newest events could not be read yet'));
}
