import {
  changeInsightRequest,
  createInsightRequest,
  duplicateInsightRequest,
  type InsightAnswer,
  insightRef,
  listInsightsRequest,
  moveInsightRequest,
} from '../../../contract/analytics/insight.ts';
import { question } from '../../../contract/analytics/question.ts';
import { action } from '../../platform/action.ts';
import { refused } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { pageOf } from '../../platform/page.ts';
import { query } from '../../platform/query.ts';
import type { Scope } from '../../platform/scope.ts';
import { assertVersion, changedFields } from '../../platform/version.ts';
import { getProduct } from '../../strategy/index.ts';
import { archiveVerbs } from './archive.actions.ts';
import { lastPlace, listInsights, placeAfter, renumber } from './insight.store.ts';
import { assertActive, getNoun, insertNoun, lockNoun, updateNoun } from './noun.store.ts';
import { placeBetween } from './place.ts';
import { findStewards, stewardOf } from './steward.query.ts';
import type { InsightRow } from './tables.ts';

async function answersOf(scope: Scope, rows: readonly InsightRow[]): Promise<InsightAnswer[]> {
  const stewards = await findStewards(
    scope,
    rows.map((row) => row.steward_id),
  );
  return rows.map((row) => ({
    id: row.id,
    productId: row.product_id,
    name: row.name,
    description: row.description,
    // Read as a question of today: the order of its parts is that of the contract, and what came later has its default.
    question: question.parse(row.question),
    hideUnder: row.hide_under,
    steward: stewards.get(row.steward_id ?? '') ?? null,
    version: row.version,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    archivedAt: row.archived_at?.toISOString() ?? null,
  }));
}

export async function insightAnswerOf(scope: Scope, row: InsightRow): Promise<InsightAnswer> {
  const [answer] = await answersOf(scope, [row]);
  if (!answer) throw new Error('an insight got no answer');
  return answer;
}

const subject = (input: { insightId: string }) => ({ kind: 'insight', id: input.insightId });

/** Errors  product_not_found, member_not_found. */
export const createInsight = action({
  name: 'insight.created',
  input: createInsightRequest,
  can: 'edit',
  subject: (_input, result: InsightAnswer) => ({ kind: 'insight', id: result.id }),
  async run(scope, input) {
    await getProduct(scope, input.productId);
    const row = await insertNoun(scope, 'insights', {
      id: newId('ins', scope.now.getTime()),
      product_id: input.productId,
      name: input.name,
      description: input.description,
      question: input.question,
      hide_under: input.hideUnder,
      steward_id: await stewardOf(scope, input.stewardId),
      place: await lastPlace(scope, input.productId),
    });
    return { result: await insightAnswerOf(scope, row), after: { productId: row.product_id, name: row.name, question: input.question } };
  },
});

/** Errors  insight_not_found, insight_archived, member_not_found, version_mismatch. */
export const changeInsight = action({
  name: 'insight.changed',
  input: changeInsightRequest,
  can: 'edit',
  subject,
  async run(scope, { insightId, expectedVersion, stewardId, hideUnder, ...fields }) {
    const row = await lockNoun(scope, 'insights', insightId);
    assertVersion(row, expectedVersion);
    assertActive('insights', row);
    const wished: Partial<InsightRow> = { ...fields } as Partial<InsightRow>;
    if (stewardId !== undefined) wished.steward_id = await stewardOf(scope, stewardId);
    if (hideUnder !== undefined) wished.hide_under = hideUnder;
    const change = changedFields<Partial<InsightRow>>({ ...row, question: question.parse(row.question) }, wished);
    if (!change) return { result: await insightAnswerOf(scope, row) };
    return {
      result: await insightAnswerOf(scope, await updateNoun(scope, 'insights', row.id, change.after)),
      before: inWords(change.before),
      after: { ...inWords(change.after), productId: row.product_id },
    };
  },
});

const inWords = ({ steward_id: stewardId, hide_under: hideUnder, ...fields }: Partial<InsightRow>) => ({
  ...fields,
  ...(stewardId === undefined ? {} : { stewardId }),
  ...(hideUnder === undefined ? {} : { hideUnder }),
});

/** Another one like it, right behind it, of whoever asks. Errors  insight_not_found. */
export const duplicateInsight = action({
  name: 'insight.duplicated',
  input: duplicateInsightRequest,
  can: 'edit',
  subject: (_input, result: InsightAnswer) => ({ kind: 'insight', id: result.id }),
  async run(scope, input) {
    const row = await lockNoun(scope, 'insights', input.insightId);
    const longestName = 120;
    const copy = await insertNoun(scope, 'insights', {
      id: newId('ins', scope.now.getTime()),
      product_id: row.product_id,
      name: input.name ?? `${row.name.slice(0, longestName - 7).toWellFormed()} (copy)`,
      description: row.description,
      question: row.question,
      hide_under: row.hide_under,
      steward_id: await stewardOf(scope, undefined),
      place: await placeBehind(scope, row.product_id, row, ''),
    });
    return { result: await insightAnswerOf(scope, copy), after: { productId: row.product_id, name: copy.name, from: row.id } };
  },
});

async function placeBehind(scope: Scope, productId: string, neighbour: InsightRow | null, movedId: string): Promise<number> {
  const between = async (before: number | null) => placeBetween(before, await placeAfter(scope, productId, before, movedId));
  const found = await between(neighbour?.place ?? null);
  if (found !== null) return found;
  // Halved too often: whole numbers leave room again.
  await renumber(scope, productId);
  const again = await between(neighbour ? (await getNoun(scope, 'insights', neighbour.id)).place : null);
  if (again === null) throw new Error('whole numbers have a number between them');
  return again;
}

/** Errors  insight_not_found, insight_of_other_product. */
export const moveInsight = action({
  name: 'insight.moved',
  input: moveInsightRequest,
  can: 'edit',
  subject,
  async run(scope, { insightId, afterId }) {
    const row = await lockNoun(scope, 'insights', insightId);
    if (afterId === insightId) return { result: await insightAnswerOf(scope, row) };
    const neighbour = afterId === null ? null : await getNoun(scope, 'insights', afterId);
    if (neighbour && neighbour.product_id !== row.product_id)
      throw refused('insight_of_other_product', 'The two insights belong to different products.');
    const place = await placeBehind(scope, row.product_id, neighbour, row.id);
    if (place === row.place) return { result: await insightAnswerOf(scope, row) };
    const moved = await updateNoun(scope, 'insights', row.id, { place });
    return { result: await insightAnswerOf(scope, moved), before: { place: row.place }, after: { place, productId: row.product_id } };
  },
});

export const { archive: archiveInsight, restore: restoreInsight } = archiveVerbs({
  table: 'insights',
  input: insightRef,
  can: 'edit',
  idOf: (input) => input.insightId,
  answer: insightAnswerOf,
});

export const readInsight = query({
  name: 'insight.read',
  input: insightRef,
  can: 'read',
  run: async (scope, input) => insightAnswerOf(scope, await getNoun(scope, 'insights', input.insightId)),
});

export const browseInsights = query({
  name: 'insights.listed',
  input: listInsightsRequest,
  can: 'read',
  async run(scope, input) {
    await getProduct(scope, input.productId);
    const rows = await listInsights(scope, input);
    const page = pageOf(
      rows,
      input.limit,
      (row) => row,
      (row) => [row.place, row.id],
    );
    return { items: await answersOf(scope, page.items), nextCursor: page.nextCursor };
  },
});
