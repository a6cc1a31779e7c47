// Problems by the chunk, for imports: the import checks, decides and writes the audit event and the ledger; nothing here does.
import type { ProblemStatus } from '../../contract/problems/problem.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { assertChunk, beforeImage, type Undone, type Written, withoutEdited } from './chunk.ts';
import { markProblems, markStances } from './dirt.store.ts';
import { authorOf } from './problem.actions.ts';
import type { StoredProblem } from './problem.store.ts';
import {
  deleteProblemRows,
  findProblemBonds,
  findProblemsByKey,
  insertProblemRows,
  lockProblemRows,
  lockProblemsByTitle,
  updateProblemRows,
} from './problem-bulk.store.ts';
import type { ProblemRow } from './tables.ts';

/** A problem that evidence of an import belongs to. Shape   source is needed with an externalId. */
export type ProblemWish = { title: string; source?: string; externalId?: string };

/**
 * Finds the problems of these names, and makes those that are not there. Titles are compared without case.
 *
 * Shape   in the order of the wishes; the same problem wished twice is made once, and `created` on its first place only. `writes: false`: a
 *         dry run, which says what would be made.
 */
export async function createOrAttachProblems(
  scope: Scope,
  productId: string,
  wishes: readonly ProblemWish[],
  how: { writes: boolean } = { writes: true },
): Promise<{ id: string; created: boolean; version: number }[]> {
  const standing = await lockProblemsByTitle(
    scope,
    productId,
    wishes.map(({ title, externalId }) => (externalId === undefined ? title : null)),
  );
  const open = wishes.filter((_, index) => !standing[index]);
  const written = await upsertProblems(
    scope,
    productId,
    open.map(({ title, source, externalId }) => ({ title, source: source ?? null, externalId: externalId ?? null })),
    { changes: false, writes: how.writes },
  );
  const seen = new Set<string>();
  const rest = written.values();
  return wishes.map((_, index) => {
    const stands = standing[index];
    if (stands) return { ...stands, created: false };
    const { id, outcome, version } = rest.next().value as Written<ProblemRow>;
    const created = outcome === 'created' && !seen.has(id);
    seen.add(id);
    return { id, created, version };
  });
}

/**
 * A problem as an import brings it.
 *
 * Shape   matched by source and externalId, else by title. A field that is left out stays; `null` clears it. Its status is taken as it
 *         comes: where it was worked on before, its steps were taken there.
 */
export type ProblemImport = {
  source: string | null;
  externalId: string | null;
  title: string;
  who?: string | null;
  situation?: string | null;
  obstacle?: string | null;
  consequence?: string | null;
  measureOfSuccess?: string | null;
  status?: Exclude<ProblemStatus, 'merged'> | null;
  effortPersonWeeks?: number | null;
  durationWeeks?: number | null;
  impact?: number | null;
  tags?: readonly string[] | null;
  /** What the import before brought for this problem: a field that says something else now was edited by a member, and the edit wins. */
  lastImported?: Partial<Omit<ProblemImport, 'lastImported'>>;
};

type Draft = { row: StoredProblem; before: StoredProblem | null; kept: string[] };

