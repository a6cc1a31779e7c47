import { Registry } from 'prom-client';
import { afterAll, expect, test } from 'vitest';
import { openWorld } from '../../../test/support/world.ts';
import { createProduct } from '../../strategy/index.ts';
import { measureIntake } from './metrics.intake.ts';
import { createSource } from './source.actions.ts';
import { writerOf } from './writers.intake.ts';

const world = await openWorld();
afterAll(() => world.close());

test('a scraper is told what became of events and how long writing took, and nothing of whom', async () => {
  const registry = new Registry();
  measureIntake(registry, world.ports);
  const workspace = await world.createWorkspace('Secret Ltd');
  const product = await world.do(workspace.admin, createProduct, { name: 'Ledger', businessModel: 'b2b' });
  const { newWriteKey } = await world.do(workspace.admin, createSource, { productId: product.id, name: 'Site', kind: 'server' });
  const send = (batch: object[]) =>
    world.app.inject({
      method: 'POST',
      url: '/v1/batch',
      headers: { authorization: `Basic ${Buffer.from(`${newWriteKey}:`).toString('base64')}` },
      payload: { batch },
    });
  const opened = { type: 'track', event: 'Opened', userId: 'u1', messageId: 'm1' };
  expect((await send([opened, { ...opened, messageId: 'm2' }, { type: 'track', userId: 'u1' }])).statusCode).toBe(200);
  expect((await send([opened])).statusCode).toBe(200);
  const told = await registry.metrics();
  for (const line of [
    'bifocal_intake_events_total{outcome="taken"} 2',
    'bifocal_intake_events_total{outcome="duplicate"} 1',
    'bifocal_intake_events_total{outcome="rejected"} 1',
    'bifocal_intake_batches_refused_total 0',
    'bifocal_intake_events_waiting 0',
    'bifocal_intake_write_duration_seconds_count 1',
    'bifocal_intake_write_events_sum 2',
  ])
    expect(told.split('\n')).toContain(line);
  expect(await registry.metrics(), 'figures do not grow by being read').toBe(told);
  expect(told).not.toMatch(/Secret|Site|Opened|u1|wsp_|src_/);

  await writerOf(world.ports).close();
  expect((await send([opened])).statusCode).toBe(503);
  expect((await registry.metrics()).split('\n')).toContain('bifocal_intake_batches_refused_total 1');
});
