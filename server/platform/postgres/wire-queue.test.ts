import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases, fc } from '../../../test/support/properties.ts';
import { serveWire } from './serve-wire.ts';
import { laterMark, WireQueue } from './wire-queue.ts';

const idleLimitMs = 300;
const putOffMs = 5_000;

let directory: string;
let database: PGlite;
let server: Server;
const failures: unknown[] = [];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'bifocal-wire-'));
  database = await PGlite.create();
  const queue = new WireQueue(database, { transactionIdleLimitMs: idleLimitMs, putOffMs, onFatal: (error) => failures.push(error) });
  server = serveWire(queue);
  await new Promise<void>((resolve) => server.listen(join(directory, '.s.PGSQL.5432'), resolve));
  await database.exec(
    'create table notes (id integer primary key, text text not null); create table sums (name text primary key, value bigint not null)',
  );
}, 60_000);
afterAll(async () => {
  server.close();
  await database.close();
  rmSync(directory, { recursive: true, force: true });
});

const place = () => ({ host: directory, user: 'postgres', database: 'postgres' });

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(place());
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function withClients(count: number, work: (client: pg.Client, index: number) => Promise<void>): Promise<void> {
  const clients = Array.from({ length: count }, () => new pg.Client(place()));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    await Promise.all(clients.map(work));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

const countOf = (client: pg.Client, where: string) =>
  client.query<{ count: string }>(`select count(*) from notes where ${where}`).then((found) => Number(found.rows[0]?.count));

describe('many connections on the one session of the embedded database', () => {
  test('long work that says that nobody waits for it lets requests go first, and goes on when they are done', async () => {
    await withClient(async (client) => {
      const [job, request] = [new pg.Client(place()), new pg.Client(place())];
      await Promise.all([job.connect(), request.connect()]);
      const ended: string[] = [];
      await client.query('begin');
      const slice = job.query(`${laterMark}begin; select 1; commit`).then(() => ended.push('slice'));
      const asked = request.query('select 2').then(() => ended.push('request'));
      await client.query('commit');
      await Promise.all([slice, asked]);
      expect(ended).toEqual(['request', 'slice']);
      await Promise.all([job.end(), request.end()]);
    });
  });

  test('two long works that were put off for too long do not follow each other while a request waits', async () => {
    let now = 0;
    const queue = new WireQueue(database, {
      transactionIdleLimitMs: idleLimitMs,
      putOffMs,
      now: () => now,
      onFatal: (error) => failures.push(error),
    });
    const answered: string[] = [];
    let tellRequest = () => {};
    const requestAnswered = new Promise<void>((resolve) => {
      tellRequest = resolve;
    });
    const ask = (name: string, statement: string) =>
      new Promise<void>((resolve) => {
        const write = () => {
          answered.push(name);
          if (name === 'request') tellRequest();
          resolve();
        };
        const connection = { write, close() {}, pending: Buffer.alloc(0), started: true, closed: false };
        const text = Buffer.from(`${statement}\0`);
        const head = Buffer.from('Q....');
        head.writeUInt32BE(text.length + 4, 1);
        queue.receive(connection, Buffer.concat([head, text]));
      });
    // The first one is at work while the others come.
    const all = [
      ask('first', 'select 0'),
      ask('import', `${laterMark}select 1`),
      ask('figures', `${laterMark}select 2`),
      ask('request', 'select 3'),
    ];
    now = putOffMs * 2;
    await requestAnswered;
    now += putOffMs;
    await Promise.all(all);
    expect(answered).toEqual(['first', 'import', 'request', 'figures']);
  });

  test('each gets the answers to its own questions, whatever the others do', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('plain' as const), value: fc.integer({ min: -1e6, max: 1e6 }) }),
      fc.record({ kind: fc.constant('parameters' as const), value: fc.integer({ min: -1e6, max: 1e6 }) }),
      fc.record({ kind: fc.constant('mistake' as const), value: fc.integer({ min: -1e6, max: 1e6 }) }),
      fc.record({ kind: fc.constant('transaction' as const), value: fc.integer({ min: 1, max: 1000 }) }),
      fc.record({ kind: fc.constant('rolled back' as const), value: fc.integer({ min: 1, max: 1000 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 10, maxLength: 10 }), async (plans) => {
        await withClient((client) => client.query('delete from sums'));
        await withClients(plans.length, async (client, index) => {
          const mine = `client ${index}`;
          let expected = 0;
          await client.query('insert into sums values ($1, 0)', [mine]);
          for (const { kind, value } of plans[index] ?? []) {
            if (kind === 'plain')
              expect((await client.query(`select ${value} as value, '${mine}' as name`)).rows).toEqual([{ value, name: mine }]);
            if (kind === 'parameters')
              expect((await client.query('select $1::int as value, $2::text as name', [value, mine])).rows).toEqual([
                { value, name: mine },
              ]);
            if (kind === 'mistake') await expect(client.query('select $1::int / 0 as value', [value])).rejects.toThrow('division by zero');
            if (kind === 'transaction' || kind === 'rolled back') {
              await client.query('begin');
              const before = await client.query<{ value: string }>('select value from sums where name = $1', [mine]);
              expect(Number(before.rows[0]?.value)).toBe(expected);
              await client.query('update sums set value = value + $2 where name = $1', [mine, value]);
              await client.query(kind === 'transaction' ? 'commit' : 'rollback');
              if (kind === 'transaction') expected += value;
            }
          }
          expect(Number((await client.query('select value from sums where name = $1', [mine])).rows[0]?.value)).toBe(expected);
        });
      }),
      { numRuns: cases(12) },
    );
    expect(failures).toEqual([]);
  }, 60_000);

  test('a pool adds up under contention: no update is lost and none is seen half-done', async () => {
    await withClient((client) => client.query("delete from sums; insert into sums values ('left', 1000), ('right', 0)"));
    await withClients(10, async (client) => {
      for (let turn = 0; turn < 20; turn++) {
        await client.query('begin');
        await client.query("update sums set value = value - 1 where name = 'left'");
        const halfway = await client.query<{ total: string }>('select sum(value) as total from sums');
        expect(Number(halfway.rows[0]?.total) % 1000).toBe(999);
        await client.query("update sums set value = value + 1 where name = 'right'");
        await client.query('commit');
      }
    });
    const found = await withClient((client) => client.query("select value::int from sums where name in ('left', 'right') order by name"));
    expect(found.rows).toEqual([{ value: 800 }, { value: 200 }]);
  }, 30_000);
});

