// A file of 200,000 pieces of feedback comes in, then a newer one while others work: how fast, how heavy, and how much they wait.
import { setTimeout } from 'node:timers/promises';
import { type Figure, percentile } from './figure.ts';
import { becomeFirstMember, call, type Member, newSeat, residentMb, type Served, serve } from './served.ts';

/** How often the import is asked how far it is while nobody else is there. */
const lookEveryMs = 250;

type Import = { id: string; status: string; rowsDone: number; failure: unknown; counts: Record<string, number> };

const column = (name: string) => ({ sources: [{ is: 'column', column: name }] });
const mapping = {
  version: 1,
  kind: 'evidence',
  source: 'helpdesk',
  fields: {
    externalId: column('ticket'),
    kind: { sources: [{ is: 'constant', value: 'support' }] },
    body: column('text'),
    occurredAt: { sources: [{ is: 'column', column: 'day', options: { dateOrder: 'ymd' } }] },
    account: { sources: [{ is: 'column', column: 'company', options: { by: 'name', whenMissing: 'create' } }] },
    problems: column('topic'),
  },
};

function feedback(first: number, rows: number): string {
  const lines = ['ticket,day,company,topic,text'];
  for (let row = first; row < first + rows; row++) {
    const day = new Date(Date.UTC(2025, 0, 1 + (row % 365))).toISOString().slice(0, 10);
    lines.push(
      `T-${row},${day},Company ${(row * 7) % 2000},Topic ${(row * 13) % 300},"The report of step ${row % 997} takes all morning, and then it is wrong."`,
    );
  }
  return lines.join('\n');
}

export async function benchImports(label: string, databaseUrl: string | null, rows: number): Promise<Figure[]> {
  const served = await serve(newSeat(databaseUrl));
  const member = await becomeFirstMember(served);
  const { id: productId } = await call<{ id: string }>(served, member, 'POST', '/products', { name: 'Bench', businessModel: 'b2b' });
  const bring = async (fileName: string, first: number, count: number) => {
    const file = `/imports?fileName=${fileName}&productId=${productId}`;
    const { id } = await call<Import>(served, member, 'POST', file, feedback(first, count));
    await call(served, member, 'PUT', `/imports/${id}/mapping`, { mapping });
    return id;
  };
  const run = async (id: string, meanwhile: () => Promise<void>) => {
    const startedMs = performance.now();
    let heaviestMb = 0;
    await call(served, member, 'POST', `/imports/${id}/run`, {});
    for (;;) {
      await meanwhile();
      heaviestMb = Math.max(heaviestMb, residentMb());
      const now = await call<Import>(served, member, 'GET', `/imports/${id}`);
      if (now.status === 'done') return { seconds: (performance.now() - startedMs) / 1000, heaviestMb };
      if (now.status !== 'running') throw new Error(`the import ended as ${now.status}: ${JSON.stringify(now)}`);
    }
  };

  const idleMb = residentMb();
  const alone = await run(await bring('feedback.csv', 0, rows), () => setTimeout(lookEveryMs));
  const idle: number[] = [];
  for (let at = 0; at < 25; at++) await openPages(served, member, productId, idle);
  const waits: number[] = [];
  const rowsBeside = Math.ceil(rows / 5);
  const beside = await run(await bring('newer.csv', rows, rowsBeside), () => openPages(served, member, productId, waits));
  const rankedAfterMs = await timed(async () => {
    const ranking = `/products/${productId}/ranking?limit=1`;
    while ((await call<{ waiting: number }>(served, member, 'GET', ranking)).waiting > 0);
  });
  await served.stop();
  return [
    { name: `${label}: import`, value: rows / alone.seconds, unit: 'rows/s', target: 5000, least: true },
    { name: `${label}: import beside a member who opens a page after the other`, value: rowsBeside / beside.seconds, unit: 'rows/s' },
    {
      name: `${label}: memory of all processes during an import`,
      value: Math.max(alone.heaviestMb, beside.heaviestMb),
      unit: 'MB',
      target: 500,
      reference: { name: 'idle', value: idleMb },
    },
    {
      name: `${label}: pages during an import, p95`,
      value: percentile(waits, 0.95),
      unit: 'ms',
      target: 300,
      reference: { name: 'idle', value: percentile(idle, 0.95) },
    },
    { name: `${label}: slowest page during an import`, value: Math.max(...waits), unit: 'ms' },
    { name: `${label}: figures right after the import`, value: rankedAfterMs, unit: 'ms' },
  ];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

/** Opens lists as a member would, one after the other; notes how long each took. */
async function openPages(served: Served, member: Member, productId: string, waits: number[]): Promise<void> {
  const pages = [
    `/products/${productId}/ranking?limit=50`,
    '/accounts?limit=50',
    `/products/${productId}/evidence?limit=50`,
    `/products/${productId}/inbox?limit=50`,
  ];
  for (const page of pages) waits.push(await timed(() => call(served, member, 'GET', page)));
}
