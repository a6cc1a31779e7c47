// Takes back one chunk of an import: what nobody touched since goes or is put back, the rest is listed.
import type { RecordKind } from '../../contract/exchange/record-kind.ts';
import { type BeforeImage, type ImportKind, removeImported, restoreImported } from '../people/index.ts';
import type { Fact } from '../platform/action.ts';
import type { Scope } from '../platform/scope.ts';
import {
  type EvidenceRow,
  type ProblemRow,
  removeImportedEvidence,
  removeImportedProblems,
  revertImportedEvidence,
  revertImportedProblems,
  unlinkImported,
} from '../problems/index.ts';
import { findMemories, forget, insertLeftovers, rememberAgain } from './ledger.store.ts';
import type { LedgerEntries, LedgerUpdate, Memory } from './ledger.ts';
import { findVersions } from './version.query.ts';

type Leftover = { id: string; because: 'edited' | 'linked' | 'gone'; detail: string };
type Undone = { done: string[]; left: Leftover[]; facts?: Fact[] };

/** What hangs on others goes before them. */
const order: readonly RecordKind[] = [
  'evidence',
  'stakeholder_role',
  'membership',
  'revenue_line',
  'contract',
  'deal',
  'person',
  'account',
  'problem',
];

/** The bulk verbs of the areas take so many at once. */
const atOnce = 500;

/**
 * Undoes a chunk of the ledger; the chunks behind it have been undone.
 *
 * Shape   answers the facts to be told.
 */
export async function undoChunk(scope: Scope, importId: string, entries: LedgerEntries): Promise<Fact[]> {
  const ids = [...entries.created.map(([, id]) => id), ...entries.updated.map(({ id }) => id)];
  const memories = await findMemories(scope, ids);
  // Links go with the evidence that the chunk made, and stay with what of it is left alone; of other evidence they are taken off.
  const made = new Set(entries.created.flatMap(([kind, id]) => (kind === 'evidence' ? [id] : [])));
  const added = entries.links.filter(({ evidenceId }) => !made.has(evidenceId));
  for (let from = 0; from < added.length; from += atOnce) await unlinkImported(scope, added.slice(from, from + atOnce));
  const facts: Fact[] = [];
  for (const kind of order) {
    const updated = entries.updated.filter((update) => update.kind === kind);
    if (updated.length > 0) facts.push(...(await putBack(scope, importId, kind, updated, memories)));
    const created = entries.created.flatMap(([one, id]) => (one === kind ? [id] : []));
    for (let from = 0; from < created.length; from += atOnce)
      facts.push(...(await takeAway(scope, importId, kind, created.slice(from, from + atOnce), memories, entries.links)));
  }
  return facts;
}

/** The version that this import left; a record that a later import brought again is that import's now. */
const versionOf = (memories: ReadonlyMap<string, Memory>, importId: string, id: string): number | null => {
  const memory = memories.get(id);
  return memory?.importId === importId ? memory.version : null;
};

async function takeAway(
  scope: Scope,
  importId: string,
  kind: RecordKind,
  ids: readonly string[],
  memories: ReadonlyMap<string, Memory>,
  ownLinks: LedgerEntries['links'],
): Promise<Fact[]> {
  const own = ids.filter((id) => versionOf(memories, importId, id) !== null);
  const undone = await remove(
    scope,
    kind,
    own.map((id) => ({ id, version: versionOf(memories, importId, id) ?? 0 })),
    ownLinks,
  );
  await forget(scope, undone.done);
  const taken = ids.filter((id) => versionOf(memories, importId, id) === null);
  await listLeft(scope, importId, kind, [...undone.left, ...takenOver(taken)], new Map());
  return undone.facts ?? [];
}

async function putBack(
  scope: Scope,
  importId: string,
  kind: RecordKind,
  updates: readonly LedgerUpdate[],
  memories: ReadonlyMap<string, Memory>,
): Promise<Fact[]> {
  const own = updates.filter(({ id }) => versionOf(memories, importId, id) !== null);
  const undone = await restore(
    scope,
    kind,
    own.map(({ id, before }) => ({ id, version: versionOf(memories, importId, id) ?? 0, before })),
  );
  const done = new Set(undone.done);
  const versions = await findVersions(scope, kind, undone.done);
  const restored = own.filter(({ id }) => done.has(id));
  await rememberAgain(
    scope,
    restored.flatMap(({ id, last }) => (last ? [{ ...last, kind, id, version: versions.get(id)?.version ?? last.version }] : [])),
  );
  await forget(
    scope,
    restored.flatMap(({ id, last }) => (last ? [] : [id])),
  );
  const taken = updates.filter(({ id }) => versionOf(memories, importId, id) === null).map(({ id }) => id);
  const befores = new Map(updates.map(({ id, before }) => [id, before]));
  await listLeft(scope, importId, kind, [...undone.left, ...takenOver(taken)], befores);
  return undone.facts ?? [];
}

const takenOver = (ids: readonly string[]): Leftover[] =>
  ids.map((id) => ({ id, because: 'edited', detail: 'A later import changed it.' }));

async function listLeft(
  scope: Scope,
  importId: string,
  kind: RecordKind,
  left: readonly Leftover[],
  befores: ReadonlyMap<string, unknown>,
): Promise<void> {
  if (left.length === 0) return;
  const found = await findVersions(
    scope,
    kind,
    left.map(({ id }) => id),
  );
  await insertLeftovers(
    scope,
    importId,
    left
      // What somebody else has removed needs no answer.
      .filter(({ id }) => found.has(id))
      .map(({ id, because, detail }) => ({
        record_id: id,
        kind,
        name: found.get(id)?.name ?? id,
        because,
        detail,
        before: befores.get(id) ?? null,
      })),
  );
}

/** Deletes records that the import made, when their version is the one that is named. */
export async function remove(
  scope: Scope,
  kind: RecordKind,
  records: readonly { id: string; version: number }[],
  ownLinks: readonly { evidenceId: string; problemId: string }[] = [],
): Promise<Undone> {
  if (records.length === 0) return { done: [], left: [] };
  if (kind === 'evidence') return removeImportedEvidence(scope, records, ownLinks);
  if (kind === 'problem') return removeImportedProblems(scope, records);
  return removeImported(scope, kind, records);
}

/** Puts fields back that the import changed, when the version is the one that is named. */
export async function restore(
  scope: Scope,
  kind: RecordKind,
  records: readonly { id: string; version: number; before: unknown }[],
): Promise<Undone> {
  if (records.length === 0) return { done: [], left: [] };
  if (kind === 'evidence') return revertImportedEvidence(scope, records as { id: string; version: number; before: Partial<EvidenceRow> }[]);
  if (kind === 'problem') return revertImportedProblems(scope, records as { id: string; version: number; before: Partial<ProblemRow> }[]);
  return restoreImported(scope, kind as ImportKind, records as { id: string; version: number; before: BeforeImage }[]);
}
