import { sql } from 'kysely';
import type { SampleAnswer, SampleStatus } from '../../contract/exchange/sample.ts';
import type { Ports } from '../platform/ports.ts';
import { type Scope, tables } from '../platform/scope.ts';

export type SampleRow = {
  workspace_id: string;
  seed: number;
  day: string;
  status: SampleStatus;
  phase: string;
  /** The member who asked for it; everything is written in their name. */
  started_by: { id: string; name: string };
  done: number;
  total: number;
  /** Key of the company → id of the record. */
  ids: Record<string, string>;
  failure: string | null;
  /** How many are to come, nearly, and how many of their steps were taken. */
  events: number;
  history_done: number;
  history_total: number;
  created_at: Date;
  updated_at: Date;
  finished_at: Date | null;
};

const db = (scope: Scope) => tables<{ samples: SampleRow }>(scope);

export async function insertSample(
  scope: Scope,
  row: Pick<SampleRow, 'seed' | 'day' | 'phase' | 'started_by' | 'total' | 'events' | 'history_total'>,
): Promise<void> {
  await db(scope)
    .insertInto('samples')
    .values({
      ...row,
      workspace_id: scope.workspaceId,
      status: 'loading',
      done: 0,
      history_done: 0,
      ids: {},
      failure: null,
      created_at: scope.now,
      updated_at: scope.now,
      finished_at: null,
    })
    .execute();
}

/** Takes the row's lock until the transaction ends; undefined when the workspace holds no sample. */
export const lockSample = (scope: Scope): Promise<SampleRow | undefined> =>
  db(scope).selectFrom('samples').selectAll().where('workspace_id', '=', scope.workspaceId).forUpdate().executeTakeFirst();

export async function updateSample(
  scope: Scope,
  change: Partial<Pick<SampleRow, 'status' | 'phase' | 'done' | 'ids' | 'failure' | 'finished_at' | 'history_done'>>,
): Promise<void> {
  await db(scope)
    .updateTable('samples')
    .set({ ...change, updated_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .execute();
}

type Shown = Omit<SampleRow, 'ids' | 'started_by'> & { workspace_name: string };

const shown = sql`s.workspace_id, s.seed, s.day, s.status, s.phase, s.done, s.total, s.failure, s.events, s.history_done, s.history_total, s.created_at, s.updated_at, s.finished_at,
  w.name as workspace_name from samples s join workspaces w on w.workspace_id = s.workspace_id`;

const answerOf = (row: Shown): SampleAnswer => ({
  workspaceId: row.workspace_id,
  workspaceName: row.workspace_name,
  status: row.status,
  seed: row.seed,
  day: row.day,
  done: row.done,
  total: row.total,
  phase: row.phase,
  failure: row.failure,
  history: { events: row.events, done: row.history_done, total: row.history_total },
  startedAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
});

export async function findSample(scope: Scope): Promise<SampleAnswer | undefined> {
  const { rows } = await sql<Shown>`select ${shown} where s.workspace_id = ${scope.workspaceId}`.execute(scope.db);
  return rows[0] && answerOf(rows[0]);
}

/** The samples that a person may enter, newest first. Asked over workspaces, so outside row-level security: by the person's own id only. */
export async function listSamplesOfUser(ports: Ports, userId: string): Promise<SampleAnswer[]> {
  const { rows } = await sql<Shown>`
    select ${shown}
    where exists (select from members m where m.workspace_id = s.workspace_id and m.user_id = ${userId} and m.archived_at is null)
    order by s.created_at desc, s.workspace_id desc limit 100`.execute(ports.database.system);
  return rows.map(answerOf);
}

/** What was left half-way: to be taken up by a server that starts. */
export async function listSamplesAtWork(ports: Ports): Promise<{ workspaceId: string; status: SampleStatus }[]> {
  const { rows } = await sql<{ workspaceId: string; status: SampleStatus }>`
    select workspace_id as "workspaceId", status from samples
    where status in ('loading', 'removing') or (status = 'ready' and history_done < history_total) order by 1`.execute(
    ports.database.system,
  );
  return rows;
}
