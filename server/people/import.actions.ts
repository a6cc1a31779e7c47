// The writing side of imports: called by exchange inside its own action, chunk by chunk, so that the chunk and its ledger are one transaction.
import type { ExternalRef } from '../../contract/people/external-ref.ts';
import type { IdPrefix } from '../../contract/platform/id.ts';
import type { Fact } from '../platform/action.ts';
import { newId } from '../platform/id.ts';
import type { Scope } from '../platform/scope.ts';
import { lockFamilies } from './account.store.ts';
import { findExternalRefs, holdManySince, insertRows, lockRows, refKey, type StateChange, updateRows } from './bulk.store.ts';
import { dayOf } from './days.ts';
import { listParents, settleFamilies } from './family.store.ts';
import { parentFaultWords, settleParents } from './family.ts';
import { isSameJson } from './fields.ts';
import type { RowFault } from './import-kinds/translation.ts';
import { listManyStates } from './import-record.store.ts';
import {
  type BeforeImage,
  type ImportFields,
  type ImportKind,
  type ImportOutcome,
  type ImportRow,
  translations,
  withoutEdited,
} from './import-record.ts';
import { membershipsOfPairs, pairKey, personsByEmail, roleKey, rolesOfPairs } from './match.store.ts';
import { listManyStays } from './membership.store.ts';
import type { RecordTable } from './record.store.ts';
import { faultOfRole, roleFaultText } from './stakeholder-role.ts';

export const tableOfKind = {
  account: 'accounts',
  person: 'persons',
  membership: 'memberships',
  revenue_line: 'revenue_lines',
  contract: 'contracts',
  deal: 'deals',
  stakeholder_role: 'stakeholder_roles',
} as const satisfies Record<ImportKind, RecordTable>;

const prefixOfKind: Record<ImportKind, IdPrefix> = {
  account: 'acc',
  person: 'per',
  membership: 'mbs',
  revenue_line: 'rev',
  contract: 'con',
  deal: 'dea',
  stakeholder_role: 'rol',
};

type Columns = Record<string, unknown>;

/** A record of the chunk: as it was stored (null: it is new) and as the rows so far leave it. */
type Draft = { id: string; stored: Columns | null; now: Columns; changed: Set<string>; version: number };

type Chunk<K extends ImportKind> = {
  kind: K;
  drafts: Map<string, Draft>;
  /** Where each row's record is found: by external id, email, pair. The rows of the chunk add to it. */
  ids: Map<string, string>;
  storedRefs: ReadonlySet<string>;
  newRefs: Map<string, { ref: ExternalRef; id: string }>;
  states: StateChange[];
  /** Email by external id, of the rows so far. */
  emailOfRef: Map<string, string>;
  isObserved: boolean;
};

/**
 * Creates and updates records of one kind: at most 500 rows, in a few statements.
 *
 * Shape   one outcome a row, in their order. Several rows may mean one record: they follow each other. `facts` belong into the outcome of the
 *         caller's action, so that rankings hear of the chunk. `writes: false`: a dry run, which says what would become of the rows; references
 *         are then not looked at, so that they may name records that do not exist yet. `knownRefs`: what matchExternalIds said of all external ids
 *         of these rows, by `refKey`. `observed`: a browser's word. It makes and changes only records that are observed, and finds nobody by
 *         email; anybody else's word confirms what was observed.
 * Errors  none for a bad row: it is `refused` with field, code and message, and the others are stored.
 */
export async function upsertRecords<K extends ImportKind>(
  scope: Scope,
  kind: K,
  rows: readonly ImportRow<K>[],
  how: { writes: boolean; knownRefs?: ReadonlyMap<string, string> | undefined; observed?: boolean } = { writes: true },
): Promise<{ outcomes: ImportOutcome[]; facts: Fact[] }> {
  if (kind === 'account' && rows.some((row) => (row.fields as ImportFields['account']).parentId !== undefined)) await lockFamilies(scope);
  const chunk = await openChunk(scope, kind, rows, how.knownRefs, how.observed ?? false);
  const parentFaults = await faultsOfParents(scope, chunk, rows);
  const stays = await staysFor(scope, kind, rows, chunk);
  const outcomes = rows.map((row, index): ImportOutcome => {
    const fault = parentFaults.get(index);
    return fault ? { outcome: 'refused', ...fault } : takeRow(scope, chunk, row, stays);
  });
  const facts = how.writes ? await storeChunk(scope, chunk, outcomes) : [];
  return { outcomes: outcomes.map((outcome) => withVersion(chunk, outcome)), facts };
}

