// What the intake asks of the store of the facts: which messages came before, and which days lost their bitmaps.
import type { Facts } from '../../platform/facts/facts.ts';
import { eventDaysOf, localName } from '../store/index.ts';

const marksOfRow = 40_000;

/**
 * The newest messages, in rows of many marks; nothing when the store is empty. `isAll`: there are no older ones.
 *
 * Shape  `marks`: 16 hexadecimal digits each, one behind the other.
 */
export async function readNewestMarks(
  facts: Facts,
  atMost: number,
): Promise<{ startMs: number | null; isAll: boolean; slices: AsyncIterable<string> }> {
  const { rows } = await facts.rows<{ startMs: number; isAll: number }>(
    `select toUnixTimestamp(min(minute)) * 1000 as startMs, sum(events) = any(of_all) as isAll
    from (
      select minute, events, sum(events) over (order by minute desc) as so_far, sum(events) over () as of_all
      from (select toStartOfMinute(received_at) as minute, count() as events from bifocal.events group by minute)
    ) where so_far <= {most:UInt64} having count() > 0`,
    { most: atMost },
    { everyWorkspace: true, maxSeconds: 120 },
  );
  const found = rows[0];
  if (!found) return { startMs: null, isAll: await isEmpty(facts), slices: none() };
  return { startMs: found.startMs, isAll: found.isAll === 1, slices: slicesSince(facts, found.startMs) };
}

async function isEmpty(facts: Facts): Promise<boolean> {
  const { rows } = await facts.rows<{ events: number }>('select count() as events from bifocal.events', {}, { everyWorkspace: true });
  return rows[0]?.events === 0;
}

async function* none(): AsyncIterable<string> {
  // There is nothing.
}

async function* slicesSince(facts: Facts, startMs: number): AsyncIterable<string> {
  const { rows } = await facts.rows<{ marks: string }>(
    `select arrayStringConcat(groupArray(leftPad(lower(hex(message)), 16, '0'))) as marks
    from bifocal.events where received_at >= fromUnixTimestamp64Milli({since:Int64})
    group by intDiv(rowNumberInAllBlocks(), ${marksOfRow})`,
    { since: startMs },
    { everyWorkspace: true, maxSeconds: 120 },
  );
  for (const { marks } of rows) yield marks;
}

const askedAtOnce = 2_000;

/** Which of these messages of a source the store holds, whenever they came. */
export async function findStoredMarks(
  facts: Facts,
  source: { workspace: number; number: number },
  messages: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < messages.length; at += askedAtOnce) {
    const { rows } = await facts.rows<{ message: string }>(
      `select distinct toString(message) as message from bifocal.events
      where workspace = {workspace:UInt32} and source = {source:UInt32} and message in {messages:Array(UInt64)}`,
      // Larger than a number of this language: as the text of a list.
      { workspace: source.workspace, source: source.number, messages: `[${messages.slice(at, at + askedAtOnce).join()}]` },
      { maxSeconds: 60 },
    );
    for (const { message } of rows) found.add(message);
  }
  return found;
}

/** The names of events of a source; where there are more than so many, those that came last. */
export async function readEventNames(facts: Facts, source: { workspace: number; number: number }, atMost: number): Promise<string[]> {
  const { rows } = await facts.rows<{ event: string }>(
    `select event from bifocal.event_days where workspace = {workspace:UInt32} and source = {source:UInt32} and event != ''
    group by event order by max(day) desc, event limit {most:UInt32}`,
    { workspace: source.workspace, source: source.number, most: atMost },
    { maxSeconds: 60 },
  );
  return rows.map(({ event }) => event);
}

type Day = { workspace: number; source: number; day: string };

/**
 * The days whose bitmaps do not hold what their events say: a process that is killed may have written the one and not the other.
 *
 * Shape  nothing may be written meanwhile.
 */
export async function listTornDays(facts: Facts): Promise<Day[]> {
  const { rows } = await facts.rows<Day>(
    `select workspace, source, toString(day) as day from (
      select workspace, source, day, event, toInt64(count()) as events from bifocal.events group by workspace, source, day, event
      union all
      select workspace, source, day, event, -toInt64(sum(events)) as events from bifocal.event_days where event != ''
      group by workspace, source, day, event
    ) group by workspace, source, day, event having sum(events) != 0`,
    {},
    { everyWorkspace: true, maxSeconds: 600 },
  );
  const days = new Map(rows.map((row) => [`${row.workspace} ${row.source} ${row.day}`, row]));
  return [...days.values()];
}

/** Makes the bitmaps of a day again from its events. Killed in the middle, the day is torn still, and mended at the next start. */
export async function mendDay(facts: Facts, { workspace, source, day }: Day): Promise<void> {
  const values = { workspace, source, day };
  const ofDay = 'workspace = {workspace:UInt32} and source = {source:UInt32} and day = {day:Date}';
  const name = localName('event_days', facts.cluster, 'local');
  await facts.command(`alter table ${name} delete where ${ofDay}`, values);
  await facts.command(`insert into bifocal.event_days ${eventDaysOf('bifocal.events', ofDay)}`, values);
}
