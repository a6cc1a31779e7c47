// The life of an import: what may be done when, and what its figures add up to.
import type { ImportCounts, ImportStatus } from '../../contract/exchange/import.ts';
import { refused } from '../platform/errors.ts';
import type { ImportRow, StoredStatus } from './tables.ts';

/** Units: milliseconds. A worker says at every chunk that it lives; one that is silent for so long is dead. */
export const workerSilentMs = 60_000;

/** In the place of a worker: the work lies still, and nobody holds it. */
export const nobody = 'nobody';

const works: readonly StoredStatus[] = ['checking', 'running', 'undoing'];
export type Work = 'checking' | 'running' | 'undoing';
export const workOf = (status: StoredStatus): Work | null => (works.includes(status) ? (status as Work) : null);

type Held = Pick<ImportRow, 'status' | 'worker' | 'worker_seen_at'>;

/**
 * Whether the work of an import lies still because its worker died.
 *
 * Shape   isLiving: what this process knows better than the clock: on the embedded database there is one process, so that every other
 *         worker is dead.
 */
export function isInterrupted(row: Held, now: Date, isLiving: (worker: string) => boolean | undefined): boolean {
  if (workOf(row.status) === null || row.worker === null) return false;
  const known = isLiving(row.worker);
  if (known !== undefined) return !known;
  return now.getTime() - (row.worker_seen_at?.getTime() ?? 0) > workerSilentMs;
}

/** Whether records of this import may stand: then it must be undone before it is mapped anew or thrown away. */
export const hasBrought = (row: Pick<ImportRow, 'status' | 'chunks'>): boolean => row.chunks > 0;

/** Whether somebody is at work on it, and nobody wants that to end. */
export const goesOn = (row: Pick<ImportRow, 'cancel_requested'>, status: ImportStatus): boolean =>
  isAtWork(status) && !row.cancel_requested;

const isAtWork = (status: ImportStatus): boolean => status === 'checking' || status === 'running' || status === 'undoing';

export type Wish = 'map' | 'check' | 'run' | 'cancel' | 'resume' | 'undo' | 'discard';

const allowed: Record<Wish, readonly ImportStatus[]> = {
  map: ['uploaded', 'checked', 'undone', 'failed', 'cancelled'],
  check: ['uploaded', 'checked', 'undone', 'failed', 'cancelled'],
  run: ['uploaded', 'checked', 'undone', 'failed', 'cancelled'],
  cancel: ['checking', 'running', 'interrupted'],
  resume: ['interrupted', 'cancelled', 'failed'],
  undo: ['done', 'cancelled', 'interrupted', 'failed'],
  discard: ['uploaded', 'checked', 'undone', 'failed', 'cancelled'],
};

const needsNothingBrought: readonly Wish[] = ['map', 'check', 'run', 'discard'];

const inWords: Record<Wish, string> = {
  map: 'mapped',
  check: 'checked',
  run: 'run',
  cancel: 'cancelled',
  resume: 'resumed',
  undo: 'undone',
  discard: 'thrown away',
};

/**
 * Says no where the life of an import does not go that way.
 *
 * Errors  refused: `import_busy`, `import_not_undone`, `import_not_possible`, `mapping_missing`, `file_gone`, `nothing_to_undo`.
 */
export function assertMay(wish: Wish, row: ImportRow, status: ImportStatus): void {
  if (isAtWork(status) && wish !== 'cancel') throw refused('import_busy', 'Somebody is at work on this import. Wait, or cancel it.');
  if (!allowed[wish].includes(status)) throw refused('import_not_possible', `An import that is ${status} cannot be ${inWords[wish]}.`);
  if (needsNothingBrought.includes(wish) && hasBrought(row))
    throw refused('import_not_undone', 'Rows of this import stand already: resume it, or undo it first.');
  if (wish === 'undo' && !hasBrought(row)) throw refused('nothing_to_undo', 'This import has brought nothing.');
  if (wish === 'cancel' && row.status === 'undoing') throw refused('import_not_possible', 'Undoing cannot be stopped half-way.');
  if (wish === 'resume' && status !== 'interrupted' && !hasBrought(row))
    throw refused('import_not_possible', 'There is nothing to resume: check it or run it.');
  if (wish === 'check' || wish === 'run' || (wish === 'resume' && row.status !== 'undoing')) {
    if (row.mapping === null) throw refused('mapping_missing', 'Say first what the columns mean.');
    if (row.file_removed_at !== null) throw fileGone();
  }
}