/** The keys by which a row finds its record, the surest first. */
function keysOf<K extends ImportKind>(kind: K, row: ImportRow<K>, isObserved = false): string[] {
  const keys = row.externalRef ? [`ref ${refKey(row.externalRef)}`] : [];
  if (kind === 'person' && !isObserved) {
    const { email } = row.fields as ImportFields['person'];
    if (email) keys.push(`email ${email.toLowerCase()}`);
  }
  const pair = pairOf(kind, row);
  if (kind === 'membership' && pair) keys.push(`pair ${pairKey(pair)}`);
  const { role, productId, dealId } = row.fields as ImportFields['stakeholder_role'];
  if (kind === 'stakeholder_role' && pair && role)
    keys.push(`role ${roleKey({ ...pair, role, productId: productId ?? null, dealId: dealId ?? null })}`);
  return keys;
}

function pairOf<K extends ImportKind>(kind: K, row: ImportRow<K>): { personId: string; accountId: string } | null {
  if (kind !== 'membership' && kind !== 'stakeholder_role') return null;
  const { personId, accountId } = row.fields as ImportFields['membership'];
  return personId && accountId ? { personId, accountId } : null;
}

async function openChunk<K extends ImportKind>(
  scope: Scope,
  kind: K,
  rows: readonly ImportRow<K>[],
  knownRefs: ReadonlyMap<string, string> | undefined,
  isObserved: boolean,
): Promise<Chunk<K>> {
  const ids = new Map<string, string>();
  const refs = rows.flatMap((row) => row.externalRef ?? []);
  const storedRefs = knownRefs ?? (await findExternalRefs(scope, kind, refs));
  for (const [key, id] of storedRefs) ids.set(`ref ${key}`, id);
  if (kind === 'person' && !isObserved) {
    const emails = rows.flatMap((row) => (row.fields as ImportFields['person']).email?.toLowerCase() ?? []);
    for (const [email, id] of await personsByEmail(scope, emails)) ids.set(`email ${email}`, id);
  }
  const pairs = rows.flatMap((row) => pairOf(kind, row) ?? []);
  if (kind === 'membership') for (const [key, id] of await membershipsOfPairs(scope, pairs)) ids.set(`pair ${key}`, id);
  if (kind === 'stakeholder_role') for (const [key, id] of await rolesOfPairs(scope, pairs)) ids.set(`role ${key}`, id);
  const wanted = [...new Set([...ids.values(), ...rows.flatMap((row) => row.id ?? [])])];
  const stored = await lockRows(scope, tableOfKind[kind], wanted);
  const drafts = new Map<string, Draft>();
  for (const [id, row] of stored)
    drafts.set(id, { id, stored: row as Columns, now: { ...(row as Columns) }, changed: new Set(), version: row.version });
  return { kind, drafts, ids, storedRefs: new Set(storedRefs.keys()), newRefs: new Map(), states: [], emailOfRef: new Map(), isObserved };
}

