// Duplicates become one record, and two again when that was wrong. Higher areas move their rows in the same transaction (MergeParticipant).
import {
  listDuplicatesRequest,
  listMergesRequest,
  type MergeAnswer,
  type MergePreviewAnswer,
  mergeAccountsRequest,
  mergePersonsRequest,
  mergeRef,
  previewMergeRequest,
} from '../../contract/people/merge.ts';
import { action, type Outcome } from '../platform/action.ts';
import { invalid, Refusal, refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { deleteAccountStates, listAccountStates, listAncestors, lockFamilies, putAccountState } from './account.store.ts';
import { lockRows } from './bulk.store.ts';
import { settleFamilies } from './family.store.ts';
import { issueAt } from './fields.ts';
import { getMergeAnswer, listDuplicates, listMerges } from './merge.query.ts';
import {
  countMoving,
  insertMerge,
  listChangedSince,
  listProductsOf,
  listRefs,
  lockMerge,
  type MovedRows,
  markMergeUndone,
  moveRefs,
  moveRows,
  moveRowsBack,
  type RefKey,
} from './merge.store.ts';
import { columnsOfWinner, faultOfMerge, fieldsThatDiffer, mergeFaultText } from './merge.ts';
import { type MergeOf, mergeParticipants, type UndoObstacle } from './merge-participant.ts';
import { findRecord, getRecord, updateRecord } from './record.store.ts';
import type { AccountRow, AccountStateRow, MergeRow, PersonRow } from './tables.ts';

type RecordRow = AccountRow | PersonRow;
const tableOf = { account: 'accounts', person: 'persons' } as const;

/** What a merge leaves in its row: enough to take it back. */
type MovedAll = {
  rows: MovedRows;
  refs: RefKey[];
  /** Dated states of the winner before the loser's took their place, by aspect. */
  states: Partial<Record<'stage' | 'plan', AccountStateRow[]>>;
  participants: Record<string, unknown>;
};

/** Errors  account_not_found; refused (merge_with_itself, already_merged, merge_of_archived, merge_across_family). */
export const mergeAccounts = action({
  name: 'account.merged',
  input: mergeAccountsRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'account', id: input.winnerId }),
  run: (scope, { takeFromLoser, ...of }) => merge(scope, { kind: 'account', ...of }, takeFromLoser),
});

/** Errors  person_not_found; refused (merge_with_itself, already_merged, merge_of_archived). */
export const mergePersons = action({
  name: 'person.merged',
  input: mergePersonsRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'person', id: input.winnerId }),
  run: (scope, { takeFromLoser, ...of }) => merge(scope, { kind: 'person', ...of }, takeFromLoser),
});

async function merge(scope: Scope, of: MergeOf, takeFromLoser: readonly string[]): Promise<Outcome<MergeAnswer>> {
  const { kind } = of;
  if (kind === 'account') await lockFamilies(scope);
  const { winner, loser } = await lockBoth(scope, of);
  await assertMergeable(scope, of, winner, loser);
  // A record that stays cannot stand below one that goes: it moves up to where that stood.
  const stood = kind === 'account' && (winner as AccountRow).parent_id === loser.id ? { parent_id: (loser as AccountRow).parent_id } : {};
  // Who merges two has looked at them: what stays is confirmed.
  const confirmed = winner.observed ? { observed: false } : {};
  const change = { ...columnsOfWinner(kind, winner as never, loser as never, takeFromLoser), ...stood, ...confirmed };
  const states = kind === 'account' ? await takeStates(scope, of, change) : {};
  const rows = await moveRows(scope, of);
  const refs = await listRefs(scope, loser.id);
  await moveRefs(scope, kind, refs, loser.id, winner.id);
  const participants: Record<string, unknown> = {};
  for (const participant of mergeParticipants()) participants[participant.name] = await participant.move(scope, of);
  // The loser lets go of its email first: two cannot have it, not even for a moment.
  await updateRecord(scope, tableOf[kind], loser.id, { merged_into: winner.id, archived_at: scope.now } as Partial<AccountRow & PersonRow>);
  await updateRecord(scope, tableOf[kind], winner.id, change as Partial<AccountRow & PersonRow>);
  const families =
    kind === 'account' ? await settleFamilies(scope, [winner.id, ...(rows['accounts']?.moved ?? []).map(({ id }) => id)]) : [];
  const moved: MovedAll = { rows, refs, states, participants };
  const id = newId('mrg', scope.now.getTime());
  const before = {
    winner: Object.fromEntries(Object.keys(change).map((column) => [column, (winner as unknown as Record<string, unknown>)[column]])),
    set: change,
  };
  await insertMerge(scope, {
    id,
    kind,
    winner_id: winner.id,
    loser_id: loser.id,
    moved,
    before,
    made_by: scope.actor.name,
    made_at: scope.now,
  });
  const told = await affectedBy(scope, of, families, [winner, loser]);
  return {
    result: await getMergeAnswer(scope, id),
    before: { ...before.winner },
    after: { mergeId: id, winnerId: winner.id, loserId: loser.id, took: change, ...told },
  };
}

