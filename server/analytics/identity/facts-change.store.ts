// Changes of what is in the store of the facts already: rows that go, accounts that were found, bitmaps that follow. Each can be done twice.
import type { Facts } from '../../platform/facts/facts.ts';
import { onCluster } from '../../platform/facts/facts-migrations.ts';
import { eventDaysOf, localName } from '../store/index.ts';
import type { SoleStay } from './sole-stay.ts';

/** Units: values in one placeholder; they travel in the address of the request. */
const valuesAtOnce = 500;

const eventsHere = ({ cluster }: Facts) => `${localName('events', cluster, 'actor')}${onCluster(cluster)}`;
const daysHere = ({ cluster }: Facts) => `${localName('event_days', cluster, 'source')}${onCluster(cluster)}`;

export function* chunksOf<T>(list: readonly T[], size = valuesAtOnce): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}

/** Which days and accounts the events of these numbers touch. */
export async function findTouched(
  facts: Facts,
  workspace: number,
  numbers: readonly number[],
): Promise<{ days: string[]; accounts: number[] }> {
  const days = new Set<string>();
  const accounts = new Set<number>();
  for (const actors of chunksOf(numbers)) {
    const { rows } = await facts.rows<{ on: string; accounts: number[] }>(
      `select toString(day) as on, groupUniqArray(account) as accounts from bifocal.events
       where workspace = {workspace:UInt32} and actor in {actors:Array(UInt32)} group by day`,
      { workspace, actors },
      { maxSeconds: 600 },
    );
    for (const row of rows) {
      days.add(row.on);
      for (const account of row.accounts) if (account > 0) accounts.add(account);
    }
  }
  return { days: [...days].toSorted(), accounts: [...accounts] };
}

/** Takes the events of these numbers away, for good. */
export async function deleteEventsOf(facts: Facts, workspace: number, numbers: readonly number[]): Promise<void> {
  for (const actors of chunksOf(numbers))
    await facts.command(
      `alter table ${eventsHere(facts)} delete where workspace = {workspace:UInt32} and actor in {actors:Array(UInt32)}`,
      {
        workspace,
        actors,
      },
    );
}

/** Takes numbers out of the bitmaps of some days. In place: no day is ever missing while it goes on. */
export async function removeFromBitmaps(
  facts: Facts,
  workspace: number,
  numbers: readonly number[],
  days: readonly string[],
): Promise<void> {
  for (const on of chunksOf(days))
    for (const actors of chunksOf(numbers))
      await facts.command(
        `alter table ${daysHere(facts)} update actors = bitmapAndnot(actors, bitmapBuild({actors:Array(UInt32)}))
         where workspace = {workspace:UInt32} and day in {days:Array(Date)}`,
        { workspace, actors, days: on },
      );
}

type DayKey = { source: number; name: string; on: string };

// Names of events may be long.
const keysAtOnce = 20;

/** Takes accounts out of the bitmaps of days on which none of their events is left. */
export async function removeEmptyAccounts(
  facts: Facts,
  workspace: number,
  accounts: readonly number[],
  days: readonly string[],
): Promise<void> {
  for (const account of accounts) {
    for (const on of chunksOf(days)) {
      const { rows } = await facts.rows<DayKey>(
        `select source, event as name, toString(day) as on from bifocal.event_days
         where workspace = {workspace:UInt32} and day in {days:Array(Date)}
           and (source, event, day) not in (
             select source, event, day from (${eventDaysOf('bifocal.events', 'workspace = {workspace:UInt32} and day in {days:Array(Date)} and account = {account:UInt32}')}))
         group by source, event, day having bitmapContains(groupBitmapMergeState(accounts), {account:UInt32})`,
        { workspace, account, days: on },
        { maxSeconds: 600 },
      );
      for (const keys of chunksOf(rows, keysAtOnce))
        await facts.command(
          `alter table ${daysHere(facts)} update accounts = bitmapAndnot(accounts, bitmapBuild([{account:UInt32}]))
           where workspace = {workspace:UInt32} and has(arrayZip({sources:Array(UInt32)}, {names:Array(String)}, {days:Array(Date)}), (source, toString(event), day))`,
          {
            workspace,
            account,
            sources: keys.map(({ source }) => source),
            names: keys.map(({ name }) => name),
            days: keys.map((key) => key.on),
          },
        );
    }
  }
}

/**
 * Makes what the days say equal to what the events say: numbers and accounts that are missing are added, and counts are corrected by a row
 * that holds the difference (unsigned, it goes round: the sum is right).
 */
export async function recountDays(facts: Facts, workspace: number, days: readonly string[]): Promise<void> {
  for (const some of chunksOf(days))
    await facts.command(
      `insert into bifocal.event_days (workspace, source, event, day, actors, accounts, events)
       select workspace, source, event, day, groupBitmapMergeState(a), groupBitmapMergeState(c), toUInt64(sum(n))
       from (
         select workspace, source, event, day, actors as a, accounts as c, toInt64(events) as n
         from (${eventDaysOf('bifocal.events', 'workspace = {workspace:UInt32} and day in {days:Array(Date)}')})
         union all
         select workspace, source, event, day, actors, accounts, -toInt64(events) from bifocal.event_days
         where workspace = {workspace:UInt32} and day in {days:Array(Date)}
       )
       group by workspace, source, event, day having sum(n) != 0`,
      { workspace, days: some },
    );
}

