// Evidence by the chunk, for imports: the import checks, decides and writes the audit event and the ledger; nothing here does.
import type { EvidenceKind, Snapshot } from '../../contract/problems/evidence.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { assertChunk, beforeImage, type Undone, type Written, withoutEdited } from './chunk.ts';
import { markVoices } from './dirt.store.ts';
import { accountOf, titleOf } from './evidence.ts';
import {
  deleteEvidenceRows,
  findBonds,
  insertEvidenceRows,
  lockEvidenceById,
  lockEvidenceRows,
  updateEvidenceRows,
} from './evidence-bulk.store.ts';
import { listProblemIdsOf } from './link.store.ts';
import { authorOf } from './problem.actions.ts';
import { findSnapshots } from './snapshot.query.ts';
import { findAccountsOfSpeakers } from './speaker.query.ts';
import type { EvidenceRow } from './tables.ts';

/**
 * A piece of evidence as an import brings it.
 *
 * Shape   externalId null: always new. A field that is left out stays as it is; `null` clears it. kind is needed for a new row. persons and
 *         accounts must exist. Text has been checked against the contract.
 */
export type EvidenceImport = {
  source: string;
  externalId: string | null;
  kind?: EvidenceKind;
  title?: string | null;
  body?: string | null;
  occurredAt?: Date | null;
  personId?: string | null;
  accountId?: string | null;
  unnamedPeople?: number | null;
  sourceUrl?: string | null;
  sentiment?: number | null;
  tags?: readonly string[] | null;
  fields?: Readonly<Record<string, unknown>> | null;
  /** The caller links it in the same transaction: a new one does not wait in the inbox before, which would be a second write of the row. */
  isLinked?: boolean;
  /** What the import before brought for this evidence: a field that says something else now was edited by a member, and the edit wins. */
  lastImported?: Partial<Omit<EvidenceImport, 'lastImported' | 'isLinked'>>;
};

/** What is stored of these, by external id: what an import needs to tell an edit of a member from its own earlier value. */
export async function lockImportedEvidence(
  scope: Scope,
  productId: string,
  keys: readonly { source: string; externalId: string }[],
): Promise<Map<string, EvidenceRow>> {
  assertChunk(keys);
  const rows = await lockEvidenceRows(scope, productId, keys);
  return new Map(rows.map((row) => [keyOf(row.source, row.external_id ?? ''), row]));
}

const keyOf = (source: string, externalId: string) => `${source}\n${externalId}`;

type Draft = { row: EvidenceRow; before: EvidenceRow | null; mustPlace: boolean; accountIsNamed: boolean; kept: string[] };

/**
 * Creates or updates evidence by source and external id.
 *
 * Shape   the answers stand in the order of the rows; a row that comes twice in a chunk updates what it made. `writes: false`: a dry run,
 *         which says what would become of the rows; persons and accounts need not exist then. `known`: what lockImportedEvidence said of these
 *         rows in the same transaction.
 * Errors  none of its own: a row without anything to build a title from is called by its source.
 */
export async function upsertEvidence(
  scope: Scope,
  productId: string,
  imports: readonly EvidenceImport[],
  how: { writes: boolean; known?: ReadonlyMap<string, EvidenceRow> } = { writes: true },
): Promise<Written<EvidenceRow>[]> {
  assertChunk(imports);
  const known =
    how.known ??
    (await lockImportedEvidence(
      scope,
      productId,
      imports.flatMap(({ source, externalId }) => (externalId === null ? [] : [{ source, externalId }])),
    ));
  const drafts = new Map<string, Draft>();
  const keys = imports.map((brought, index) => {
    const key = brought.externalId === null ? `\n${index}` : keyOf(brought.source, brought.externalId);
    const draft = drafts.get(key) ?? draftOf(scope, productId, brought, known.get(key));
    const { lastImported, isLinked: _, ...said } = brought;
    const { fields, kept } = withoutEdited(said, fieldsOf(draft.row), draft.before === null ? undefined : lastImported);
    drafts.set(key, applied({ ...draft, kept: [...new Set([...draft.kept, ...kept])] }, fields));
    return key;
  });
  if (!how.writes) return keys.map((key) => writtenOf(drafts.get(key) as Draft));
  await placeSpeakers(scope, [...drafts.values()]);
  const made = [...drafts.values()].filter((draft) => draft.before === null);
  const changed = [...drafts.values()].filter((draft) => draft.before !== null && hasChanged(draft));
  for (const draft of changed) {
    draft.row.version += 1;
    draft.row.updated_at = scope.now;
  }
  await insertEvidenceRows(
    scope,
    made.map((draft) => draft.row),
  );
  await updateEvidenceRows(
    scope,
    changed.map((draft) => draft.row),
  );
  await markProblemsOf(
    scope,
    changed.map((draft) => draft.row.id),
  );
  return keys.map((key) => writtenOf(drafts.get(key) as Draft));
}