async function lockBoth(scope: Scope, { kind, winnerId, loserId }: MergeOf): Promise<{ winner: RecordRow; loser: RecordRow }> {
  const rows: Map<string, RecordRow> = await lockRows(scope, tableOf[kind], [winnerId, loserId]);
  const winner = rows.get(winnerId) ?? (await getRecord(scope, tableOf[kind], winnerId));
  const loser = rows.get(loserId) ?? (await getRecord(scope, tableOf[kind], loserId));
  return { winner, loser };
}

async function assertMergeable(scope: Scope, of: MergeOf, winner: RecordRow, loser: RecordRow): Promise<void> {
  const above = of.kind === 'account' ? (await listAncestors(scope, winner.id)).slice(2) : [];
  const fault = faultOfMerge(winner as never, loser as never, above.includes(loser.id));
  if (fault) throw refused(fault, mergeFaultText[fault]);
}

/** Where the loser's stage or plan is taken, its past is taken with it. */
async function takeStates(scope: Scope, of: MergeOf, change: Record<string, unknown>): Promise<MovedAll['states']> {
  const replaced: MovedAll['states'] = {};
  const ofLoser = await listAccountStates(scope, of.loserId);
  for (const aspect of ['stage', 'plan'] as const) {
    if (!(aspect in change)) continue;
    replaced[aspect] = await deleteAccountStates(scope, of.winnerId, aspect, 'all');
    for (const state of ofLoser.filter((one) => one.aspect === aspect)) await putState(scope, of.winnerId, state);
  }
  return replaced;
}

const putState = (scope: Scope, accountId: string, { aspect, from_on, value, told_by }: AccountStateRow) =>
  putAccountState(scope, { account_id: accountId, aspect, from_on, value, told_by });

/** What the fact names: everything whose figures are others now. */
async function affectedBy(
  scope: Scope,
  of: MergeOf,
  families: readonly string[],
  rows: readonly RecordRow[],
): Promise<Record<string, unknown>> {
  if (of.kind === 'person') return { personId: of.winnerId, personIds: [of.winnerId, of.loserId] };
  const own = rows.flatMap((row) => [row.id, (row as AccountRow).family_id]);
  const winner = await getRecord(scope, 'accounts', of.winnerId);
  return {
    accountId: of.winnerId,
    accountIds: [...new Set([...own, ...families])],
    familyId: winner.family_id,
    productIds: await listProductsOf(scope, [of.winnerId, of.loserId]),
  };
}

/**
 * Takes a merge back: every row that moved goes home, the loser is there again, the winner's fields are as they were.
 *
 * Errors  merge_not_found; refused (merge_undone_already); refused (merge_undo_blocked) with one issue for each row that changed since.
 */
export const undoMerge = action({
  name: 'merge.undone',
  input: mergeRef,
  can: 'decide',
  subject: (input) => ({ kind: 'merge', id: input.mergeId }),
  async run(scope, input) {
    const row = await lockMerge(scope, input.mergeId);
    if (row.undone_at) throw refused('merge_undone_already', 'This merge was taken back already.');
    const of: MergeOf = { kind: row.kind, winnerId: row.winner_id, loserId: row.loser_id };
    if (row.kind === 'account') await lockFamilies(scope);
    const { winner, loser } = await lockBoth(scope, of);
    const moved = row.moved as MovedAll;
    const obstacles = await obstaclesOf(scope, of, row, moved, winner, loser);
    if (obstacles.length > 0) throw blocked(obstacles);
    await takeBack(scope, of, row, moved);
    const families = row.kind === 'account' ? await settleFamilies(scope, [winner.id, loser.id]) : [];
    await markMergeUndone(scope, row.id);
    const told = await affectedBy(scope, of, families, [winner, loser]);
    return {
      result: await getMergeAnswer(scope, row.id),
      before: { winnerId: winner.id, loserId: loser.id },
      after: { mergeId: row.id, ...told },
      // Under the record's own name too: who hears of merges of accounts hears of their end.
      facts: [{ event: `${row.kind}.unmerged`, subject: { kind: row.kind, id: winner.id }, payload: told }],
    };
  },
});

