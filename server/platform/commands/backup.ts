import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { backupsOf, newBackupFile } from '../backup/backup-files.ts';
import type { BackupContents } from '../backup/format.ts';
import { copyWhileRunning } from '../backup/snapshot.ts';
import { writeBackup } from '../backup/write-backup.ts';
import type { Settings } from '../config.ts';
import { DirectoryInUse, lockDirectory } from '../postgres/lock.ts';
import { openDatabase } from '../postgres/open.ts';
import { type CommandDatabase, CommandFailed, examples, type Shell } from './shell.ts';

export function backupCommand(shell: Shell): Command {
  return new Command('backup')
    .description('write everything into one file, also while the server runs')
    .argument('[file]', 'where to; <data>/backups/bifocal-<time>.ndjson.gz when left out')
    .option('--without-facts', 'leave out what happened: the events, which a ClickHouse server may back up by itself')
    .addHelpText('after', examples('bifocal backup', 'bifocal backup /mnt/safe/bifocal.ndjson.gz', 'bifocal backup --json | jq -r .file'))
    .action(async (wanted: string | undefined, options: { withoutFacts?: true }) => {
      const settings = shell.settings();
      const startedMs = performance.now();
      const opened = await shell.openDatabase(settings);
      const stored = options.withoutFacts ? null : shell.openFacts(settings);
      try {
        const madeAt = shell.now();
        const file = wanted ? resolve(wanted) : newBackupFile(settings.dataDirectory, 'asked', madeAt);
        const about = { madeAt, program: shell.program, facts: stored };
        const contents =
          opened.isJoined && opened.database.isEmbedded
            ? await fromCopy(shell, settings, opened, (pool) => writeBackup(pool, file, about))
            : await writeBackup(opened.database.pool, file, about);
        const seconds = (performance.now() - startedMs) / 1000;
        const bytes = statSync(file).size;
        shell.answer(
          `Backed up ${contents.rows} rows of ${Object.keys(contents.tables).length} tables in ${seconds.toFixed(1)} s:\n${file} (${(bytes / 1e6).toFixed(1)} MB)`,
          { file, rows: contents.rows, tables: contents.tables, bytes, seconds },
        );
      } finally {
        await stored?.facts.close();
        await opened.close();
      }
    });
}

const copyTries = 3;

/**
 * Beside a running embedded database: it has one session, so reading everything through it would stop everybody. A copy is
 * opened in this process instead, and read in peace.
 */
async function fromCopy(
  shell: Shell,
  settings: Settings,
  running: CommandDatabase,
  write: (pool: CommandDatabase['database']['pool']) => Promise<BackupContents & { file: string }>,
): Promise<BackupContents & { file: string }> {
  const target = join(backupsOf(settings.dataDirectory), '.copy');
  const unlock = await lockBackups(settings);
  try {
    for (let tried = 1; ; tried++) {
      try {
        await copyWhileRunning(running.database.pool, settings.dataDirectory, target);
        break;
      } catch (error) {
        // A table was made or dropped meanwhile, or the log was recycled.
        if (tried === copyTries) throw error;
      }
    }
    const onFatal = (message: string) => shell.note(message);
    const copy = await openDatabase({ dataDirectory: target, databaseUrl: null }, { log: shell.log(settings), onFatal });
    try {
      return await write(copy.database.pool);
    } finally {
      await copy.close();
    }
  } finally {
    rmSync(target, { recursive: true, force: true });
    unlock();
  }
}

async function lockBackups(settings: Settings): Promise<() => void> {
  try {
    return await lockDirectory(backupsOf(settings.dataDirectory));
  } catch (error) {
    if (error instanceof DirectoryInUse) throw new CommandFailed('Another backup is being made. Try again when it is done.');
    throw error;
  }
}
