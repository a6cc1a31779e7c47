// The ranking of a large company: read, filtered, and how soon it knows what was just heard.
import { benchBrowsing } from './browsing.ts';
import { fillCompany, type Size } from './company.ts';
import { type Figure, percentile, timesOf } from './figure.ts';
import { benchSearch } from './search.ts';
import { becomeFirstMember, call, type Member, newSeat, residentMb, type Seat, type Served, serve } from './served.ts';
import { openWindows } from './windows.ts';

type Page = { items: { id: string; evidenceCount: number }[]; waiting: number; nextCursor: string | null };

export async function benchRanking(label: string, databaseUrl: string | null, size: Size): Promise<Figure[]> {
  const seat = newSeat(databaseUrl);
  const { member, productId, firstStartMs } = await makeWorkspace(seat);
  const { filledMs, projectedMs } = await fillCompany(seat, { workspaceId: member.workspaceId, productId }, size);
  console.log(`${label}: filled in ${(filledMs / 1000).toFixed(0)} s, projection built in ${(projectedMs / 1000).toFixed(0)} s`);
  const served = await serve(seat);
  const ask = <T>(address: string) => call<T>(served, member, 'GET', address);
  const ranking = `/products/${productId}/ranking?limit=100`;
  await ask(ranking);

  const read = await timesOf(200, () => ask(ranking));
  const hybrid = await timesOf(50, (at) => ask(`${ranking}&lens=${at % 2 ? 'b2b' : 'b2c'}`));
  const { id: segmentId } = await call<{ id: string }>(served, member, 'POST', '/segments', {
    name: 'Germany',
    kind: 'account',
    definition: { rule: { field: 'country', op: 'is', value: 'DE' } },
  });
  const segmentFirst = await timesOf(1, () => untilComputed(() => ask(`${ranking}&segmentId=${segmentId}`)));
  const segment = await timesOf(50, () => ask(`${ranking}&segmentId=${segmentId}`));
  const asOf = new Date(Date.now() - 90 * 86_400_000).toISOString().slice(0, 10);
  const dayFirst = await timesOf(1, () => untilComputed(() => ask(`${ranking}&asOf=${asOf}`)));
  const day = await timesOf(50, () => ask(`${ranking}&asOf=${asOf}`));
  const delays = await delaysBeside(served, member, productId);
  const heard = await hearAndRank(served, member, productId);
  const lists = await listTimes(served, member, productId);
  const searches = await benchSearch(label, served, member, productId);
  const windows = await openWindows(served, member, productId);
  const watched = {
    seen: await windows.timesUntilSeen(),
    read: await timesOf(100, () => ask(ranking)),
    heard: await hearAndRank(served, member, productId),
    words: await timesOf(50, (at) => ask(`/search?q=${at % 2 ? 'export' : 'report'}&nearProductId=${productId}`)),
  };
  await windows.close();
  const idleMb = residentMb();
  const browsing = await benchBrowsing(label, served, member, productId);
  await served.stop();

  const p95 = (values: readonly number[]) => percentile(values, 0.95);
  const beside = { name: 'an empty answer', value: p95(lists.health) };
  return [
    { name: `${label}: first start`, value: firstStartMs, unit: 'ms', target: 10_000 },
    { name: `${label}: later start, all data there`, value: served.startMs, unit: 'ms', target: 5_000 },
    { name: `${label}: ranking, p95`, value: p95(read), unit: 'ms', target: 100, reference: beside },
    { name: `${label}: ranking through one lens, p95`, value: p95(hybrid), unit: 'ms', target: 100 },
    { name: `${label}: ranking of a segment, p95`, value: p95(segment), unit: 'ms', target: 1000 },
    { name: `${label}: ranking of a segment, the first time`, value: p95(segmentFirst), unit: 'ms', target: 1000 },
    { name: `${label}: ranking as of another day, p95`, value: p95(day), unit: 'ms', target: 100 },
    { name: `${label}: ranking as of another day, the first time`, value: p95(dayFirst), unit: 'ms' },
    {
      name: `${label}: a small request while a day's figures are built and evidence is exported, p95`,
      value: p95(delays.busy),
      unit: 'ms',
      target: 50 + p95(delays.idle),
      reference: { name: 'alone', value: p95(delays.idle) },
    },
    { name: `${label}: the slowest of them`, value: Math.max(...delays.busy), unit: 'ms' },
    { name: `${label}: from new evidence to new rank, p95`, value: p95(heard), unit: 'ms', target: 1000 },
    ...Object.entries(lists.lists).map(
      ([name, values]): Figure => ({ name: `${label}: list of ${name}, p95`, value: p95(values), unit: 'ms', target: 30 }),
    ),
    ...searches,
    { name: `${label}, two windows open: ranking, p95`, value: p95(watched.read), unit: 'ms', target: 100 },
    { name: `${label}, two windows open: search, p95`, value: p95(watched.words), unit: 'ms', target: 100 },
    { name: `${label}, two windows open: from new evidence to new rank, p95`, value: p95(watched.heard), unit: 'ms', target: 1000 },
    { name: `${label}, two windows open: from a change to both showing it, p95`, value: p95(watched.seen), unit: 'ms', target: 1000 },
    { name: `${label}: resident memory after all this`, value: idleMb, unit: 'MB', target: 600 },
    ...browsing,
  ];
}

