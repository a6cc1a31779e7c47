// Puts the parts together and opens the sockets. Only this file and cli.ts read the environment.
import type { FastifyInstance } from 'fastify';
import { createApp } from './app.ts';
import { areaModules, migrationOrder } from './area-modules.ts';
import type { Settings } from './platform/config.ts';
import { notSignedIn } from './platform/errors.ts';
import { listen } from './platform/http/listen.ts';
import type { Log } from './platform/log.ts';
import { readOutbox } from './platform/outbox.ts';
import type { Ports } from './platform/ports.ts';
import { findMigrations, migrate } from './platform/postgres/migrate.ts';
import { openDatabase } from './platform/postgres/open.ts';

export type RunningServer = {
  /** The address it listens on. */
  url: string;
  app: FastifyInstance;
  /** Finishes what runs, then lets go of everything. */
  stop: () => Promise<void>;
};

const outboxPollMs = 5_000;

/**
 * Starts a server.
 *
 * Errors  DirectoryInUse; the system's error when the port is taken; what a migration refuses.
 */
export async function startServer(settings: Settings, options: { log: Log; onFatal: (message: string) => void }): Promise<RunningServer> {
  const { log } = options;
  const { database, close } = await openDatabase(settings, options);
  try {
    await migrate(database.pool, findMigrations(migrationOrder));
    const ports: Ports = { database, clock: () => new Date(), log, outboxFilled: () => reader.wake() };
    const reader = readOutbox({
      database,
      clock: ports.clock,
      log,
      subscriptions: areaModules.flatMap((module) => module.subscriptions ?? []),
      pollMs: outboxPollMs,
    });
    const app = await createApp({
      ports,
      authenticate: async () => {
        throw notSignedIn();
      },
    });
    const url = await listen(app, settings);
    reader.wake();
    return {
      url,
      app,
      async stop() {
        await app.close();
        await reader.stop();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
