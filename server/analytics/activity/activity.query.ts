// What one person, or the people of one account, did: for their pages.
import { sql } from 'kysely';
import {
  type ActivityAnswer,
  activityDays,
  activityOfAccount,
  activityOfPerson,
  type DoneEvent,
  listEventsOfAccountRequest,
  listEventsOfPersonRequest,
} from '../../../contract/analytics/activity.ts';
import type { Page } from '../../../contract/platform/page.ts';
import { notFound } from '../../platform/errors.ts';
import type { Facts } from '../../platform/facts/facts.ts';
import type { FactsContext } from '../../platform/facts/facts-context.ts';
import { factsQuery } from '../../platform/facts/facts-query.ts';
import { cursorAfter, pageOf } from '../../platform/page.ts';
import type { Scope } from '../../platform/scope.ts';
import { numbersOfAccounts, numbersOfPersons, personsOfNumbers } from '../identity/index.ts';
import { findFactsWorkspace, personOf, silentEvents } from '../store/index.ts';

type Kind = 'person' | 'account';

/** Shape  number null: no event has ever named the record. */
type Looked = { workspace: number; number: number | null; sources: ReadonlyMap<number, string> };

const records = { person: sql`persons`, account: sql`accounts` };

/** Errors  person_not_found, account_not_found. */
async function lookUp(scope: Scope, kind: Kind, id: string): Promise<Looked> {
  const { rows: found } = await sql`select 1 from ${records[kind]} where workspace_id = ${scope.workspaceId} and id = ${id}`.execute(
    scope.db,
  );
  if (found.length === 0) throw notFound(kind, id);
  const numbers = await (kind === 'person' ? numbersOfPersons : numbersOfAccounts)(scope, [id]);
  const { rows } = await sql<{ number: number; name: string }>`
    select number, name from sources where workspace_id = ${scope.workspaceId}`.execute(scope.db);
  return {
    workspace: await findFactsWorkspace(scope),
    number: numbers.get(id) ?? null,
    sources: new Map(rows.map(({ number, name }) => [number, name])),
  };
}

/** All numbers that lead to one; events hold any of them. */
const theirs: Record<Kind, string> = {
  person: `(actor = {number:UInt32} or actor in (
    select actor from bifocal.person_overrides final where workspace = {workspace:UInt32} and person = {number:UInt32}))`,
  account: `(account = {number:UInt32} or account in (
    select account from bifocal.account_overrides final where workspace = {workspace:UInt32} and canonical = {number:UInt32}))`,
};
const spoken = 'event not in {silent:Array(String)}';
const silent = [...silentEvents];

const dayMs = 86_400_000;
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Names of events that are told beside the days. */
const namesMost = 8;

async function activityOf(facts: Facts, kind: Kind, looked: Looked, { now, signal }: FactsContext): Promise<ActivityAnswer> {
  const { workspace, number } = looked;
  const from = dayOf(now.getTime() - (activityDays - 1) * dayMs);
  const nothing = { from, to: dayOf(now.getTime()), days: [], events: [], actors: 0, firstAt: null, lastAt: null };
  if (number === null) return nothing;
  const values = { workspace, number, silent, from };
  const where = `workspace = {workspace:UInt32} and ${theirs[kind]} and ${spoken}`;
  const [days, events, ever] = await Promise.all([
    facts.rows<{ at: string; many: number; people: number }>(
      `select toString(day) as at, toFloat64(count()) as many, toFloat64(uniqExact(${personOf()})) as people
      from bifocal.events where ${where} and day >= {from:Date} group by day order by day`,
      values,
      { signal },
    ),
    facts.rows<{ name: string; many: number }>(
      `select event as name, toFloat64(count()) as many from bifocal.events where ${where} and day >= {from:Date}
      group by event order by many desc, name limit ${namesMost}`,
      values,
      { signal },
    ),
    facts.rows<{ many: number; first: number; last: number; people: number }>(
      `select toFloat64(count()) as many, toUnixTimestamp64Milli(min(at)) as first, toUnixTimestamp64Milli(max(at)) as last,
        toFloat64(uniqExactIf(${personOf()}, day >= {from:Date})) as people
      from bifocal.events where ${where}`,
      values,
      { signal },
    ),
  ]);
  const all = ever.rows[0];
  return {
    ...nothing,
    days: days.rows.map(({ at, many, people }) => ({ day: at, events: many, actors: people })),
    events: events.rows.map(({ name, many }) => ({ name, events: many })),
    actors: all?.people ?? 0,
    ...(all && all.many > 0 ? { firstAt: new Date(all.first).toISOString(), lastAt: new Date(all.last).toISOString() } : {}),
  };
}

type DoneRow = { event: string; ms: number; message: string; who: number; source: number; properties: Record<string, unknown> };

async function eventsOf(
  facts: Facts,
  kind: Kind,
  looked: Looked,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  { signal, read }: FactsContext,
): Promise<Page<DoneEvent>> {
  const after = cursorAfter(cursor, 2);
  if (looked.number === null) return { items: [], nextCursor: null };
  const { rows } = await facts.rows<DoneRow>(
    `select event, toUnixTimestamp64Milli(at) as ms, toString(message) as message, ${personOf()} as who, source, properties
    from bifocal.events
    where workspace = {workspace:UInt32} and ${theirs[kind]} and ${spoken}
      ${after ? 'and (at, bifocal.events.message) < (fromUnixTimestamp64Milli({ms:Int64}), {message:UInt64})' : ''}
    order by at desc, bifocal.events.message desc limit {limit:UInt32}`,
    {
      workspace: looked.workspace,
      number: looked.number,
      silent,
      limit: limit + 1,
      ...(after ? { ms: Number(after[0]), message: String(after[1]) } : {}),
    },
    { signal },
  );
  const persons = kind === 'account' ? await read((scope) => personsOfNumbers(scope, [...new Set(rows.map(({ who }) => who))])) : [];
  const named = new Map(persons.map((one) => [one.number, one]));
  return pageOf(
    rows,
    limit,
    (row) => {
      const person = named.get(row.who);
      return {
        event: row.event,
        at: new Date(row.ms).toISOString(),
        sourceName: looked.sources.get(row.source) ?? null,
        person: person?.id ? { id: person.id, name: person.name } : null,
        properties: row.properties,
      };
    },
    (row) => [row.ms, row.message],
  );
}

export const readPersonActivity = factsQuery({
  name: 'person_activity.read',
  input: activityOfPerson,
  can: 'read',
  load: (scope, { personId }) => lookUp(scope, 'person', personId),
  run: (facts, looked, _input, context) => activityOf(facts, 'person', looked, context),
});

export const readAccountActivity = factsQuery({
  name: 'account_activity.read',
  input: activityOfAccount,
  can: 'read',
  load: (scope, { accountId }) => lookUp(scope, 'account', accountId),
  run: (facts, looked, _input, context) => activityOf(facts, 'account', looked, context),
});

export const browsePersonEvents = factsQuery({
  name: 'person_events.browsed',
  input: listEventsOfPersonRequest,
  can: 'read',
  load: (scope, { personId }) => lookUp(scope, 'person', personId),
  run: (facts, looked, input, context) => eventsOf(facts, 'person', looked, input, context),
});

export const browseAccountEvents = factsQuery({
  name: 'account_events.browsed',
  input: listEventsOfAccountRequest,
  can: 'read',
  load: (scope, { accountId }) => lookUp(scope, 'account', accountId),
  run: (facts, looked, input, context) => eventsOf(facts, 'account', looked, input, context),
});
