import { z } from 'zod';
import {
  type AlertAnswer,
  type AlertCheckAnswer,
  alertId,
  alertRef,
  changeAlertRequest,
  createAlertRequest,
  listAlertsRequest,
  listOfAlertRequest,
  type Watched,
} from '../../../contract/analytics/alert.ts';
import { reduction } from '../../../contract/analytics/metric.ts';
import { day } from '../../../contract/platform/date.ts';
import { action } from '../../platform/action.ts';
import { newId } from '../../platform/id.ts';
import { notify } from '../../platform/notifications/notification.actions.ts';
import { pageOf } from '../../platform/page.ts';
import { query } from '../../platform/query.ts';
import type { Scope } from '../../platform/scope.ts';
import { assertVersion, changedFields } from '../../platform/version.ts';
import { getProduct } from '../../strategy/index.ts';
import {
  findCheckOf,
  findLastChecks,
  findVerdictBefore,
  findWatchedNames,
  forgetChecks,
  insertCheck,
  listAlerts,
  listChecks,
} from './alert.store.ts';
import { crossingText, verdictOf } from './alert.ts';
import { archiveVerbs } from './archive.actions.ts';
import { assertActive, getNoun, insertNoun, lockNoun, updateNoun } from './noun.store.ts';
import { findStewards, stewardOf } from './steward.query.ts';
import type { AlertCheckRow, AlertRow } from './tables.ts';
import { assertMeasurable, loadMeasuring } from './watched.query.ts';

const checkAnswerOf = (row: AlertCheckRow): AlertCheckAnswer => ({
  id: row.id,
  alertId: row.alert_id,
  verdict: row.verdict,
  figure: row.figure,
  before: row.before,
  text: row.text,
  checkedAt: row.checked_at.toISOString(),
});

export const watchedOf = (row: AlertRow): Watched => {
  if (row.metric_id !== null) return { kind: 'metric', metricId: row.metric_id };
  return { kind: 'insight', insightId: String(row.insight_id), reduction: reduction.parse(row.reduction) };
};

async function answersOf(scope: Scope, rows: readonly AlertRow[]): Promise<AlertAnswer[]> {
  const names = await findWatchedNames(scope, rows);
  const stewards = await findStewards(
    scope,
    rows.map((row) => row.steward_id),
  );
  const checks = await findLastChecks(
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const check = checks.get(row.id);
    return {
      id: row.id,
      productId: row.product_id,
      name: row.name,
      watched: watchedOf(row),
      watchedName: names.get(row.insight_id ?? row.metric_id ?? '') ?? '',
      condition: row.condition,
      period: row.period,
      minimumN: row.minimum_n,
      steward: stewards.get(row.steward_id ?? '') ?? null,
      lastCheck: check ? checkAnswerOf(check) : null,
      version: row.version,
      createdBy: row.created_by,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      archivedAt: row.archived_at?.toISOString() ?? null,
    };
  });
}

async function alertAnswerOf(scope: Scope, row: AlertRow): Promise<AlertAnswer> {
  const [answer] = await answersOf(scope, [row]);
  if (!answer) throw new Error('an alert got no answer');
  return answer;
}

const subject = (input: { alertId: string }) => ({ kind: 'alert', id: input.alertId });

/** Errors  product_not_found, member_not_found, insight_not_found, metric_not_found, and those of assertMeasurable. */
export const createAlert = action({
  name: 'alert.created',
  input: createAlertRequest,
  can: 'edit',
  subject: (_input, result: AlertAnswer) => ({ kind: 'alert', id: result.id }),
  async run(scope, { productId, watched, stewardId, minimumN, ...fields }) {
    await getProduct(scope, productId);
    assertMeasurable(watched, await loadMeasuring(scope, watched), productId);
    const row = await insertNoun(scope, 'alerts', {
      id: newId('alr', scope.now.getTime()),
      product_id: productId,
      ...fields,
      insight_id: watched.kind === 'insight' ? watched.insightId : null,
      reduction: watched.kind === 'insight' ? watched.reduction : null,
      metric_id: watched.kind === 'metric' ? watched.metricId : null,
      minimum_n: minimumN,
      steward_id: await stewardOf(scope, stewardId),
    });
    return { result: await alertAnswerOf(scope, row), after: { productId, watched, minimumN, ...fields } };
  },
});

