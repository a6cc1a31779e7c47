// The one file that knows pg-boss: jobs wait in the schema `pgboss` of the same database, outside row-level security.
import { randomUUID } from 'node:crypto';
import { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { Ports } from '../ports.ts';
import type { Database } from '../postgres/database.ts';
import type { JobDefinition } from './job.ts';
import { assertSmall, type SendJob } from './send-job.ts';

export type JobQueue = {
  send: SendJob;
  /** Takes no new jobs and gives those that run some seconds to end. */
  stop: () => Promise<void>;
};

export type JobQueueOptions = {
  database: Database;
  log: Log;
  definitions: readonly JobDefinition[];
  /** False: this server only asks for jobs, others do them. */
  isWorker: boolean;
  /** What the handlers get; asked for at the first run, when the queue itself is part of it. */
  ports: () => Ports;
  observe?: (run: { name: string; outcome: 'done' | 'failed'; seconds: number }) => void;
};

// A job that was sent starts at once: the workers of all servers are woken. Polling finds retries, delayed ones, and those whose word was lost.
// On the embedded database none is lost, so it may be lazy.
const pollSeconds = { embedded: 10, server: 2 };
const stopWithinMs = 10_000;
const defaultLimitMinutes = 15;
/** Five tries over about ten minutes, then it counts as failed and is kept for a week. */
const retries = { retryLimit: 4, retryDelay: 10, retryBackoff: true, retryDelayMax: 300 };
// A server that dies leaves its jobs "active": without a beat they go to the next try.
const heartbeatSeconds = 20;
// Any number but that of the migrations.
const startLock = 4_210_078;
const scheduleKey = 'by the clock';
const channel = 'jobs';

export async function openJobQueue(options: JobQueueOptions): Promise<JobQueue> {
  const { database, log, definitions, isWorker } = options;
  const known = new Map(definitions.map((definition) => [definition.name, definition]));
  const workers = new Map<string, string[]>();
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) },
    backend: database.isEmbedded ? 'pglite' : 'postgres',
    schema: 'pgboss',
    supervise: isWorker,
    schedule: isWorker,
    superviseIntervalSeconds: 30,
    monitorIntervalSeconds: 30,
    cronWorkerIntervalSeconds: 15,
    flowIntervalSeconds: 3600,
    bamIntervalSeconds: 600,
    monitorVacuum: false,
    reindex: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => log.error({ err: error, part: 'jobs' }, 'the job queue met an error'));
  await underLock(database, async () => {
    await boss.start();
    for (const definition of definitions) await declare(boss, definition);
  });
  if (isWorker) {
    await followSchedules(boss, definitions);
    for (const definition of definitions) {
      const ids: string[] = [];
      for (let one = 0; one < (definition.atOnce ?? 1); one++) ids.push(await work(definition));
      workers.set(definition.name, ids);
    }
  }

  function work({ name, run }: JobDefinition): Promise<string> {
    const pollingIntervalSeconds = database.isEmbedded ? pollSeconds.embedded : pollSeconds.server;
    return boss.work<Record<string, unknown>>(name, { pollingIntervalSeconds, batchSize: 1 }, async ([job]) => {
      const startedMs = performance.now();
      const secondsSince = () => (performance.now() - startedMs) / 1000;
      try {
        await run(options.ports(), job?.data ?? {});
        options.observe?.({ name, outcome: 'done', seconds: secondsSince() });
        log.info({ job: name, jobId: job?.id, durationMs: Math.round(secondsSince() * 1000) }, 'job done');
      } catch (error) {
        options.observe?.({ name, outcome: 'failed', seconds: secondsSince() });
        log.error({ err: error, job: name, jobId: job?.id }, 'job failed');
        throw error;
      } finally {
        // Where one waited, more may: look again at once instead of at the next poll.
        wake(name);
      }
    });
  }

  function wake(name: string): void {
    for (const worker of workers.get(name) ?? []) boss.notifyWorker(worker);
  }

  const stopHearing = isWorker
    ? database.signals.subscribe(
        channel,
        ({ name }) => wake(String(name)),
        () => {
          for (const name of workers.keys()) wake(name);
        },
      )
    : () => undefined;

  return {
    async send(name, payload = {}, { singletonKey, startAfter } = {}) {
      if (!known.has(name)) throw new Error(`no area brings a job called ${name}`);
      assertSmall(name, payload);
      // The queue allows one of a key: a job without a key gets one of its own.
      await boss.send(name, payload, { singletonKey: singletonKey ?? randomUUID(), ...(startAfter ? { startAfter } : {}) });
      wake(name);
      await database.signals
        .publish(database.system, channel, { name })
        .catch((error: unknown) => log.warn({ err: error, part: 'jobs' }, 'the other servers were not woken'));
    },
    async stop() {
      stopHearing();
      await boss.stop({ graceful: true, timeout: stopWithinMs, close: false });
    },
  };
}

/** pg-boss makes its schema at its first start, and two servers that start at once would both. */
async function underLock(database: Database, work: () => Promise<void>): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [startLock]);
    await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [startLock]).catch(() => undefined);
    client.release();
  }
}

async function declare(boss: PgBoss, { name, limitMinutes = defaultLimitMinutes }: JobDefinition): Promise<void> {
  const limits = { ...retries, expireInSeconds: limitMinutes * 60, heartbeatSeconds };
  await boss.createQueue(name, { policy: 'stately', ...limits });
  await boss.updateQueue(name, limits);
}

/** Sets the schedules of this version and removes those of jobs that are gone. */
async function followSchedules(boss: PgBoss, definitions: readonly JobDefinition[]): Promise<void> {
  const wanted = new Map(definitions.flatMap(({ name, schedule }) => (schedule ? [[name, schedule]] : [])));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
  for (const [name, schedule] of wanted) await boss.schedule(name, schedule, {}, { tz: 'UTC', singletonKey: scheduleKey });
}