/** Errors  refused (file_gone). */
export const fileGone = () => refused('file_gone', 'The file was thrown away a week after the import. Bring it again.');

const noCounts: ImportCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  refused: 0,
  kept: 0,
  problemsCreated: 0,
  accountsCreated: 0,
  personsCreated: 0,
  warnings: 0,
};

/** Adds what a chunk counted to what the chunks before did. */
export function addedCounts(before: Partial<ImportCounts>, chunk: Partial<ImportCounts>): ImportCounts {
  const sum = { ...noCounts };
  for (const key of Object.keys(sum) as (keyof ImportCounts)[]) sum[key] = (before[key] ?? 0) + (chunk[key] ?? 0);
  return sum;
}

/** Units: bytes. One size for all pieces of a file, so that a place in it is a piece and a place in the piece. */
export const pieceBytes = 262_144;

/** What a file is, by how it begins. `workbook`: packed, or of the old kind, which is refused when it is read. */
export type FileKind = 'text' | 'workbook' | 'old_workbook' | 'json';

type FileFault = { code: string; message: string };

const packed = [0x50, 0x4b];
const old = [0xd0, 0xcf, 0x11, 0xe0];

const signs: readonly { bytes: readonly number[]; fault: FileFault }[] = [
  { bytes: [0x1f, 0x8b], fault: { code: 'file_is_compressed', message: 'This file is compressed. Unpack it first.' } },
  { bytes: [0x25, 0x50, 0x44, 0x46], fault: { code: 'not_text', message: 'This is a PDF: bring a CSV file or a workbook.' } },
  { bytes: [0x89, 0x50, 0x4e, 0x47], fault: { code: 'not_text', message: 'This is a picture: bring a CSV file or a workbook.' } },
  { bytes: [0xff, 0xd8, 0xff], fault: { code: 'not_text', message: 'This is a picture: bring a CSV file or a workbook.' } },
];

const beginsWith = (head: Uint8Array, bytes: readonly number[]) => bytes.every((byte, index) => head[index] === byte);

/** By its first bytes and not by its name: people name files as they like. */
export function kindOfBeginning(head: Uint8Array, fileName: string): FileKind {
  if (beginsWith(head, packed) && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6))) return 'workbook';
  if (beginsWith(head, old)) return 'old_workbook';
  const text = Buffer.from(head.subarray(0, 4096))
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const isNamedJson = /\.(json|ndjson|jsonl)$/i.test(fileName);
  return /^\s*\[\s*(\{|$)/.test(text) || (isNamedJson && /^\s*[[{]/.test(text)) ? 'json' : 'text';
}

/** Share of control characters from which on the beginning of a file is no text. */
const binaryShare = 0.02;

/** Why a file that begins so cannot be CSV, or null. A NUL now and then is left to the reader, which names its line. */
export function faultOfBeginning(head: Uint8Array): FileFault | null {
  for (const { bytes, fault } of signs) if (beginsWith(head, bytes)) return fault;
  const hasMark = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (hasMark || looksLikeUtf16(head)) return null;
  const length = Math.min(head.length, 8192);
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const byte = head[at] as number;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1b) controls++;
  }
  return controls > Math.max(4, length * binaryShare)
    ? { code: 'not_text', message: 'This is neither a text file nor a workbook. Save the data as CSV or .xlsx.' }
    : null;
}

/** Every second byte of Western text in UTF-16 is zero. */
function looksLikeUtf16(head: Uint8Array): boolean {
  const length = Math.min(head.length, 4096);
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < length; at++) if (head[at] === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  const [more, less] = [Math.max(...zeros), Math.min(...zeros)];
  return more > length * 0.2 && less < length * 0.025;
}

/** Units: rows, bytes of their text, milliseconds. */
export type ChunkSize = { rows: number; bytes: number };

/**
 * How many rows the next chunk takes, from how long the last one took: a chunk is one transaction, and on the embedded database everybody
 * waits for it.
 */
export function nextChunkRows(rows: number, tookMs: number, targetMs: number, bounds: { least: number; most: number }): number {
  const ideal = (rows * targetMs) / Math.max(tookMs, 0.1);
  // At most by half as much again, so that one odd chunk does not swing it.
  const bounded = Math.min(Math.max(ideal, rows / 2), rows * 1.5);
  return Math.max(bounds.least, Math.min(bounds.most, Math.round(bounded)));
}
