// The numbers of distinct ids and of accounts. Whatever is learnt is learnt under the workspace's counter: one after the other.
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/scope.ts';
import type { DistinctIdKind } from './said.ts';
import type { Link } from './same-human.ts';

export type DistinctId = {
  number: number;
  kind: DistinctIdKind;
  value: string;
  boundTo: number | null;
  canonical: number;
  personId: string | null;
};

export type AccountKey = { number: number; value: string | null; canonical: number; accountId: string | null };

export type Numbered = 'person' | 'account';

/**
 * Units: ids in one statement; on the embedded database each stays under 50 ms. Statements that join a list name its numbers once more as an
 * array: of a workspace that is filling up the database believes that it is empty, and would read the whole table for each of them.
 */
export const idsAtOnce = 250;

const distinctIdColumns = sql`d.number, d.kind, d.value, d.bound_to as "boundTo", d.canonical, d.person_id as "personId"`;
const accountKeyColumns = sql`k.number, k.value, k.canonical, k.account_id as "accountId"`;

/** Whoever learns holds this until the end of the transaction. */
export async function lockIdentities(scope: Scope): Promise<void> {
  await sql`
    insert into identity_counters as c (workspace_id) values (${scope.workspaceId})
    on conflict (workspace_id) do update set actors = c.actors`.execute(scope.db);
}

const valuesOf = (ids: readonly { kind: DistinctIdKind; value: string }[], of: DistinctIdKind): string[] =>
  ids.flatMap(({ kind, value }) => (kind === of ? [value] : []));

export async function findDistinctIds(scope: Scope, ids: readonly { kind: DistinctIdKind; value: string }[]): Promise<DistinctId[]> {
  if (ids.length === 0) return [];
  const found = await sql<DistinctId>`
    select ${distinctIdColumns} from distinct_ids d
    where d.workspace_id = ${scope.workspaceId} and (
      (d.kind = 'user' and d.value = any(${valuesOf(ids, 'user')}::text[]))
      or (d.kind = 'anonymous' and d.value = any(${valuesOf(ids, 'anonymous')}::text[])))`.execute(scope.db);
  return found.rows;
}

/** What events call a record, when exactly one record is called so. */
const recordCalled = (scope: Scope, kind: Numbered, value: RawBuilder<unknown>) => sql`
  (select min(r.record_id) from external_refs r
   where r.workspace_id = ${scope.workspaceId} and r.kind = ${kind} and r.external_id = ${value} having count(distinct r.record_id) = 1)`;

/** Gives numbers to ids that have none, in their order. The caller holds the lock. One that got a number meanwhile is left out. */
export async function insertDistinctIds(scope: Scope, ids: readonly { kind: DistinctIdKind; value: string }[]): Promise<DistinctId[]> {
  if (ids.length === 0) return [];
  const made = await sql<DistinctId>`
    with counted as (
      update identity_counters set actors = actors + ${ids.length}::int where workspace_id = ${scope.workspaceId} returning actors
    )
    insert into distinct_ids as d (workspace_id, number, kind, value, canonical, person_id, created_at)
    select ${scope.workspaceId}, n.number, i.kind, i.value, n.number,
      case i.kind when 'user' then ${recordCalled(scope, 'person', sql`i.value`)} end, ${scope.now}
    from counted
    cross join unnest(${ids.map(({ kind }) => kind)}::text[], ${ids.map(({ value }) => value)}::text[]) with ordinality as i (kind, value, place)
    cross join lateral (select counted.actors - ${ids.length}::int + i.place::int as number) n
    on conflict (workspace_id, kind, value) do nothing
    returning ${distinctIdColumns}`.execute(scope.db);
  return made.rows;
}

/** Binds anonymous ids that are free; the first who identifies has them. Answers those that were bound now. */
export async function bindAnonymous(scope: Scope, pairs: readonly { number: number; user: number }[]): Promise<DistinctId[]> {
  if (pairs.length === 0) return [];
  const placed = pairs.map((pair, place) => ({ ...pair, place }));
  const bound = await sql<DistinctId>`
    with first as materialized (
      select distinct on (i.number) i.number, i."user" from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as i (number int, "user" int, place int)
      order by i.number, i.place
    ), bound as (
      update distinct_ids d set bound_to = first."user",
        canonical = (select u.canonical from distinct_ids u where u.workspace_id = ${scope.workspaceId} and u.number = first."user")
      from first
      where d.workspace_id = ${scope.workspaceId} and d.number = first.number and d.number = any(${pairs.map(({ number }) => number)}::int[])
        and d.kind = 'anonymous' and d.bound_to is null
      returning ${distinctIdColumns}
    ), told as (
      insert into override_changes (workspace_id, kind, number, canonical) select ${scope.workspaceId}, 'person', number, canonical from bound
    )
    select * from bound`.execute(scope.db);
  return bound.rows;
}

