import {
  changeNorthStarRequest,
  createNorthStarRequest,
  listNorthStarsRequest,
  type NorthStarAnswer,
  northStarRef,
} from '../../contract/strategy/north-star.ts';
import { action } from '../platform/action.ts';
import { conflict } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { assertVersion, changedFields } from '../platform/version.ts';
import { archiveVerbs } from './archive.actions.ts';
import { assertActive, inAudit } from './fields.ts';
import { assertMeasurable } from './measured-by.actions.ts';
import { findRecent } from './measurement.store.ts';
import { findMetrics } from './metric-source.ts';
import { getProduct, lockProduct } from './product.store.ts';
import { insertRecord, lastIdOf, listRecords, lockRecord, updateRecord } from './record.store.ts';
import type { NorthStarRow } from './tables.ts';

/** Half a year of weeks: what a small line can show. */
const recentMost = 26;

async function answersOf(scope: Scope, rows: readonly NorthStarRow[]): Promise<Map<string, NorthStarAnswer>> {
  const recent = await findRecent(
    scope,
    'north_star',
    rows.map((row) => row.id),
    recentMost,
  );
  const metrics = await findMetrics(
    scope,
    rows.map((row) => row.metric_id),
  );
  const metricOf = (id: string | null) => {
    const metric = metrics.get(id ?? '');
    return metric ? { id: metric.id, name: metric.name } : null;
  };
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        productId: row.product_id,
        name: row.name,
        definition: row.definition,
        unit: row.unit,
        direction: row.direction,
        metric: metricOf(row.metric_id),
        current: recent.get(row.id)?.at(-1) ?? null,
        recent: recent.get(row.id) ?? [],
        version: row.version,
        createdAt: row.created_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
        archivedAt: row.archived_at?.toISOString() ?? null,
      },
    ]),
  );
}

async function answerOf(scope: Scope, row: NorthStarRow): Promise<NorthStarAnswer> {
  const answer = (await answersOf(scope, [row])).get(row.id);
  if (!answer) throw new Error('a north star got no answer');
  return answer;
}

/** One star to steer by. The product's lock keeps two members from setting one each. Errors  north_star_exists. */
async function assertNoOther(scope: Scope, productId: string): Promise<void> {
  assertActive(await lockProduct(scope, productId), 'product');
  const [other] = await listRecords(scope, 'north_stars', { productId, archived: false, beforeId: null, limit: 1 });
  if (other) throw conflict('north_star_exists', `The product has a north star: ${other.name}. Archive it first.`);
}

/** Errors  product_not_found, product_archived, north_star_exists, and those of assertMeasurable. */
export const createNorthStar = action({
  name: 'north_star.created',
  input: createNorthStarRequest,
  can: 'decide',
  subject: (_input, result: NorthStarAnswer) => ({ kind: 'north_star', id: result.id }),
  async run(scope, input) {
    await assertNoOther(scope, input.productId);
    const { productId, metricId, ...metric } = input;
    await assertMeasurable(scope, metricId, productId);
    const id = newId('nst', scope.now.getTime());
    const row = await insertRecord(scope, 'north_stars', { id, product_id: productId, metric_id: metricId, ...metric });
    return { result: await answerOf(scope, row), after: input };
  },
});

/** Errors  north_star_not_found, north_star_archived, version_mismatch. */
export const changeNorthStar = action({
  name: 'north_star.changed',
  input: changeNorthStarRequest,
  can: 'decide',
  subject: (input) => ({ kind: 'north_star', id: input.northStarId }),
  async run(scope, { northStarId, expectedVersion, metricId, ...fields }) {
    const row = await lockRecord(scope, 'north_stars', northStarId);
    assertVersion(row, expectedVersion);
    assertActive(row, 'north_star');
    await assertMeasurable(scope, metricId, row.product_id);
    const change = changedFields<Partial<NorthStarRow>>(row, { ...fields, metric_id: metricId } as Partial<NorthStarRow>);
    if (!change) return { result: await answerOf(scope, row) };
    return { result: await answerOf(scope, await updateRecord(scope, 'north_stars', row.id, change.after)), ...inAudit(change) };
  },
});

/** Restoring refuses with north_star_exists when another star stands meanwhile. */
export const { archive: archiveNorthStar, restore: restoreNorthStar } = archiveVerbs({
  table: 'north_stars',
  input: northStarRef,
  idOf: (input) => input.northStarId,
  answer: answerOf,
  mayRestore: (scope, row) => assertNoOther(scope, row.product_id),
});

export const browseNorthStars = query({
  name: 'north_stars.listed',
  input: listNorthStarsRequest,
  can: 'read',
  async run(scope, { productId, archived, cursor, limit }) {
    await getProduct(scope, productId);
    const rows = await listRecords(scope, 'north_stars', { productId, archived, beforeId: lastIdOf(cursor), limit });
    const answers = await answersOf(scope, rows);
    return pageOf(
      rows.flatMap((row) => answers.get(row.id) ?? []),
      limit,
      (answer) => answer,
      (answer) => [answer.id],
    );
  },
});
