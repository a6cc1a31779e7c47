import type { Readable } from 'node:stream';
import type { RowProblem } from '../../contract/exchange/import.ts';
import type { Caller } from '../platform/action.ts';
import { csvDownload } from '../platform/csv.ts';
import type { Ports } from '../platform/ports.ts';
import { ask } from '../platform/query.ts';
import { browseRowProblems, readImport } from './import.query.ts';

const columns = ['line', 'severity', 'column', 'field', 'code', 'message'] as const;
const linesAtOnce = 500;

/** All row problems of an import as CSV, page by page. Errors  import_not_found. */
export async function rowProblemLines(ports: Ports, caller: Caller, importId: string): Promise<Readable> {
  await ask(ports, readImport, caller, { importId });
  return csvDownload<RowProblem>(
    columns,
    (one) => columns.map((column) => one[column]),
    (cursor) => ask(ports, browseRowProblems, caller, { importId, cursor, limit: linesAtOnce }),
  );
}
