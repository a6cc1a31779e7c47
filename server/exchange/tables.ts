import type { CsvFormat, ImportCounts, ImportStatus, RowProblem, UndoLeftover } from '../../contract/exchange/import.ts';
import type { Mapping } from '../../contract/exchange/mapping.ts';
import type { RecordKind } from '../../contract/exchange/record-kind.ts';

export type StoredStatus = Exclude<ImportStatus, 'interrupted'> | 'uploading';

/** Where the reader goes on. Shape   byteOffset: null where the encoding gives none; then the rows that are done are passed over. */
export type StoredPlace = { line: number; row: number; byteOffset: number | null };

export type ImportFailure = { code: string; message: string; line: number | null; column: number | null };

/** Who started the run. Shape   id: null for the system. */
export type Starter = { id: string | null; name: string };

/** A workbook. Shape   `table` of a sheet: what was made of it; null until somebody chose it. */
export type StoredWorkbook = {
  sheets: {
    no: number;
    name: string;
    isHidden: boolean;
    table: { bytes: number; format: CsvFormat; reasons: string[] } | null;
  }[];
};

export type ImportRow = {
  workspace_id: string;
  id: string;
  file_name: string;
  bytes: number;
  file_removed_at: Date | null;
  product_id: string | null;
  status: StoredStatus;
  worker: string | null;
  worker_seen_at: Date | null;
  cancel_requested: boolean;
  format: CsvFormat | null;
  format_reasons: string[];
  workbook: StoredWorkbook | null;
  columns: string[];
  signature: string | null;
  mapping: Mapping | null;
  mapped_at: Date | null;
  kind: RecordKind | null;
  source: string | null;
  place: StoredPlace | null;
  step: 'rows' | 'parents';
  chunks: number;
  rows_done: number;
  rows_total: number | null;
  bytes_read: number;
  counts: Partial<ImportCounts>;
  errors: number;
  warnings: number;
  failure: ImportFailure | null;
  started_by: Starter | null;
  started_at: Date | null;
  finished_at: Date | null;
  created_by: string;
  created_by_name: string;
  created_at: Date;
  updated_at: Date;
};

export type ImportFileChunkRow = { workspace_id: string; import_id: string; no: number; bytes: Buffer };

/** Shape   entries: see `LedgerEntries` in ledger.ts. */
export type ImportLedgerRow = { workspace_id: string; import_id: string; no: number; rows: number; entries: unknown };

export type ImportRecordRow = {
  workspace_id: string;
  record_id: string;
  kind: RecordKind;
  import_id: string;
  version: number;
  fields: Record<string, unknown>;
};

export type ImportRowProblemRow = {
  workspace_id: string;
  import_id: string;
  no: number;
  line: number;
  column_name: string | null;
  field: string | null;
  code: string;
  message: string;
  severity: RowProblem['severity'];
};

export type ImportNewProblemRow = {
  workspace_id: string;
  import_id: string;
  problem_key: string;
  title: string;
  external_id: string | null;
  rows: number;
};

export type ImportLeftoverRow = {
  workspace_id: string;
  import_id: string;
  record_id: string;
  kind: RecordKind;
  name: string;
  because: UndoLeftover['because'];
  detail: string;
  before: unknown;
  answer: 'keep' | 'undo' | null;
  answered_by: string | null;
  answered_at: Date | null;
};

export type ExchangeTables = {
  imports: ImportRow;
  import_file_chunks: ImportFileChunkRow;
  import_ledger: ImportLedgerRow;
  import_records: ImportRecordRow;
  import_row_problems: ImportRowProblemRow;
  import_new_problems: ImportNewProblemRow;
  import_leftovers: ImportLeftoverRow;
};
