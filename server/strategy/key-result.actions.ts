import { changeKeyResultRequest, createKeyResultRequest, type KeyResultAnswer, keyResultRef } from '../../contract/strategy/key-result.ts';
import { action } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { assertActive, inAudit } from './fields.ts';
import { keyResultAnswers } from './key-result.query.ts';
import { assertTarget } from './key-result.ts';
import { assertMeasurable } from './measured-by.actions.ts';
import { countKeyResults } from './objective.store.ts';
import { getRecord, insertRecord, lockRecord, updateRecord } from './record.store.ts';
import type { KeyResultRow, ObjectiveRow } from './tables.ts';

/** An objective is listed with all of its key results, so their number has an end. */
const keyResultsMost = 20;

async function answerOf(scope: Scope, row: KeyResultRow): Promise<KeyResultAnswer> {
  const [answer] = await keyResultAnswers(scope, [row]);
  if (!answer) throw new Error('a key result got no answer');
  return answer;
}

/** The objective's lock keeps the count true. Errors  objective_not_found, objective_archived, too_many_key_results. */
async function assertRoom(scope: Scope, objectiveId: string): Promise<ObjectiveRow> {
  const objective = await lockRecord(scope, 'objectives', objectiveId);
  assertActive(objective, 'objective');
  if ((await countKeyResults(scope, objectiveId)) >= keyResultsMost)
    throw refused('too_many_key_results', `An objective has at most ${keyResultsMost} key results.`);
  return objective;
}

/** Errors  objective_not_found, objective_archived, too_many_key_results, invalid (target_against_direction). */
export const createKeyResult = action({
  name: 'key_result.created',
  input: createKeyResultRequest,
  can: 'decide',
  subject: (_input, result: KeyResultAnswer) => ({ kind: 'key_result', id: result.id }),
  async run(scope, input) {
    const { objectiveId, metricId, ...fields } = input;
    assertTarget(fields);
    const objective = await assertRoom(scope, objectiveId);
    await assertMeasurable(scope, metricId, objective.product_id);
    const id = newId('krs', scope.now.getTime());
    const row = await insertRecord(scope, 'key_results', { id, objective_id: objectiveId, metric_id: metricId, ...fields });
    return { result: await answerOf(scope, row), after: input };
  },
});

/** Errors  key_result_not_found, key_result_archived, version_mismatch, invalid (target_against_direction). */
export const changeKeyResult = action({
  name: 'key_result.changed',
  input: changeKeyResultRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'key_result', id: input.keyResultId }),
  async run(scope, { keyResultId, expectedVersion, metricId, ...fields }) {
    const row = await lockRecord(scope, 'key_results', keyResultId);
    assertVersion(row, expectedVersion);
    assertActive(row, 'key_result');
    if (metricId) await assertMeasurable(scope, metricId, (await getRecord(scope, 'objectives', row.objective_id)).product_id);
    const change = changedFields<Partial<KeyResultRow>>(row, { ...fields, metric_id: metricId } as Partial<KeyResultRow>);
    if (!change) return { result: await answerOf(scope, row) };
    assertTarget({ ...row, ...change.after });
    return { result: await answerOf(scope, await updateRecord(scope, 'key_results', row.id, change.after)), ...inAudit(change) };
  },
});

/** Restoring refuses with objective_archived and too_many_key_results. */
export const { archive: archiveKeyResult, restore: restoreKeyResult } = archiveVerbs({
  table: 'key_results',
  input: keyResultRef,
  idOf: (input) => input.keyResultId,
  answer: answerOf,
  mayRestore: async (scope, row) => void (await assertRoom(scope, row.objective_id)),
});

export const readKeyResult = query({
  name: 'key_result.read',
  input: keyResultRef,
  can: 'read',
  run: async (scope, input) => answerOf(scope, await getRecord(scope, 'key_results', input.keyResultId)),
});
