// Tables of the facts are made by numbered steps, as those of the decisions are; each step is written once for one server and for a cluster.
import type { Facts } from './facts.ts';

export type FactsMigration = {
  /** `0001-events`: what was done is known by it. */
  name: string;
  /** Statements, each of which does no harm when it is done twice: a step that was killed half-way is done again. */
  statements: (cluster: string | null) => readonly string[];
};

const database = (cluster: string | null) => `create database if not exists bifocal${onCluster(cluster)}`;
const ledger = (cluster: string | null) =>
  `create table if not exists bifocal.migrations${onCluster(cluster)} (name String, at DateTime64(3, 'UTC')) engine = ${
    cluster === null ? 'MergeTree' : `ReplicatedMergeTree('/clickhouse/tables/all/bifocal/migrations', '{replica}')`
  } order by name`;

/** The words that make a definition one of the whole cluster. */
export const onCluster = (cluster: string | null): string => (cluster === null ? '' : ` on cluster '${cluster.replaceAll("'", '')}'`);

/** Brings the tables up to date; says what was done. */
export async function migrateFacts(facts: Facts, migrations: readonly FactsMigration[], now: Date): Promise<string[]> {
  await facts.command(database(facts.cluster));
  await facts.command(ledger(facts.cluster));
  const { rows } = await facts.rows<{ name: string }>('select distinct name from bifocal.migrations', {}, { everyWorkspace: true });
  const done = new Set(rows.map((row) => row.name));
  const applied: string[] = [];
  for (const migration of migrations.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (done.has(migration.name)) continue;
    for (const statement of migration.statements(facts.cluster)) await facts.command(statement);
    await facts.insert('bifocal.migrations', JSON.stringify({ name: migration.name, at: now.toISOString() }));
    applied.push(migration.name);
  }
  return applied;
}