/** Takes one row into the chunk. Nothing is written yet. */
function takeRow<K extends ImportKind>(scope: Scope, chunk: Chunk<K>, row: ImportRow<K>, stays: Stays): ImportOutcome {
  const keys = keysOf(chunk.kind, row, chunk.isObserved);
  const fault = faultOfIdentity(chunk, row, keys);
  if (fault) return { outcome: 'refused', ...fault };
  const foundId = row.id ?? keys.map((key) => chunk.ids.get(key)).find((id) => id !== undefined);
  const found = foundId === undefined ? undefined : chunk.drafts.get(foundId);
  if (foundId !== undefined && !found)
    return {
      outcome: 'refused',
      field: null,
      code: `${chunk.kind}_not_found`,
      message: `There is no ${chunk.kind.replaceAll('_', ' ')} ${foundId} here.`,
    };
  const translation = translations[chunk.kind];
  if (found?.stored && chunk.isObserved && found.stored['observed'] === false)
    return { outcome: 'unchanged', id: found.id, version: 0, before: null, kept: Object.keys(row.fields) };
  const draft = found ?? newDraft(scope, chunk);
  const { fields, kept } = found?.stored
    ? withoutEdited(row.fields, translation.fields(found.now as never) as Record<string, unknown>, row.lastImported)
    : { fields: row.fields, kept: [] };
  const given = Object.entries(translation.columns(fields as never, draft.now as never)).filter(([, value]) => value !== undefined);
  const next = {
    ...draft.now,
    ...confirmedIn(chunk, draft),
    ...Object.fromEntries(given),
    ...assumedIn(draft.now, row.assumed, fields),
  };
  const rowFault = translation.fault(next as never) ?? faultOfPlace(chunk.kind, next, stays);
  if (rowFault) return { outcome: 'refused', ...rowFault };

  const changed = Object.keys(next).filter((column) => next[column] !== draft.now[column] && !isSameJson(next[column], draft.now[column]));
  const before: BeforeImage = { columns: Object.fromEntries(changed.map((column) => [column, draft.now[column]])) };
  if (chunk.kind === 'account') noteStates(scope, chunk, draft, row.fields as ImportFields['account'], changed, next);
  draft.now = next;
  for (const column of changed) draft.changed.add(column);
  chunk.drafts.set(draft.id, draft);
  for (const key of keys) if (!chunk.ids.has(key)) chunk.ids.set(key, draft.id);
  const addedRef = noteRef(chunk, row.externalRef, draft.id);
  if (addedRef) before.addedRef = addedRef;
  if (!found) return { outcome: 'created', id: draft.id, version: 1, before: null, kept: [] };
  if (changed.length === 0 && !addedRef) return { outcome: 'unchanged', id: draft.id, version: 0, before: null, kept };
  return { outcome: 'updated', id: draft.id, version: 0, before, kept };
}

/** An external id and an email that lead to two different persons, in the store or among the rows so far. */
function faultOfIdentity<K extends ImportKind>(chunk: Chunk<K>, row: ImportRow<K>, keys: readonly string[]): RowFault | null {
  if (chunk.kind !== 'person') return null;
  const { email } = row.fields as ImportFields['person'];
  if (!email || !row.externalRef) return null;
  const key = refKey(row.externalRef);
  const earlier = chunk.emailOfRef.get(key);
  const message = (whose: string) => `The external id ${row.externalRef?.externalId} stands for ${whose}, not for ${email}.`;
  if (earlier !== undefined && earlier !== email.toLowerCase())
    return { field: 'email', code: 'external_id_with_other_email', message: message(earlier) };
  const [byRef, byEmail] = keys.map((one) => chunk.ids.get(one));
  if (byRef !== undefined && byEmail !== undefined && byRef !== byEmail) {
    const holder = chunk.drafts.get(byRef)?.now;
    return {
      field: 'email',
      code: 'external_id_with_other_email',
      message: message(String(holder?.['email'] ?? holder?.['name'] ?? 'another person')),
    };
  }
  chunk.emailOfRef.set(key, email.toLowerCase());
  return null;
}

function newDraft<K extends ImportKind>(scope: Scope, chunk: Chunk<K>): Draft {
  const id = newId(prefixOfKind[chunk.kind], scope.now.getTime());
  const now: Columns = { ...translations[chunk.kind].empty };
  if (chunk.kind === 'account') now['family_id'] = id;
  if ('observed' in now) now['observed'] = chunk.isObserved;
  return { id, stored: null, now, changed: new Set(), version: 1 };
}

/** A known record takes no email along that only a browser claimed: somebody else may have it. */
function confirmedIn(chunk: Chunk<ImportKind>, draft: Draft): Columns {
  if (chunk.isObserved || draft.now['observed'] !== true) return {};
  return { observed: false, ...(chunk.kind === 'person' ? { email: null } : {}) };
}

