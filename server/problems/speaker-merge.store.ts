// What happens here when people merges two accounts or two persons: evidence, stakes, dates, team values and comments follow, and come back.
import { sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';
import { markStances } from './dirt.store.ts';
import type { TeamValueRow } from './tables.ts';

export type SpeakerMerge = { kind: 'account' | 'person'; winnerId: string; loserId: string };

/** Units: rows that one statement moves. */
const chunk = 2000;

/** Where a table names an account or a person. */
const references = {
  account: [
    { table: 'evidence', column: 'account_id', label: 'evidence' },
    { table: 'stated_stakes', column: 'account_id', label: 'stated stakes' },
    { table: 'deadline_facts', column: 'account_id', label: 'dates' },
    { table: 'comments', column: 'subject_id', label: 'comments' },
  ],
  person: [
    { table: 'evidence', column: 'person_id', label: 'evidence' },
    { table: 'stated_stakes', column: 'said_by_person_id', label: 'stated stakes' },
    { table: 'comments', column: 'subject_id', label: 'comments' },
  ],
} as const;

/** Shape   rows: table → ids that moved. teamValues: what the loser's said, what the winner's said (null: nothing), what stands. */
export type MovedOfSpeaker = {
  rows: Record<string, string[]>;
  teamValues: { from: TeamValueRow; into: TeamValueRow | null; stands: TeamValueRow }[];
};

export async function countOfSpeaker(scope: Scope, { kind, loserId }: SpeakerMerge): Promise<{ label: string; rows: number }[]> {
  const counts = references[kind].map(
    ({ table, column, label }) =>
      sql`select ${label} as label, (select count(*)::int from ${sql.table(table)} where workspace_id = ${scope.workspaceId} and ${sql.ref(column)} = ${loserId}) as rows`,
  );
  if (kind === 'account')
    counts.push(
      sql`select 'team values' as label, (select count(*)::int from team_values where workspace_id = ${scope.workspaceId} and account_id = ${loserId}) as rows`,
    );
  const { rows } = await sql<{ label: string; rows: number }>`${sql.join(counts, sql` union all `)}`.execute(scope.db);
  return rows.filter((row) => row.rows > 0);
}

async function repoint(scope: Scope, table: string, column: string, from: string, to: string): Promise<string[]> {
  const moved: string[] = [];
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      update ${sql.table(table)} t set ${sql.ref(column)} = ${to}
      where t.workspace_id = ${scope.workspaceId} and t.id in (
        select id from ${sql.table(table)} where workspace_id = ${scope.workspaceId} and ${sql.ref(column)} = ${from} limit ${chunk})
      returning t.id`.execute(scope.db);
    for (const row of rows) moved.push(row.id);
    if (rows.length < chunk) return moved;
  }
}

/** The evidence moves whole: its snapshot keeps naming the account it was said for. */
export async function moveOfSpeaker(scope: Scope, merge: SpeakerMerge): Promise<MovedOfSpeaker> {
  const rows: MovedOfSpeaker['rows'] = {};
  for (const { table, column } of references[merge.kind]) rows[table] = await repoint(scope, table, column, merge.loserId, merge.winnerId);
  const teamValues = merge.kind === 'account' ? await moveTeamValues(scope, merge) : [];
  const moved = { rows, teamValues };
  await markProblemsOf(scope, moved);
  return moved;
}

async function moveTeamValues(scope: Scope, { winnerId, loserId }: SpeakerMerge): Promise<MovedOfSpeaker['teamValues']> {
  const { rows } = await sql<{ from_row: TeamValueRow; into_row: TeamValueRow | null; stands: TeamValueRow }>`
    with taken as materialized (
      delete from team_values where workspace_id = ${scope.workspaceId} and account_id = ${loserId} returning *
    ),
    settled as materialized (
      select f.problem_id, to_jsonb(f) as from_row, to_jsonb(i) as into_row,
        case when i.account_id is null or f.set_at > i.set_at then f.importance else i.importance end as importance,
        case when i.account_id is null or f.set_at > i.set_at then f.reason else i.reason end as reason,
        case when i.account_id is null or f.set_at > i.set_at then f.set_by else i.set_by end as set_by,
        case when i.account_id is null or f.set_at > i.set_at then f.set_at else i.set_at end as set_at
      from taken f left join team_values i
        on i.workspace_id = ${scope.workspaceId} and i.problem_id = f.problem_id and i.account_id = ${winnerId}
    ),
    written as (
      insert into team_values (workspace_id, problem_id, account_id, importance, reason, set_by, set_at)
      select ${scope.workspaceId}, problem_id, ${winnerId}, importance, reason, set_by, set_at from settled
      on conflict (workspace_id, problem_id, account_id) do update set importance = excluded.importance, reason = excluded.reason,
        set_by = excluded.set_by, set_at = excluded.set_at
      returning *
    )
    select settled.from_row, settled.into_row, to_jsonb(written) as stands
    from settled join written on written.problem_id = settled.problem_id order by settled.problem_id`.execute(scope.db);
  return rows.map(({ from_row, into_row, stands }) => ({ from: from_row, into: into_row, stands }));
}

async function markProblemsOf(scope: Scope, moved: MovedOfSpeaker): Promise<void> {
  const evidenceIds = moved.rows['evidence'] ?? [];
  const { rows } = await sql<{ problem_id: string }>`
    select distinct problem_id from evidence_links
    where workspace_id = ${scope.workspaceId} and evidence_id = any(${evidenceIds}::text[])`.execute(scope.db);
  markStances(scope, [...new Set([...rows.map((row) => row.problem_id), ...moved.teamValues.map((value) => value.from.problem_id)])]);
}

export type Obstacle = { kind: string; id: string; message: string };

const obstaclesShown = 100;

/** What somebody sent elsewhere since, or valued again. */
export async function findObstacles(scope: Scope, merge: SpeakerMerge, moved: MovedOfSpeaker): Promise<Obstacle[]> {
  const obstacles: Obstacle[] = [];
  for (const { table, column, label } of references[merge.kind]) {
    const { rows } = await sql<{ id: string }>`
      select moved.id from unnest(${moved.rows[table] ?? []}::text[]) as moved (id)
      left join ${sql.table(table)} t on t.workspace_id = ${scope.workspaceId} and t.id = moved.id
      where t.id is null or t.${sql.ref(column)} is distinct from ${merge.winnerId} limit ${obstaclesShown}`.execute(scope.db);
    for (const { id } of rows) obstacles.push({ kind: table, id, message: `One of the ${label} that moved was changed since.` });
  }
  const { rows } = await sql<{ id: string }>`
    select m.stands ->> 'problem_id' as id
    from jsonb_array_elements(${JSON.stringify(moved.teamValues)}::jsonb) as v (value), lateral (select v.value -> 'stands' as stands) as m
    left join team_values t on t.workspace_id = ${scope.workspaceId} and t.problem_id = m.stands ->> 'problem_id' and t.account_id = ${merge.winnerId}
    where to_jsonb(t) is distinct from m.stands limit ${obstaclesShown}`.execute(scope.db);
  for (const { id } of rows) obstacles.push({ kind: 'team_values', id, message: 'The team valued this problem again for the account.' });
  return obstacles;
}

export async function moveBackOfSpeaker(scope: Scope, merge: SpeakerMerge, moved: MovedOfSpeaker): Promise<void> {
  for (const { table, column } of references[merge.kind]) {
    const ids = moved.rows[table] ?? [];
    for (let start = 0; start < ids.length; start += chunk)
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${merge.loserId}
        where workspace_id = ${scope.workspaceId} and id = any(${ids.slice(start, start + chunk)}::text[])`.execute(scope.db);
  }
  const problemIds = moved.teamValues.map((value) => value.from.problem_id);
  await sql`
    delete from team_values
    where workspace_id = ${scope.workspaceId} and account_id = ${merge.winnerId} and problem_id = any(${problemIds}::text[])`.execute(
    scope.db,
  );
  const back = moved.teamValues.flatMap(({ from, into }) => (into === null ? [from] : [from, into]));
  await sql`insert into team_values select * from jsonb_populate_recordset(null::team_values, ${JSON.stringify(back)}::jsonb)`.execute(
    scope.db,
  );
  await markProblemsOf(scope, moved);
}

/** Which of these accounts or persons something here hangs on. */
export async function findLinkedSpeakers(scope: Scope, kind: SpeakerMerge['kind'], ids: readonly string[]): Promise<string[]> {
  const places = references[kind].map(({ table, column }) => ({ table: table as string, column: column as string }));
  if (kind === 'account') places.push({ table: 'team_values', column: 'account_id' });
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${[...ids]}::text[]) as asked (id)
    where ${sql.join(
      places.map(
        ({ table, column }) =>
          sql`exists (select from ${sql.table(table)} t where t.workspace_id = ${scope.workspaceId} and t.${sql.ref(column)} = asked.id)`,
      ),
      sql` or `,
    )}`.execute(scope.db);
  return rows.map((row) => row.id);
}
