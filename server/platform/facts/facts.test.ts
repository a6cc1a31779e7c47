// The engine as it is, in its own process on a directory of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silentLog } from '../log.ts';
import { socketPathOf } from './engine-process.ts';
import { type Facts, openFacts } from './facts.ts';
import { migrateFacts } from './facts-migrations.ts';
import { factsOnDemand } from './facts-on-demand.ts';

const directory = join(mkdtempSync(join(tmpdir(), 'bifocal-facts-')), 'facts');
const place = { url: null, cluster: null, directory, log: silentLog };
let facts: Facts;

const endless = 'select count() as n from numbers(1000000000000) where sipHash64(number) % 7 = {workspace:UInt32}';
const one = 'select toUInt32(1) as n where {workspace:UInt32} = 1';
const here = { workspace: 1 };

beforeAll(async () => {
  facts = await openFacts(place);
  await facts.command('create database bifocal');
  await facts.command('create table bifocal.notes (id UInt32, text String) engine = MergeTree order by id settings fsync_after_insert = 1');
});
afterAll(async () => {
  await facts.close();
  rmSync(directory, { recursive: true, force: true });
});

test.each(['plain', "'; drop table bifocal.notes; --", 'a\\b', 'two\nlines\tand a tab', '\\N', 'NULL', '', '{x:String}', '[1]', 'ünï 😀'])(
  'a value comes back as it was given: %j',
  async (text) => {
    const sql = 'select {text:String} as text, {list:Array(String)} as list, {workspace:UInt32} as w';
    const { rows } = await facts.rows(sql, { ...here, text, list: [text, 'z'] });
    expect(rows).toEqual([{ text, list: [text, 'z'], w: 1 }]);
  },
);

test('a question that does not name its workspace is not asked', async () => {
  await expect(facts.rows('select 1')).rejects.toThrow('names its workspace');
  expect((await facts.rows('select toUInt32(1) as n', {}, { everyWorkspace: true })).rows).toEqual([{ n: 1 }]);
});

test('rows are there when an insert is confirmed, and what the table does not know is refused', async () => {
  const lines = [1, 2].map((id) => JSON.stringify({ id, text: `note ${id}` }));
  await facts.insert('bifocal.notes', lines.join('\n'));
  await expect(facts.insert('bifocal.notes', '{"id":3,"colour":"red"}')).rejects.toMatchObject({ code: '117' });
  expect((await facts.rows('select id, text from bifocal.notes order by id', {}, { everyWorkspace: true })).rows).toEqual([
    { id: 1, text: 'note 1' },
    { id: 2, text: 'note 2' },
  ]);
  const streamed: string[] = [];
  for await (const line of await facts.stream('select id from bifocal.notes where {workspace:UInt32} = 1 order by id', here))
    streamed.push(line);
  expect(streamed).toEqual(['{"id":1}', '{"id":2}']);
});

test('an answer tells what was read for it, which is more than what came out', async () => {
  const sql = 'select number % 3 as rest, count() as n from numbers(90000) where {workspace:UInt32} = 1 group by rest order by rest';
  const { rows, rowsRead, bytesRead } = await facts.rows(sql, here);
  expect(rows).toEqual([0, 1, 2].map((rest) => ({ rest, n: 30_000 })));
  expect({ rowsRead, bytesRead }).toEqual({ rowsRead: 90_000, bytesRead: 720_000 });
});

const fails = {
  'that broke':
    'select number, throwIf(number = 300000) from numbers(400000) where {workspace:UInt32} = 1 settings max_threads = 1, max_block_size = 1000',
  'that took too long':
    'select number, sleepEachRow(0.00001) from numbers(400000) where {workspace:UInt32} = 1 settings max_threads = 1, max_block_size = 1000',
  'that was given up':
    'select number, sleepEachRow(0.00001) from numbers(400000) where {workspace:UInt32} = 1 settings max_threads = 1, max_block_size = 1000',
};
test.each(Object.entries(fails))('nothing of a question %s is in the answer to the next one', async (name, sql) => {
  const gone = new AbortController();
  const limits = name === 'that took too long' ? { maxSeconds: 1 } : { signal: gone.signal };
  // As many as are asked side by side, so that each session has had one; but for who looks whether they have begun.
  const many = name === 'that was given up' ? 2 : 3;
  const failing = Array.from({ length: many }, () =>
    facts.rows(sql, here, limits).then(
      () => 'answered',
      () => 'failed',
    ),
  );
  if (name === 'that was given up') {
    // It has begun when the list of what runs shows rows.
    const running =
      "select count() as n from system.processes where query like '%sleepEachRow(0.00001)%' and query not like '%processes%' and read_rows > 0";
    while (((await facts.rows<{ n: number }>(running, {}, { everyWorkspace: true })).rows[0]?.n ?? 0) === 0) await Promise.resolve();
    gone.abort();
  }
  expect(await Promise.all(failing)).toEqual(Array(many).fill('failed'));
  const after = await Promise.all(
    Array.from({ length: 6 }, (_, n) => facts.rows('select {n:UInt8} as n, {workspace:UInt32} as w', { ...here, n })),
  );
  expect(after.map(({ rows }) => rows)).toEqual(Array.from({ length: 6 }, (_, n) => [{ n, w: 1 }]));
  const streamed: string[] = [];
  for await (const line of await facts.stream('select {workspace:UInt32} as w', here)) streamed.push(line);
  expect(streamed).toEqual(['{"w":1}']);
});

