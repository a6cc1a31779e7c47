import { sql } from 'kysely';
import { listMergesRequest, type MergeAnswer, type MergePreview, previewMergeRequest } from '../../contract/problems/merge.ts';
import type { Importance, Reason } from '../../contract/problems/value.ts';
import { cursorAfter, pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import type { ValuedBy } from './link.ts';
import { assertMergeable, mergeAnswerOf } from './merge.actions.ts';
import { countMoves } from './merge.store.ts';
import { linkThatStays, teamValueThatStays } from './merge.ts';
import { textAt } from './place.ts';
import { getProblem } from './problem.store.ts';
import type { ProblemMergeRow } from './tables.ts';

const conflictsShown = 50;

type Side = { importance: Importance; reason: Reason; valuedBy: ValuedBy; setAt: number };
type ConflictRow = { kind: 'link' | 'team_value'; id: string; label: string; f: Side; i: Side; total: number };

async function findConflicts(scope: Scope, fromId: string, intoId: string): Promise<ConflictRow[]> {
  const { rows } = await sql<ConflictRow>`
    with conflict as materialized (
      select 'link' as kind, f.evidence_id as id, e.title as label,
        jsonb_build_object('importance', f.importance, 'reason', f.reason, 'valuedBy', f.valued_by) as f,
        jsonb_build_object('importance', i.importance, 'reason', i.reason, 'valuedBy', i.valued_by) as i
      from evidence_links f
      join evidence_links i on i.workspace_id = f.workspace_id and i.evidence_id = f.evidence_id and i.problem_id = ${intoId}
      join evidence e on e.workspace_id = f.workspace_id and e.id = f.evidence_id
      where f.workspace_id = ${scope.workspaceId} and f.problem_id = ${fromId}
      union all
      select 'team_value', f.account_id, account.name,
        jsonb_build_object('importance', f.importance, 'reason', f.reason, 'setAt', extract(epoch from f.set_at)),
        jsonb_build_object('importance', i.importance, 'reason', i.reason, 'setAt', extract(epoch from i.set_at))
      from team_values f
      join team_values i on i.workspace_id = f.workspace_id and i.account_id = f.account_id and i.problem_id = ${intoId}
      join accounts account on account.workspace_id = f.workspace_id and account.id = f.account_id
      where f.workspace_id = ${scope.workspaceId} and f.problem_id = ${fromId}
    )
    select *, (select count(*)::int from conflict) as total from conflict order by kind, id limit ${conflictsShown}`.execute(scope.db);
  return rows;
}

const sayingOf = ({ importance, reason }: Side) => ({ importance, reason });

export const previewMerge = query({
  name: 'problem.merge_previewed',
  input: previewMergeRequest,
  can: 'read',
  async run(scope, input): Promise<MergePreview> {
    const [from, into] = [await getProblem(scope, input.problemId), await getProblem(scope, input.intoId)];
    assertMergeable(from, into);
    const conflicts = await findConflicts(scope, from.id, into.id);
    return {
      from: { id: from.id, title: from.title, status: from.status },
      into: { id: into.id, title: into.title, status: into.status },
      moves: await countMoves(scope, from.id),
      conflictCount: conflicts[0]?.total ?? 0,
      conflicts: conflicts.map(({ kind, id, label, f, i }) => ({
        kind,
        id,
        label,
        from: sayingOf(f),
        into: sayingOf(i),
        stays: sayingOf(kind === 'link' ? linkThatStays(f, i) : teamValueThatStays(f, i)),
      })),
    };
  },
});

export const browseMerges = query({
  name: 'problem.merges_listed',
  input: listMergesRequest,
  can: 'read',
  async run(scope, input) {
    await getProblem(scope, input.problemId);
    const after = cursorAfter(input.cursor, 1);
    const { rows } = await sql<ProblemMergeRow>`
      select * from problem_merges
      where workspace_id = ${scope.workspaceId} and (from_id = ${input.problemId} or into_id = ${input.problemId})
        and ${after === null ? sql`true` : sql`id < ${textAt(after, 0)}::text`}
      order by id desc limit ${input.limit + 1}`.execute(scope.db);
    return pageOf(
      rows,
      input.limit,
      (row): MergeAnswer => mergeAnswerOf(row),
      (row) => [row.id],
    );
  },
});
