// Notes what the projection has to look at again. Whoever changes a fact marks it in the same transaction; marking twice costs nothing.
import { sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';

/**
 * A mark that stands already is locked until its writer has committed: whoever works marks off leaves it be until then, and would otherwise
 * take it before it can see what it stands for. In the order of the key, so that two writers do not wait for each other.
 */
export const unlessMarked = sql`order by 2, 3, 4, 5 on conflict (workspace_id, product_id, slot, kind, no) do update set no = excluded.no where false`;

/** These problems opened, closed, moved or took over the words of others: all who speak on them share their budgets anew. */
export async function markStances(scope: Scope, problemIds: readonly string[]): Promise<void> {
  await markByProblem(scope, 'stances', problemIds);
}

/** Who said what about these problems changed: links and their values, team values, the evidence behind them. */
export async function markVoices(scope: Scope, problemIds: readonly string[]): Promise<void> {
  if (problemIds.length === 0) return;
  await sql`
    insert into projection_dirt (workspace_id, product_id, slot, kind, no)
    select workspace_id, product_id, slot, kind, no
    from problems cross join lateral projection_slots_of(workspace_id, product_id) as slot cross join unnest(array['said', 'problem']) as kind
    where workspace_id = ${scope.workspaceId} and id = any(${[...problemIds]}::text[])
    ${unlessMarked}`.execute(scope.db);
}

/** What was set on these problems changed: effort, duration, impact, status, dates. */
export async function markProblems(scope: Scope, problemIds: readonly string[]): Promise<void> {
  await markByProblem(scope, 'problem', problemIds);
}

/** Money, dates or weights of these accounts' families changed for a product. */
export async function markFamilies(scope: Scope, productId: string, accountIds: readonly string[]): Promise<void> {
  if (accountIds.length === 0) return;
  await sql`
    insert into projection_dirt (workspace_id, product_id, slot, kind, no)
    select distinct a.workspace_id, ${productId}, slot, 'family', f.no
    from accounts a join accounts f on f.workspace_id = a.workspace_id and f.id = a.family_id
    cross join projection_slots_of(${scope.workspaceId}, ${productId}) as slot
    where a.workspace_id = ${scope.workspaceId} and a.id = any(${[...accountIds]}::text[])
    ${unlessMarked}`.execute(scope.db);
}

async function markByProblem(scope: Scope, kind: 'stances' | 'problem', problemIds: readonly string[]): Promise<void> {
  if (problemIds.length === 0) return;
  await sql`
    insert into projection_dirt (workspace_id, product_id, slot, kind, no)
    select workspace_id, product_id, slot, ${kind}, no
    from problems cross join lateral projection_slots_of(workspace_id, product_id) as slot
    where workspace_id = ${scope.workspaceId} and id = any(${[...problemIds]}::text[])
    ${unlessMarked}`.execute(scope.db);
}
