// From numbers back to records, and from records to numbers: for lists of who they are, and for segments in questions.
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../platform/scope.ts';
import type { Numbered } from './numbers.store.ts';

/**
 * Who a number stands for.
 *
 * Shape   `id` and `no`: of the record, after merges; null where there is none, and then `name` is what events call them.
 */
export type Who = { number: number; id: string | null; no: number | null; name: string };

/** The persons behind canonical numbers, in the order given. A number that nobody has (any more) is left out. */
export async function personsOfNumbers(scope: Scope, numbers: readonly number[]): Promise<Who[]> {
  return inOrder(numbers, await listWho(scope, 'person', numbers));
}

/** The accounts behind canonical numbers, in the order given. */
export async function accountsOfNumbers(scope: Scope, numbers: readonly number[]): Promise<Who[]> {
  return inOrder(numbers, await listWho(scope, 'account', numbers));
}

function inOrder(numbers: readonly number[], found: readonly Who[]): Who[] {
  const byNumber = new Map(found.map((who) => [who.number, who]));
  return numbers.flatMap((number) => byNumber.get(number) ?? []);
}

const shapes = {
  person: {
    ids: sql`distinct_ids`,
    records: sql`persons`,
    record: sql`person_id`,
    name: sql`coalesce(r.name, r.email)`,
    called: sql`d.value`,
  },
  account: {
    ids: sql`account_keys`,
    records: sql`accounts`,
    record: sql`account_id`,
    name: sql`r.name`,
    called: sql`coalesce(d.value, d.account_id)`,
  },
} as const satisfies Record<Numbered, Record<string, RawBuilder<unknown>>>;

async function listWho(scope: Scope, kind: Numbered, numbers: readonly number[]): Promise<Who[]> {
  if (numbers.length === 0) return [];
  const { ids, records, record, name, called } = shapes[kind];
  const found = await sql<Who>`
    with recursive wanted as materialized (
      select d.number, ${called} as called, first.id as first_id
      from ${ids} d
      left join lateral (
        select o.${record} as id from ${ids} o
        where o.workspace_id = ${scope.workspaceId} and o.canonical = d.number and o.${record} is not null order by o.number limit 1
      ) first on true
      where d.workspace_id = ${scope.workspaceId} and d.number = any(${[...numbers]}::int[])
    ), up as (
      select w.first_id, r.id, r.merged_into from (select distinct first_id from wanted where first_id is not null) w
      join ${records} r on r.workspace_id = ${scope.workspaceId} and r.id = w.first_id
      union all
      select up.first_id, r.id, r.merged_into from up join ${records} r on r.workspace_id = ${scope.workspaceId} and r.id = up.merged_into
    )
    select w.number, r.id, r.no, coalesce(${name}, w.called) as name
    from wanted w
    left join up on up.first_id = w.first_id and up.merged_into is null
    left join ${records} r on r.workspace_id = ${scope.workspaceId} and r.id = up.id`.execute(scope.db);
  return found.rows;
}

/** The canonical number of each of these persons; those whose id no event has named are left out. */
export const numbersOfPersons = (scope: Scope, personIds: readonly string[]): Promise<Map<string, number>> =>
  numbersOfRecords(scope, 'person', personIds);

/** The canonical number of each of these accounts; those that no event has named are left out. */
export const numbersOfAccounts = (scope: Scope, accountIds: readonly string[]): Promise<Map<string, number>> =>
  numbersOfRecords(scope, 'account', accountIds);

async function numbersOfRecords(scope: Scope, kind: Numbered, recordIds: readonly string[]): Promise<Map<string, number>> {
  if (recordIds.length === 0) return new Map();
  const { ids, records, record } = shapes[kind];
  const found = await sql<{ id: string; number: number }>`
    with recursive down as (
      select r.id as top, r.id from ${records} r where r.workspace_id = ${scope.workspaceId} and r.id = any(${[...recordIds]}::text[])
      union all
      select down.top, r.id from down join ${records} r on r.workspace_id = ${scope.workspaceId} and r.merged_into = down.id
    )
    select down.top as id, min(d.canonical) as number from down
    join ${ids} d on d.workspace_id = ${scope.workspaceId} and d.${record} = down.id group by down.top`.execute(scope.db);
  return new Map(found.rows.map(({ id, number }) => [id, number]));
}

/**
 * The canonical numbers of the records that a segment chooses: `nos` selects their dense numbers (`persons.no`, `accounts.no`), as
 * segmentNosSql of people gives them.
 */
export async function numbersInSegment(scope: Scope, kind: Numbered, nos: RawBuilder<unknown>): Promise<number[]> {
  const { ids, records, record } = shapes[kind];
  // Few records were merged, and half a million may be chosen: only the merged ones are followed.
  const found = await sql<{ number: number }>`
    with recursive chosen (no) as materialized (${nos}),
    above as (
      select r.id as start, r.merged_into as id from ${records} r where r.workspace_id = ${scope.workspaceId} and r.merged_into is not null
      union
      select above.start, r.merged_into from above
      join ${records} r on r.workspace_id = ${scope.workspaceId} and r.id = above.id where r.merged_into is not null
    )
    select d.canonical as number from chosen
    join ${records} r on r.no = chosen.no and r.workspace_id = ${scope.workspaceId}
    join ${ids} d on d.workspace_id = ${scope.workspaceId} and d.${record} = r.id
    union
    select d.canonical from above
    join ${records} r on r.workspace_id = ${scope.workspaceId} and r.id = above.id and r.no in (select no from chosen)
    join ${ids} d on d.workspace_id = ${scope.workspaceId} and d.${record} = above.start`.execute(scope.db);
  return found.rows.map(({ number }) => number);
}

/**
 * The dense numbers of the records behind canonical numbers, in any order: for segments that ask what somebody did. Of very many, give some
 * thousands at once in a transaction of their own: the embedded database has one session.
 */
export async function nosOfNumbers(scope: Scope, kind: Numbered, numbers: readonly number[]): Promise<number[]> {
  const { ids, records, record } = shapes[kind];
  const nos = new Set<number>();
  for (let start = 0; start < numbers.length; start += numbersAtOnce) {
    const some = numbers.slice(start, start + numbersAtOnce);
    const found = await sql<{ no: number }>`
      with recursive own as materialized (
        select r.no, r.merged_into from ${ids} d
        join ${records} r on r.workspace_id = ${scope.workspaceId} and r.id = d.${record}
        where d.workspace_id = ${scope.workspaceId} and d.canonical = any(${some}::int[])
      ), up as (
        select no, merged_into from own
        union
        select r.no, r.merged_into from up join ${records} r on r.workspace_id = ${scope.workspaceId} and r.id = up.merged_into
      )
      select no from up where merged_into is null`.execute(scope.db);
    for (const { no } of found.rows) nos.add(no);
  }
  return [...nos];
}

const numbersAtOnce = 2_000;
