// Two million events, or twenty, or sixty: how fast they come in, how fast questions are answered, and how much memory it takes.
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { QuestionAnswer } from '../contract/analytics/question-answer.ts';
import type { Facts } from '../server/platform/facts/facts.ts';
import { factsOf } from '../server/platform/facts/open-facts.ts';
import { silentLog } from '../server/platform/log.ts';
import { sendEvents } from './event-stream.ts';
import { type Figure, percentile, timesOf } from './figure.ts';
import { becomeFirstMember, call, type Member, newSeat, residentOfAllMb, type Served, serve } from './served.ts';

const personsOf = (events: number) => Math.round(events / 40);
const accountsOf = (events: number) => Math.round(events / 4_000);
const yearDays = 365;
/** Units: events in one statement; each holds days that follow each other, so that it touches one or two months. */
const eventsAtOnce = 500_000;

type Place = { served: Served; member: Member; productId: string; facts: Facts; workspace: number; source: number };

/** Bench of the facts at each size in turn: the store grows from one to the next. Units: events. */
export async function benchFacts(sizes: readonly number[]): Promise<Figure[]> {
  const seat = newSeat();
  let served = await serve(seat);
  const member = await becomeFirstMember(served);
  const make = async (name: string) => {
    const { id } = await call<{ id: string }>(served, member, 'POST', '/products', { name, businessModel: 'b2b' });
    const source = await call<{ newWriteKey: string }>(served, member, 'POST', `/products/${id}/sources`, {
      name,
      kind: 'server',
      zone: 'UTC',
    });
    return { productId: id, writeKey: source.newWriteKey };
  };
  const asked = await make('Asked');
  const fed = await make('Fed');
  // The engine of the server is asked: nothing else runs on that directory.
  const open = () => factsOf({ ...seat, clickhouseUrl: null, clickhouseCluster: null }, { migrations: [], log: silentLog });
  await ask(served, member, asked.productId, activeByDay());
  let facts = open();
  // The first workspace, and its first source.
  const place = (): Place => ({ served, member, productId: asked.productId, facts, workspace: 1, source: 1 });
  const figures: Figure[] = [];
  try {
    let filled = 0;
    for (const events of sizes) {
      const label = `${events / 1e6} M events`;
      const startedMs = performance.now();
      await fill(place(), filled, events, Math.max(...sizes));
      filled = events;
      figures.push({ name: `${label}: written inside the engine`, value: (performance.now() - startedMs) / 1000, unit: 's' });
      figures.push(...(await questionsOf(label, place())));
      await facts.close();
      await served.stop();
      served = await serve(seat);
      await ask(served, member, asked.productId, activeByDay());
      await setTimeout(restMs);
      figures.push({ name: `${label}: memory of all processes at rest`, value: residentOfAllMb(), unit: 'MB', target: 1_300 });
      facts = open();
      figures.push(...(await intakeOf(label, place(), fed.writeKey)));
    }
  } finally {
    await facts.close();
    await served.stop();
  }
  return figures;
}

const restMs = 8_000;

