import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../test/support/world.ts';
import { silentLog } from '../log.ts';
import type { JobDefinition } from './job.ts';
import { type JobQueue, openJobQueue } from './job-queue.ts';

let world: World;
const queues: JobQueue[] = [];
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  for (const queue of queues) await queue.stop();
  await world.close();
});

async function open(definitions: readonly JobDefinition[], isWorker = true): Promise<JobQueue> {
  const queue = await openJobQueue({ database: world.database, log: silentLog, definitions, isWorker, ports: () => world.ports });
  queues.push(queue);
  return queue;
}

/** A handler that tells when it has run so often. */
function counting(name: string, times: number): { definition: JobDefinition; payloads: Record<string, unknown>[]; reached: Promise<void> } {
  const payloads: Record<string, unknown>[] = [];
  let reach: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const definition: JobDefinition = {
    name,
    async run(_ports, payload) {
      payloads.push(payload);
      if (payloads.length === times) reach();
    },
  };
  return { definition, payloads, reached };
}

const jobsOf = async (name: string) =>
  (
    await world.database.pool.query<{ state: string; later: boolean }>(
      'select state::text, start_after > now() as later from pgboss.job where name = $1',
      [name],
    )
  ).rows;

test('a job that is sent runs soon, with what it was given', async () => {
  const { definition, payloads, reached } = counting('greet', 1);
  const queue = await open([definition]);
  await queue.send('greet', { importId: 'imp_1' });
  await reached;
  expect(payloads).toEqual([{ importId: 'imp_1' }]);
});

test('each job runs once, however many servers share the database', async () => {
  const { definition, payloads, reached } = counting('share', 20);
  const [first, second] = [await open([definition]), await open([definition])];
  await Promise.all(Array.from({ length: 20 }, (_, number) => (number % 2 ? first : second).send('share', { number })));
  await reached;
  expect(payloads.map(({ number }) => number).sort((a, b) => Number(a) - Number(b))).toEqual(
    Array.from({ length: 20 }, (_, number) => number),
  );
}, 60_000);

test('while a job with a key waits, another one of that key is not added', async () => {
  const queue = await open([{ name: 'rebuild', run: async () => undefined }], false);
  await queue.send('rebuild', {}, { singletonKey: 'wsp_1' });
  await queue.send('rebuild', {}, { singletonKey: 'wsp_1' });
  await queue.send('rebuild', {}, { singletonKey: 'wsp_2' });
  await queue.send('rebuild');
  await queue.send('rebuild');
  expect(await jobsOf('rebuild')).toHaveLength(4);
});

test('a job that fails is tried again later, and a later one waits for its time', async () => {
  const { definition, reached } = counting('stumble', 1);
  const failing: JobDefinition = {
    ...definition,
    async run(ports, payload) {
      await definition.run(ports, payload);
      throw new Error('not this time');
    },
  };
  const queue = await open([failing, { name: 'later', run: async () => undefined }]);
  await queue.send('later', {}, { startAfter: new Date(Date.now() + 3_600_000) });
  await queue.send('stumble');
  await reached;
  const deadlineMs = performance.now() + 10_000;
  while ((await jobsOf('stumble'))[0]?.state === 'active' && performance.now() < deadlineMs) await new Promise(setImmediate);
  expect(await jobsOf('stumble')).toEqual([{ state: 'retry', later: true }]);
  expect(await jobsOf('later')).toEqual([{ state: 'created', later: true }]);
});

test('jobs of a kind run one after the other, or as many at once as its definition says', async () => {
  const begun = Promise.withResolvers<void>();
  const names: unknown[] = [];
  const together: JobDefinition = {
    name: 'together',
    atOnce: 2,
    async run(_ports, { name }) {
      names.push(name);
      if (names.length === 2) begun.resolve();
      // Each waits for the other one: alone neither would end.
      await begun.promise;
    },
  };
  const queue = await open([together]);
  await queue.send('together', { name: 'a' }, { singletonKey: 'a' });
  await queue.send('together', { name: 'b' }, { singletonKey: 'b' });
  await begun.promise;
  expect(names.toSorted()).toEqual(['a', 'b']);
});

test('the schedules are those of this version', async () => {
  const run = async () => undefined;
  const schedules = async () => (await world.database.pool.query('select name, cron from pgboss.schedule order by name')).rows;
  await open([
    { name: 'nightly', schedule: '0 3 * * *', run },
    { name: 'hourly', schedule: '0 * * * *', run },
  ]);
  expect(await schedules()).toEqual([
    { name: 'hourly', cron: '0 * * * *' },
    { name: 'nightly', cron: '0 3 * * *' },
  ]);
  await open([{ name: 'nightly', schedule: '30 3 * * *', run }]);
  expect(await schedules()).toEqual([{ name: 'nightly', cron: '30 3 * * *' }]);
});

test('what no area brings, and what is too large, cannot be sent', async () => {
  const queue = await open([{ name: 'small', run: async () => undefined }], false);
  await expect(queue.send('unknown')).rejects.toThrow('no area brings a job called unknown');
  await expect(queue.send('small', { text: 'x'.repeat(200_000) })).rejects.toThrow('the limit is 100000');
});
