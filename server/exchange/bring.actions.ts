// One chunk of rows becomes records: everything in the caller's transaction, in a handful of statements, or, in a dry run, nothing at all.
import type { Scope } from '../platform/scope.ts';
import { type BringPlan, type Brought, Chunk, type ReadRow } from './bring/chunk.ts';
import { bringEvidence } from './bring/evidence.actions.ts';
import { findProblems } from './bring/named-problems.actions.ts';
import { bringProblems } from './bring/problems.actions.ts';
import { bringRecords } from './bring/records.actions.ts';
import { findAccounts, findPersons, findStewards } from './bring/references.actions.ts';
import type { CheckMemory } from './check-memory.ts';

/**
 * Brings a chunk of at most 500 rows.
 *
 * Shape   `memory`: a dry run; it knows what the chunks before would have made. Without it everything is written.
 * Errors  none for a row: it becomes a row problem and the others go on.
 */
export async function bringRows(scope: Scope, plan: BringPlan, rows: readonly ReadRow[], memory?: CheckMemory): Promise<Brought> {
  const chunk = new Chunk(scope, plan, memory);
  const items = chunk.take(rows);
  await findStewards(chunk, items);
  await findAccounts(chunk, items);
  await findPersons(chunk, items);
  await findProblems(chunk, items);
  const ready = items.filter((item) => !item.refused);
  if (plan.kind === 'evidence') await bringEvidence(chunk, ready);
  else if (plan.kind === 'problem') await bringProblems(chunk, ready);
  else await bringRecords(chunk, plan.kind, ready);
  return chunk.brought();
}
