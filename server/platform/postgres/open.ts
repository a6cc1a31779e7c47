// One way to a database for the server and for every command: the operator's server, or the embedded one.
import type { Log } from '../log.ts';
import { connectDatabase, type Database } from './database.ts';
import { openEmbedded } from './embedded.ts';

export type OpenedDatabase = { database: Database; close: () => Promise<void> };

/**
 * Opens the database that the settings name.
 *
 * Errors  DirectoryInUse when another process runs on the data directory.
 */
export async function openDatabase(
  settings: { dataDirectory: string; databaseUrl: string | null },
  options: { log: Log; onFatal: (message: string) => void },
): Promise<OpenedDatabase> {
  const onError = (error: Error) => options.log.warn({ err: error, part: 'database' }, 'an idle connection was lost');
  if (settings.databaseUrl !== null) {
    const database = connectDatabase({ connectionString: settings.databaseUrl }, { isEmbedded: false, onError });
    return { database, close: () => database.close() };
  }
  const embedded = await openEmbedded(settings.dataDirectory, options.onFatal);
  const database = connectDatabase(embedded.pool, { isEmbedded: true, onError });
  return {
    database,
    async close() {
      await database.close();
      await embedded.close();
    },
  };
}
