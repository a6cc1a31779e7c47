import {
  type Audience,
  changeValuePromiseRequest,
  createValuePromiseRequest,
  listValuePromisesRequest,
  type ValuePromiseAnswer,
  valuePromiseRef,
} from '../../contract/strategy/value-promise.ts';
import { action } from '../platform/action.ts';
import { newId } from '../platform/id.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { assertActive, inAudit } from './fields.ts';
import { getProduct } from './product.store.ts';
import { insertRecord, lastIdOf, listRecords, lockRecord, updateRecord } from './record.store.ts';
import type { ValuePromiseRow } from './tables.ts';

function audienceOf(row: ValuePromiseRow): Audience {
  return row.audience_role === null ? { kind: 'persona', name: row.audience_persona ?? '' } : { kind: 'role', role: row.audience_role };
}

const audienceColumns = (audience: Audience) => ({
  audience_role: audience.kind === 'role' ? audience.role : null,
  audience_persona: audience.kind === 'persona' ? audience.name : null,
});

const answerOf = (row: ValuePromiseRow): ValuePromiseAnswer => ({
  id: row.id,
  productId: row.product_id,
  audience: audienceOf(row),
  job: row.job,
  claimedGain: row.claimed_gain,
  metricName: row.metric_name,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

/** Errors  product_not_found, product_archived. */
export const createValuePromise = action({
  name: 'value_promise.created',
  input: createValuePromiseRequest,
  can: 'decide',
  subject: (_input, result: ValuePromiseAnswer) => ({ kind: 'value_promise', id: result.id }),
  async run(scope, input) {
    assertActive(await getProduct(scope, input.productId), 'product');
    const row = await insertRecord(scope, 'value_promises', {
      id: newId('vpr', scope.now.getTime()),
      product_id: input.productId,
      ...audienceColumns(input.audience),
      job: input.job,
      claimed_gain: input.claimedGain,
      metric_name: input.metricName,
    });
    return { result: answerOf(row), after: input };
  },
});

/** Errors  value_promise_not_found, value_promise_archived, version_mismatch. */
export const changeValuePromise = action({
  name: 'value_promise.changed',
  input: changeValuePromiseRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'value_promise', id: input.valuePromiseId }),
  async run(scope, input) {
    const row = await lockRecord(scope, 'value_promises', input.valuePromiseId);
    assertVersion(row, input.expectedVersion);
    assertActive(row, 'value_promise');
    const change = changedFields(row, {
      ...(input.audience ? audienceColumns(input.audience) : {}),
      ...(input.job === undefined ? {} : { job: input.job }),
      ...(input.claimedGain === undefined ? {} : { claimed_gain: input.claimedGain }),
      ...(input.metricName === undefined ? {} : { metric_name: input.metricName }),
    });
    if (!change) return { result: answerOf(row) };
    return { result: answerOf(await updateRecord(scope, 'value_promises', row.id, change.after)), ...inAudit(change) };
  },
});

export const { archive: archiveValuePromise, restore: restoreValuePromise } = archiveVerbs({
  table: 'value_promises',
  input: valuePromiseRef,
  idOf: (input) => input.valuePromiseId,
  answer: async (_scope, row) => answerOf(row),
});

export const browseValuePromises = query({
  name: 'value_promises.listed',
  input: listValuePromisesRequest,
  can: 'read',
  async run(scope, { productId, archived, cursor, limit }) {
    await getProduct(scope, productId);
    const rows = await listRecords(scope, 'value_promises', { productId, archived, beforeId: lastIdOf(cursor), limit });
    return pageOf(rows, limit, answerOf, (row) => [row.id]);
  },
});