async function takeBack(scope: Scope, of: MergeOf, row: MergeRow, moved: MovedAll): Promise<void> {
  for (const participant of mergeParticipants().toReversed())
    if (participant.name in moved.participants) await participant.moveBack(scope, of, moved.participants[participant.name]);
  await updateRecord(scope, tableOf[of.kind], of.winnerId, row.before.winner as Partial<AccountRow & PersonRow>);
  await updateRecord(scope, tableOf[of.kind], of.loserId, { merged_into: null, archived_at: null } as Partial<AccountRow & PersonRow>);
  await moveRowsBack(scope, of, moved.rows);
  await moveRefs(scope, of.kind, moved.refs, of.winnerId, of.loserId);
  for (const [aspect, states] of Object.entries(moved.states) as ['stage' | 'plan', AccountStateRow[]][]) {
    await deleteAccountStates(scope, of.winnerId, aspect, 'all');
    for (const state of states) await putState(scope, of.winnerId, state);
  }
}

async function obstaclesOf(
  scope: Scope,
  of: MergeOf,
  row: MergeRow,
  moved: MovedAll,
  winner: RecordRow,
  loser: RecordRow,
): Promise<UndoObstacle[]> {
  const obstacles: UndoObstacle[] = [];
  if (winner.merged_into) obstacles.push({ subject: { kind: of.kind, id: winner.id }, message: 'It went up in another record since.' });
  if (loser.merged_into !== winner.id)
    obstacles.push({ subject: { kind: of.kind, id: loser.id }, message: 'It was changed since the merge.' });
  obstacles.push(...fieldsChangedSince(of, row, winner));
  for (const [table, { moved: rows, archived }] of Object.entries(moved.rows))
    for (const id of await listChangedSince(scope, table, [...rows, ...archived]))
      obstacles.push({
        subject: { kind: table.replace(/s$/, ''), id },
        message: `This ${table.replace(/s$/, '').replaceAll('_', ' ')} was changed since the merge.`,
      });
  for (const participant of mergeParticipants())
    if (participant.name in moved.participants)
      obstacles.push(...(await participant.obstacles(scope, of, moved.participants[participant.name])));
  return obstacles;
}

/** A field that the merge set and somebody set again. */
function fieldsChangedSince(of: MergeOf, row: MergeRow, winner: RecordRow): UndoObstacle[] {
  const now = winner as unknown as Record<string, unknown>;
  return Object.entries(row.before.set)
    .filter(([column, set]) => JSON.stringify(now[column]) !== JSON.stringify(set))
    .map(([column]) => ({
      subject: { kind: of.kind, id: winner.id },
      message: `Its ${column.replaceAll('_', ' ')} was changed since the merge.`,
    }));
}

const mostIssues = 100;
const blocked = (obstacles: readonly UndoObstacle[]) =>
  new Refusal(
    'refused',
    'merge_undo_blocked',
    `The merge cannot be taken back: ${obstacles.length} ${obstacles.length === 1 ? 'thing was' : 'things were'} changed since.`,
    obstacles
      .slice(0, mostIssues)
      .map(({ subject, message }) => ({ path: `${subject.kind}:${subject.id}`, code: 'changed_since', message })),
  );

export const previewMerge = query({
  name: 'merge.previewed',
  input: previewMergeRequest,
  can: 'read',
  async run(scope, input): Promise<MergePreviewAnswer> {
    const { kind, winnerId, loserId } = input;
    const of: MergeOf = { kind, winnerId, loserId };
    const winner: RecordRow = await getRecord(scope, tableOf[kind], winnerId);
    const loser: RecordRow | undefined = await findRecord(scope, tableOf[kind], loserId);
    if (!loser) throw invalid(issueAt('loserId', `${kind}_not_found`, `There is no ${kind} ${loserId} here.`));
    await assertMergeable(scope, of, winner, loser);
    const moves = await countMoving(scope, of);
    for (const participant of mergeParticipants()) moves.push(...(await participant.count(scope, of)));
    return {
      kind,
      winner: called(winner),
      loser: called(loser),
      fields: fieldsThatDiffer(kind, winner as never, loser as never),
      moves: moves.filter(({ rows }) => rows > 0),
    };
  },
});

const called = (row: RecordRow): { id: string; name: string } => ({
  id: row.id,
  name: row.name ?? ('email' in row ? row.email : null) ?? row.id,
});

export const readMerge = query({
  name: 'merge.read',
  input: mergeRef,
  can: 'read',
  run: (scope, input) => getMergeAnswer(scope, input.mergeId),
});
export const browseMerges = query({ name: 'merges.listed', input: listMergesRequest, can: 'read', run: listMerges });
export const browseDuplicates = query({ name: 'duplicates.listed', input: listDuplicatesRequest, can: 'read', run: listDuplicates });