/** Creates or updates problems. Shape   the answers stand in the order of the rows. writes: false for a dry run. */
export async function upsertProblems(
  scope: Scope,
  productId: string,
  imports: readonly ProblemImport[],
  how: { changes: boolean; writes: boolean } = { changes: true, writes: true },
): Promise<Written<ProblemRow>[]> {
  assertChunk(imports);
  if (imports.length === 0) return [];
  const found = await findProblemsByKey(scope, productId, imports);
  const stored = new Map(
    (
      await lockProblemRows(
        scope,
        found.flatMap(({ byExternalId, byTitle }) => [byExternalId, byTitle].filter((id) => id !== null)),
      )
    ).map((row) => [row.id, row]),
  );
  const drafts = new Map<string, Draft>();
  const byExternalId = new Map<string, string>();
  const byTitle = new Map<string, string>();
  const ids = imports.map((brought, index) => {
    const keys = found[index];
    if (!keys) throw new Error('a row has no keys');
    const externalKey = brought.externalId === null ? null : `${brought.source}\n${brought.externalId}`;
    const titled = keys.byTitle ?? byTitle.get(keys.titleKey) ?? null;
    const named = keys.byExternalId ?? (externalKey === null ? null : (byExternalId.get(externalKey) ?? null));
    // The same title under another external id is another problem.
    const holder = titled === null ? undefined : (drafts.get(titled)?.row ?? stored.get(titled));
    const isTaken =
      holder !== undefined && holder.external_id !== null && brought.externalId !== null && holder.external_id !== brought.externalId;
    const id = named ?? (isTaken ? null : titled);
    const known = id === null ? undefined : (drafts.get(id) ?? draftOfStored(stored.get(id)));
    const isNew = known === undefined;
    const draft = known ?? draftOf(scope, productId, isTaken ? { ...brought, title: apart(brought) } : brought);
    const { lastImported, ...said } = brought;
    const { title, source, externalId } = said;
    const { fields, kept } = withoutEdited<Partial<ProblemImport>>(said, fieldsOf(draft.row), isNew ? undefined : lastImported);
    const takesTitle = how.changes && !isNew && titled === null && fields.title !== undefined;
    if (how.changes || isNew) {
      const next = { ...draft, kept: [...new Set([...draft.kept, ...kept])] };
      drafts.set(
        draft.row.id,
        applied(scope, next, { ...fields, title, source, externalId }, { adoptsExternalId: isNew || named === null, takesTitle }),
      );
    } else drafts.set(draft.row.id, draft);
    if (externalKey !== null) byExternalId.set(externalKey, draft.row.id);
    if ((isNew && !isTaken) || takesTitle) byTitle.set(keys.titleKey, draft.row.id);
    return draft.row.id;
  });
  if (how.writes) await write(scope, [...drafts.values()]);
  return ids.map((id) => writtenOf(drafts.get(id) as Draft));
}

/** Units: characters. */
const longestTitle = 300;

/** Two records of one title are told apart by what the other system calls them. */
function apart(brought: ProblemImport): string {
  const mark = ` (${brought.externalId})`.slice(0, longestTitle / 2);
  return brought.title.slice(0, longestTitle - mark.length).toWellFormed() + mark;
}

/** Until something is applied to it, the draft is the stored row itself. */
const draftOfStored = (row: StoredProblem | undefined): Draft | undefined => row && { row, before: row, kept: [] };

async function write(scope: Scope, drafts: readonly Draft[]): Promise<void> {
  const made = drafts.filter((draft) => draft.before === null);
  const changed = drafts.filter((draft) => draft.before !== null && hasChanged(draft));
  for (const { row } of changed) {
    row.version += 1;
    row.updated_at = scope.now;
  }
  await insertProblemRows(
    scope,
    made.map(({ row: { no: _, ...row } }) => row),
  );
  await updateProblemRows(
    scope,
    changed.map((draft) => draft.row),
  );
  const ids = [...made, ...changed].map((draft) => draft.row.id);
  markStances(
    scope,
    changed.filter(({ row, before }) => row.status !== before?.status).map((draft) => draft.row.id),
  );
  markProblems(scope, ids);
}

function imageOf({ row, before }: Draft): Partial<ProblemRow> {
  if (row === before) return {};
  const { version: _v, updated_at: _u, no: _n, ...image } = before === null ? ({} as Partial<StoredProblem>) : beforeImage(before, row);
  return image;
}
const hasChanged = (draft: Draft) => Object.keys(imageOf(draft)).length > 0;

function writtenOf(draft: Draft): Written<ProblemRow> {
  const { id, version } = draft.row;
  if (draft.before === null) return { id, version, outcome: 'created', before: null, kept: [] };
  const before = imageOf(draft);
  return { id, version, outcome: Object.keys(before).length > 0 ? 'updated' : 'unchanged', before, kept: draft.kept };
}

function draftOf(scope: Scope, productId: string, brought: ProblemImport): Draft {
  const row: StoredProblem = {
    workspace_id: scope.workspaceId,
    id: newId('prb', scope.now.getTime()),
    no: 0,
    product_id: productId,
    title: brought.title.slice(0, longestTitle).toWellFormed(),
    who: null,
    situation: null,
    obstacle: null,
    consequence: null,
    measure_of_success: null,
    status: 'heard',
    parked_reason: null,
    merged_into: null,
    objective_id: null,
    effort_person_weeks: null,
    duration_weeks: null,
    impact: null,
    inputs_set_by: null,
    inputs_set_at: null,
    steward_ids: [],
    tags: [],
    source: brought.externalId === null ? null : brought.source,
    external_id: brought.externalId,
    version: 1,
    created_by: authorOf(scope),
    created_at: scope.now,
    updated_at: scope.now,
    archived_at: null,
  };
  return { row, before: null, kept: [] };
}

