// Takes nouns out, page by page: memory does not grow with them, and nobody waits behind them.
import { sql } from 'kysely';
import { z } from 'zod';
import { type ExportFormat, type ExportNoun, type ExportNounsAnswer, exportNouns } from '../../contract/exchange/export.ts';
import type { Caller } from '../platform/action.ts';
import { notAllowed } from '../platform/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { type CsvCell, csvLine } from './csv/index.ts';
import { type NounSource, nounSources } from './export-noun.ts';

/** Units: rows. A page is one statement; evidence may have 100 kB a row. */
const pageRows = 200;

type Column = { name: string; type: string; keyPlace: number | null };

/** The columns that are stored (what the database computes by itself can be computed again), and the key's among them. */
async function listColumns(scope: Pick<Scope, 'db'>, source: NounSource): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, array_position(i.indkey::int2[], a.attnum) as "keyPlace"
    from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
    where a.attrelid = ${source.table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum`.execute(scope.db);
  return rows.filter(({ name }) => name !== 'workspace_id' && !source.leaves?.includes(name));
}

/** What there is to take out. */
export const describeExport = query({
  name: 'export.described',
  input: z.strictObject({}),
  can: 'export',
  async run(scope): Promise<ExportNounsAnswer> {
    const items: ExportNounsAnswer['items'] = [];
    for (const noun of exportNouns) {
      const source = nounSources[noun];
      if (source.can && !scope.actor.permissions.includes(source.can)) continue;
      const columns = await listColumns(scope, source);
      items.push({ noun, label: source.label, about: source.about, columns: columns.map(({ name }) => name) });
    }
    return { items };
  },
});

type Row = Record<string, unknown> & { key: string[] };

async function listRows(scope: Scope, source: NounSource, columns: readonly Column[], after: readonly string[] | null): Promise<Row[]> {
  const key = columns.filter(({ keyPlace }) => keyPlace !== null).sort((a, b) => Number(a.keyPlace) - Number(b.keyPlace));
  const names = sql.join(key.map(({ name }) => sql.ref(`t.${name}`)));
  const place = after && sql.join(after.map((value, index) => sql`${value}::text::${sql.raw(key[index]?.type ?? 'text')}`));
  const { rows } = await sql<Row>`
    select ${sql.join(columns.map(({ name }) => sql.ref(`t.${name}`)))},
      array[${sql.join(key.map(({ name }) => sql`${sql.ref(`t.${name}`)}::text`))}]::text[] as key
    from ${sql.table(source.table)} as t
    where t.workspace_id = ${scope.workspaceId} ${source.onlyShared ? sql`and t.shared` : sql``}
      ${place ? sql`and (${names}) > (${place})` : sql``}
    ${key.length > 0 ? sql`order by ${names}` : sql``} limit ${pageRows}`.execute(scope.db);
  return rows;
}

const inRead = <T>(ports: Ports, caller: Caller, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inWorkspace(ports.database, caller.workspaceId, 'read', (db) => work({ ...caller, db, now: ports.clock() }), { isLater: true });

/** Errors  not_allowed. */
export function assertMayExport(caller: Caller, noun: ExportNoun): void {
  const { can } = nounSources[noun];
  const { permissions } = caller.actor;
  if (!permissions.includes('export') || (can && !permissions.includes(can))) throw notAllowed();
}

/**
 * The rows of a noun as text, a page at a time, in the order of their keys.
 *
 * Shape   each page is read by itself: what changes meanwhile may be in it or not. A backup is of one moment.
 */
export async function* exportNoun(
  ports: Ports,
  caller: Caller,
  noun: ExportNoun,
  format: ExportFormat,
): AsyncGenerator<{ text: string; rows: number }, void, undefined> {
  assertMayExport(caller, noun);
  const source = nounSources[noun];
  const columns = await inRead(ports, caller, (scope) => listColumns(scope, source));
  const names = columns.map(({ name }) => name);
  if (format === 'csv') yield { text: csvLine(names), rows: 0 };
  const hasKey = columns.some(({ keyPlace }) => keyPlace !== null);
  for (let after: readonly string[] | null = null; ; ) {
    const rows: Row[] = await inRead(ports, caller, (scope) => listRows(scope, source, columns, after));
    if (rows.length > 0) yield { text: rows.map((row) => lineOf(row, names, format)).join(''), rows: rows.length };
    after = rows.at(-1)?.key ?? null;
    if (rows.length < pageRows || !hasKey) return;
  }
}

function lineOf(row: Row, names: readonly string[], format: ExportFormat): string {
  if (format === 'ndjson') return `${JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name]])))}\n`;
  return csvLine(names.map((name) => cellOf(row[name])));
}

/** Lists and structures stand in a cell as JSON. */
function cellOf(value: unknown): CsvCell {
  if (value === null || value === undefined || value instanceof Date) return value;
  return typeof value === 'object' ? JSON.stringify(value) : (value as CsvCell);
}