test('a prepared statement has one name for all: who comes second gets an error, never the answer of the other', async () => {
  await withClients(2, async (client, index) => {
    if (index === 1) return;
    const question = { name: 'asked by name', text: 'select $1::int as first', values: [1] };
    expect((await client.query(question)).rows).toEqual([{ first: 1 }]);
    await withClient(async (other) => {
      await expect(other.query({ ...question, text: 'select $1::int as second' })).rejects.toThrow('already exists');
    });
  });
});

describe('a transaction that is not ended', () => {
  test('is rolled back when its client is gone, and the others go on', async () => {
    const client = new pg.Client(place());
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query("insert into notes values (1, 'never')");
    const waiting = withClient((other) => countOf(other, 'id = 1'));
    (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    expect(await waiting).toBe(0);
  });

  test('is rolled back when its client is gone in the middle of a statement', async () => {
    const client = new pg.Client(place());
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    const lost = client.query("insert into notes select g, 'never' from generate_series(10, 50000) g").catch(() => undefined);
    (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy();
    await lost;
    expect(await withClient((other) => countOf(other, 'id between 10 and 50000'))).toBe(0);
  });

  test('is ended after the limit, and whoever left it open is told by a closed connection', async () => {
    const client = new pg.Client(place());
    const closed = new Promise<void>((resolve) => client.once('end', () => resolve()));
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query("insert into notes values (2, 'never')");
    expect(await withClient((other) => countOf(other, 'id = 2'))).toBe(0);
    await closed;
  });

  test('that works for longer than the limit in several statements is left alone', async () => {
    await withClient(async (client) => {
      const untilMs = performance.now() + 2 * idleLimitMs;
      await client.query('begin');
      await client.query("insert into notes values (3, 'kept')");
      while (performance.now() < untilMs) await client.query('select 1');
      await client.query('commit');
      expect(await countOf(client, 'id = 3')).toBe(1);
    });
  });

  test('after a mistake refuses everything until its end, and hurts nobody else', async () => {
    await withClient(async (client) => {
      await client.query('begin');
      await client.query("insert into notes values (4, 'never')");
      await expect(client.query('select nothing from nowhere')).rejects.toThrow('does not exist');
      await expect(client.query('select 1')).rejects.toThrow('current transaction is aborted');
      const waiting = withClient((other) => countOf(other, 'id = 4'));
      await client.query('rollback');
      expect(await waiting).toBe(0);
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
  });

  test('left open by a statement of several parts is seen as open', async () => {
    await withClient(async (client) => {
      await expect(client.query("begin; insert into notes values (5, 'never'); select 1 / 0")).rejects.toThrow('division by zero');
      await client.query('rollback');
      expect(await countOf(client, 'id = 5')).toBe(0);
    });
  });
});

describe('what comes over the wire', () => {
  test('may be 5 MB in one parameter', async () => {
    const text = 'é'.repeat(2_500_000);
    await withClient(async (client) => {
      await client.query('insert into notes values (6, $1)', [text]);
      const found = await client.query<{ text: string }>('select text from notes where id = 6');
      expect(found.rows[0]?.text === text).toBe(true);
    });
  });

  test('may come byte by byte', async () => {
    // A proxy that cuts every packet into pieces of one to seven bytes.
    const cutter = createServer((socket) => {
      const inner = connect(join(directory, '.s.PGSQL.5432'));
      inner.setNoDelay(true);
      inner.on('data', (chunk) => socket.write(chunk));
      inner.on('error', () => socket.destroy());
      inner.on('close', () => socket.destroy());
      socket.on('error', () => inner.destroy());
      socket.on('close', () => inner.destroy());
      let sending = Promise.resolve();
      socket.on('data', (chunk) => {
        for (let start = 0, size = 1; start < chunk.length; start += size, size = (size % 7) + 1) {
          const piece = chunk.subarray(start, start + size);
          sending = sending.then(() => new Promise((resolve) => inner.write(piece, () => setImmediate(resolve))));
        }
      });
    });
    const cutDirectory = mkdtempSync(join(tmpdir(), 'bifocal-cut-'));
    await new Promise<void>((resolve) => cutter.listen(join(cutDirectory, '.s.PGSQL.5432'), resolve));
    try {
      const client = new pg.Client({ ...place(), host: cutDirectory });
      await client.connect();
      expect((await client.query('select $1::text as text, $2::int as number', ['in pieces', 7])).rows).toEqual([
        { text: 'in pieces', number: 7 },
      ]);
      await client.query('begin');
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
      await client.query('commit');
      await client.end();
    } finally {
      cutter.close();
      rmSync(cutDirectory, { recursive: true, force: true });
    }
  });

  test('that is no Postgres protocol closes the connection and nothing else', async () => {
    const socket = connect(join(directory, '.s.PGSQL.5432'));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await closed;
    expect(await withClient((client) => client.query('select 1 as one').then((found) => found.rows))).toEqual([{ one: 1 }]);
    expect(failures).toEqual([]);
  });
});
