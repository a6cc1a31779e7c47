import type { KeptFacts } from '../../platform/backup/kept-facts.ts';
import type { FactsMigration } from '../../platform/facts/facts-migrations.ts';
import {
  accountOverrides,
  createDictionaries,
  createEventDaysView,
  createTable,
  eventDays,
  eventDaysOf,
  events,
  learnNewest,
  personOverrides,
} from './definitions.store.ts';

/** The tables of the facts, in steps that are never changed once they were released. */
export const factsMigrations: readonly FactsMigration[] = [
  {
    name: '0001-events',
    statements: (cluster) => [
      ...[events, eventDays, personOverrides, accountOverrides].flatMap((table) => createTable(table, cluster)),
      createEventDaysView(cluster),
      ...createDictionaries(cluster),
    ],
  },
  { name: '0002-newest-of-a-day', statements: learnNewest },
];

/** The days are made of the events again while these come in. */
export const keptFacts: readonly KeptFacts[] = [
  { table: events.name, cameAt: 'received_at', derived: [{ table: eventDays.name, select: eventDaysOf('bifocal.events') }] },
  { table: personOverrides.name, cameAt: null, derived: [] },
  { table: accountOverrides.name, cameAt: null, derived: [] },
];