/** An assumption belongs to the value it came with: a field that comes without one is no assumption any more. */
function assumedIn(now: Columns, given: ImportRow['assumed'], fields: Record<string, unknown>): Columns {
  if (!('assumed' in now)) return {};
  const stored = now['assumed'] as Record<string, string>;
  const kept = Object.fromEntries(Object.entries(stored).filter(([field]) => !(field in fields)));
  const added = Object.fromEntries(Object.entries(given ?? {}).filter(([field]) => field in fields));
  return { assumed: { ...kept, ...added } };
}

/** Stage and plan are dated. A new account whose file names no day is known from today on; the past stays unknown. */
function noteStates(
  scope: Scope,
  chunk: Chunk<ImportKind>,
  draft: Draft,
  given: ImportFields['account'],
  changed: readonly string[],
  next: Columns,
): void {
  const since = given.stageSince ?? dayOf(scope.now);
  for (const aspect of ['stage', 'plan'] as const) {
    const isNew = draft.stored === null && !draft.changed.has(aspect) && (aspect === 'stage' || next[aspect] !== null);
    if (isNew || changed.includes(aspect)) {
      chunk.states = chunk.states.filter((state) => state.accountId !== draft.id || state.aspect !== aspect);
      chunk.states.push({ accountId: draft.id, aspect, value: next[aspect] as string | null, since });
    }
  }
}

function noteRef<K extends ImportKind>(chunk: Chunk<K>, ref: ExternalRef | undefined, id: string): ExternalRef | null {
  if (!ref) return null;
  const key = refKey(ref);
  if (chunk.storedRefs.has(key) || chunk.newRefs.has(key)) return null;
  chunk.newRefs.set(key, { ref, id });
  return ref;
}

// Which memberships the persons of roles have, for "a role for a person outside the account"; for memberships, the other stays.
type Stays = Map<string, { id: string; from: string | null; to: string | null }[]>;

async function staysFor<K extends ImportKind>(scope: Scope, kind: K, rows: readonly ImportRow<K>[], chunk: Chunk<K>): Promise<Stays> {
  if (kind !== 'stakeholder_role' && kind !== 'membership') return new Map();
  const stored = [...chunk.drafts.values()].map(({ now }) => ({
    personId: String(now['person_id']),
    accountId: String(now['account_id']),
  }));
  return listManyStays(scope, [...rows.flatMap((row) => pairOf(kind, row) ?? []), ...stored]);
}

function faultOfPlace(kind: ImportKind, row: Columns, stays: Stays): RowFault | null {
  const [personId, accountId] = [String(row['person_id']), String(row['account_id'])];
  const there = stays.get(pairKey({ personId, accountId })) ?? [];
  if (kind === 'stakeholder_role') {
    const fault = faultOfRole(
      {
        from: row['from_on'] as string | null,
        to: row['to_on'] as string | null,
        productId: row['product_id'] as string | null,
        dealId: row['deal_id'] as string | null,
      },
      there,
    );
    return fault && { field: fault === 'person_outside_account' ? 'personId' : 'to', code: fault, message: roleFaultText[fault] };
  }
  return null;
}

/** Parents are settled before any row is taken: a circle is refused by the row that would close it. */
async function faultsOfParents<K extends ImportKind>(
  scope: Scope,
  chunk: Chunk<K>,
  rows: readonly ImportRow<K>[],
): Promise<Map<number, RowFault>> {
  const faults = new Map<number, RowFault>();
  if (chunk.kind !== 'account') return faults;
  const wishes = rows.flatMap((row, index) => {
    const { parentId } = row.fields as ImportFields['account'];
    if (parentId === undefined) return [];
    const id =
      row.id ??
      keysOf(chunk.kind, row)
        .map((key) => chunk.ids.get(key))
        .find((one) => one !== undefined);
    return [{ index, id: id ?? `row ${index}`, parentId: parentId ?? null }];
  });
  if (wishes.length === 0) return faults;
  const parentOf = await listParents(scope, [
    ...new Set(wishes.flatMap(({ id, parentId }) => (parentId === null ? [id] : [id, parentId]))),
  ]);
  for (const { index, id, parentId } of wishes) {
    const fault = settleParents(parentOf, [{ id, parentId }]).get(id);
    if (fault) faults.set(index, { field: 'parentId', code: fault, message: parentFaultWords[fault] });
  }
  return faults;
}

