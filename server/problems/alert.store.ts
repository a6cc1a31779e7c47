// Which alerts file evidence on which problems.
import { sql } from 'kysely';
import { memberIdOf, type Scope, tables } from '../platform/scope.ts';
import type { ProblemsTables } from './tables.ts';

/** Whether it was not linked before. */
export async function insertProblemAlert(scope: Scope, problemId: string, alertId: string): Promise<boolean> {
  const inserted = await tables<ProblemsTables>(scope)
    .insertInto('problem_alerts')
    .values({
      workspace_id: scope.workspaceId,
      problem_id: problemId,
      alert_id: alertId,
      linked_by: memberIdOf(scope.actor) ?? scope.actor.id,
      linked_at: scope.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('alert_id')
    .execute();
  return inserted.length > 0;
}

/** Whether it was linked. */
export async function deleteProblemAlert(scope: Scope, problemId: string, alertId: string): Promise<boolean> {
  const deleted = await tables<ProblemsTables>(scope)
    .deleteFrom('problem_alerts')
    .where('workspace_id', '=', scope.workspaceId)
    .where('problem_id', '=', problemId)
    .where('alert_id', '=', alertId)
    .returning('alert_id')
    .execute();
  return deleted.length > 0;
}

export async function listProblemAlerts(
  scope: Scope,
  problemId: string,
): Promise<{ alertId: string; name: string; insightName: string }[]> {
  const { rows } = await sql<{ alertId: string; name: string; insightName: string }>`
    select a.id as "alertId", a.name, coalesce(i.name, m.name) as "insightName"
    from problem_alerts l
    join alerts a on a.workspace_id = l.workspace_id and a.id = l.alert_id
    left join insights i on i.workspace_id = a.workspace_id and i.id = a.insight_id
    left join metrics m on m.workspace_id = a.workspace_id and m.id = a.metric_id
    where l.workspace_id = ${scope.workspaceId} and l.problem_id = ${problemId}
    order by a.name, a.id`.execute(scope.db);
  return rows;
}

/** Whom the alert was linked to by somebody, by title. */
export async function listProblemsOfAlert(scope: Scope, alertId: string): Promise<{ problemId: string; title: string }[]> {
  const { rows } = await sql<{ problemId: string; title: string }>`
    select p.id as "problemId", p.title from problem_alerts l
    join problems p on p.workspace_id = l.workspace_id and p.id = l.problem_id
    where l.workspace_id = ${scope.workspaceId} and l.alert_id = ${alertId} and p.archived_at is null
    order by p.title, p.id`.execute(scope.db);
  return rows;
}

export type AlertedProblem = { problemId: string; productId: string };

/** The problems of the alert, by id; of a merged one the problem that it went up in. */
export async function listAlertedProblems(scope: Scope, alertId: string): Promise<AlertedProblem[]> {
  const { workspaceId } = scope;
  const { rows } = await sql<AlertedProblem>`
    with recursive followed as (
      select problem_id as id from problem_alerts where workspace_id = ${workspaceId} and alert_id = ${alertId}
      union
      select p.merged_into from followed f join problems p on p.workspace_id = ${workspaceId} and p.id = f.id
      where p.status = 'merged' and p.merged_into is not null
    )
    select p.id as "problemId", p.product_id as "productId"
    from followed f join problems p on p.workspace_id = ${workspaceId} and p.id = f.id
    where p.archived_at is null and p.status <> 'merged'
    order by p.id`.execute(scope.db);
  return rows;
}
