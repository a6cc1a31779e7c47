import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { newBackupFile } from '../backup/backup-files.ts';
import { holdsWork, restoreBackup } from '../backup/restore-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { Database } from '../postgres/database.ts';
import { DirectoryInUse } from '../postgres/lock.ts';
import { openDatabase } from '../postgres/open.ts';
import { CommandFailed, examples, type Shell } from './shell.ts';

export function restoreCommand(shell: Shell): Command {
  return new Command('restore')
    .description('make the database what it was when a backup was made; the server must not run')
    .argument('<file>', 'a file that `bifocal backup` wrote, on whichever kind of database')
    .option('--replace', 'also over a database that is in use; it is backed up first')
    .addHelpText(
      'after',
      examples(
        'bifocal restore backups/bifocal-2026-03-01T08-00-00-000Z.ndjson.gz',
        'bifocal restore --data ./copy backup.ndjson.gz',
        'bifocal restore --replace backup.ndjson.gz',
      ),
    )
    .action(async (given: string, options: { replace?: true }) => {
      const file = resolve(given);
      if (!existsSync(file)) throw new CommandFailed(`There is no file ${file}.`);
      const settings = shell.settings();
      const onFatal = (message: string) => shell.note(message);
      const opened = await openDatabase(settings, { log: shell.log(settings), onFatal }).catch((error: unknown) => {
        if (error instanceof DirectoryInUse) throw new CommandFailed(`A server runs on ${settings.dataDirectory}. Stop it, then restore.`);
        throw error;
      });
      const stored = shell.openFacts(settings);
      try {
        await assertNobodyElse(opened.database);
        let before: string | null = null;
        if (await holdsWork(opened.database.pool)) {
          if (!options.replace)
            throw new CommandFailed('The database is in use. With --replace it is backed up, then replaced by what the file holds.');
          const madeAt = shell.now();
          before = newBackupFile(settings.dataDirectory, 'asked', madeAt);
          await writeBackup(opened.database.pool, before, { madeAt, program: shell.program, facts: stored });
          shell.note(`What was there is in ${before}`);
        }
        const contents = await restoreBackup(opened.database.pool, file, shell.migrations(), stored);
        shell.answer(`Restored ${contents.rows} rows of ${Object.keys(contents.tables).length} tables from ${file}.`, {
          file,
          rows: contents.rows,
          tables: contents.tables,
          before,
        });
      } finally {
        await stored.facts.close();
        await opened.close();
      }
    });
}

/** On a server database other processes may work; the embedded one is locked. */
async function assertNobodyElse(database: Database): Promise<void> {
  if (database.isEmbedded) return;
  const found = await database.pool.query<{ others: number }>(
    "select count(distinct client_addr || ':' || client_port) as others from pg_stat_activity where datname = current_database() and application_name = 'bifocal'",
  );
  if ((found.rows[0]?.others ?? 0) > 0) throw new CommandFailed('A Bifocal server works on this database. Stop it, then restore.');
}
