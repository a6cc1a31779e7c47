// What measures the reach of problems, and what it measured.
import { sql } from 'kysely';
import { type ReachSource, reachSource } from '../../contract/problems/reach-source.ts';
import type { Ports } from '../platform/ports.ts';
import { memberIdOf, type Scope, tables } from '../platform/scope.ts';
import type { ProblemsTables, ReachFigureRow, ReachSourceRow } from './tables.ts';

const rows = (scope: Scope) => tables<ProblemsTables>(scope);

export const sourceOf = (row: ReachSourceRow): ReachSource =>
  reachSource.parse(
    row.metric_id === null
      ? { kind: 'insight', insightId: row.insight_id, reduction: row.reduction }
      : { kind: 'metric', metricId: row.metric_id },
  );

export async function findReachSource(scope: Scope, problemId: string): Promise<ReachSource | null> {
  const row = await rows(scope)
    .selectFrom('reach_sources')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('problem_id', '=', problemId)
    .executeTakeFirst();
  return row ? sourceOf(row) : null;
}

export async function putReachSource(scope: Scope, problemId: string, source: ReachSource): Promise<void> {
  const named = {
    insight_id: source.kind === 'insight' ? source.insightId : null,
    reduction: source.kind === 'insight' ? source.reduction : null,
    metric_id: source.kind === 'metric' ? source.metricId : null,
    set_by: memberIdOf(scope.actor) ?? scope.actor.id,
    set_at: scope.now,
  };
  await rows(scope)
    .insertInto('reach_sources')
    .values({ workspace_id: scope.workspaceId, problem_id: problemId, ...named })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'problem_id']).doUpdateSet(named))
    .execute();
}

export async function deleteReachSource(scope: Scope, problemId: string): Promise<void> {
  await rows(scope).deleteFrom('reach_sources').where('workspace_id', '=', scope.workspaceId).where('problem_id', '=', problemId).execute();
}

export type ReachFigure = { people: number; from: string; to: string; source: ReachSource; name: string };

/** From now on this is the reach; null: it is not measured any more. */
export async function putReachFigure(scope: Scope, problemId: string, figure: ReachFigure | null): Promise<void> {
  const told = {
    people: figure?.people ?? null,
    from_on: figure?.from ?? null,
    to_on: figure?.to ?? null,
    source: figure?.source ?? null,
    source_name: figure?.name ?? null,
  };
  await rows(scope)
    .insertInto('reach_figures')
    .values({ workspace_id: scope.workspaceId, problem_id: problemId, measured_at: scope.now, ...told })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'problem_id', 'measured_at']).doUpdateSet(told))
    .execute();
}

export type KnownReach = ReachFigure & { measuredAt: Date };

/** What was measured last, as was known at the end of a day; null when it was not measured then. Units  asOf: YYYY-MM-DD. */
export async function findReachFigure(scope: Scope, problemId: string, asOf: string | null): Promise<KnownReach | null> {
  const row: ReachFigureRow | undefined = await rows(scope)
    .selectFrom('reach_figures')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('problem_id', '=', problemId)
    .$if(asOf !== null, (query) => query.where(sql<boolean>`measured_at < ${asOf}::date + 1`))
    .orderBy('measured_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || row.people === null || row.from_on === null || row.to_on === null || row.source === null) return null;
  return {
    people: row.people,
    from: row.from_on,
    to: row.to_on,
    source: reachSource.parse(row.source),
    name: row.source_name ?? '',
    measuredAt: row.measured_at,
  };
}

/** Problems whose reach is measured by the clock, of all workspaces. Shape  lastTo: the last day that a figure covers. */
export async function listMeasuredProblems(ports: Pick<Ports, 'database'>): Promise<{ workspaceId: string; problemId: string }[]> {
  const found = await sql<{ workspaceId: string; problemId: string }>`
    select s.workspace_id as "workspaceId", s.problem_id as "problemId" from reach_sources s
    join problems p on p.workspace_id = s.workspace_id and p.id = s.problem_id and p.archived_at is null and p.status <> 'merged'
    join products o on o.workspace_id = p.workspace_id and o.id = p.product_id and o.archived_at is null
    left join insights i on i.workspace_id = s.workspace_id and i.id = s.insight_id
    left join metrics m on m.workspace_id = s.workspace_id and m.id = s.metric_id
    where i.archived_at is null and m.archived_at is null
    order by s.workspace_id, s.problem_id`.execute(ports.database.system);
  return found.rows;
}
