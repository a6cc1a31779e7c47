// One way to a database for the server and for every command: the operator's server, or the embedded one.
import type { Log } from '../log.ts';
import { connectDatabase, type Database } from './database.ts';
import { embeddedPool, openEmbedded } from './embedded.ts';

export type OpenedDatabase = { database: Database; close: () => Promise<void> };

/**
 * Opens the database that the settings name.
 *
 * Errors  DirectoryInUse when another process runs on the data directory.
 */
export async function openDatabase(
  settings: { dataDirectory: string; databaseUrl: string | null },
  options: { log: Log; onFatal: (message: string) => void; applicationName?: string },
): Promise<OpenedDatabase> {
  const onError = onErrorOf(options.log);
  if (settings.databaseUrl !== null) {
    const database = connectDatabase(
      { connectionString: settings.databaseUrl, application_name: options.applicationName ?? 'bifocal-command' },
      { isEmbedded: false, onError },
    );
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

/** Connects to the embedded database of a server that runs on the data directory. */
export function joinEmbedded(settings: { dataDirectory: string }, options: { log: Log }): OpenedDatabase {
  const database = connectDatabase(
    { ...embeddedPool(settings.dataDirectory), max: 2 },
    { isEmbedded: true, onError: onErrorOf(options.log) },
  );
  return { database, close: () => database.close() };
}

const onErrorOf = (log: Log) => (error: Error) => log.warn({ err: error, part: 'database' }, 'an idle connection was lost');
