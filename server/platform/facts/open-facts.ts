// One way to the facts for the server, for commands, tests and measurements.
import { join } from 'node:path';
import type { Log } from '../log.ts';
import { openFacts } from './facts.ts';
import { type FactsMigration, migrateFacts } from './facts-migrations.ts';
import { type FactsOnDemand, factsOnDemand } from './facts-on-demand.ts';

export type FactsPlace = { dataDirectory: string; clickhouseUrl: string | null; clickhouseCluster: string | null };

/** The facts that the settings name, with their tables up to date; opened when they are first needed. */
export function factsOf(place: FactsPlace, { migrations, log }: { migrations: readonly FactsMigration[]; log: Log }): FactsOnDemand {
  const known = { isEmbedded: place.clickhouseUrl === null, cluster: place.clickhouseCluster };
  const open = async () => {
    const facts = await openFacts({
      url: place.clickhouseUrl,
      cluster: place.clickhouseCluster,
      directory: join(place.dataDirectory, 'facts'),
      log,
    });
    const applied = await migrateFacts(facts, migrations, new Date());
    if (applied.length > 0) log.info({ applied }, 'made the tables of the facts');
    return facts;
  };
  return factsOnDemand(known, open, (error) => log.error({ err: error }, 'the facts could not be opened'));
}
