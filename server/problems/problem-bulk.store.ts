import { sql } from 'kysely';
import { leanRows } from '../platform/postgres/lean-rows.ts';
import { type Scope, tables } from '../platform/scope.ts';
import { problemColumns, type StoredProblem } from './problem.store.ts';
import type { ProblemRow, ProblemsTables } from './tables.ts';

export type ProblemKey = { title: string; source: string | null; externalId: string | null };

/**
 * The problems that hold these external ids or titles, one for each key, in their order.
 *
 * Shape   an external id goes before a title. A problem that went up in another one stands for that one, so that a list imported again
 *         does not bring back what was merged. An archived problem holds nothing. titleKey: what the database compares titles by.
 */
export async function findProblemsByKey(
  scope: Scope,
  productId: string,
  keys: readonly ProblemKey[],
): Promise<{ titleKey: string; byExternalId: string | null; byTitle: string | null }[]> {
  const { rows } = await sql<{ titleKey: string; byExternalId: string | null; byTitle: string | null }>`
    with wanted as materialized (
      select k.ordinality as place, k.value ->> 'source' as source, k.value ->> 'externalId' as external_id, lower(k.value ->> 'title') as title_key
      from jsonb_array_elements(${JSON.stringify(keys)}::jsonb) with ordinality as k
    ),
    titled as materialized (
      select distinct on (wanted.title_key) wanted.title_key, p.id
      from (select distinct title_key from wanted) as wanted
      join problems p on p.workspace_id = ${scope.workspaceId} and p.product_id = ${productId} and p.title_key = wanted.title_key
      where p.archived_at is null order by wanted.title_key, p.merged_into nulls first, p.id
    ),
    named as materialized (
      select wanted.place, p.id from wanted
      join problems p on p.workspace_id = ${scope.workspaceId} and p.product_id = ${productId}
        and p.source = wanted.source and p.external_id = wanted.external_id
      where wanted.external_id is not null
    ),
    found as materialized (select id from titled union select id from named),
    standing as materialized (
      with recursive up as (
        select f.id, p.id as stands, p.merged_into, 1 as depth from found f
          join problems p on p.workspace_id = ${scope.workspaceId} and p.id = f.id
        union all
        select up.id, p.id, p.merged_into, up.depth + 1 from up
          join problems p on p.workspace_id = ${scope.workspaceId} and p.id = up.merged_into where up.depth < 20
      )
      select id, stands from up where merged_into is null
    )
    select wanted.title_key as "titleKey", by_name.stands as "byExternalId", by_title.stands as "byTitle"
    from wanted
    left join named on named.place = wanted.place left join standing by_name on by_name.id = named.id
    left join titled on titled.title_key = wanted.title_key left join standing by_title on by_title.id = titled.id
    order by wanted.place`.execute(scope.db);
  return rows;
}

/**
 * The live problems of these titles, locked against changes: what nearly all rows of an import ask, each chunk again.
 *
 * Shape   in the order of the titles; undefined where no live problem has it, and for null.
 */
export async function lockProblemsByTitle(
  scope: Scope,
  productId: string,
  titles: readonly (string | null)[],
): Promise<({ id: string; version: number } | undefined)[]> {
  if (titles.every((title) => title === null)) return titles.map(() => undefined);
  const { rows } = await sql<{ place: number; id: string; version: number }>`
    with wanted as materialized (
      select ordinality::int - 1 as place, lower(title) as title_key from jsonb_array_elements_text(${JSON.stringify(titles)}::jsonb)
        with ordinality as w (title)
    )
    select wanted.place, p.id, p.version from wanted
    join problems p on p.workspace_id = ${scope.workspaceId} and p.product_id = ${productId} and p.title_key = wanted.title_key
    where p.merged_into is null and p.archived_at is null
    order by p.id for share of p`.execute(scope.db);
  const found: ({ id: string; version: number } | undefined)[] = titles.map(() => undefined);
  for (const { place, id, version } of rows) found[place] = { id, version };
  return found;
}

export async function lockProblemRows(scope: Scope, ids: readonly string[]): Promise<StoredProblem[]> {
  if (ids.length === 0) return [];
  return tables<ProblemsTables>(scope)
    .selectFrom('problems')
    .select(problemColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
}

const columns = problemColumns.filter((column) => column !== 'no');
const columnList = sql.join(columns.map((column) => sql.ref(column)));

export async function insertProblemRows(scope: Scope, rows: readonly Omit<ProblemRow, 'no'>[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into problems (${columnList})
    select ${columnList} from ${leanRows('problems', rows)}`.execute(scope.db);
}

/** Writes complete rows over locked ones, as they are, version included. */
export async function updateProblemRows(scope: Scope, rows: readonly StoredProblem[]): Promise<void> {
  if (rows.length === 0) return;
  const changing = columns.filter((column) => column !== 'workspace_id' && column !== 'id');
  await sql`
    with changed as materialized (select * from jsonb_populate_recordset(null::problems, ${JSON.stringify(rows)}::jsonb))
    update problems p set (${sql.join(changing.map((column) => sql.ref(column)))}) = row(${sql.join(changing.map((column) => sql.ref(`changed.${column}`)))})
    from changed where p.workspace_id = ${scope.workspaceId} and p.id = changed.id`.execute(scope.db);
}

/** What hangs on problems: an import that is undone leaves such a problem alone. */
export async function findProblemBonds(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  const mine = (column: string) =>
    sql`where t.workspace_id = ${scope.workspaceId} and ${sql.ref(`t.${column}`)} = any(${[...ids]}::text[])`;
  const { rows } = await sql<{ id: string; bond: string }>`
    select distinct on (id) id, bond from (
      select t.problem_id as id, 'evidence' as bond from evidence_links t ${mine('problem_id')}
      union all select t.problem_id, 'a stated stake' from stated_stakes t ${mine('problem_id')}
      union all select t.problem_id, 'a date' from deadline_facts t ${mine('problem_id')}
      union all select t.problem_id, 'a team value' from team_values t ${mine('problem_id')}
      union all select t.subject_id, 'a comment' from comments t ${mine('subject_id')}
      union all select t.into_id, 'a merge' from problem_merges t ${mine('into_id')}
      union all select t.from_id, 'a merge' from problem_merges t ${mine('from_id')}
    ) as bonds order by id, bond`.execute(scope.db);
  return new Map(rows.map((row) => [row.id, row.bond]));
}

/** Deletes for good, with what the projection holds of them. */
export async function deleteProblemRows(scope: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const numbers = sql`(select no from problems where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::text[]))`;
  for (const table of ['problem_voices', 'family_stances', 'problem_factors'])
    await sql`delete from ${sql.table(table)} where workspace_id = ${scope.workspaceId} and problem_no in ${numbers}`.execute(scope.db);
  await sql`delete from problems where workspace_id = ${scope.workspaceId} and id = any(${[...ids]}::text[])`.execute(scope.db);
}