/** Nobody is anybody else any more who is gone. */
export async function removeOverridesOf(facts: Facts, workspace: number, numbers: readonly number[]): Promise<void> {
  for (const actors of chunksOf(numbers))
    await facts.command(
      `alter table bifocal.person_overrides${onCluster(facts.cluster)} delete where workspace = {workspace:UInt32} and actor in {actors:Array(UInt32)}`,
      { workspace, actors },
    );
}

/** Whose events without an account are there at all: only they are worth a change. */
export async function findHomeless(facts: Facts, workspace: number, numbers: readonly number[]): Promise<Set<number>> {
  const found = new Set<number>();
  for (const actors of chunksOf(numbers)) {
    const { rows } = await facts.rows<{ actor: number }>(
      `select distinct actor from bifocal.events where workspace = {workspace:UInt32} and account = 0 and actor in {actors:Array(UInt32)}`,
      { workspace, actors },
      { maxSeconds: 600 },
    );
    for (const { actor } of rows) found.add(actor);
  }
  return found;
}

// In the text of the statement: whole numbers only, and far more than fit into an address.
const listed = (numbers: readonly number[]): string => {
  if (!numbers.every((number) => Number.isInteger(number) && number >= 0)) throw new Error('only whole numbers stand in a statement');
  return `[${numbers.join(', ')}]`;
};

/** Gives events without an account the one that their person alone belonged to. Each number comes once. */
export async function giveAccounts(facts: Facts, workspace: number, stays: readonly SoleStay[]): Promise<void> {
  const actors = listed(stays.map(({ number }) => number));
  const by = (column: keyof SoleStay, otherwise: string) =>
    `transform(actor, ${actors}, ${listed(stays.map((stay) => stay[column]))}, ${otherwise})`;
  await facts.command(
    `alter table ${eventsHere(facts)} update account = toUInt32(${by('account', '0')})
     where workspace = {workspace:UInt32} and account = 0 and actor in ${actors}
       and toInt32(toDate(at)) >= ${by('from', '65536')} and toInt32(toDate(at)) < ${by('to', '0')}`,
    { workspace },
  );
  // A union: what is in already stays once, and the counts are not touched.
  await facts.command(
    `insert into bifocal.event_days (workspace, source, event, day, actors, accounts, events)
     select workspace, source, event, day, actors, accounts, toUInt64(0)
     from (${eventDaysOf('bifocal.events', `workspace = {workspace:UInt32} and account > 0 and actor in ${actors}`)})`,
    { workspace },
  );
}

/** Takes the days before one away. Never a whole month with whatever is in it: somebody else may bring history into it at this moment. */
export async function deleteDaysBefore(facts: Facts, workspace: number, day: string): Promise<void> {
  for (const table of [eventsHere(facts), daysHere(facts)])
    await facts.command(`alter table ${table} delete where workspace = {workspace:UInt32} and day < {day:Date}`, { workspace, day });
}

/** The workspaces that have anything in the store. */
export async function listFactsWorkspaces(facts: Facts): Promise<number[]> {
  const { rows } = await facts.rows<{ workspace: number }>(
    'select distinct workspace from bifocal.event_days',
    {},
    { everyWorkspace: true },
  );
  return rows.map(({ workspace }) => workspace);
}

export async function deleteFactsWorkspace(facts: Facts, workspace: number): Promise<void> {
  const overrides = ['person_overrides', 'account_overrides'].map((name) => `bifocal.${name}${onCluster(facts.cluster)}`);
  for (const table of [eventsHere(facts), ...overrides, daysHere(facts)])
    await facts.command(`alter table ${table} delete where workspace = {workspace:UInt32}`, { workspace });
}

/** Who did something in events that were received since then, and when the last time. Over all workspaces. */
export async function listActiveSince(
  facts: Facts,
  since: Date,
  column: 'actor' | 'account',
): Promise<{ workspace: number; number: number; at: number }[]> {
  const { rows } = await facts.rows<{ workspace: number; number: number; at: number }>(
    `select workspace, ${column} as number, max(toUnixTimestamp64Milli(at)) as at from bifocal.events
     where received_at >= fromUnixTimestamp64Milli({since:Int64}) and ${column} > 0 group by workspace, number order by workspace, number`,
    { since: since.getTime() },
    { everyWorkspace: true, maxSeconds: 120 },
  );
  return rows;
}

/** The greatest numbers that events of each workspace hold. */
export async function listGreatestNumbers(facts: Facts): Promise<{ workspace: number; actors: number; accounts: number }[]> {
  const { rows } = await facts.rows<{ workspace: number; actors: number; accounts: number }>(
    `select workspace, bitmapMax(groupBitmapMergeState(actors)) as actors, bitmapMax(groupBitmapMergeState(accounts)) as accounts
     from bifocal.event_days group by workspace`,
    {},
    { everyWorkspace: true },
  );
  return rows;
}

/** How many numbers of each workspace the store holds for somebody else. */
export async function countOverrides(facts: Facts): Promise<Map<number, { persons: number; accounts: number }>> {
  const { rows } = await facts.rows<{ workspace: number; persons: number; accounts: number }>(
    `select workspace, countIf(kind = 'person') as persons, countIf(kind = 'account') as accounts from (
       select workspace, 'person' as kind from bifocal.person_overrides final where actor != person
       union all select workspace, 'account' from bifocal.account_overrides final where account != canonical
     ) group by workspace`,
    {},
    { everyWorkspace: true },
  );
  return new Map(rows.map(({ workspace, persons, accounts }) => [workspace, { persons: Number(persons), accounts: Number(accounts) }]));
}
