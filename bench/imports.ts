// A file of 200,000 pieces of feedback comes in while others work: how fast, how heavy, and how much they wait.
import { type Figure, percentile } from './figure.ts';
import { becomeFirstMember, call, type Member, newSeat, residentMb, type Served, serve } from './served.ts';

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

function feedback(rows: number): string {
  const lines = ['ticket,day,company,topic,text'];
  for (let row = 0; row < rows; row++) {
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
  const idleMb = residentMb();
  const { id } = await call<Import>(served, member, 'POST', `/imports?fileName=feedback.csv&productId=${productId}`, feedback(rows));
  await call(served, member, 'PUT', `/imports/${id}/mapping`, { mapping });

  const idle: number[] = [];
  for (let at = 0; at < 50; at++) idle.push(await timed(() => call(served, member, 'GET', `/products/${productId}/ranking?limit=50`)));

  const startedMs = performance.now();
  await call(served, member, 'POST', `/imports/${id}/run`, {});
  const { done, waits, heaviestMb } = await workBeside(served, member, productId, id);
  const seconds = (performance.now() - startedMs) / 1000;
  if (done.status !== 'done') throw new Error(`the import ended as ${done.status}: ${JSON.stringify(done)}`);
  const rankedAfterMs = await timed(async () => {
    const ranking = `/products/${productId}/ranking?limit=1`;
    while ((await call<{ waiting: number }>(served, member, 'GET', ranking)).waiting > 0);
  });
  await served.stop();
  return [
    { name: `${label}: import`, value: rows / seconds, unit: 'rows/s', target: 5000, least: true },
    {
      name: `${label}: memory of all processes during an import`,
      value: heaviestMb,
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

/** Opens lists as a member would, one after the other, until the import has ended. */
async function workBeside(served: Served, member: Member, productId: string, id: string) {
  const pages = [
    `/products/${productId}/ranking?limit=50`,
    '/accounts?limit=50',
    `/products/${productId}/evidence?limit=50`,
    `/products/${productId}/inbox?limit=50`,
  ];
  const waits: number[] = [];
  let heaviestMb = 0;
  for (;;) {
    for (const page of pages) waits.push(await timed(() => call(served, member, 'GET', page)));
    heaviestMb = Math.max(heaviestMb, residentMb());
    const done = await call<Import>(served, member, 'GET', `/imports/${id}`);
    if (!['running', 'checking', 'uploaded'].includes(done.status)) return { done, waits, heaviestMb };
  }
}
