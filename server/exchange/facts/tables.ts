import type { FactFileKind, FactImportStatus, FactMapping } from '../../../contract/analytics/fact-import.ts';
import type { CsvFormat } from '../../../contract/exchange/import.ts';
import type { FactPlace } from './fact-rows.ts';

export type FactProblem = { row: number; message: string };

export type FactImportRow = {
  workspace_id: string;
  id: string;
  source_id: string;
  file_name: string;
  kind: FactFileKind;
  bytes: number;
  fingerprint: string;
  format: CsvFormat | null;
  columns: string[];
  status: FactImportStatus;
  mapping: FactMapping | null;
  place: FactPlace | null;
  rows_done: number;
  taken: number;
  duplicates: number;
  rejected: number;
  unreadable: number;
  problems: FactProblem[];
  failure: string | null;
  created_by: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  updated_at: Date;
};

export type FactImportTables = {
  fact_imports: FactImportRow;
  fact_import_pieces: { workspace_id: string; import_id: string; no: number; bytes: Buffer };
};