/** Rows from `from` to `to` of a year that holds `of` of them: the same number is the same event, whatever the size. */
async function fill({ facts, workspace, source }: Place, from: number, to: number, of: number): Promise<void> {
  const [persons, accounts] = [personsOf(of), accountsOf(of)];
  const endMs = Date.now() - 3_600_000;
  // Each size lies over the whole year: a statement takes every so many of its events, a stretch of days at a time.
  const count = to - from;
  for (let start = 0; start < count; start += eventsAtOnce) {
    const rows = Math.min(eventsAtOnce, count - start);
    await facts.command(
      `insert into bifocal.events
       select {workspace:UInt32}, {source:UInt32}, concat('event ', toString(least(40, toUInt32(floor(pow(41, share(1))))))) as event, 'track',
         fromUnixTimestamp64Milli(toInt64({end:Int64} - {year:Int64} * (1 - (n + share(2)) / {count:UInt64})), 'UTC') as at, toDate(at), actor,
         toUInt32(1 + actor % {accounts:UInt32}), cityHash64(n, {from:UInt64}), at,
         cast(concat('{"plan":"', ['Basic', 'Pro', 'Enterprise'][1 + n % 3], '","amount":', toString(n % 9973 / 100), ',"country":"', ['NL', 'DE', 'GB', 'SE'][1 + n % 4], '"}') as JSON),
         cast('{}' as JSON)
       from (
         select number + {start:UInt64} as n, toUInt32(1 + floor(pow(share(3), 1.6) * {persons:UInt32})) as person,
           if(person % 5 = 0 and share(4) < 0.5, {persons:UInt32} + toUInt32(person / 5), person) as actor
         from numbers({rows:UInt64})
       )`.replaceAll(/share\((\d)\)/g, (_, salt: string) => `(cityHash64(n, ${salt}, {from:UInt64}) % 1000003 / 1000003)`),
      { workspace, source, end: endMs, year: yearDays * 86_400_000, accounts, persons, start, rows, count, from },
    );
  }
  await facts.command(
    `insert into bifocal.person_overrides select {workspace:UInt32}, {persons:UInt32} + number, 5 * number, 1 from numbers(1, {overrides:UInt64})`,
    { workspace, persons, overrides: Math.floor(persons / 5) },
  );
  await facts.command('system reload dictionary bifocal.persons');
}

const any = { events: null, filters: [] };
/** A zone whose days are those of the source, by another name: the sets of days are not used for it, and the answer must be the same. */
const plainZone = 'Africa/Abidjan';

const activeByDay = (more: object = {}) => ({
  kind: 'trends',
  version: 1,
  range: { kind: 'last', count: 90, unit: 'day' },
  series: [{ ...any, measure: { kind: 'unique' } }],
  ...more,
});
const backByWeek = (more: object = {}) => ({
  kind: 'retention',
  version: 1,
  range: { kind: 'last', count: 12, unit: 'week' },
  interval: 'week',
  start: any,
  comeBack: any,
  cohorts: 'recurring',
  intervals: 11,
  ...more,
});
const funnel = (times: boolean) => ({
  kind: 'funnel',
  version: 1,
  range: { kind: 'last', count: 90, unit: 'day' },
  steps: [1, 2, 3, 4].map((step) => ({ events: [`event ${step}`], filters: [] })),
  times,
});

const ask = (served: Served, member: Member, productId: string, question: object): Promise<QuestionAnswer> =>
  call(served, member, 'POST', `/products/${productId}/questions`, { question });

const runs = 5;

async function questionsOf(label: string, { served, member, productId }: Place): Promise<Figure[]> {
  const time = async (question: object, plan?: string) => {
    const answer = await ask(served, member, productId, question);
    if (plan !== undefined && answer.ran.plan !== plan) throw new Error(`answered by the ${answer.ran.plan} plan, not by the ${plan} one`);
    const ms = await timesOf(runs, () => ask(served, member, productId, question));
    return { value: percentile(ms, 0.5), answer };
  };
  const figures: Figure[] = [];
  for (const [name, question] of [
    ['active people of 90 days', activeByDay],
    ['weekly retention', backByWeek],
  ] as const) {
    const fast = await time(question(), 'bitmap');
    const plain = await time(question({ zone: plainZone }), 'plain');
    if (numbersIn(fast.answer) !== numbersIn(plain.answer)) throw new Error(`${name}: the two plans answer differently`);
    const reference = { name: 'plain SQL', value: plain.value };
    figures.push(
      { name: `${label}: ${name}, from the daily sets`, value: fast.value, unit: 'ms', reference },
      { name: `${label}: ${name}, times faster than plain SQL`, value: plain.value / fast.value, unit: '×', target: 10, least: true },
    );
  }
  const ordered = await time(funnel(false));
  const timed = await time(funnel(true));
  return [
    ...figures,
    { name: `${label}: funnel of four steps, 90 days`, value: ordered.value, unit: 'ms', target: 300 },
    { name: `${label}: the same with the time between steps`, value: timed.value, unit: 'ms' },
  ];
}

