import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrationOrder } from '../../server/area-modules.ts';
import { connectDatabase } from '../../server/platform/postgres/database.ts';
import { openEmbedded } from '../../server/platform/postgres/embedded.ts';
import { findMigrations, migrate } from '../../server/platform/postgres/migrate.ts';

const fail = (problem: string | Error): never => {
  throw problem instanceof Error ? problem : new Error(problem);
};

/** Migrates one embedded database for the whole run; every test file copies it, which is ten times quicker than migrating its own. */
export const setup = async (): Promise<() => void> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bifocal-template-'));
  const embedded = await openEmbedded(folder, fail);
  const database = connectDatabase(embedded.pool, { isEmbedded: true, onError: fail });
  await migrate(database.pool, findMigrations(migrationOrder));
  await database.close();
  await embedded.close();
  process.env['BIFOCAL_TEST_TEMPLATE'] = path.join(folder, 'postgres');
  return () => rmSync(folder, { recursive: true, force: true });
};
