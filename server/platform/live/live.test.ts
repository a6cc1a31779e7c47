// The stream as a page hears it: a real socket, what was committed, and nothing of other workspaces.
import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LiveChange, type LiveHello, liveChange } from '../../../contract/platform/live.ts';
import { asCaller, openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import type { RawRoute } from '../http/route.ts';
import { connectDatabase, type Database } from '../postgres/database.ts';
import { createSavedView } from '../views/saved-view.actions.ts';
import { liveRoutes } from './live.routes.ts';
import { type LiveHub, openLiveHub } from './live-hub.ts';

let world: World;
/** A second server on the same database; on the embedded one there is none. */
let other: Database;
let url: string;

beforeAll(async () => {
  world = await openWorld();
  const { isEmbedded, pool } = world.database;
  other = isEmbedded
    ? world.database
    : connectDatabase(
        { ...pool.options, application_name: 'listener' },
        { isEmbedded, onError: (error) => expect.unreachable(error.message) },
      );
  await world.app.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  world.ports.live?.close();
  if (other !== world.database) await other.close();
  await world.close();
});

const openStream = (workspace: Workspace) =>
  fetch(`${url}/api/v1/workspaces/${workspace.id}/live`, { headers: { ...asCaller(workspace.admin), accept: 'text/event-stream' } });

/** Reads the stream's next word. */
function wordsOf(answer: Response) {
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(): Promise<{ word: string; data: unknown }> {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          const word = /^event: (.*)$/m.exec(block)?.[1];
          if (word) return { word, data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') };
          continue;
        }
        const { value, done } = await reader.read();
        if (done) return { word: 'end', data: null };
        text += value;
      }
    },
    leave: () => reader.cancel(),
  };
}

/** A listener that keeps what it was told. */
function listenerOf(memberId: string) {
  const told: { word: string; changes: readonly LiveChange[] }[] = [];
  const first = Promise.withResolvers<void>();
  const listener = {
    memberId,
    tell(word: 'changes' | 'again', changes: readonly LiveChange[]) {
      told.push({ word, changes });
      first.resolve();
    },
    end: () => void told.push({ word: 'end', changes: [] }),
  };
  return { told, listener, first: first.promise };
}

const make = (workspace: Workspace, name: string) =>
  world.do(workspace.admin, createSavedView, { page: 'problems', name, shared: false, search: {} });

describe('the stream of a workspace', () => {
  test('tells what was committed there, and nothing of another workspace', async () => {
    const [mine, theirs] = [await world.createWorkspace(), await world.createWorkspace()];
    const answer = await openStream(mine);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const words = wordsOf(answer);
    expect((await words.next()).word).toBe('hello');
    await make(theirs, 'Secret');
    const { id } = await make(mine, 'Ledger');
    await world.settle();
    const told = await words.next();
    expect(liveChange.array().safeParse(told.data).success).toBe(true);
    expect(told).toEqual({ word: 'changes', data: [{ event: 'saved_view.created', kind: 'saved_view', id }] });
    await words.leave();
  });

  test('says how long nothing was told, so that a page that was read before asks again', async () => {
    const [mine, theirs] = [await world.createWorkspace(), await world.createWorkspace()];
    const hub = world.ports.live as LiveHub;
    /** Changes something there; answers once this server has heard of it. */
    const makeHeard = async (workspace: Workspace, name: string) => {
      const { listener, first } = listenerOf('mem_a');
      const leave = hub.join(workspace.id, listener);
      await make(workspace, name);
      await world.settle();
      await first;
      leave?.();
    };
    await makeHeard(mine, 'Ledger');
    const startedMs = performance.now();
    const before = hub.quietForMs(mine.id);
    await makeHeard(theirs, 'Secret');
    const sinceMs = () => performance.now() - startedMs;
    expect(hub.quietForMs(theirs.id)).toBeLessThanOrEqual(Math.ceil(sinceMs()));
    const words = wordsOf(await openStream(mine));
    const { word, data } = (await words.next()) as { word: string; data: LiveHello };
    expect(word).toBe('hello');
    expect(data.quietForMs).toBeGreaterThanOrEqual(before);
    await words.leave();
  });

  test('is heard on another server', async () => {
    const workspace = await world.createWorkspace();
    const hub = openLiveHub(other.signals);
    const { told, listener, first } = listenerOf('mem_a');
    await other.signals.ready();
    hub.join(workspace.id, listener);
    const { id } = await make(workspace, 'Ledger');
    await world.settle();
    await first;
    expect(told).toEqual([{ word: 'changes', changes: [{ event: 'saved_view.created', kind: 'saved_view', id }] }]);
    hub.close();
    expect(told.at(-1)?.word).toBe('end');
  });

  test('ends when the server stops, and lets nobody in any more', async () => {
    const workspace = await world.createWorkspace();
    const hub = openLiveHub(world.database.signals);
    const before = world.ports.live as LiveHub;
    world.ports.live = hub;
    const words = wordsOf(await openStream(workspace));
    expect((await words.next()).word).toBe('hello');
    expect(hub.count()).toBe(1);
    hub.close();
    expect((await words.next()).word).toBe('end');
    const refused = await openStream(workspace);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ code: 'too_many_listeners' });
    world.ports.live = before;
  });
});

describe('who listens', () => {
  test('a page that went before it was let in takes no place', async () => {
    const workspace = await world.createWorkspace();
    const hub = openLiveHub(world.database.signals);
    const raw = new ServerResponse(new IncomingMessage(new Socket()));
    const closed = once(raw, 'close');
    raw.destroy();
    await closed;
    const reply = { raw, hijack: () => reply, getHeaders: () => ({}) };
    const [listen] = liveRoutes.routes as [RawRoute];
    await listen.handle({
      ports: { ...world.ports, live: hub },
      caller: workspace.admin,
      admit: async () => undefined,
      request: {} as never,
      reply: reply as never,
    });
    expect(hub.count()).toBe(0);
    hub.close();
  });

  test('ten thousand pages are not let in: so many for a member, so many for a server', () => {
    const hub = openLiveHub(world.database.signals, { ofMember: 3, ofServer: 50 });
    const left: (() => void)[] = [];
    for (let at = 0; at < 10_000; at++) {
      const leave = hub.join('wsp_a', listenerOf(`mem_${at % 30}`).listener);
      if (leave) left.push(leave);
    }
    expect(hub.count()).toBe(50);
    expect(hub.join('wsp_b', listenerOf('mem_z').listener)).toBeUndefined();
    for (const leave of left) {
      leave();
      leave();
    }
    expect(hub.count()).toBe(0);
    const ofOne = Array.from({ length: 10 }, () => hub.join('wsp_a', listenerOf('mem_a').listener));
    expect(ofOne.filter((leave) => leave !== undefined)).toHaveLength(3);
    hub.close();
  });
});