/** Figures that take long are built without the asker, who asks again. */
async function untilComputed(ask: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await ask();
      return;
    } catch (error) {
      if (!String(error).includes('figures_being_computed')) throw error;
    }
  }
}

async function makeWorkspace(seat: Seat): Promise<{ member: Member; productId: string; firstStartMs: number }> {
  const served = await serve(seat);
  const member = await becomeFirstMember(served);
  const { id } = await call<{ id: string }>(served, member, 'POST', '/products', { name: 'Bench', businessModel: 'hybrid' });
  await served.stop();
  return { member, productId: id, firstStartMs: served.startMs };
}

/** Milliseconds from sending a piece of evidence to a ranking that counts it: the product asks again until it is there. */
async function hearAndRank(served: Served, member: Member, productId: string): Promise<number[]> {
  const ranking = `/products/${productId}/ranking?limit=1&q=${encodeURIComponent('Problem 78:')}`;
  const find = async () => (await call<Page>(served, member, 'GET', ranking)).items[0];
  return timesOf(20, async (at) => {
    const before = await find();
    if (!before) throw new Error('the problem that is watched is not in the ranking');
    const body = `Heard again, time ${at}: the report does not say why.`;
    const attachTo = { problemId: before.id, importance: 3, reason: 'protect' };
    const accountId = `acc_${String(1 + at).padStart(20, '0')}`;
    await call(served, member, 'POST', `/products/${productId}/evidence`, { kind: 'support', body, accountId, attachTo });
    while ((await find())?.evidenceCount === before.evidenceCount);
  });
}

/** What a member waits for a small answer while others ask for much. */
async function delaysBeside(served: Served, member: Member, productId: string) {
  const small = () => call(served, member, 'GET', `/products/${productId}`);
  const idle = await timesOf(50, small);
  const day = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  let isBusy = true;
  const others = Promise.all([
    untilComputed(() => call(served, member, 'GET', `/products/${productId}/ranking?limit=1&asOf=${day}`)),
    drain(served, member, '/export/evidence.ndjson'),
  ]).finally(() => {
    isBusy = false;
  });
  const busy: number[] = [];
  while (isBusy && busy.length < 2000) busy.push(...(await timesOf(1, small)));
  await others;
  return { idle, busy };
}

async function drain(served: Served, member: Member, address: string): Promise<void> {
  const answer = await fetch(`${served.url}/api/v1/workspaces/${member.workspaceId}${address}`, { headers: { cookie: member.cookie } });
  if (!answer.ok || !answer.body) throw new Error(`GET ${address}: ${answer.status}`);
  for await (const _ of answer.body);
}

async function listTimes(served: Served, member: Member, productId: string) {
  const addresses = {
    accounts: '/accounts?limit=100',
    'accounts by name': '/accounts?limit=100&q=account%2099',
    persons: '/persons?limit=100',
    deals: '/deals?limit=100',
    evidence: `/products/${productId}/evidence?limit=100`,
    'evidence by word': `/products/${productId}/evidence?limit=100&q=part`,
    inbox: `/products/${productId}/inbox?limit=100`,
    problems: `/products/${productId}/problems?limit=100`,
  };
  const lists: Record<string, number[]> = {};
  for (const [name, address] of Object.entries(addresses)) {
    await call(served, member, 'GET', address);
    lists[name] = await timesOf(100, () => call(served, member, 'GET', address));
  }
  const health = await timesOf(100, async () => (await fetch(`${served.url}/health`)).text());
  return { lists, health };
}
