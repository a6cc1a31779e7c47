// Who speaks: reads of people's records that capturing and showing evidence need.
import { sql } from 'kysely';
import { personName } from '../people/index.ts';
import { notFound } from '../platform/errors.ts';
import type { Scope } from '../platform/scope.ts';

/** Errors  person_not_found, account_not_found, for the first that is not there or went up in another record. */
export async function assertSpeakersExist(
  scope: Scope,
  ids: { personIds: readonly (string | null)[]; accountIds: readonly (string | null)[] },
): Promise<void> {
  await assertThere(scope, 'person', ids.personIds);
  await assertThere(scope, 'account', ids.accountIds);
}

async function assertThere(scope: Scope, noun: 'person' | 'account', ids: readonly (string | null)[]): Promise<void> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(noun === 'person' ? 'persons' : 'accounts')}
    where workspace_id = ${scope.workspaceId} and id = any(${wanted}::text[]) and merged_into is null`.execute(scope.db);
  const found = new Set(rows.map((row) => row.id));
  const missing = wanted.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound(noun, missing);
}

/** What an account or a person is called; their id where there is none any more. */
export async function findSpeakerName(scope: Scope, noun: 'person' | 'account', id: string): Promise<string> {
  const table = noun === 'person' ? 'persons' : 'accounts';
  const { rows } = await sql<{ name: string }>`
    select ${noun === 'person' ? personName(table) : sql`name`} as name from ${sql.table(table)}
    where workspace_id = ${scope.workspaceId} and id = ${id}`.execute(scope.db);
  return rows[0]?.name ?? id;
}

/**
 * The accounts that persons belonged to on a day, one list for each pair, in the order given.
 *
 * Shape   a membership without dates holds always; the day of its end is the first without it.
 */
export async function findAccountsOfSpeakers(
  scope: Scope,
  speakers: readonly { personId: string | null; occurredAt: Date }[],
): Promise<{ id: string; name: string }[][]> {
  const asked = speakers.flatMap(({ personId, occurredAt }, index) =>
    personId === null ? [] : [{ index, person: personId, at: occurredAt }],
  );
  const accounts: { id: string; name: string }[][] = speakers.map(() => []);
  if (asked.length === 0) return accounts;
  const { rows } = await sql<{ index: number; id: string; name: string }>`
    select distinct s.index, a.id, a.name
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as s (index int, person text, at timestamptz)
    join memberships m on m.workspace_id = ${scope.workspaceId} and m.person_id = s.person and m.archived_at is null
      and (m.active_from is null or m.active_from <= (s.at at time zone 'UTC')::date)
      and (m.active_to is null or m.active_to > (s.at at time zone 'UTC')::date)
    join accounts a on a.workspace_id = m.workspace_id and a.id = m.account_id and a.merged_into is null and a.archived_at is null
    order by s.index, a.name, a.id`.execute(scope.db);
  for (const row of rows) accounts[row.index]?.push({ id: row.id, name: row.name });
  return accounts;
}

/** The present stage of accounts, by id. */
export async function findStages(scope: Scope, accountIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(accountIds.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; stage: string }>`
    select id, stage from accounts where workspace_id = ${scope.workspaceId} and id = any(${wanted}::text[])`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, row.stage]));
}
