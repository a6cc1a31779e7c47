// Where backups lie and which are kept.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const automaticKept = 10;
const automaticPrefix = 'automatic-';

export type BackupKind = 'asked' | 'automatic';

export const backupsOf = (dataDirectory: string) => join(dataDirectory, 'backups');

/** A name that sorts by time. */
export function newBackupFile(dataDirectory: string, kind: BackupKind, madeAt: Date): string {
  const time = madeAt
    .toISOString()
    .replace(/\.(\d+)Z$/, '-$1Z')
    .replaceAll(':', '-');
  return join(backupsOf(dataDirectory), `${kind === 'automatic' ? automaticPrefix : ''}bifocal-${time}.ndjson.gz`);
}

/** Removes the oldest automatic ones; what a person asked for stays until a person removes it. */
export function removeOldBackups(dataDirectory: string): void {
  const directory = backupsOf(dataDirectory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const automatic = readdirSync(directory)
    .filter((name) => name.startsWith(automaticPrefix) && name.endsWith('.gz'))
    .sort();
  for (const name of automatic.slice(0, -automaticKept)) rmSync(join(directory, name));
}
