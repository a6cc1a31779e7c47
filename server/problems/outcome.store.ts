import { sql } from 'kysely';
import { notFound } from '../platform/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { OutcomeMeasurementRow, OutcomePredictionRow, OutcomeRow, ProblemsTables } from './tables.ts';

const rows = (scope: Scope) => tables<ProblemsTables>(scope);

const one = (scope: Scope, id: string) =>
  rows(scope).selectFrom('outcomes').selectAll().where('workspace_id', '=', scope.workspaceId).where('id', '=', id);

/** Errors  outcome_not_found. */
export async function getOutcome(scope: Scope, id: string): Promise<OutcomeRow> {
  const row = await one(scope, id).executeTakeFirst();
  if (!row) throw notFound('outcome', id);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  outcome_not_found. */
export async function lockOutcome(scope: Scope, id: string): Promise<OutcomeRow> {
  const row = await one(scope, id).forUpdate().executeTakeFirst();
  if (!row) throw notFound('outcome', id);
  return row;
}

export async function insertOutcome(scope: Scope, row: OutcomeRow): Promise<void> {
  await rows(scope).insertInto('outcomes').values(row).execute();
}

/** Changes a row that the caller has locked, and counts its version up. */
export async function updateOutcome(scope: Scope, id: string, change: Partial<OutcomeRow>): Promise<OutcomeRow> {
  return rows(scope)
    .updateTable('outcomes')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Of a problem, oldest first, the archived ones too. */
export async function listOutcomes(scope: Scope, problemId: string): Promise<OutcomeRow[]> {
  return rows(scope)
    .selectFrom('outcomes')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('problem_id', '=', problemId)
    .orderBy('id')
    .execute();
}

export async function insertPrediction(scope: Scope, row: OutcomePredictionRow): Promise<void> {
  await rows(scope).insertInto('outcome_predictions').values(row).execute();
}

/** The one that may still be replaced, if there is one. */
export async function findOpenPrediction(scope: Scope, outcomeId: string): Promise<OutcomePredictionRow | undefined> {
  return rows(scope)
    .selectFrom('outcome_predictions')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('outcome_id', '=', outcomeId)
    .where('frozen_at', 'is', null)
    .executeTakeFirst();
}

export async function updatePrediction(scope: Scope, id: string, change: Partial<OutcomePredictionRow>): Promise<void> {
  await rows(scope)
    .updateTable('outcome_predictions')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute();
}

/** The problem was chosen: what was said about it stands. Shape  the outcomes whose prediction froze. */
export async function freezePredictions(scope: Scope, problemId: string): Promise<string[]> {
  const frozen = await rows(scope)
    .updateTable('outcome_predictions')
    .set({ frozen_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('frozen_at', 'is', null)
    .where('outcome_id', 'in', (eb) =>
      eb.selectFrom('outcomes').select('id').where('workspace_id', '=', scope.workspaceId).where('problem_id', '=', problemId),
    )
    .returning('outcome_id')
    .execute();
  return frozen.map((row) => row.outcome_id);
}

/** Of several outcomes, newest first. */
export async function listPredictions(scope: Scope, outcomeIds: readonly string[]): Promise<OutcomePredictionRow[]> {
  if (outcomeIds.length === 0) return [];
  return rows(scope)
    .selectFrom('outcome_predictions')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('outcome_id', 'in', [...outcomeIds])
    .orderBy('predicted_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Of several outcomes, newest day first. */
export async function listOutcomeMeasurements(scope: Scope, outcomeIds: readonly string[]): Promise<OutcomeMeasurementRow[]> {
  if (outcomeIds.length === 0) return [];
  return rows(scope)
    .selectFrom('outcome_measurements')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('outcome_id', 'in', [...outcomeIds])
    .orderBy('to_on', 'desc')
    .orderBy('from_on', 'desc')
    .execute();
}

/** The same days again are measured anew. */
export async function putOutcomeMeasurement(scope: Scope, row: OutcomeMeasurementRow): Promise<void> {
  const { figure, change, verdict, measured_at } = row;
  await rows(scope)
    .insertInto('outcome_measurements')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'outcome_id', 'to_on', 'from_on']).doUpdateSet({ figure, change, verdict, measured_at }),
    )
    .execute();
}

/**
 * Outcomes of problems that are released, of all workspaces, of which as many days as the baseline covers went by since they were last
 * measured: a day more, so that those days are over in every zone.
 */
export async function listDueOutcomes(ports: Pick<Ports, 'database' | 'clock'>): Promise<{ workspaceId: string; outcomeId: string }[]> {
  const { rows: found } = await sql<{ workspaceId: string; outcomeId: string }>`
    select o.workspace_id as "workspaceId", o.id as "outcomeId"
    from outcomes o
    join problems p on p.workspace_id = o.workspace_id and p.id = o.problem_id and p.archived_at is null and p.status in ('released', 'measured')
    join metrics m on m.workspace_id = o.workspace_id and m.id = o.metric_id and m.archived_at is null and m.definition_no = o.definition_no
    cross join lateral (select (o.baseline ->> 'from')::date as from_on, (o.baseline ->> 'to')::date as to_on) b
    cross join lateral (
      select coalesce(max(to_on), b.to_on) as on_day from outcome_measurements
      where workspace_id = o.workspace_id and outcome_id = o.id
    ) last
    where o.archived_at is null and last.on_day + (b.to_on - b.from_on) + 2 < (${ports.clock()}::timestamptz at time zone 'utc')::date
    order by o.workspace_id, o.id`.execute(ports.database.system);
  return found;
}
