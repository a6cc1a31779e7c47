// A backup is one gzip file of lines: a header, then for each table its name, its rows and a seal, then the end.
// Every value is the text that Postgres writes for it, so that nothing is lost between types, versions and engines.
import { z } from 'zod';

/** 2: tables of the facts may follow those of Postgres. */
export const formatVersion = 2;
export const oldestFormat = 1;

export const backupHeader = z.object({
  bifocal: z.literal('backup'),
  format: z.number().int(),
  madeAt: z.string(),
  program: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
});
export type BackupHeader = z.infer<typeof backupHeader>;

/** Opens a table; its rows follow as arrays of text and null, in this order of columns. */
export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
/** Closes a table: how many rows, and the SHA-256 over their lines. */
export const sealLine = z.object({ rows: z.number().int(), sha256: z.string() });
/** The last line: without it the file is cut off. */
export const endLine = z.object({ end: z.literal(true), tables: z.number().int(), rows: z.number().int() });

/** What a backup holds, table by table: two backups of the same moment have the same contents. */
export type BackupContents = { tables: Record<string, { rows: number; sha256: string }>; rows: number };

/** A file that is no backup, is damaged, or comes from a version that this one cannot read. */
export class BackupUnreadable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BackupUnreadable';
  }
}
