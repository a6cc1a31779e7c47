import { sql } from 'kysely';
import { notFound } from '../platform/errors.ts';
import { type Scope, tables } from '../platform/scope.ts';
import type { MergeMoveKind, MergeMoves, ProblemMergeRow, ProblemsTables } from './tables.ts';

/** Units: rows that one statement moves; a problem may have a hundred thousand links. */
const chunk = 2000;

type Pair = { mergeId: string; fromId: string; intoId: string };

/** Repeats a statement that returns how many rows it took until it takes none. */
async function untilNone(step: () => Promise<number>): Promise<number> {
  let total = 0;
  for (;;) {
    const moved = await step();
    total += moved;
    if (moved < chunk) return total;
  }
}

async function count(scope: Scope, statement: ReturnType<typeof sql<{ moved: number }>>): Promise<number> {
  const { rows } = await statement.execute(scope.db);
  return rows[0]?.moved ?? 0;
}

/*
 * Links: the same evidence on both keeps one link. The team's word goes before a person's, then the higher importance, then what the kept
 * problem says: linkThatStays in merge.ts, which a test holds beside this.
 */
const linkOfFromStays = sql`(f.valued_by <> i.valued_by and f.valued_by = 'team') or (f.valued_by = i.valued_by and f.importance > i.importance)`;

export async function moveLinks(scope: Scope, { mergeId, fromId, intoId }: Pair): Promise<number> {
  return untilNone(() =>
    count(
      scope,
      sql<{ moved: number }>`
      with taken as materialized (
        delete from evidence_links where workspace_id = ${scope.workspaceId} and problem_id = ${fromId} and evidence_id in (
          select evidence_id from evidence_links where workspace_id = ${scope.workspaceId} and problem_id = ${fromId}
          order by evidence_id limit ${chunk})
        returning *
      ),
      settled as materialized (
        select f.evidence_id, to_jsonb(f) as from_row, to_jsonb(i) as into_row,
          case when i.evidence_id is null or ${linkOfFromStays} then f.importance else i.importance end as importance,
          case when i.evidence_id is null or ${linkOfFromStays} then f.reason else i.reason end as reason,
          case when i.evidence_id is null or ${linkOfFromStays} then f.valued_by else i.valued_by end as valued_by,
          case when i.evidence_id is null or ${linkOfFromStays} then f.valued_at else i.valued_at end as valued_at,
          coalesce(i.created_at, f.created_at) as created_at
        from taken f left join evidence_links i
          on i.workspace_id = ${scope.workspaceId} and i.evidence_id = f.evidence_id and i.problem_id = ${intoId}
      ),
      written as (
        insert into evidence_links (workspace_id, evidence_id, problem_id, importance, reason, valued_by, valued_at, created_at)
        select ${scope.workspaceId}, evidence_id, ${intoId}, importance, reason, valued_by, valued_at, created_at from settled
        on conflict (workspace_id, evidence_id, problem_id) do update set importance = excluded.importance, reason = excluded.reason,
          valued_by = excluded.valued_by, valued_at = excluded.valued_at
        returning *
      ),
      kept as (
        insert into problem_merge_moves (workspace_id, merge_id, kind, ref_id, from_row, into_row, stands)
        select ${scope.workspaceId}, ${mergeId}, 'link', settled.evidence_id, settled.from_row, settled.into_row, to_jsonb(written)
        from settled join written on written.evidence_id = settled.evidence_id
      )
      select count(*)::int as moved from taken`,
    ),
  );
}