async function storeChunk<K extends ImportKind>(scope: Scope, chunk: Chunk<K>, outcomes: readonly ImportOutcome[]): Promise<Fact[]> {
  const drafts = [...chunk.drafts.values()];
  const created = drafts.filter((draft) => draft.stored === null);
  const updated = drafts.filter((draft) => draft.stored !== null && draft.changed.size > 0);
  const table = tableOfKind[chunk.kind];
  const at = { version: 1, created_at: scope.now, updated_at: scope.now, archived_at: null };
  await insertRows(
    scope,
    table,
    created.map(({ id, now }) => ({ id, ...now, ...at })),
  );
  await updateRows(
    scope,
    table,
    updated.map(({ id, now, changed }) => ({ id, ...pick(now, changed) })),
  );
  for (const draft of updated) draft.version += 1;
  await insertRows(
    scope,
    'external_refs',
    [...chunk.newRefs.values()].map(({ ref, id }) => ({
      kind: chunk.kind,
      source: ref.source,
      external_id: ref.externalId,
      record_id: id,
      created_at: scope.now,
    })),
  );
  await noteStatesBefore(scope, chunk, outcomes);
  await holdManySince(scope, chunk.states, 'import', (accountId) => chunk.drafts.get(accountId)?.stored === null);
  const touched = [...created, ...updated];
  if (touched.length === 0) return [];
  const families =
    chunk.kind === 'account'
      ? await settleFamilies(
          scope,
          touched.filter(movesFamily).map(({ id }) => id),
        )
      : [];
  return [factOf(chunk.kind, touched, families)];
}

const movesFamily = (draft: Draft): boolean => (draft.stored === null ? draft.now['parent_id'] !== null : draft.changed.has('parent_id'));

/** The dated states that the chunk is about to end go into the before-images, or undo could not bring them back. */
async function noteStatesBefore<K extends ImportKind>(scope: Scope, chunk: Chunk<K>, outcomes: readonly ImportOutcome[]): Promise<void> {
  const ended = chunk.states.filter(({ accountId }) => chunk.drafts.get(accountId)?.stored !== null);
  if (ended.length === 0) return;
  const states = await listManyStates(
    scope,
    ended.map(({ accountId }) => accountId),
  );
  for (const outcome of outcomes) {
    if (outcome.outcome !== 'updated' || !outcome.before) continue;
    const aspects = ended.filter(({ accountId }) => accountId === outcome.id).map(({ aspect }) => aspect);
    if (aspects.length === 0) continue;
    outcome.before.states = states
      .filter((state) => state.account_id === outcome.id && aspects.includes(state.aspect))
      .map(({ aspect, from_on, value, told_by }) => ({ aspect, from_on, value, told_by }));
  }
}

const pick = (row: Columns, names: ReadonlySet<string>): Columns => Object.fromEntries([...names].map((name) => [name, row[name]]));

const valuesOf = (drafts: readonly Draft[], column: string): string[] => [
  ...new Set(drafts.flatMap(({ stored, now }) => [stored?.[column], now[column]]).filter((id): id is string => typeof id === 'string')),
];

/** One fact a chunk: whose figures are others now. */
function factOf(kind: ImportKind, drafts: readonly Draft[], families: readonly string[]): Fact {
  const own = drafts.map(({ id }) => id);
  const payload: Record<string, unknown> = { [`${kind}Ids`]: own };
  if (kind === 'account') payload['accountIds'] = [...new Set([...own, ...families])];
  else payload['accountIds'] = valuesOf(drafts, 'account_id');
  if (kind === 'person') payload['personIds'] = own;
  else if (kind === 'membership' || kind === 'stakeholder_role') payload['personIds'] = valuesOf(drafts, 'person_id');
  if (kind === 'revenue_line' || kind === 'deal') payload['productIds'] = valuesOf(drafts, 'product_id');
  return { event: `${kind}s.imported`, subject: { kind, id: own[0] ?? '' }, payload };
}

function withVersion<K extends ImportKind>(chunk: Chunk<K>, outcome: ImportOutcome): ImportOutcome {
  if (outcome.outcome === 'refused') return outcome;
  return { ...outcome, version: chunk.drafts.get(outcome.id)?.version ?? 1 };
}
