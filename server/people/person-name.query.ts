import { type RawBuilder, sql } from 'kysely';

/** What a person is called: by name, else by email, else by number, as nobody knows who it is. `persons`: the table's name in the statement. */
export const personName = (persons: string): RawBuilder<string | null> =>
  sql`coalesce(${sql.ref(`${persons}.name`)}, ${sql.ref(`${persons}.email`)}, 'Person ' || ${sql.ref(`${persons}.no`)})`;
