import {
  changeSourceRequest,
  createSourceRequest,
  listSourcesRequest,
  type SourceAnswer,
  type SourceWithKeyAnswer,
  sourceRef,
} from '../../../contract/analytics/source.ts';
import { action } from '../../platform/action.ts';
import { refused } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { pageOf } from '../../platform/page.ts';
import { query } from '../../platform/query.ts';
import { assertVersion, changedFields } from '../../platform/version.ts';
import { getProduct } from '../../strategy/index.ts';
import { numberFactsWorkspace } from '../store/index.ts';
import { hashOfKey, newWriteKey, startOfKey } from './new-key.ts';
import { getSource, insertSource, listSources, lockSource, updateSource } from './source.store.ts';
import type { SourceRow } from './tables.ts';
import { findZone } from './workspace-zone.query.ts';

const answerOf = (row: SourceRow): SourceAnswer => ({
  id: row.id,
  productId: row.product_id,
  name: row.name,
  kind: row.kind,
  zone: row.zone,
  writeKey: row.write_key,
  keyStart: row.key_start,
  keyMadeAt: row.key_made_at.toISOString(),
  version: row.version,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  archivedAt: row.archived_at?.toISOString() ?? null,
});

const subject = (input: { sourceId: string }) => ({ kind: 'source', id: input.sourceId });

const keyColumns = (key: string, kind: SourceRow['kind']) => ({
  // What stands in every page is no secret; of a server's key only the hash stays.
  write_key: kind === 'public' ? key : null,
  key_hash: hashOfKey(key),
  key_start: startOfKey(key),
});

/** Errors  product_not_found. */
export const createSource = action({
  name: 'source.created',
  input: createSourceRequest,
  can: 'decide',
  subject: (_input, result: SourceWithKeyAnswer) => ({ kind: 'source', id: result.id }),
  async run(scope, input) {
    const product = await getProduct(scope, input.productId);
    await numberFactsWorkspace(scope);
    const key = newWriteKey(input.kind);
    const row = await insertSource(scope, {
      workspace_id: scope.workspaceId,
      id: newId('src', scope.now.getTime()),
      product_id: product.id,
      name: input.name,
      kind: input.kind,
      ...keyColumns(key, input.kind),
      key_made_at: scope.now,
      zone: input.zone ?? (await findZone(scope)),
      version: 1,
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    });
    const { name, kind, zone } = row;
    return { result: { ...answerOf(row), newWriteKey: key }, after: { name, kind, zone, productId: product.id } };
  },
});

/** Errors  source_not_found, version_mismatch. */
export const changeSource = action({
  name: 'source.changed',
  input: changeSourceRequest,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockSource(scope, input.sourceId);
    assertVersion(row, input.expectedVersion);
    const change = changedFields(row, input.name === undefined ? {} : { name: input.name });
    if (!change) return { result: answerOf(row) };
    return { result: answerOf(await updateSource(scope, row.id, change.after)), ...change };
  },
});

/** From then on the old key is refused. Errors  source_not_found, source_archived. */
export const rotateWriteKey = action({
  name: 'source.key_rotated',
  input: sourceRef,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockSource(scope, input.sourceId);
    if (row.archived_at) throw refused('source_archived', 'This source is archived. Restore it first.');
    const key = newWriteKey(row.kind);
    const changed = await updateSource(scope, row.id, { ...keyColumns(key, row.kind), key_made_at: scope.now });
    return {
      result: { ...answerOf(changed), newWriteKey: key },
      before: { keyStart: row.key_start },
      after: { keyStart: changed.key_start },
    };
  },
});

/** Its key is refused from then on; its events stay. Errors  source_not_found. */
export const archiveSource = action({
  name: 'source.archived',
  input: sourceRef,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockSource(scope, input.sourceId);
    if (row.archived_at) return { result: answerOf(row) };
    const changed = await updateSource(scope, row.id, { archived_at: scope.now });
    return { result: answerOf(changed), before: { archivedAt: null }, after: { archivedAt: scope.now } };
  },
});

/** Errors  source_not_found. */
export const restoreSource = action({
  name: 'source.restored',
  input: sourceRef,
  can: 'decide',
  subject,
  async run(scope, input) {
    const row = await lockSource(scope, input.sourceId);
    if (!row.archived_at) return { result: answerOf(row) };
    const changed = await updateSource(scope, row.id, { archived_at: null });
    return { result: answerOf(changed), before: { archivedAt: row.archived_at }, after: { archivedAt: null } };
  },
});

export const readSource = query({
  name: 'source.read',
  input: sourceRef,
  can: 'read',
  run: async (scope, input) => answerOf(await getSource(scope, input.sourceId)),
});

export const browseSources = query({
  name: 'sources.listed',
  input: listSourcesRequest,
  can: 'read',
  async run(scope, input) {
    await getProduct(scope, input.productId);
    return pageOf(await listSources(scope, input), input.limit, answerOf, (row) => [row.id]);
  },
});