/** Team values: of two for one account the later stays (teamValueThatStays in merge.ts). */
export async function moveTeamValues(scope: Scope, { mergeId, fromId, intoId }: Pair): Promise<number> {
  return untilNone(() =>
    count(
      scope,
      sql<{ moved: number }>`
      with taken as materialized (
        delete from team_values where workspace_id = ${scope.workspaceId} and problem_id = ${fromId} and account_id in (
          select account_id from team_values where workspace_id = ${scope.workspaceId} and problem_id = ${fromId}
          order by account_id limit ${chunk})
        returning *
      ),
      settled as materialized (
        select f.account_id, to_jsonb(f) as from_row, to_jsonb(i) as into_row,
          case when i.account_id is null or f.set_at > i.set_at then f.importance else i.importance end as importance,
          case when i.account_id is null or f.set_at > i.set_at then f.reason else i.reason end as reason,
          case when i.account_id is null or f.set_at > i.set_at then f.set_by else i.set_by end as set_by,
          case when i.account_id is null or f.set_at > i.set_at then f.set_at else i.set_at end as set_at
        from taken f left join team_values i
          on i.workspace_id = ${scope.workspaceId} and i.account_id = f.account_id and i.problem_id = ${intoId}
      ),
      written as (
        insert into team_values (workspace_id, problem_id, account_id, importance, reason, set_by, set_at)
        select ${scope.workspaceId}, ${intoId}, account_id, importance, reason, set_by, set_at from settled
        on conflict (workspace_id, problem_id, account_id) do update set importance = excluded.importance, reason = excluded.reason,
          set_by = excluded.set_by, set_at = excluded.set_at
        returning *
      ),
      kept as (
        insert into problem_merge_moves (workspace_id, merge_id, kind, ref_id, from_row, into_row, stands)
        select ${scope.workspaceId}, ${mergeId}, 'team_value', settled.account_id, settled.from_row, settled.into_row, to_jsonb(written)
        from settled join written on written.account_id = settled.account_id
      )
      select count(*)::int as moved from taken`,
    ),
  );
}

/** Rows with an id of their own, which only change the problem they belong to. */
const owned = {
  stake: { table: 'stated_stakes', column: 'problem_id' },
  deadline: { table: 'deadline_facts', column: 'problem_id' },
  comment: { table: 'comments', column: 'subject_id' },
} as const;
export type OwnedKind = keyof typeof owned;
export const ownedKinds = Object.keys(owned) as OwnedKind[];

export async function moveOwned(scope: Scope, kind: OwnedKind, { mergeId, fromId, intoId }: Pair): Promise<number> {
  const { table, column } = owned[kind];
  return untilNone(() =>
    count(
      scope,
      sql<{ moved: number }>`
      with moved as (
        update ${sql.table(table)} t set ${sql.ref(column)} = ${intoId}
        where t.workspace_id = ${scope.workspaceId} and t.id in (
          select id from ${sql.table(table)} where workspace_id = ${scope.workspaceId} and ${sql.ref(column)} = ${fromId} order by id limit ${chunk})
        returning t.id, t.version
      ),
      kept as (
        insert into problem_merge_moves (workspace_id, merge_id, kind, ref_id, from_row, into_row, stands)
        select ${scope.workspaceId}, ${mergeId}, ${kind}, id, jsonb_build_object('id', id), null, jsonb_build_object('version', version) from moved
      )
      select count(*)::int as moved from moved`,
    ),
  );
}

export async function countMoves(scope: Scope, fromId: string): Promise<MergeMoves> {
  const { rows } = await sql<MergeMoves>`
    select (select count(*)::int from evidence_links where workspace_id = ${scope.workspaceId} and problem_id = ${fromId}) as links,
      (select count(*)::int from team_values where workspace_id = ${scope.workspaceId} and problem_id = ${fromId}) as "teamValues",
      (select count(*)::int from stated_stakes where workspace_id = ${scope.workspaceId} and problem_id = ${fromId}) as stakes,
      (select count(*)::int from deadline_facts where workspace_id = ${scope.workspaceId} and problem_id = ${fromId}) as deadlines,
      (select count(*)::int from comments where workspace_id = ${scope.workspaceId} and subject_id = ${fromId}) as comments`.execute(
    scope.db,
  );
  return rows[0] ?? { links: 0, teamValues: 0, stakes: 0, deadlines: 0, comments: 0 };
}

export async function insertMerge(scope: Scope, row: ProblemMergeRow): Promise<void> {
  await tables<ProblemsTables>(scope).insertInto('problem_merges').values(row).execute();
}

export async function updateMerge(scope: Scope, mergeId: string, change: Partial<ProblemMergeRow>): Promise<ProblemMergeRow> {
  return tables<ProblemsTables>(scope)
    .updateTable('problem_merges')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', mergeId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Takes the row's lock until the transaction ends. Errors  merge_not_found. */
export async function lockMerge(scope: Scope, mergeId: string): Promise<ProblemMergeRow> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('problem_merges')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', mergeId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound('merge', mergeId);
  return row;
}

