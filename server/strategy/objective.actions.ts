import {
  changeObjectiveRequest,
  createObjectiveRequest,
  listObjectivesRequest,
  type ObjectiveAnswer,
  objectiveRef,
} from '../../contract/strategy/objective.ts';
import { action } from '../platform/action.ts';
import { invalid } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { assertActive, inAudit } from './fields.ts';
import { keyResultAnswers } from './key-result.query.ts';
import { findKeyResults, listObjectives } from './objective.store.ts';
import { getProduct } from './product.store.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import { findStewardNames, isPresentMember } from './steward.query.ts';
import type { ObjectiveRow } from './tables.ts';

async function answersOf(scope: Scope, rows: readonly ObjectiveRow[]): Promise<ObjectiveAnswer[]> {
  const keyResults = await keyResultAnswers(
    scope,
    await findKeyResults(
      scope,
      rows.map((row) => row.id),
    ),
  );
  const names = await findStewardNames(
    scope,
    rows.map((row) => row.steward_id),
  );
  return rows.map((row) => {
    const own = keyResults.filter((keyResult) => keyResult.objectiveId === row.id);
    return {
      id: row.id,
      productId: row.product_id,
      title: row.title,
      description: row.description,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      status: row.status,
      stewardId: row.steward_id,
      stewardName: row.steward_id === null ? null : (names.get(row.steward_id) ?? null),
      keyResults: own.filter((keyResult) => keyResult.archivedAt === null),
      archivedKeyResults: own.filter((keyResult) => keyResult.archivedAt !== null),
      version: row.version,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      archivedAt: row.archived_at?.toISOString() ?? null,
    };
  });
}

async function answerOf(scope: Scope, row: ObjectiveRow): Promise<ObjectiveAnswer> {
  const [answer] = await answersOf(scope, [row]);
  if (!answer) throw new Error('an objective got no answer');
  return answer;
}

/** Errors  invalid (period_backwards, member_not_found). */
async function assertSound(
  scope: Scope,
  row: { starts_on: string; ends_on: string },
  newStewardId: string | null | undefined,
): Promise<void> {
  if (row.ends_on < row.starts_on)
    throw invalid([{ path: 'endsOn', code: 'period_backwards', message: 'The period ends before it starts.' }]);
  if (newStewardId && !(await isPresentMember(scope, newStewardId)))
    throw invalid([{ path: 'stewardId', code: 'member_not_found', message: 'There is no such member here.' }]);
}

/** Errors  product_not_found, product_archived, invalid (period_backwards, member_not_found). */
export const createObjective = action({
  name: 'objective.created',
  input: createObjectiveRequest,
  can: 'decide',
  subject: (_input, result: ObjectiveAnswer) => ({ kind: 'objective', id: result.id }),
  async run(scope, input) {
    assertActive(await getProduct(scope, input.productId), 'product');
    const fields = {
      title: input.title,
      description: input.description,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      status: input.status,
      steward_id: input.stewardId,
    };
    await assertSound(scope, fields, input.stewardId);
    const row = await insertRecord(scope, 'objectives', { id: newId('obj', scope.now.getTime()), product_id: input.productId, ...fields });
    return { result: await answerOf(scope, row), after: input };
  },
});

/** Errors  objective_not_found, objective_archived, version_mismatch, invalid (period_backwards, member_not_found). */
export const changeObjective = action({
  name: 'objective.changed',
  input: changeObjectiveRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'objective', id: input.objectiveId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'objectives', input.objectiveId);
    assertVersion(row, input.expectedVersion);
    assertActive(row, 'objective');
    const change = changedFields<Partial<ObjectiveRow>>(row, {
      title: input.title,
      description: input.description,
      starts_on: input.startsOn,
      ends_on: input.endsOn,
      status: input.status,
      steward_id: input.stewardId,
    });
    if (!change) return { result: await answerOf(scope, row) };
    await assertSound(scope, { ...row, ...change.after }, change.after.steward_id);
    return { result: await answerOf(scope, await updateRecord(scope, 'objectives', row.id, change.after)), ...inAudit(change) };
  },
});

export const { archive: archiveObjective, restore: restoreObjective } = archiveVerbs({
  table: 'objectives',
  input: objectiveRef,
  idOf: (input) => input.objectiveId,
  answer: answerOf,
});

export const readObjective = query({
  name: 'objective.read',
  input: objectiveRef,
  can: 'read',
  run: async (scope, input) => answerOf(scope, await getRecord(scope, 'objectives', input.objectiveId)),
});

export const browseObjectives = query({
  name: 'objectives.listed',
  input: listObjectivesRequest,
  can: 'read',
  async run(scope, { productId, status, archived, cursor, limit }) {
    await getProduct(scope, productId);
    const rows = await listObjectives(scope, { productId, status, archived, after: cursorAfter(cursor, 2), limit });
    const page = pageOf(
      rows,
      limit,
      (row) => row,
      (row) => [row.ends_on, row.id],
    );
    return { items: await answersOf(scope, page.items), nextCursor: page.nextCursor };
  },
});
