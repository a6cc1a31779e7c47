import { sql } from 'kysely';
import { notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { ProblemRow, ProblemsTables } from './tables.ts';

/** A stored problem: `no` was given by the database. */
export type StoredProblem = Omit<ProblemRow, 'no'> & { no: number };

/** All but what the database keeps for searching. */
export const problemColumns = [
  'workspace_id',
  'id',
  'no',
  'product_id',
  'title',
  'who',
  'situation',
  'obstacle',
  'consequence',
  'measure_of_success',
  'status',
  'parked_reason',
  'merged_into',
  'objective_id',
  'effort_person_weeks',
  'duration_weeks',
  'impact',
  'inputs_set_by',
  'inputs_set_at',
  'steward_ids',
  'tags',
  'source',
  'external_id',
  'version',
  'created_by',
  'created_at',
  'updated_at',
  'archived_at',
] as const satisfies readonly (keyof ProblemRow)[];

export async function insertProblem(scope: Scope, row: Omit<ProblemRow, 'no'>): Promise<StoredProblem> {
  return tables<ProblemsTables>(scope).insertInto('problems').values(row).returning(problemColumns).executeTakeFirstOrThrow();
}

/** Errors  problem_not_found. */
export async function getProblem(scope: Scope, problemId: string): Promise<StoredProblem> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('problems')
    .select(problemColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', problemId)
    .executeTakeFirst();
  if (!row) throw notFound('problem', problemId);
  return row;
}

/** Takes the row's lock until the transaction ends. Errors  problem_not_found. */
export async function lockProblem(scope: Scope, problemId: string): Promise<StoredProblem> {
  const [row] = await lockProblems(scope, [problemId]);
  if (!row) throw notFound('problem', problemId);
  return row;
}

/**
 * Locks several, in the order of their ids, so that two who lock the same ones never wait for each other.
 *
 * Errors  problem_not_found for the first that is not there.
 */
export async function lockProblems(scope: Scope, problemIds: readonly string[]): Promise<StoredProblem[]> {
  const rows = await tables<ProblemsTables>(scope)
    .selectFrom('problems')
    .select(problemColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...new Set(problemIds)])
    .orderBy('id')
    .forUpdate()
    .execute();
  const found = new Set(rows.map((row) => row.id));
  const missing = problemIds.find((id) => !found.has(id));
  if (missing !== undefined) throw notFound('problem', missing);
  return rows;
}

/** The problem of a product that holds a title, among those that are neither archived nor merged. */
export async function findProblemByTitle(scope: Scope, productId: string, title: string): Promise<{ id: string } | undefined> {
  return tables<ProblemsTables>(scope)
    .selectFrom('problems')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', productId)
    .where('title_key', '=', (eb) => eb.fn<string>('lower', [eb.cast<string>(eb.val(title), 'text')]))
    .where('merged_into', 'is', null)
    .where('archived_at', 'is', null)
    .executeTakeFirst();
}

export async function updateProblem(
  scope: Scope,
  problemId: string,
  change: Partial<Omit<ProblemRow, 'workspace_id' | 'id' | 'no' | 'version'>>,
): Promise<StoredProblem> {
  return tables<ProblemsTables>(scope)
    .updateTable('problems')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', problemId)
    .returning(problemColumns)
    .executeTakeFirstOrThrow();
}

/** Of how many kinds the evidence of a problem is. */
export async function countKinds(scope: Scope, problemId: string): Promise<number> {
  const { rows } = await sql<{ kinds: number }>`
    select count(distinct e.kind)::int as kinds
    from evidence_links l join evidence e on e.workspace_id = l.workspace_id and e.id = l.evidence_id
    where l.workspace_id = ${scope.workspaceId} and l.problem_id = ${problemId} and e.archived_at is null`.execute(scope.db);
  return rows[0]?.kinds ?? 0;
}

/** Counts the chosen problems of a product; nobody else chooses in it until the transaction ends. */
export async function lockChosen(scope: Scope, productId: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`chosen ${scope.workspaceId} ${productId}`}, 0))`.execute(scope.db);
  const { count } = await tables<ProblemsTables>(scope)
    .selectFrom('problems')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', productId)
    .where('status', '=', 'chosen')
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export type InputsChange = Pick<ProblemRow, 'id' | 'effort_person_weeks' | 'duration_weeks' | 'impact'>;

/** Sets the valuation inputs of many problems in one statement; the caller has locked them. */
export async function updateInputs(scope: Scope, changes: readonly InputsChange[], setBy: string): Promise<StoredProblem[]> {
  const { rows } = await sql<StoredProblem>`
    update problems p
    set effort_person_weeks = c.effort_person_weeks, duration_weeks = c.duration_weeks, impact = c.impact,
        inputs_set_by = ${setBy}, inputs_set_at = ${scope.now}, version = p.version + 1, updated_at = ${scope.now}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as c (id text, effort_person_weeks numeric, duration_weeks numeric, impact numeric)
    where p.workspace_id = ${scope.workspaceId} and p.id = c.id
    returning ${sql.join(problemColumns.map((column) => sql.ref(`p.${column}`)))}`.execute(scope.db);
  return rows;
}
