// An alert of analytics that files evidence on a problem when it is crossed.
import { alertOfProblem, problemsOfAlert, reachOfProblem } from '../../contract/problems/reach-source.ts';
import { getAlert } from '../analytics/index.ts';
import { action } from '../platform/action.ts';
import { refused } from '../platform/errors.ts';
import { query } from '../platform/query.ts';
import { deleteProblemAlert, insertProblemAlert, listProblemAlerts, listProblemsOfAlert } from './alert.store.ts';
import { assertNotMerged } from './problem.actions.ts';
import { getProblem, lockProblem } from './problem.store.ts';

const subject = (input: { problemId: string }) => ({ kind: 'problem', id: input.problemId });

/** Errors  problem_not_found, problem_merged, alert_not_found, alert_of_other_product. */
export const linkAlert = action({
  name: 'problem.alert_linked',
  input: alertOfProblem,
  can: 'edit',
  subject,
  async run(scope, { problemId, alertId }) {
    const row = await lockProblem(scope, problemId);
    assertNotMerged(row);
    const alert = await getAlert(scope, alertId);
    if (alert.product_id !== row.product_id) throw refused('alert_of_other_product', 'The alert belongs to another product.');
    const isNew = await insertProblemAlert(scope, problemId, alertId);
    const result = { items: await listProblemAlerts(scope, problemId) };
    return isNew ? { result, after: { alertId, productId: row.product_id } } : { result };
  },
});

/** Errors  problem_not_found. */
export const unlinkAlert = action({
  name: 'problem.alert_unlinked',
  input: alertOfProblem,
  can: 'edit',
  subject,
  async run(scope, { problemId, alertId }) {
    const row = await lockProblem(scope, problemId);
    const wasThere = await deleteProblemAlert(scope, problemId, alertId);
    const result = { items: await listProblemAlerts(scope, problemId) };
    return wasThere ? { result, before: { alertId, productId: row.product_id } } : { result };
  },
});

/** Errors  alert_not_found. */
export const browseProblemsOfAlert = query({
  name: 'alert_problems.listed',
  input: problemsOfAlert,
  can: 'read',
  async run(scope, { alertId }) {
    await getAlert(scope, alertId);
    return { items: await listProblemsOfAlert(scope, alertId) };
  },
});

export const browseProblemAlerts = query({
  name: 'problem_alerts.listed',
  input: reachOfProblem,
  can: 'read',
  async run(scope, { problemId }) {
    await getProblem(scope, problemId);
    return { items: await listProblemAlerts(scope, problemId) };
  },
});
