// What the server counts about itself: times, sizes and names of routes and jobs, never who or what.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Facts } from './facts/facts.ts';
import type { Database } from './postgres/database.ts';

export type Metrics = {
  registry: Registry;
  request: (observed: { method: string; route: string; status: number; seconds: number }) => void;
  job: (observed: { name: string; outcome: 'done' | 'failed'; seconds: number }) => void;
};

// A route is quick or somebody waits; beyond half a minute it does not matter how long.
const requestBuckets = [0.005, 0.01, 0.03, 0.05, 0.1, 0.3, 1, 3, 10, 30];
const jobBuckets = [0.1, 1, 10, 60, 600, 3600];
// Counting further would cost more than it tells.
const waitingMax = 100_000;

export function createMetrics(database: Database, facts: Facts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'bifocal_http_request_duration_seconds',
    help: 'Time of a request by route, method and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const jobs = new Histogram({
    name: 'bifocal_job_duration_seconds',
    help: 'Time of a job by name and outcome.',
    labelNames: ['job', 'outcome'],
    buckets: jobBuckets,
    registers,
  });
  new Gauge({
    name: 'bifocal_database_connections',
    help: 'Connections of this process to the database.',
    labelNames: ['state'],
    registers,
    collect() {
      const { totalCount, idleCount, waitingCount } = database.pool;
      this.set({ state: 'busy' }, totalCount - idleCount);
      this.set({ state: 'idle' }, idleCount);
      this.set({ state: 'waited_for' }, waitingCount);
    },
  });
  new Gauge({
    name: 'bifocal_facts_up',
    help: 'Whether the store of the facts answers.',
    registers,
    async collect() {
      this.set((await facts.answers()) ? 1 : 0);
    },
  });
  const failures = new Counter({
    name: 'bifocal_metrics_unanswered_total',
    help: 'Times the database did not answer when it was asked for a figure.',
    registers,
  });
  const count = (name: string, help: string, statement: string) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          const found = await database.pool.query<{ count: number }>(statement);
          this.set(found.rows[0]?.count ?? 0);
        } catch {
          failures.inc();
        }
      },
    });
  count(
    'bifocal_outbox_waiting',
    'Facts that were written and not yet delivered.',
    `select count(*) from (select from outbox where delivered_at is null limit ${waitingMax}) as waiting`,
  );
  count(
    'bifocal_jobs_waiting',
    'Jobs that wait for their turn or for another try.',
    `select count(*) from (select from pgboss.job where state < 'active' limit ${waitingMax}) as waiting`,
  );
  return {
    registry,
    request: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    job: ({ name, outcome, seconds }) => jobs.observe({ job: name, outcome }, seconds),
  };
}