/** The row in the words of an import. */
const fieldsOf = (row: StoredProblem): Partial<ProblemImport> => ({
  title: row.title,
  who: row.who,
  situation: row.situation,
  obstacle: row.obstacle,
  consequence: row.consequence,
  measureOfSuccess: row.measure_of_success,
  ...(row.status === 'merged' ? {} : { status: row.status }),
  effortPersonWeeks: row.effort_person_weeks,
  durationWeeks: row.duration_weeks,
  impact: row.impact,
  tags: row.tags,
});

const orStored = <T>(brought: T | undefined, stored: T): T => (brought === undefined ? stored : brought);

function applied(scope: Scope, draft: Draft, brought: ProblemImport, how: { adoptsExternalId: boolean; takesTitle: boolean }): Draft {
  const { row } = draft;
  const inputs = {
    effort_person_weeks: orStored(brought.effortPersonWeeks, row.effort_person_weeks),
    duration_weeks: orStored(brought.durationWeeks, row.duration_weeks),
    impact: orStored(brought.impact, row.impact),
  };
  const setsInputs = Object.entries(inputs).some(([column, value]) => row[column as keyof typeof inputs] !== value);
  const status = row.status === 'merged' ? row.status : (brought.status ?? row.status);
  return {
    ...draft,
    row: {
      ...row,
      ...inputs,
      ...(setsInputs ? { inputs_set_by: authorOf(scope), inputs_set_at: scope.now } : {}),
      title: how.takesTitle ? brought.title.slice(0, longestTitle).toWellFormed() : row.title,
      who: orStored(brought.who, row.who),
      situation: orStored(brought.situation, row.situation),
      obstacle: orStored(brought.obstacle, row.obstacle),
      consequence: orStored(brought.consequence, row.consequence),
      measure_of_success: orStored(brought.measureOfSuccess, row.measure_of_success),
      status,
      parked_reason: status === 'parked' ? (row.parked_reason ?? 'Parked where it was imported from') : null,
      tags: [...(brought.tags === undefined ? row.tags : (brought.tags ?? []))],
      ...(how.adoptsExternalId && row.external_id === null && brought.externalId
        ? { source: brought.source ?? null, external_id: brought.externalId }
        : {}),
    },
  };
}

// Undo of an import.

/** Deletes problems that an import made. Left alone is what somebody edited, and what anything hangs on: undo the links first. */
export async function removeImportedProblems(scope: Scope, rows: readonly { id: string; version: number }[]): Promise<Undone> {
  assertChunk(rows);
  const ids = rows.map((row) => row.id);
  const stored = new Map((await lockProblemRows(scope, ids)).map((row) => [row.id, row]));
  const bonds = await findProblemBonds(scope, ids);
  const undone: Undone = { done: [], left: [] };
  for (const { id, version } of rows) {
    const row = stored.get(id);
    const bond = bonds.get(id);
    if (row && row.version !== version) undone.left.push({ id, because: 'edited', detail: `changed since: version ${row.version}` });
    else if (row && bond) undone.left.push({ id, because: 'linked', detail: `${bond} hangs on it` });
    else undone.done.push(id);
  }
  await deleteProblemRows(scope, undone.done);
  return undone;
}

/** Puts back what an import changed. Left alone is what somebody edited since. */
export async function revertImportedProblems(
  scope: Scope,
  rows: readonly { id: string; version: number; before: Partial<ProblemRow> }[],
): Promise<Undone> {
  assertChunk(rows);
  const stored = new Map(
    (
      await lockProblemRows(
        scope,
        rows.map((row) => row.id),
      )
    ).map((row) => [row.id, row]),
  );
  const undone: Undone = { done: [], left: [] };
  const reverted: StoredProblem[] = [];
  for (const { id, version, before } of rows) {
    const row = stored.get(id);
    if (!row || row.version !== version) {
      undone.left.push({ id, because: 'edited', detail: row ? `changed since: version ${row.version}` : 'gone' });
      continue;
    }
    const { no: _, ...image } = before as Partial<StoredProblem>;
    reverted.push({ ...row, ...image, version: row.version + 1, updated_at: scope.now });
    undone.done.push(id);
  }
  await updateProblemRows(scope, reverted);
  markStances(scope, undone.done);
  markProblems(scope, undone.done);
  return undone;
}