const imageOf = ({ row, before }: Draft) => {
  const { version: _v, updated_at: _u, ...image } = before === null ? ({} as EvidenceRow) : beforeImage(before, row);
  return image as Partial<EvidenceRow>;
};
const hasChanged = (draft: Draft) => Object.keys(imageOf(draft)).length > 0;

function writtenOf(draft: Draft): Written<EvidenceRow> {
  const { id, version } = draft.row;
  if (draft.before === null) return { id, version, outcome: 'created', before: null, kept: [] };
  const before = imageOf(draft);
  return { id, version, outcome: Object.keys(before).length > 0 ? 'updated' : 'unchanged', before, kept: draft.kept };
}

function draftOf(scope: Scope, productId: string, brought: EvidenceImport, known: EvidenceRow | undefined): Draft {
  if (known) return { row: { ...known }, before: known, mustPlace: false, accountIsNamed: known.account_id !== null, kept: [] };
  const row: EvidenceRow = {
    workspace_id: scope.workspaceId,
    id: newId('evd', scope.now.getTime()),
    product_id: productId,
    kind: brought.kind ?? 'support',
    title: '',
    body: '',
    occurred_at: scope.now,
    person_id: null,
    account_id: null,
    unnamed_people: 0,
    source: brought.source,
    source_url: null,
    external_id: brought.externalId,
    sentiment: null,
    tags: [],
    fields: {},
    snapshot: {},
    triage: brought.isLinked ? 'attached' : 'waiting',
    parked_reason: null,
    account_unclear: false,
    version: 1,
    created_by: authorOf(scope),
    created_at: scope.now,
    updated_at: scope.now,
    archived_at: null,
  };
  return { row, before: null, mustPlace: true, accountIsNamed: false, kept: [] };
}

/** The row in the words of an import. */
const fieldsOf = (row: EvidenceRow): Partial<EvidenceImport> => ({
  kind: row.kind,
  title: row.title,
  body: row.body,
  occurredAt: row.occurred_at,
  personId: row.person_id,
  accountId: row.account_id,
  unnamedPeople: row.unnamed_people,
  sourceUrl: row.source_url,
  sentiment: row.sentiment,
  tags: row.tags,
  fields: row.fields,
});

const orStored = <T>(brought: T | null | undefined, whenCleared: T, stored: T): T =>
  brought === undefined ? stored : (brought ?? whenCleared);

function applied(draft: Draft, brought: EvidenceImport): Draft {
  const { row } = draft;
  const body = orStored(brought.body, '', row.body);
  const fields = { ...orStored(brought.fields, {}, row.fields) };
  // A title that was built is built anew from new words; one that somebody gave stays until another is given.
  const wasBuilt = row.title === '' || row.title === titleOf({ title: null, body: row.body, fields: row.fields });
  const given = brought.title ?? (brought.title === undefined && !wasBuilt ? row.title : null);
  const next: EvidenceRow = {
    ...row,
    kind: brought.kind ?? row.kind,
    title: titleOf({ title: given, body, fields }) ?? row.source,
    body,
    fields,
    occurred_at: brought.occurredAt ?? row.occurred_at,
    person_id: orStored(brought.personId, null, row.person_id),
    account_id: orStored(brought.accountId, null, row.account_id),
    unnamed_people: orStored(brought.unnamedPeople, 0, row.unnamed_people),
    source_url: orStored(brought.sourceUrl, null, row.source_url),
    sentiment: orStored(brought.sentiment, null, row.sentiment),
    tags: [...orStored(brought.tags, [], row.tags)],
  };
  const moves =
    next.person_id !== row.person_id || next.account_id !== row.account_id || next.occurred_at.getTime() !== row.occurred_at.getTime();
  return {
    ...draft,
    row: next,
    mustPlace: draft.mustPlace || moves,
    accountIsNamed: draft.accountIsNamed || typeof brought.accountId === 'string',
  };
}