/** What was found, without the names of days, which differ by zone. */
const numbersIn = ({ result }: QuestionAnswer): string =>
  JSON.stringify(result, (key, value: unknown) => (['range', 'buckets', 'bucket'].includes(key) ? undefined : value));

const alone = { rows: 500, inserts: 120, sideBySide: 4 };
const sendMs = 15_000;
const lookEveryMs = 100;

/** Events over HTTP beside what the engine alone takes in, and what a page waits meanwhile. */
async function intakeOf(label: string, { served, member, facts, productId }: Place, writeKey: string): Promise<Figure[]> {
  const engineAlone = await insertsOf(facts);
  // New people are learnt once: what is measured is a source that has been heard before.
  await sendEvents(served.url, writeKey, sendMs / 3, `warm ${label}`);
  const waits = { page: [] as number[], question: [] as number[] };
  let heaviestMb = 0;
  let isSending = true;
  const looking = (async () => {
    while (isSending) {
      waits.page.push(...(await timesOf(1, () => call(served, member, 'GET', `/products/${productId}/ranking?limit=50`))));
      waits.question.push(...(await timesOf(1, () => ask(served, member, productId, activeByDay()))));
      heaviestMb = Math.max(heaviestMb, residentOfAllMb());
      await setTimeout(lookEveryMs);
    }
  })();
  const sent = await sendEvents(served.url, writeKey, sendMs, `sent ${label}`);
  isSending = false;
  await looking;
  const perSecond = sent.events / sent.seconds;
  const cpu = (sent.cpuSeconds / sent.seconds / availableParallelism()) * 100;
  return [
    {
      name: `${label}: events a second over HTTP, 100 a batch`,
      value: perSecond,
      unit: '/s',
      target: engineAlone / 2,
      least: true,
      reference: { name: 'engine alone, 500 rows an insert', value: engineAlone },
    },
    { name: `${label}: of that, the sender's share of the processors`, value: cpu, unit: '%' },
    { name: `${label}: batches that were told to come again`, value: sent.refused, unit: '' },
    { name: `${label}: a ranking while events come in, p95`, value: percentile(waits.page, 0.95), unit: 'ms', target: 300 },
    { name: `${label}: a question while events come in, p95`, value: percentile(waits.question, 0.95), unit: 'ms' },
    { name: `${label}: memory of all processes while events come in`, value: heaviestMb, unit: 'MB' },
  ];
}

/** Rows a second that the engine takes in by itself, each insert on disk before it is confirmed. Of no workspace that is asked about. */
async function insertsOf(facts: Facts): Promise<number> {
  const now = Date.now();
  const linesOf = (insert: number) =>
    Array.from({ length: alone.rows }, (_, row) => {
      const at = new Date(now - row).toISOString();
      const number = insert * alone.rows + row;
      const properties = `{"plan":"Pro","amount":${(number % 9_973) / 100},"country":"NL"}`;
      return `{"workspace":4000000000,"source":1,"event":"event ${1 + (number % 40)}","type":"track","at":"${at}","day":"${at.slice(0, 10)}","actor":${1 + (number % 4_000)},"account":${1 + (number % 200)},"message":${number},"received_at":"${at}","properties":${properties},"context":{}}`;
    }).join('\n');
  const waiting = Array.from({ length: alone.inserts }, (_, insert) => linesOf(insert));
  const startedMs = performance.now();
  await Promise.all(
    Array.from({ length: alone.sideBySide }, async () => {
      for (let lines = waiting.pop(); lines !== undefined; lines = waiting.pop()) await facts.insert('bifocal.events', lines);
    }),
  );
  const perSecond = (alone.rows * alone.inserts * 1000) / (performance.now() - startedMs);
  for (const table of ['events', 'event_days'])
    await facts.command(`alter table bifocal.${table} delete where workspace = {workspace:UInt32}`, { workspace: 4_000_000_000 });
  return perSecond;
}