test('an answer larger than the memory comes part by part, and stops when nobody reads on', async () => {
  const many = 'select number, repeat(toString(number), 20) as text from numbers(5000000) where {workspace:UInt32} = 1';
  let read = 0;
  for await (const line of await facts.stream(many, here)) {
    read += 1;
    if (read === 1) expect(JSON.parse(line)).toEqual({ number: 0, text: '0'.repeat(20) });
    if (read === 100_000) break;
  }
  expect(read).toBe(100_000);
  expect((await facts.rows(one, here)).rows).toEqual([{ n: 1 }]);
});

test('who asks too much is told so', async () => {
  await expect(facts.rows(endless, here, { maxSeconds: 1 })).rejects.toMatchObject({ kind: 'unavailable', code: 'took_too_long' });
  const hungry = 'select length(groupArray(number)) as n from numbers(1000000000) where {workspace:UInt32} = 1';
  await expect(facts.rows(hungry, here)).rejects.toMatchObject({ kind: 'refused', code: 'too_much_memory' });
});

test('a long question lets others ask, and ends when whoever asked goes away', async () => {
  // One after the other, more of them than can be asked at once: were one left running, the last question would wait for it.
  for (let round = 0; round < 8; round++) {
    const gone = new AbortController();
    const long = facts.rows(endless, here, { signal: gone.signal });
    expect((await facts.rows(one, here)).rows).toEqual([{ n: 1 }]);
    gone.abort();
    await expect(long).rejects.toMatchObject({ code: 'cancelled' });
  }
  const together = [1, 2, 3].map(() =>
    facts.rows('select toUInt32(count()) as n from numbers(1000000) where {workspace:UInt32} = 1', here),
  );
  expect((await Promise.all(together)).map(({ rows }) => rows)).toEqual([[{ n: 1_000_000 }], [{ n: 1_000_000 }], [{ n: 1_000_000 }]]);
});

test('another process of the machine asks the engine that runs', async () => {
  const joined = await openFacts(place);
  expect(joined.isJoined).toBe(true);
  expect((await joined.rows(one, here)).rows).toEqual([{ n: 1 }]);
  await joined.close();
  expect(await facts.answers()).toBe(true);
});

test('over the network it is the same', async () => {
  const [server, url] = await openToNetwork(socketPathOf(directory));
  const remote = await openFacts({ ...place, url });
  expect([remote.isEmbedded, (await remote.rows(one, here)).rows]).toEqual([false, [{ n: 1 }]]);
  await remote.insert('bifocal.notes', '{"id":9,"text":"from afar"}');
  expect((await remote.rows('select text from bifocal.notes where id = 9', {}, { everyWorkspace: true })).rows).toEqual([
    { text: 'from afar' },
  ]);
  await remote.close();
  server.close();
  await expect(openFacts({ ...place, url }).then((lost) => lost.rows(one, here))).rejects.toMatchObject({ code: 'facts_unavailable' });
});

test('an engine that is killed comes back with everything that was confirmed', async () => {
  const before = facts.pid();
  process.kill(Number(before), 'SIGKILL');
  await expect.poll(() => facts.answers(), { timeout: 10_000 }).toBe(true);
  expect(facts.pid()).not.toBe(before);
  const { rows } = await facts.rows('select toUInt32(count()) as n from bifocal.notes', {}, { everyWorkspace: true });
  expect(rows).toEqual([{ n: 3 }]);
});

test('tables are made once, step by step', async () => {
  const step = (name: string) => ({
    name,
    statements: () => [`create table if not exists bifocal.${name.slice(5)} (id UInt32) engine = MergeTree order by id`],
  });
  const at = new Date('2026-01-15T09:00:00Z');
  expect(await migrateFacts(facts, [step('0002-second'), step('0001-first')], at)).toEqual(['0001-first', '0002-second']);
  expect(await migrateFacts(facts, [step('0001-first'), step('0002-second'), step('0003-third')], at)).toEqual(['0003-third']);
});

test('what cannot be opened is tried again by the next who asks', async () => {
  const heard: unknown[] = [];
  let tries = 0;
  const lazy = factsOnDemand(
    { isEmbedded: true, cluster: null },
    async () => {
      tries += 1;
      if (tries === 1) throw new Error('no room');
      return openFacts(place);
    },
    (error) => heard.push(error),
  );
  await expect(lazy.rows(one, here)).rejects.toMatchObject({ code: 'facts_unavailable' });
  expect(heard).toEqual([new Error('no room')]);
  expect((await lazy.rows(one, here)).rows).toEqual([{ n: 1 }]);
  await lazy.close();
  await expect(lazy.rows(one, here)).rejects.toMatchObject({ code: 'facts_unavailable' });
});

/** The engine's socket, on a port. */
async function openToNetwork(socketPath: string): Promise<[Server, string]> {
  const server = createServer((client) => {
    const engine = connect(socketPath);
    client.pipe(engine).pipe(client);
    for (const socket of [client, engine]) socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return [server, `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`];
}