/** Notes that two users are one; answers the numbers of pairs that were not known as one. */
export async function insertAliases(scope: Scope, pairs: readonly Link[]): Promise<number[]> {
  if (pairs.length === 0) return [];
  const ordered = pairs.map(({ number, other }) => ({ number: Math.min(number, other), other: Math.max(number, other) }));
  const made = await sql<{ number: number }>`
    insert into user_aliases (workspace_id, number, other, made_at)
    select distinct ${scope.workspaceId}, i.number, i.other, ${scope.now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(ordered)}::jsonb) as i (number int, other int)
    on conflict do nothing returning number`.execute(scope.db);
  return made.rows.map(({ number }) => number);
}

export async function listAliases(scope: Scope, numbers: readonly number[]): Promise<Link[]> {
  const found = await sql<Link>`
    select number, other from user_aliases where workspace_id = ${scope.workspaceId} and number = any(${[...numbers]}::int[])
    union
    select number, other from user_aliases where workspace_id = ${scope.workspaceId} and other = any(${[...numbers]}::int[])`.execute(
    scope.db,
  );
  return found.rows;
}

export async function findAccountKeys(scope: Scope, values: readonly string[]): Promise<AccountKey[]> {
  if (values.length === 0) return [];
  const found = await sql<AccountKey>`
    select ${accountKeyColumns} from account_keys k where k.workspace_id = ${scope.workspaceId} and k.value = any(${[...values]}::text[])`.execute(
    scope.db,
  );
  return found.rows;
}

/** Gives numbers to group ids that have none, in their order. The caller holds the lock. */
export async function insertAccountKeys(scope: Scope, values: readonly string[]): Promise<AccountKey[]> {
  return insertKeys(
    scope,
    values.map((value) => ({ value })),
  );
}

/** Gives numbers to records that no event has named yet. The caller holds the lock. */
export async function insertAccountRecords(scope: Scope, accountIds: readonly string[]): Promise<AccountKey[]> {
  return insertKeys(
    scope,
    accountIds.map((accountId) => ({ accountId })),
  );
}

async function insertKeys(scope: Scope, keys: readonly { value?: string; accountId?: string }[]): Promise<AccountKey[]> {
  if (keys.length === 0) return [];
  const placed = keys.map((key, place) => ({ ...key, place }));
  const made = await sql<AccountKey>`
    with fresh as materialized (
      select i.value, i."accountId", row_number() over (order by i.place)::int as place
      from jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) as i (value text, "accountId" text, place int)
      where not exists (select from account_keys k where k.workspace_id = ${scope.workspaceId}
        and (k.value = i.value or k.account_id = i."accountId"))
    ), counted as (
      update identity_counters set accounts = accounts + (select count(*)::int from fresh) where workspace_id = ${scope.workspaceId} returning accounts
    )
    insert into account_keys as k (workspace_id, number, value, canonical, account_id, created_at)
    select ${scope.workspaceId}, n.number, f.value, n.number,
      coalesce(f."accountId", ${recordCalled(scope, 'account', sql`f.value`)}), ${scope.now}
    from fresh f cross join counted
    cross join lateral (select counted.accounts - (select count(*)::int from fresh) + f.place as number) n
    returning ${accountKeyColumns}`.execute(scope.db);
  return made.rows;
}

const tableOf = { person: 'distinct_ids', account: 'account_keys' } as const;

/** Everything that was one with these numbers until now, and they themselves. */
export async function listDistinctIdsWith(scope: Scope, numbers: readonly number[]): Promise<DistinctId[]> {
  const found = await sql<DistinctId>`
    select ${distinctIdColumns} from distinct_ids d where d.workspace_id = ${scope.workspaceId} and d.canonical in (
      select canonical from distinct_ids where workspace_id = ${scope.workspaceId} and number = any(${[...numbers]}::int[]))`.execute(
    scope.db,
  );
  return found.rows;
}

export async function listAccountKeysWith(scope: Scope, numbers: readonly number[]): Promise<AccountKey[]> {
  const found = await sql<AccountKey>`
    select ${accountKeyColumns} from account_keys k where k.workspace_id = ${scope.workspaceId} and k.canonical in (
      select canonical from account_keys where workspace_id = ${scope.workspaceId} and number = any(${[...numbers]}::int[]))`.execute(
    scope.db,
  );
  return found.rows;
}

/** The numbers of these records, by their own ids and not by those of whoever they were merged with. */
export async function listNumbersOf(scope: Scope, kind: Numbered, recordIds: readonly string[]): Promise<number[]> {
  if (recordIds.length === 0) return [];
  const column = kind === 'person' ? sql`person_id` : sql`account_id`;
  const found = await sql<{ number: number }>`
    select number from ${sql.table(tableOf[kind])} where workspace_id = ${scope.workspaceId} and ${column} = any(${[...recordIds]}::text[])`.execute(
    scope.db,
  );
  return found.rows.map(({ number }) => number);
}

/** Changes canonical numbers, and notes each change for the store of the facts. */
export async function changeCanonical(
  scope: Scope,
  kind: Numbered,
  changes: readonly { number: number; canonical: number }[],
): Promise<void> {
  for (let start = 0; start < changes.length; start += idsAtOnce) {
    const some = changes.slice(start, start + idsAtOnce);
    await sql`
      with input as materialized (select * from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as i (number int, canonical int)),
      changed as (
        update ${sql.table(tableOf[kind])} d set canonical = input.canonical from input
        where d.workspace_id = ${scope.workspaceId} and d.number = input.number and d.number = any(${some.map(({ number }) => number)}::int[])
          and d.canonical <> input.canonical
        returning d.number, d.canonical
      )
      insert into override_changes (workspace_id, kind, number, canonical) select ${scope.workspaceId}, ${kind}, number, canonical from changed`.execute(
      scope.db,
    );
  }
}

