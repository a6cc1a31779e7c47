// What was answered with 200 is there, once, however often the server is killed while events come in. More rounds with BIFOCAL_SOAK_ROUNDS.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { analyticsArea } from '../server/analytics/index.ts';
import { factsOf } from '../server/platform/facts/open-facts.ts';
import { silentLog } from '../server/platform/log.ts';
import { type RunningBifocal, startBifocal } from './support/bifocal-process.ts';

const rounds = Number(process.env['BIFOCAL_SOAK_ROUNDS'] ?? 4);
const timeout = 120_000 + rounds * 60_000;
const senders = 8;
const eventsOfBatch = 40;
const batchesOfRound = 60;

let data: string;
const servers: RunningBifocal[] = [];

beforeAll(() => {
  data = mkdtempSync(path.join(tmpdir(), 'bifocal-intake-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop('SIGKILL');
});
afterAll(() => rmSync(data, { recursive: true, force: true }), timeout);

async function start(): Promise<RunningBifocal> {
  const server = await startBifocal({ BIFOCAL_DATA: data });
  servers.push(server);
  return server;
}

async function post<T>(url: string, body: unknown, cookie = ''): Promise<{ answer: T; cookie: string }> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === '' ? {} : { cookie }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { answer: (await answer.json()) as T, cookie: set.join('; ') };
}

async function newWriteKey({ url, token }: RunningBifocal): Promise<string> {
  const member = { token, workspaceName: 'Acme', name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
  const first = await post<{ workspaceId: string }>(`${url}/api/v1/first-member`, member);
  const workspace = `${url}/api/v1/workspaces/${first.answer.workspaceId}`;
  const product = await post<{ id: string }>(`${workspace}/products`, { name: 'Ledger', businessModel: 'b2b' }, first.cookie);
  const source = { name: 'Program', kind: 'server' };
  return (await post<{ newWriteKey: string }>(`${workspace}/products/${product.answer.id}/sources`, source, first.cookie)).answer
    .newWriteKey;
}

/** Seeded, so that a round that fails can be played again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Batch = { body: string; isAnswered: boolean };

/** Days of a whole year, so that one insert is several parts: a kill may fall between any two of them. */
function newBatch(writeKey: string, no: number, random: () => number): Batch {
  const now = Date.now();
  const batch = Array.from({ length: eventsOfBatch }, (_, index) => ({
    type: 'track',
    event: `Event ${index % 7}`,
    userId: `user ${Math.floor(random() * 300)}`,
    messageId: `message ${no} ${index}`,
    timestamp: new Date(now - (index % 4 === 0 ? Math.floor(random() * 300) * 86_400_000 : 0)).toISOString(),
    context: { groupId: `group ${Math.floor(random() * 20)}` },
    properties: { no, index },
  }));
  return { body: JSON.stringify({ writeKey, batch, sentAt: new Date(now).toISOString() }), isAnswered: false };
}

/** Sends what has no answer yet, and stops at the first sign that nobody is there. */
async function sendAll(url: string, batches: readonly Batch[], onAnswer: () => void): Promise<void> {
  const waiting = batches.filter(({ isAnswered }) => !isAnswered);
  const sender = async () => {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const answer = await fetch(`${url}/v1/batch`, { method: 'POST', body: batch.body }).catch(() => null);
      if (answer === null) return;
      await answer.arrayBuffer().catch(() => null);
      if (answer.status === 200) {
        batch.isAnswered = true;
        onAnswer();
      } else if (answer.status !== 503) throw new Error(`answered ${answer.status}`);
      else waiting.push(batch);
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
}

test('events that were answered survive kills of the server, and none is there twice', { timeout }, async () => {
  const random = chance(Number(process.env['BIFOCAL_SOAK_SEED'] ?? 4));
  let server = await start();
  const writeKey = await newWriteKey(server);
  const all: Batch[] = [];
  let killedMidway = 0;
  for (let round = 0; round < rounds; round++) {
    const batches = Array.from({ length: batchesOfRound }, (_, index) => newBatch(writeKey, round * batchesOfRound + index, random));
    all.push(...batches);
    // After some answer, or already in the middle of the first ones, and then a moment of chance more: requests, numbers, parts, bitmaps.
    const killAt = Math.floor(random() * batchesOfRound * 0.7);
    let answers = 0;
    let killing: Promise<unknown> | undefined;
    const kill = async () => {
      await pause(random() * 40);
      await server.stop('SIGKILL');
    };
    if (killAt === 0) killing = kill();
    await sendAll(server.url, batches, () => {
      if (++answers === killAt) killing ??= kill();
    });
    await (killing ?? server.stop('SIGKILL'));
    if (answers < batchesOfRound) killedMidway++;
    server = await start();
    // Senders that got no answer send the same again; some of it was stored already.
    await sendAll(server.url, batches, () => undefined);
    // And some that did get one send again all the same.
    for (const batch of batches.filter(() => random() < 0.1)) batch.isAnswered = false;
    await sendAll(server.url, batches, () => undefined);
    expect(batches.every(({ isAnswered }) => isAnswered)).toBe(true);
  }
  expect(killedMidway).toBeGreaterThan(0);
  // Killed after the last answer, without any chance to write something later.
  await server.stop('SIGKILL');

  const facts = factsOf(
    { dataDirectory: data, clickhouseUrl: null, clickhouseCluster: null },
    { migrations: analyticsArea.factsMigrations ?? [], log: silentLog },
  );
  const one = async <T>(sql: string) => (await facts.rows<T>(sql, {}, { everyWorkspace: true })).rows[0] as T;
  const sent = all.length * eventsOfBatch;
  try {
    const stored = await one<object>(
      `select count() as rows, uniqExact(message) as messages, uniqExact(properties.no::Int64, properties.index::Int64) as events from bifocal.events`,
    );
    expect(stored).toEqual({ rows: sent, messages: sent, events: sent });
  } finally {
    await facts.close();
  }

  // The next start mends bitmaps that the last kill left half-way.
  server = await start();
  const last = newBatch(writeKey, all.length, random);
  await sendAll(server.url, [last], () => undefined);
  expect(last.isAnswered).toBe(true);
  await server.stop();
  const reader = factsOf(
    { dataDirectory: data, clickhouseUrl: null, clickhouseCluster: null },
    { migrations: analyticsArea.factsMigrations ?? [], log: silentLog },
  );
  try {
    const { rows } = await reader.rows<object>(
      `select source, day, event, sum(raw) as raw, sum(kept) as kept, sum(people) as people, sum(bitmap) as bitmap from (
        select source, day, event, count() as raw, 0 as kept, uniqExact(actor) as people, 0 as bitmap from bifocal.events group by source, day, event
        union all
        select source, day, event, 0, sum(events), 0, groupBitmapMerge(actors) from bifocal.event_days where event != '' group by source, day, event
      ) group by source, day, event having raw != kept or people != bitmap`,
      {},
      { everyWorkspace: true },
    );
    expect(rows).toEqual([]);
  } finally {
    await reader.close();
  }
});
