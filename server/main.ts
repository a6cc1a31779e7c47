// Puts the parts together and opens the sockets. Only this file and cli.ts read the environment.
import { readFileSync } from 'node:fs';
import fastify, { type FastifyInstance } from 'fastify';
import { createApp, listProductsWith } from './app.ts';
import { areaModules, migrationOrder } from './area-modules.ts';
import { createAuth } from './platform/auth/auth.ts';
import { backupsOf, newBackupFile, removeOldBackups } from './platform/backup/backup-files.ts';
import { writeBackup } from './platform/backup/write-backup.ts';
import type { Settings } from './platform/config.ts';
import { factsOf } from './platform/facts/open-facts.ts';
import { compressAnswers } from './platform/http/compression.ts';
import { mountHealth } from './platform/http/health.ts';
import { listen } from './platform/http/listen.ts';
import { mountMetrics } from './platform/http/metrics.ts';
import { serveWeb } from './platform/http/static-web.ts';
import { openJobQueue } from './platform/jobs/job-queue.ts';
import { openLiveHub } from './platform/live/live-hub.ts';
import type { Log } from './platform/log.ts';
import { mailerOf } from './platform/mail/mailer-of.ts';
import { createMetrics } from './platform/metrics.ts';
import { announceOutbox, readOutbox } from './platform/outbox.ts';
import { openOutside } from './platform/outside/outside.ts';
import { patienceOfReaders } from './platform/patience.ts';
import type { Ports } from './platform/ports.ts';
import type { Database } from './platform/postgres/database.ts';
import { findMigrations, migrate } from './platform/postgres/migrate.ts';
import { openDatabase } from './platform/postgres/open.ts';
import { keepUpEmbedded } from './platform/postgres/upkeep-embedded.ts';
import { keepUpWithRests } from './platform/upkeep.ts';

export const programVersion: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

export type RunningServer = {
  /** The address it listens on. */
  url: string;
  /** Makes the first member, while there is none: to be shown to whoever started the server, and to nobody else. */
  firstMemberUrl: string | null;
  /** Finishes what runs, then lets go of everything. */
  stop: () => Promise<void>;
};

// A write wakes the reader of its own process, or those of the other servers. Polling finds what a server left behind that died.
const outboxPollMs = { alone: 5_000, worker: 500 };

/** Brings the schema up to date; before the first change of a database that is in use, writes a backup. */
export async function migrateWithBackup(
  database: Database,
  settings: Settings,
  log: Log,
): Promise<{ applied: string[]; backup: string | null }> {
  let backup: string | null = null;
  const applied = await migrate(database.pool, findMigrations(migrationOrder), {
    async beforeFirst(pending) {
      if (!settings.backsUpBeforeMigration) return;
      const madeAt = new Date();
      const file = newBackupFile(settings.dataDirectory, 'automatic', madeAt);
      // A migration changes nothing of what happened.
      const { rows } = await writeBackup(database.pool, file, { madeAt, program: programVersion, facts: null });
      removeOldBackups(settings.dataDirectory);
      backup = file;
      log.info({ file, rows, pending: pending.length }, 'backed up before migrating');
    },
  });
  if (applied.length > 0) log.info({ applied }, 'migrated');
  return { applied, backup };
}

/**
 * Starts a server.
 *
 * Errors  DirectoryInUse; the system's error when the port is taken; what a migration refuses.
 */
export async function startServer(settings: Settings, options: { log: Log; onFatal: (message: string) => void }): Promise<RunningServer> {
  const { log } = options;
  // Let go in the opposite order of taking, also when a later step of the start fails.
  const held: (() => Promise<void>)[] = [];
  const letGo = async () => {
    for (const release of held.splice(0).reverse()) await release();
  };
  try {
    const { database, close } = await openDatabase(settings, { ...options, applicationName: 'bifocal' });
    held.push(close);
    await migrateWithBackup(database, settings, log);
    if (database.isEmbedded) {
      removeOldBackups(settings.dataDirectory);
      const upkeep = keepUpEmbedded({ database, log, backupsDirectory: backupsOf(settings.dataDirectory) });
      held.push(upkeep.stop);
    }

    const facts = factsOf(settings, { migrations: areaModules.flatMap((module) => module.factsMigrations ?? []), log });
    held.push(facts.close);
    // Without them the rest works all the same; whoever needs them tries again.
    void facts.open().catch((error: unknown) => log.error({ err: error }, 'the facts could not be opened'));

    const isWorker = settings.role !== 'web';
    const metrics = createMetrics(database, facts);
    const jobs = await openJobQueue({
      database,
      log,
      definitions: areaModules.flatMap((module) => module.jobs ?? []),
      isWorker,
      ports: () => ports,
      observe: metrics.job,
    });
    held.push(jobs.stop);
    const reader = isWorker
      ? readOutbox({
          database,
          clock: () => new Date(),
          log,
          subscriptions: areaModules.flatMap((module) => module.subscriptions ?? []),
          pollMs: settings.role === 'worker' ? outboxPollMs.worker : outboxPollMs.alone,
          afterBatch: keepUpWithRests(areaModules, () => ports),
        })
      : null;
    if (reader) held.push(reader.stop);
    const outboxFilled = reader ? reader.wake : announceOutbox(database, log);
    const live = openLiveHub(database.signals);
    const outside = openOutside({ isOpen: settings.callsInside });
    const ports: Ports = {
      database,
      facts,
      clock: () => new Date(),
      log,
      outboxFilled,
      sendJob: jobs.send,
      mail: mailerOf(settings),
      live,
      outside,
      patience: patienceOfReaders,
    };

    for (const module of areaModules) module.measure?.(metrics.registry, ports);

    let isStopping = false;
    const watch = { database, isStopping: () => isStopping };
    const auth = await createAuth({
      ports,
      baseUrl: settings.publicUrl ?? 'http://127.0.0.1',
      listProductsOf: listProductsWith(ports),
    });
    const app: FastifyInstance =
      settings.role === 'worker'
        ? fastify()
        : await createApp({
            ports,
            authenticate: auth.authenticate,
            isSecure: settings.publicUrl?.startsWith('https:') ?? false,
            version: programVersion,
            requestsPerMinute: settings.requestsPerMinute,
            eventsPerSecond: settings.eventsPerSecond,
            ...(settings.trustedProxies ? { trustProxy: settings.trustedProxies } : {}),
            async extras(inner) {
              await compressAnswers(inner);
              mountHealth(inner, watch);
              mountMetrics(inner, metrics, settings.metricsToken);
              await auth.register(inner);
              await serveWeb(inner, settings.webDirectory);
            },
          });
    if (settings.role === 'worker') {
      mountHealth(app, watch);
      mountMetrics(app, metrics, settings.metricsToken);
    }
    if (isWorker) for (const module of areaModules) await module.started?.(ports);
    held.push(() => closeListener(app));
    const url = await listen(app, settings);
    reader?.wake();
    const token = settings.role === 'worker' ? undefined : await auth.firstMemberToken();
    return {
      url,
      firstMemberUrl: token === undefined ? null : `${settings.publicUrl ?? url}/first-member?token=${token}`,
      async stop() {
        isStopping = true;
        // Streams have no end of their own, and the listener waits for all answers.
        live.close();
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

const sweepMs = 100;

/** A browser's connection that was busy when the stop began becomes idle later, and would be kept open for a minute. */
async function closeListener(app: FastifyInstance): Promise<void> {
  const sweeping = setInterval(() => app.server.closeIdleConnections(), sweepMs);
  await app.close().finally(() => clearInterval(sweeping));
}
