import { type RawBuilder, sql } from 'kysely';
import type { DuplicateGroup, MergeAnswer } from '../../contract/people/merge.ts';
import type { Page } from '../../contract/platform/page.ts';
import { notFound } from '../platform/errors.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import type { MergedKind } from './merge-participant.ts';
import { personName } from './person-name.query.ts';

type Row = {
  id: string;
  kind: MergedKind;
  winner_id: string;
  winner_name: string | null;
  loser_id: string;
  loser_name: string | null;
  made_by: string;
  made_at: Date;
  undone_by: string | null;
  undone_at: Date | null;
};

const answerOf = (row: Row): MergeAnswer => ({
  id: row.id,
  kind: row.kind,
  winnerId: row.winner_id,
  winnerName: row.winner_name ?? row.winner_id,
  loserId: row.loser_id,
  loserName: row.loser_name ?? row.loser_id,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  undoneBy: row.undone_by,
  undoneAt: row.undone_at?.toISOString() ?? null,
});

const nameOf = (scope: Scope, id: RawBuilder<unknown>) => sql`coalesce(
  (select name from accounts where workspace_id = ${scope.workspaceId} and id = ${id}),
  (select ${personName('persons')} from persons where workspace_id = ${scope.workspaceId} and id = ${id}))`;

const select = (scope: Scope, where: RawBuilder<unknown>) => sql<Row>`
  select m.id, m.kind, m.winner_id, m.loser_id, m.made_by, m.made_at, m.undone_by, m.undone_at,
    ${nameOf(scope, sql`m.winner_id`)} as winner_name, ${nameOf(scope, sql`m.loser_id`)} as loser_name
  from merges m where m.workspace_id = ${scope.workspaceId} and ${where}`;

/** Errors  merge_not_found. */
export async function getMergeAnswer(scope: Scope, id: string): Promise<MergeAnswer> {
  const [row] = (await select(scope, sql`m.id = ${id}`).execute(scope.db)).rows;
  if (!row) throw notFound('merge', id);
  return answerOf(row);
}

/** The newest first. */
export async function listMerges(
  scope: Scope,
  filter: { recordId?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<MergeAnswer>> {
  const after = cursorAfter(filter.cursor, 1);
  const conditions: RawBuilder<unknown>[] = [sql`true`];
  if (filter.recordId) conditions.push(sql`(m.winner_id = ${filter.recordId} or m.loser_id = ${filter.recordId})`);
  if (after) conditions.push(sql`m.id < ${after[0]}`);
  const found = await sql<Row>`${select(scope, sql.join(conditions, sql` and `))} order by m.id desc limit ${filter.limit + 1}`.execute(
    scope.db,
  );
  return pageOf(found.rows, filter.limit, answerOf, (row) => [row.id]);
}

type GroupRow = { because: 'domain' | 'name'; value: string; count: number; records: DuplicateGroup['records'] };

const shownInGroup = 10;

const sources = (scope: Scope, kind: MergedKind): RawBuilder<unknown> =>
  kind === 'account'
    ? sql`
      select 'domain' as because, d.domain as value, a.id, a.name, array_to_string(a.domains, ', ') as detail from account_domains d
      join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = d.account_id and a.archived_at is null
      where d.workspace_id = ${scope.workspaceId}
      union all
      select 'name', a.match_key, a.id, a.name, array_to_string(a.domains, ', ') from accounts a
      where a.workspace_id = ${scope.workspaceId} and a.archived_at is null and a.match_key <> ''`
    : sql`
      select 'name' as because, p.name_key as value, p.id, p.name, p.email as detail from persons p
      where p.workspace_id = ${scope.workspaceId} and p.archived_at is null and p.name is not null`;

/** Groups of records that may be one, by what they share. Computed when asked: nobody keeps this list open. */
export async function listDuplicates(
  scope: Scope,
  filter: { kind: MergedKind; cursor?: string | undefined; limit: number },
): Promise<Page<DuplicateGroup>> {
  const after = cursorAfter(filter.cursor, 2);
  const { rows } = await sql<GroupRow>`
    with candidates as (${sources(scope, filter.kind)}),
    groups as (
      select because, value, count(*)::int as count from candidates group by because, value having count(*) > 1
      ${after ? sql`and (because, value) > (${after[0]}, ${after[1]})` : sql``}
      order by because, value limit ${filter.limit + 1}
    )
    select groups.because, groups.value, groups.count,
      (select jsonb_agg(jsonb_build_object('id', x.id, 'name', coalesce(x.name, x.id), 'detail', nullif(x.detail, '')) order by x.id)
       from (select c.* from candidates c where c.because = groups.because and c.value = groups.value order by c.id limit ${shownInGroup}) x) as records
    from groups order by groups.because, groups.value`.execute(scope.db);
  return pageOf(
    rows,
    filter.limit,
    (row) => row,
    (row) => [row.because, row.value],
  );
}
