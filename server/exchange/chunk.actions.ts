// Writes down what a chunk did, beside what it did: the ledger, what was brought for each record, what is wrong with rows, how far the import is.

import type { RowProblem } from '../../contract/exchange/import.ts';
import { tell } from '../platform/action.ts';
import type { Scope } from '../platform/scope.ts';
import type { Brought } from './bring/chunk.ts';
import { updateImport } from './import.store.ts';
import { addedCounts } from './import.ts';
import { countNewProblems, insertLedger, insertRowProblems, noteNewProblems, remember } from './ledger.store.ts';
import type { ImportRow } from './tables.ts';

/** More than anybody reads; the others are only counted. */
const mostRowProblems = 100_000;

/** Notes row problems behind those that are noted; answers the counts of the import. */
export async function noteRowProblems(
  scope: Scope,
  row: ImportRow,
  problems: readonly RowProblem[],
): Promise<{ errors: number; warnings: number }> {
  const noted = Math.min(row.errors + row.warnings, mostRowProblems);
  await insertRowProblems(scope, row.id, noted, problems.slice(0, mostRowProblems - noted));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors: row.errors + errors, warnings: row.warnings + problems.length - errors };
}

/** Records a chunk that was written, in its transaction. */
export async function recordChunk(scope: Scope, row: ImportRow, brought: Brought, change: Partial<ImportRow>): Promise<ImportRow> {
  const { ledger } = brought;
  await insertLedger(scope, row.id, row.chunks + 1, brought.counts.rows, ledger.entries);
  await remember(scope, row.id, ledger.remembered);
  await noteNewProblems(scope, row.id, brought.made);
  await countNewProblems(scope, row.id, brought.named);
  await tell(scope, brought.facts);
  return updateImport(scope, row.id, {
    ...change,
    ...(await noteRowProblems(scope, row, brought.problems)),
    chunks: row.chunks + 1,
    rows_done: row.rows_done + brought.counts.rows,
    counts: addedCounts(row.counts, brought.counts),
    worker_seen_at: scope.now,
  });
}
