import { type RawBuilder, sql } from 'kysely';

/**
 * Finds the words of a search anywhere in a column that is kept in lower case; every word must be there.
 *
 * A scan, on purpose: under row-level security Postgres uses no trigram index, because LIKE is not known to leak nothing. Measured: 10,000
 * accounts take 4 ms.
 */
export function containing(column: RawBuilder<unknown>, text: string): RawBuilder<unknown> {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  if (words.length === 0) return sql`true`;
  return sql.join(
    words.map((word) => sql`${column} like ${`%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`),
    sql` and `,
  );
}
