import type { FactsMigration } from '../../platform/facts/facts-migrations.ts';
import {
  accountOverrides,
  createDictionaries,
  createEventDaysView,
  createTable,
  eventDays,
  events,
  personOverrides,
} from './definitions.ts';

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
];