export async function countConflicts(scope: Scope, mergeId: string): Promise<number> {
  const { rows } = await sql<{ conflicts: number }>`
    select count(*)::int as conflicts from problem_merge_moves
    where workspace_id = ${scope.workspaceId} and merge_id = ${mergeId} and into_row is not null`.execute(scope.db);
  return rows[0]?.conflicts ?? 0;
}

// Undo.

/** What no longer stands as the merge left it, at most so many. */
export async function listChangedSince(
  scope: Scope,
  mergeId: string,
  intoId: string,
  limit: number,
): Promise<{ kind: MergeMoveKind; ref_id: string }[]> {
  const ofMerge = sql`m.workspace_id = ${scope.workspaceId} and m.merge_id = ${mergeId}`;
  const stillOwned = ownedKinds.map((kind) => {
    const { table, column } = owned[kind];
    return sql`
      select m.kind, m.ref_id from problem_merge_moves m left join ${sql.table(table)} t on t.workspace_id = m.workspace_id and t.id = m.ref_id
      where ${ofMerge} and m.kind = ${kind}
        and (t.id is null or t.${sql.ref(column)} <> ${intoId} or t.version <> (m.stands ->> 'version')::int)`;
  });
  const { rows } = await sql<{ kind: MergeMoveKind; ref_id: string }>`
    select m.kind, m.ref_id from problem_merge_moves m
      left join evidence_links l on l.workspace_id = m.workspace_id and l.evidence_id = m.ref_id and l.problem_id = ${intoId}
      where ${ofMerge} and m.kind = 'link' and to_jsonb(l) is distinct from m.stands
    union all
    select m.kind, m.ref_id from problem_merge_moves m
      left join team_values t on t.workspace_id = m.workspace_id and t.account_id = m.ref_id and t.problem_id = ${intoId}
      where ${ofMerge} and m.kind = 'team_value' and to_jsonb(t) is distinct from m.stands
    union all ${sql.join(stillOwned, sql` union all `)}
    order by kind, ref_id limit ${limit}`.execute(scope.db);
  return rows;
}

const keyed = {
  link: { table: 'evidence_links', key: 'evidence_id', values: ['importance', 'reason', 'valued_by', 'valued_at'] },
  team_value: { table: 'team_values', key: 'account_id', values: ['importance', 'reason', 'set_by', 'set_at'] },
} as const;

/** Puts links or team values back: what only moved leaves, what settled a conflict says again what it said, and the other one returns. */
export async function returnKeyed(scope: Scope, kind: keyof typeof keyed, mergeId: string, intoId: string): Promise<void> {
  const { table, key, values } = keyed[kind];
  const ofMerge = sql`m.workspace_id = ${scope.workspaceId} and m.merge_id = ${mergeId} and m.kind = ${kind}`;
  await sql`
    delete from ${sql.table(table)} t using problem_merge_moves m
    where t.workspace_id = ${scope.workspaceId} and t.problem_id = ${intoId} and t.${sql.ref(key)} = m.ref_id and ${ofMerge} and m.into_row is null`.execute(
    scope.db,
  );
  await sql`
    update ${sql.table(table)} t set (${sql.join(values.map((value) => sql.ref(value)))}) =
      (select ${sql.join(values.map((value) => sql.ref(`r.${value}`)))} from jsonb_populate_record(null::${sql.table(table)}, m.into_row) as r)
    from problem_merge_moves m
    where t.workspace_id = ${scope.workspaceId} and t.problem_id = ${intoId} and t.${sql.ref(key)} = m.ref_id and ${ofMerge} and m.into_row is not null`.execute(
    scope.db,
  );
  await sql`
    insert into ${sql.table(table)} select r.* from problem_merge_moves m, jsonb_populate_record(null::${sql.table(table)}, m.from_row) as r
    where ${ofMerge}`.execute(scope.db);
}

export async function returnOwned(scope: Scope, kind: OwnedKind, mergeId: string, fromId: string): Promise<void> {
  const { table, column } = owned[kind];
  await sql`
    update ${sql.table(table)} t set ${sql.ref(column)} = ${fromId} from problem_merge_moves m
    where t.workspace_id = ${scope.workspaceId} and t.id = m.ref_id
      and m.workspace_id = ${scope.workspaceId} and m.merge_id = ${mergeId} and m.kind = ${kind}`.execute(scope.db);
}