/** Errors  alert_not_found, alert_archived, member_not_found, version_mismatch. */
export const changeAlert = action({
  name: 'alert.changed',
  input: changeAlertRequest,
  can: 'edit',
  subject,
  async run(scope, { alertId: id, expectedVersion, stewardId, minimumN, condition, ...fields }) {
    const row = await lockNoun(scope, 'alerts', id);
    assertVersion(row, expectedVersion);
    assertActive('alerts', row);
    const wished = { ...fields, minimum_n: minimumN } as Partial<AlertRow>;
    if (stewardId !== undefined) wished.steward_id = await stewardOf(scope, stewardId);
    // The database keeps the parts of a condition in an order of its own.
    if (condition !== undefined && !sameCondition(condition, row.condition)) wished.condition = condition;
    const change = changedFields<Partial<AlertRow>>(row, wished);
    if (!change) return { result: await alertAnswerOf(scope, row) };
    if (change.after.condition || change.after.period || change.after.minimum_n) await forgetChecks(scope, id);
    return {
      result: await alertAnswerOf(scope, await updateNoun(scope, 'alerts', id, change.after)),
      before: inWords(change.before),
      after: { ...inWords(change.after), productId: row.product_id },
    };
  },
});

const sorted = (value: object) => JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
const sameCondition = (a: object, b: object): boolean => sorted(a) === sorted(b);

const inWords = ({ minimum_n: minimumN, steward_id: stewardId, ...fields }: Partial<AlertRow>) => ({
  ...fields,
  ...(minimumN === undefined ? {} : { minimumN }),
  ...(stewardId === undefined ? {} : { stewardId }),
});

export const { archive: archiveAlert, restore: restoreAlert } = archiveVerbs({
  table: 'alerts',
  input: alertRef,
  can: 'edit',
  idOf: (input) => input.alertId,
  answer: alertAnswerOf,
});

export const readAlert = query({
  name: 'alert.read',
  input: alertRef,
  can: 'read',
  run: async (scope, input) => alertAnswerOf(scope, await getNoun(scope, 'alerts', input.alertId)),
});

export const browseAlerts = query({
  name: 'alerts.listed',
  input: listAlertsRequest,
  can: 'read',
  async run(scope, input) {
    await getProduct(scope, input.productId);
    const page = pageOf(
      await listAlerts(scope, input),
      input.limit,
      (row) => row,
      (row) => [row.id],
    );
    return { items: await answersOf(scope, page.items), nextCursor: page.nextCursor };
  },
});

export const browseAlertChecks = query({
  name: 'alert_checks.listed',
  input: listOfAlertRequest,
  can: 'read',
  async run(scope, input) {
    await getNoun(scope, 'alerts', input.alertId);
    return pageOf(await listChecks(scope, input), input.limit, checkAnswerOf, (row) => [row.from_on]);
  },
});

const figure = z.strictObject({
  from: day,
  to: day,
  value: z.number().nullable(),
  n: z.int().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/**
 * Judges one period of an alert, once; when it was crossed, tells the steward and, by its event, whoever files evidence.
 * Called by what asked the facts, never by a route. What was not crossed is kept as a check and told to nobody.
 */
export const judgeAlert = action({
  name: 'alert.crossed',
  input: z.strictObject({ alertId, unit: z.string(), figure, before: figure.nullable() }),
  can: 'edit',
  subject,
  async run(scope, input) {
    const row = await lockNoun(scope, 'alerts', input.alertId);
    const known = await findCheckOf(scope, row.id, input.figure.from);
    if (known) return { result: checkAnswerOf(known) };
    const last = await findVerdictBefore(scope, row.id, input.figure.from);
    const wasCrossed = last !== undefined && last.verdict !== 'clear';
    const verdict = verdictOf({ condition: row.condition, minimumN: row.minimum_n }, { ...input, wasCrossed });
    const watchedName = (await findWatchedNames(scope, [row])).get(row.insight_id ?? row.metric_id ?? '') ?? row.name;
    const check: AlertCheckRow = {
      workspace_id: scope.workspaceId,
      id: newId('chk', scope.now.getTime()),
      alert_id: row.id,
      from_on: input.figure.from,
      to_on: input.figure.to,
      verdict,
      figure: input.figure,
      before: input.before,
      text: crossingText(watchedName, input.unit, input),
      checked_at: scope.now,
    };
    await insertCheck(scope, check);
    if (verdict !== 'crossed') return { result: checkAnswerOf(check) };
    if (row.steward_id !== null)
      await notify(scope, [
        {
          kind: 'alert_crossed',
          memberIds: [row.steward_id],
          subject: row.metric_id === null ? { kind: 'insight', id: String(row.insight_id) } : { kind: 'metric', id: row.metric_id },
          productId: row.product_id,
          sourceId: check.id,
          title: row.name,
          text: check.text,
          alsoMyself: true,
        },
      ]);
    return {
      result: checkAnswerOf(check),
      after: {
        productId: row.product_id,
        name: row.name,
        checkId: check.id,
        insightId: row.insight_id,
        metricId: row.metric_id,
        text: check.text,
        unit: input.unit,
        figure: check.figure,
        before: check.before,
      },
    };
  },
});
