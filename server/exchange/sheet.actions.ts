// Makes a table of a file that is no text, and of another of its sheets when a member wants that one.
import type { z } from 'zod';
import type { CsvFormat, chooseSheetRequest, ImportAnswer } from '../../contract/exchange/import.ts';
import { type Caller, perform } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { asRefusal, setSheet } from './import.actions.ts';
import { statusOf } from './import.query.ts';
import { getImport } from './import.store.ts';
import { assertMay, type FileKind, fileGone, pieceBytes } from './import.ts';
import { inShort, readOriginal } from './import-file.query.ts';
import { deletePiecesBetween, insertPiece } from './import-file.store.ts';
import type { StoredWorkbook } from './tables.ts';
import { type Converted, convertFile } from './workbook/convert.jobs.ts';
import { oldWorkbook } from './workbook/old-workbook.ts';
import { firstPieceOf, formatOfTable, lastPieceOfTable } from './workbook-file.ts';

type Table = { bytes: number; format: CsvFormat; reasons: string[] };

/**
 * The table of a file that has just come: of the sheet that is wanted, or of the first with something in it.
 *
 * Errors  WorkbookError.
 */
export async function firstTable(
  ports: Ports,
  workspaceId: string,
  importId: string,
  kind: Exclude<FileKind, 'text'>,
  sheet: string | null,
): Promise<Table & { workbook: StoredWorkbook | null }> {
  if (kind === 'old_workbook') throw oldWorkbook(Buffer.from(await readOriginal(ports, workspaceId, importId)));
  const { made, table } = await makeTable(ports, workspaceId, importId, kind, sheet);
  if (kind === 'json') return { ...table, workbook: null };
  const sheets = made.sheets.map((one) => ({ ...one, table: one.no === made.no ? table : null }));
  return { ...table, workbook: { sheets } };
}

/**
 * Another sheet of the workbook is read from now on.
 *
 * Errors  import_not_found; refused (import_busy, import_not_possible, import_not_undone, file_gone, not_a_workbook, sheet_not_found, and why
 *         the sheet cannot be read).
 */
export async function chooseSheet(
  ports: Ports,
  caller: Caller,
  { importId, sheet }: z.output<typeof chooseSheetRequest>,
): Promise<ImportAnswer> {
  const { workspaceId } = caller;
  const { row, workbook } = await inShort(ports, workspaceId, 'read', async (scope) => {
    const found = await getImport(scope, importId);
    assertMay('map', found, statusOf(found, scope.now));
    if (found.file_removed_at !== null) throw fileGone();
    if (found.workbook === null) throw refused('not_a_workbook', 'Only a workbook has sheets.');
    return { row: found, workbook: found.workbook };
  });
  const known = workbook.sheets.find(({ name }) => name === sheet);
  if (!known) throw refused('sheet_not_found', `The workbook has no sheet “${sheet}”.`);
  const table = known.table ?? (await makeTable(ports, workspaceId, row.id, 'workbook', sheet).catch(asRefusal)).table;
  const sheets = workbook.sheets.map((one) => (one.no === known.no ? { ...one, table } : one));
  return perform(ports, setSheet, caller, { importId, no: known.no, workbook: { sheets } });
}

async function makeTable(
  ports: Ports,
  workspaceId: string,
  importId: string,
  kind: 'workbook' | 'json',
  sheet: string | null,
): Promise<{ made: Converted; table: Table }> {
  const store = new TableStore(ports, workspaceId, importId);
  const made = await convertFile(
    kind,
    sheet,
    () => readOriginal(ports, workspaceId, importId),
    (no, piece) => store.add(no, piece),
  );
  const bytes = await store.end();
  return { made, table: { bytes, ...formatOfTable(kind === 'json' ? 'json' : 'sheet', made.no, made.table) } };
}

/** Stores a table in pieces of the one size that all files have. */
class TableStore {
  private readonly ports: Ports;
  private readonly workspaceId: string;
  private readonly importId: string;
  private no: number | undefined;
  private waiting = Buffer.alloc(0);
  private stored = 0;

  constructor(ports: Ports, workspaceId: string, importId: string) {
    this.ports = ports;
    this.workspaceId = workspaceId;
    this.importId = importId;
  }

  async add(no: number, piece: Buffer): Promise<void> {
    if (this.no === undefined) {
      this.no = no;
      const [first, last] = [this.first(), lastPieceOfTable(no)];
      await inShort(this.ports, this.workspaceId, 'write', (scope) => deletePiecesBetween(scope, this.importId, first, last));
    }
    this.waiting = Buffer.concat([this.waiting, piece]);
    for (; this.waiting.length >= pieceBytes; this.waiting = this.waiting.subarray(pieceBytes))
      await this.put(this.waiting.subarray(0, pieceBytes));
  }

  /** Units: bytes of the whole. */
  async end(): Promise<number> {
    const bytes = this.stored * pieceBytes + this.waiting.length;
    if (this.waiting.length > 0) await this.put(this.waiting);
    return bytes;
  }

  private first(): number {
    return firstPieceOf({ made: { of: 'sheet', no: this.no ?? 1 } });
  }

  private async put(piece: Buffer): Promise<void> {
    const at = this.first() + this.stored++;
    await inShort(this.ports, this.workspaceId, 'write', (scope) => insertPiece(scope, this.importId, at, piece));
  }
}
