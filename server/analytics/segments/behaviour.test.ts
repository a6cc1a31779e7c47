import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type Workspace, type World } from '../../../test/support/world.ts';
import { createSegment } from '../../people/index.ts';
import { createProduct } from '../../strategy/index.ts';
import { createSource } from '../intake/source.actions.ts';
import { openSource, takeIn } from '../intake/take-in.intake.ts';
import { findBehavioursAgain } from './behaviour.jobs.ts';
import { behavioursIn, faultOfBehaviour } from './behaviour.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const day = 86_400_000;
const did = (event: string | null, times: number, days: number) => ({ source: 'did', value: { event, times, days } });

/** Ada exported three times this week and Bo once, both for Acme; Cy did so long ago. */
async function hear(workspace: Workspace): Promise<(calls: readonly object[]) => Promise<void>> {
  const { id: productId } = await world.do(workspace.admin, createProduct, { name: 'Basket', businessModel: 'b2b' });
  const source = await world.do(workspace.admin, createSource, { productId, name: 'Server', kind: 'server', zone: 'UTC' });
  const open = await world.inside(workspace.admin, (scope) => openSource(scope, source.id));
  const take = async (calls: readonly object[]) => {
    await takeIn(world.ports, open, calls);
    await world.runJobs();
    await world.settle();
  };
  await take([
    ...['ada', 'bo', 'cy'].map((who) => ({
      type: 'identify',
      messageId: who,
      userId: who,
      traits: { name: who, email: `${who}@example.com` },
    })),
    { type: 'group', messageId: 'acme', userId: 'ada', groupId: 'acme', traits: { name: 'Acme' } },
    ...[1, 2, 3].map((ago) => exported('ada', ago)),
    exported('bo', 2),
    exported('cy', 60),
  ]);
  return take;
}

const exported = (who: string, daysAgo: number) => ({
  type: 'track',
  messageId: `${who} ${daysAgo}`,
  userId: who,
  event: 'Exported',
  timestamp: new Date(world.now.value.getTime() - daysAgo * day).toISOString(),
  context: { groupId: 'acme' },
});

const post = (workspace: Workspace, path: string, payload: object) =>
  world.app.inject({
    method: 'POST',
    url: `/api/v1/workspaces/${workspace.id}${path}`,
    headers: { 'x-test-caller': workspace.admin.actor.id },
    payload,
  });
const size = async (workspace: Workspace, kind: 'person' | 'account', rule: object): Promise<number> =>
  (await post(workspace, '/segments/preview', { kind, definition: { rule } })).json<{ size: number }>().size;

test('a rule asks what people and accounts did, and how often, and is true while it is being written', async () => {
  const workspace = await world.createWorkspace();
  await hear(workspace);
  expect(await size(workspace, 'person', did('Exported', 1, 7))).toBe(2);
  expect(await size(workspace, 'person', did('Exported', 3, 7))).toBe(1);
  expect(await size(workspace, 'person', did(null, 1, 90))).toBe(3);
  expect(await size(workspace, 'person', { not: did('Exported', 1, 7) })).toBe(1);
  expect(await size(workspace, 'account', did('Exported', 4, 7))).toBe(1);
  expect(await size(workspace, 'account', did('Exported', 6, 90))).toBe(0);
});

test('who is in a kept segment follows what is done', async () => {
  const workspace = await world.createWorkspace();
  const take = await hear(workspace);
  const made = await world.do(workspace.admin, createSegment, {
    name: 'Exporters',
    kind: 'person',
    definition: { rule: did('Exported', 1, 7) },
  });
  expect(made.words).toContain('did “Exported” at least once in the last 7 days');
  await world.settle();
  const members = async () =>
    (
      await world.app.inject({
        url: `/api/v1/workspaces/${workspace.id}/segments/${made.id}/members`,
        headers: { 'x-test-caller': workspace.admin.actor.id },
      })
    )
      .json<{ items: { name: string }[] }>()
      .items.map(({ name }) => name);
  expect(await members()).toEqual(['ada', 'bo']);
  await take([exported('cy', 1)]);
  world.now.value = new Date(world.now.value.getTime() + 11 * 60_000);
  await findBehavioursAgain(world.ports);
  expect(await members()).toEqual(['ada', 'bo', 'cy']);
});

test.each([
  [{ event: 'Paid', times: 1, days: 30 }, null],
  [{ event: null, times: 1, days: 30 }, null],
  [{ event: 'Paid', times: 0, days: 30 }, 'times'],
  [{ event: 'Paid', times: 1 }, 'days'],
  [{ event: '', times: 1, days: 1 }, 'event'],
])('%j is a condition, or says what is wrong with it', (value, path) => {
  const fault = faultOfBehaviour(value);
  if (path === null) expect(fault).toBeNull();
  else expect(fault).toContain(path);
});

test('conditions are found wherever they stand in a rule; what is no definition has none', () => {
  const definition = { rule: { all: [{ field: 'stage', op: 'is', value: 'active' }, { not: { any: [did('a', 1, 1), did('b', 2, 2)] } }] } };
  expect(behavioursIn(definition).map(({ event }) => event)).toEqual(['a', 'b']);
  expect(behavioursIn('nonsense')).toEqual([]);
});