/** For which accounts they spoke and how both stood that day: two questions for the whole chunk. */
async function placeSpeakers(scope: Scope, drafts: readonly Draft[]): Promise<void> {
  const moved = drafts.filter((draft) => draft.mustPlace);
  if (moved.length === 0) return;
  const active = await findAccountsOfSpeakers(
    scope,
    moved.map(({ row, accountIsNamed }) => ({ personId: accountIsNamed ? null : row.person_id, occurredAt: row.occurred_at })),
  );
  for (const [index, { row }] of moved.entries()) {
    const spoken = accountOf(
      row.account_id,
      (active[index] ?? []).map((account) => account.id),
    );
    row.account_id = spoken.accountId;
    row.account_unclear = spoken.unclear;
  }
  const snapshots: Snapshot[] = await findSnapshots(
    scope,
    moved.map(({ row }) => ({ personId: row.person_id, accountId: row.account_id, occurredAt: row.occurred_at })),
    'imported',
  );
  for (const [index, { row }] of moved.entries()) row.snapshot = snapshots[index] ?? {};
}

async function markProblemsOf(scope: Scope, evidenceIds: readonly string[]): Promise<void> {
  if (evidenceIds.length === 0) return;
  const problemIds = await listProblemIdsOf(scope, evidenceIds);
  markVoices(scope, problemIds);
}

// Undo of an import.

/**
 * Deletes evidence that an import made. Left alone is what somebody edited, valued, linked or commented since.
 *
 * Shape   ownLinks: the links the same import made; they go with their evidence.
 */
export async function removeImportedEvidence(
  scope: Scope,
  rows: readonly { id: string; version: number }[],
  ownLinks: readonly { evidenceId: string; problemId: string }[],
): Promise<Undone> {
  assertChunk(rows);
  const stored = new Map((await lockEvidenceById(scope, idsOf(rows))).map((row) => [row.id, row]));
  const bonds = await findBonds(scope, idsOf(rows), ownLinks);
  const undone: Undone = { done: [], left: [] };
  for (const { id, version } of rows) {
    const row = stored.get(id);
    const bond = bonds.get(id);
    if (!row) undone.done.push(id);
    else if (row.version !== version) undone.left.push({ id, because: 'edited', detail: `changed since: version ${row.version}` });
    else if (bond) undone.left.push({ id, because: 'linked', detail: `${bond} refers to it` });
    else undone.done.push(id);
  }
  await markProblemsOf(scope, undone.done);
  await deleteEvidenceRows(scope, undone.done);
  return undone;
}

/** Puts back what an import changed. Left alone is what somebody edited since. */
export async function revertImportedEvidence(
  scope: Scope,
  rows: readonly { id: string; version: number; before: Partial<EvidenceRow> }[],
): Promise<Undone> {
  assertChunk(rows);
  const stored = new Map((await lockEvidenceById(scope, idsOf(rows))).map((row) => [row.id, row]));
  const undone: Undone = { done: [], left: [] };
  const reverted: EvidenceRow[] = [];
  for (const { id, version, before } of rows) {
    const row = stored.get(id);
    if (!row || row.version !== version) {
      undone.left.push({ id, because: 'edited', detail: row ? `changed since: version ${row.version}` : 'gone' });
      continue;
    }
    reverted.push({ ...row, ...before, version: row.version + 1, updated_at: scope.now });
    undone.done.push(id);
  }
  await updateEvidenceRows(scope, reverted);
  await markProblemsOf(scope, undone.done);
  return undone;
}

const idsOf = (rows: readonly { id: string }[]) => rows.map((row) => row.id);