/** Ids that records of people have got: whoever was numbered before is theirs from now on. Answers the numbers. */
export async function linkRecords(scope: Scope, kind: Numbered, recordIds: readonly string[]): Promise<number[]> {
  if (recordIds.length === 0) return [];
  const [column, ofUser] = kind === 'person' ? [sql`person_id`, sql`and d.kind = 'user'`] : [sql`account_id`, sql``];
  const linked = await sql<{ number: number }>`
    with named as materialized (
      select r.external_id from external_refs r
      where r.workspace_id = ${scope.workspaceId} and r.record_id = any(${[...recordIds]}::text[]) and r.kind = ${kind}
    ), known as materialized (
      select d.number, d.value from ${sql.table(tableOf[kind])} d
      where d.workspace_id = ${scope.workspaceId} and d.value = any(array(select external_id from named)) ${ofUser} and d.${column} is null
    ), called as materialized (
      select r.external_id, min(r.record_id) as record_id from external_refs r
      where r.workspace_id = ${scope.workspaceId} and r.kind = ${kind} and r.external_id = any(array(select value from known))
      group by r.external_id having count(distinct r.record_id) = 1
    )
    update ${sql.table(tableOf[kind])} d set ${column} = called.record_id from called join known on known.value = called.external_id
    where d.workspace_id = ${scope.workspaceId} and d.number = known.number and d.number = any(array(select number from known))
    returning d.number`.execute(scope.db);
  return linked.rows.map(({ number }) => number);
}

/** Says of which record numbers are; those that have one keep it. */
export async function setRecords(scope: Scope, kind: Numbered, links: readonly { number: number; recordId: string }[]): Promise<void> {
  if (links.length === 0) return;
  const column = kind === 'person' ? sql`person_id` : sql`account_id`;
  await sql`
    update ${sql.table(tableOf[kind])} d set ${column} = i."recordId"
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as i (number int, "recordId" text)
    where d.workspace_id = ${scope.workspaceId} and d.number = i.number and d.number = any(${links.map(({ number }) => number)}::int[])
      and d.${column} is null`.execute(scope.db);
}

/** The number that stands for each of these accounts; those that have none are left out. */
export async function listNumbersOfAccounts(scope: Scope, accountIds: readonly string[]): Promise<Map<string, number>> {
  const found = await sql<{ id: string; number: number }>`
    select account_id as id, min(canonical) as number from account_keys
    where workspace_id = ${scope.workspaceId} and account_id = any(${[...accountIds]}::text[]) group by account_id`.execute(scope.db);
  return new Map(found.rows.map(({ id, number }) => [id, number]));
}

/** Whether events of this workspace have ever named anybody. */
export async function hasIdentities(scope: Scope): Promise<boolean> {
  const found = await sql`select from identity_counters where workspace_id = ${scope.workspaceId}`.execute(scope.db);
  return found.rows.length > 0;
}

/** All numbers that are one with these, and they themselves. */
export async function listNumbersWith(scope: Scope, kind: Numbered, numbers: readonly number[]): Promise<number[]> {
  if (numbers.length === 0) return [];
  const table = sql.table(tableOf[kind]);
  const found = await sql<{ number: number }>`
    select number from ${table} where workspace_id = ${scope.workspaceId} and canonical in (
      select canonical from ${table} where workspace_id = ${scope.workspaceId} and number = any(${[...numbers]}::int[]))`.execute(scope.db);
  return found.rows.map(({ number }) => number);
}

/** Takes ids away with all that was said of them. Their numbers are never given again; the ids themselves may come back as somebody new. */
export async function deleteDistinctIds(scope: Scope, numbers: readonly number[]): Promise<void> {
  const given = sql`${[...numbers]}::int[]`;
  await sql`delete from observations where workspace_id = ${scope.workspaceId} and kind in ('person', 'membership') and number = any(${given})`.execute(
    scope.db,
  );
  await sql`delete from user_aliases where workspace_id = ${scope.workspaceId} and (number = any(${given}) or other = any(${given}))`.execute(
    scope.db,
  );
  await sql`delete from override_changes where workspace_id = ${scope.workspaceId} and kind = 'person' and number = any(${given})`.execute(
    scope.db,
  );
  // What could not be taken in is kept as it was sent: whatever holds one of the ids goes.
  await sql`
    delete from rejected_events e where e.workspace_id = ${scope.workspaceId} and exists (
      select from distinct_ids d where d.workspace_id = ${scope.workspaceId} and d.number = any(${given})
        and strpos(e.event, to_json(d.value)::text) > 0)`.execute(scope.db);
  await sql`delete from distinct_ids where workspace_id = ${scope.workspaceId} and number = any(${given})`.execute(scope.db);
}
