import { sql } from 'kysely';
import type { Scope } from '../../platform/scope.ts';
import type { Numbered } from './numbers.store.ts';
import { accountsOfNumbers, personsOfNumbers, type Who } from './who.query.ts';

const tableOf = { person: 'distinct_ids', account: 'account_keys' } as const;

/** The record behind each number as an event holds it; numbers without one are left out. */
export async function listRecordsOfNumbers(scope: Scope, kind: Numbered, numbers: readonly number[]): Promise<Map<number, string>> {
  const found = await sql<{ number: number; canonical: number }>`
    select number, canonical from ${sql.table(tableOf[kind])} where workspace_id = ${scope.workspaceId} and number = any(${[...numbers]}::int[])`.execute(
    scope.db,
  );
  const canonical = [...new Set(found.rows.map((row) => row.canonical))];
  const whos: Who[] = kind === 'person' ? await personsOfNumbers(scope, canonical) : await accountsOfNumbers(scope, canonical);
  const idOf = new Map(whos.map(({ number, id }) => [number, id]));
  return new Map(
    found.rows.flatMap((row) => {
      const id = idOf.get(row.canonical);
      return id ? [[row.number, id] as const] : [];
    }),
  );
}
