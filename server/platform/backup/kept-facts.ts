// The facts in a backup: rows of the engine as text, in the same lines as the rows of Postgres.
import type { Facts } from '../facts/facts.ts';

/** A table of the facts that a backup holds. What can be made of others is not kept. */
export type KeptFacts = {
  table: string;
  /** The column that says when a row came; null where all are taken. */
  cameAt: string | null;
  /** Tables that views keep while rows come in, and what fills one from the rows that are there. */
  derived: readonly { table: string; select: string }[];
};

/** In a backup a table of the facts is told from one of Postgres by this. */
export const factsPrefix = 'facts.';

// What a row refers to in Postgres was written before the row itself, and that never takes longer: what came later than this before the
// backup's moment is left to the next one.
const settledAfterMs = 60_000;
export const factsUntil = (madeAt: Date): Date => new Date(madeAt.getTime() - settledAfterMs);

const rowsAtOnce = 50_000;

type Column = { name: string; type: string };

async function columnsOf(facts: Facts, table: string): Promise<Column[]> {
  const asked = "select name, type from system.columns where database = 'bifocal' and table = {table:String} order by position";
  return (await facts.rows<Column>(asked, { table }, { everyWorkspace: true })).rows;
}

/** The rows of a table, each as a JSON list of texts; in the order of the key, so that the same rows make the same bytes. */
export async function readKept(
  facts: Facts,
  kept: KeptFacts,
  until: Date,
): Promise<{ columns: string[]; rows: AsyncIterable<string[]> } | null> {
  const columns = (await columnsOf(facts, kept.table)).map(({ name }) => name);
  if (columns.length === 0) return null;
  const values = columns.map((name) => `toString(${name})`).join(', ');
  const where = kept.cameAt === null ? '1' : `${kept.cameAt} <= parseDateTime64BestEffort({until:String}, 3, 'UTC')`;
  const sql = `select toJSONString([${values}]) as row from bifocal.${kept.table} where ${where} order by ${columns.filter((name) => !isLarge(name)).join(', ')}`;
  const lines = await facts.stream(sql, { until: until.toISOString() }, { everyWorkspace: true });
  return { columns, rows: inChunks(lines) };
}

const isLarge = (column: string) => column === 'properties' || column === 'context';
const linesAtOnce = 1_000;

async function* inChunks(lines: AsyncIterable<string>): AsyncIterable<string[]> {
  let chunk: string[] = [];
  for await (const line of lines) {
    chunk.push((JSON.parse(line) as { row: string }).row);
    if (chunk.length < linesAtOnce) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

/**
 * Takes rows of a backup in: the first rows of a table empty it before.
 *
 * Shape   `take` as rows come; `end` when all have come.
 */
export function restoreKept(facts: Facts, kept: readonly KeptFacts[]) {
  const types = new Map<string, Map<string, string>>();
  let waiting: { table: string; lines: string[] } = { table: '', lines: [] };
  const flush = async () => {
    if (waiting.lines.length > 0) await facts.insert(`bifocal.${waiting.table}`, waiting.lines.join('\n'));
    waiting = { table: waiting.table, lines: [] };
  };
  return {
    async begin() {
      for (const { table, derived } of kept) {
        for (const name of [table, ...derived.map((one) => one.table)]) await facts.command(`truncate table if exists bifocal.${name}`);
        types.set(table, new Map((await columnsOf(facts, table)).map(({ name, type }) => [name, type])));
      }
    },
    async take(table: string, columns: readonly string[], rows: readonly string[]) {
      const typeOf = types.get(table);
      // Of a version that kept more than this one knows.
      if (!typeOf) return;
      if (waiting.table !== table) {
        await flush();
        waiting = { table, lines: [] };
      }
      for (const row of rows) waiting.lines.push(lineOf(columns, typeOf, JSON.parse(row) as string[]));
      if (waiting.lines.length >= rowsAtOnce) await flush();
    },
    end: flush,
  };
}

/** What came after a backup that holds no facts: its rows refer to what the database no longer knows. */
export async function forgetAfter(facts: Facts, kept: readonly KeptFacts[], madeAt: Date): Promise<void> {
  const values = { until: factsUntil(madeAt).toISOString() };
  for (const { table, cameAt, derived } of kept) {
    if (cameAt === null) continue;
    const newer = `${cameAt} > parseDateTime64BestEffort({until:String}, 3, 'UTC')`;
    const { rows } = await facts.rows<{ n: number }>(`select count() as n from bifocal.${table} where ${newer}`, values, {
      everyWorkspace: true,
    });
    if (rows[0]?.n === 0) continue;
    await facts.command(`alter table bifocal.${table} delete where ${newer}`, values);
    for (const { table: name, select } of derived) {
      await facts.command(`truncate table bifocal.${name}`);
      await facts.command(`insert into bifocal.${name} ${select}`);
    }
  }
}

/** Numbers and times are read from text as well; an object has to be one. */
function lineOf(columns: readonly string[], typeOf: ReadonlyMap<string, string>, values: readonly string[]): string {
  const parts = columns.flatMap((name, index) => {
    const type = typeOf.get(name);
    if (type === undefined) return [];
    const value = values[index] ?? '';
    return [`${JSON.stringify(name)}:${type.startsWith('JSON') ? value : JSON.stringify(value)}`];
  });
  return `{${parts.join(',')}}`;
}
