// What the intake of this process tells a scraper: numbers and times, never of whom or what.
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Ports } from '../../platform/ports.ts';
import { writerOf } from './writers.intake.ts';

// A group is written in some tens of milliseconds; beyond ten seconds the store is as good as down.
const secondsBuckets = [0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const eventsBuckets = [1, 10, 100, 500, 1_000, 2_000, 4_000, 8_000];

export function measureIntake(registry: Registry, ports: Ports): void {
  const writer = writerOf(ports);
  const registers = [registry];
  new Counter({
    name: 'bifocal_intake_events_total',
    help: 'Events that were answered, by what became of them.',
    labelNames: ['outcome'],
    registers,
    collect() {
      const { taken, duplicates, rejected } = writer.figures;
      this.reset();
      this.inc({ outcome: 'taken' }, taken);
      this.inc({ outcome: 'duplicate' }, duplicates);
      this.inc({ outcome: 'rejected' }, rejected);
    },
  });
  new Counter({
    name: 'bifocal_intake_batches_refused_total',
    help: 'Batches whose senders were told to come again.',
    registers,
    collect() {
      this.reset();
      this.inc(writer.figures.refused);
    },
  });
  new Gauge({
    name: 'bifocal_intake_events_waiting',
    help: 'Events that were received and are not written yet.',
    registers,
    collect() {
      this.set(writer.figures.waiting);
    },
  });
  const seconds = new Histogram({
    name: 'bifocal_intake_write_duration_seconds',
    help: 'Time until a group of events is on disk.',
    buckets: secondsBuckets,
    registers,
  });
  const events = new Histogram({
    name: 'bifocal_intake_write_events',
    help: 'Events that are written together.',
    buckets: eventsBuckets,
    registers,
  });
  writer.watchGroups((group) => {
    seconds.observe(group.seconds);
    events.observe(group.events);
  });
}
