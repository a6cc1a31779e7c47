// Links by the chunk, for imports.
import type { Importance, Reason } from '../../contract/problems/value.ts';
import type { Scope } from '../platform/scope.ts';
import { assertChunk, type Undone } from './chunk.ts';
import { markVoices } from './dirt.store.ts';
import { assumedImportance, assumedReason, mayOverwrite } from './link.ts';
import {
  deleteLinkRows,
  findStagesOfEvidence,
  followLinks,
  type LinkKey,
  type LinkValue,
  lockLinkRows,
  restoreLinkRows,
  upsertLinkRows,
} from './link-bulk.store.ts';
import type { EvidenceLinkRow } from './tables.ts';

/** Shape   importance, reason: left out, they are assumed for a new link and stay for one that is there. */
export type LinkImport = LinkKey & { importance?: Importance; reason?: Reason };

/** Shape   kept: the team has valued this link, and its word stands. before: null when the link is new. */
export type LinkWritten = LinkKey & {
  outcome: 'created' | 'updated' | 'unchanged' | 'kept';
  value: { importance: Importance; reason: Reason };
  before: EvidenceLinkRow | null;
};

const keyOf = (key: LinkKey) => `${key.evidenceId} ${key.problemId}`;

/**
 * Links evidence to problems with the persons' values. A link that comes twice in a chunk takes the later value.
 *
 * Shape   the answers stand in the order of the rows. Evidence and problems must exist and be of one product. `fresh`: evidence that was made in
 *         this transaction, so that nothing can be linked to it yet, and that is attached already.
 */
export async function linkMany(
  scope: Scope,
  imports: readonly LinkImport[],
  { fresh }: { fresh: ReadonlySet<string> } = { fresh: new Set() },
): Promise<LinkWritten[]> {
  assertChunk(imports);
  if (imports.length === 0) return [];
  const old = imports.filter((row) => !fresh.has(row.evidenceId));
  const standing = new Map(
    (old.length === 0 ? [] : await lockLinkRows(scope, old)).map((row) => [
      keyOf({ evidenceId: row.evidence_id, problemId: row.problem_id }),
      row,
    ]),
  );
  const stages = imports.some((row) => row.reason === undefined)
    ? await findStagesOfEvidence(
        scope,
        imports.map((row) => row.evidenceId),
      )
    : new Map<string, string>();
  const written = new Map<string, LinkWritten>();
  for (const brought of imports) {
    const key = keyOf(brought);
    const before = standing.get(key) ?? null;
    const known = written.get(key)?.value ?? before;
    const value = {
      importance: brought.importance ?? known?.importance ?? assumedImportance,
      reason: brought.reason ?? known?.reason ?? assumedReason(stages.get(brought.evidenceId) ?? null),
    };
    written.set(key, { evidenceId: brought.evidenceId, problemId: brought.problemId, before, value, outcome: outcomeOf(before, value) });
  }
  const changes = [...written.values()].filter((row) => row.outcome === 'created' || row.outcome === 'updated');
  await upsertLinkRows(
    scope,
    changes.map(({ evidenceId, problemId, value }): LinkValue => ({ evidenceId, problemId, ...value })),
    { areNew: old.length === 0 },
  );
  await followLinks(
    scope,
    changes.filter((row) => !fresh.has(row.evidenceId)).map((row) => row.evidenceId),
  );
  mark(scope, changes);
  return imports.map((row) => written.get(keyOf(row)) as LinkWritten);
}

function outcomeOf(before: EvidenceLinkRow | null, value: LinkWritten['value']): LinkWritten['outcome'] {
  if (before === null) return 'created';
  if (before.importance === value.importance && before.reason === value.reason) return 'unchanged';
  return mayOverwrite(before.valued_by, 'person') ? 'updated' : 'kept';
}

function mark(scope: Scope, rows: readonly LinkKey[]): void {
  const problemIds = [...new Set(rows.map((row) => row.problemId))];
  markVoices(scope, problemIds);
}

/**
 * Takes back what linkMany wrote. Left alone is a link that the team has valued since, or that says something else by now.
 *
 * Shape   ids in the answer: `evidenceId problemId`.
 */
export async function unlinkImported(
  scope: Scope,
  rows: readonly Pick<LinkWritten, 'evidenceId' | 'problemId' | 'value' | 'before'>[],
): Promise<Undone> {
  assertChunk(rows);
  if (rows.length === 0) return { done: [], left: [] };
  const standing = new Map(
    (await lockLinkRows(scope, rows)).map((row) => [keyOf({ evidenceId: row.evidence_id, problemId: row.problem_id }), row]),
  );
  const undone: Undone = { done: [], left: [] };
  const [removed, restored]: [LinkKey[], EvidenceLinkRow[]] = [[], []];
  for (const row of rows) {
    const now = standing.get(keyOf(row));
    const isTouched = now && (now.valued_by === 'team' || now.importance !== row.value.importance || now.reason !== row.value.reason);
    if (isTouched) undone.left.push({ id: keyOf(row), because: 'edited', detail: 'it was valued again since' });
    else {
      undone.done.push(keyOf(row));
      if (now && row.before === null) removed.push(row);
      else if (now && row.before) restored.push(row.before);
    }
  }
  await deleteLinkRows(scope, removed);
  await restoreLinkRows(scope, restored);
  await followLinks(
    scope,
    removed.map((row) => row.evidenceId),
  );
  mark(scope, rows);
  return undone;
}
