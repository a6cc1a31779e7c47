// What the projection has to look at again: marks. Whoever changes a fact marks it in the same transaction; marking twice costs nothing.
import { type RawBuilder, sql } from 'kysely';
import { atEnd } from '../platform/postgres/database.ts';
import { type Scope, tables } from '../platform/scope.ts';
import { ints, liveSlot, type Slot } from './projection.store.ts';
import type { ProblemsTables, ProjectionDirtRow } from './tables.ts';

type Kind = ProjectionDirtRow['kind'];

/** Shape  of problems: in every slot of their product. keys: a query of product_id, slot, kind and no. */
type Marks = { workspaceId: string } & ({ kind: Kind; problemIds: readonly string[] } | { keys: RawBuilder<unknown> });

/** These problems opened, closed, moved or took over the words of others: all who speak on them share their budgets anew. */
export const markStances = (scope: Scope, problemIds: readonly string[]): void => markByProblem(scope, 'stances', problemIds);

/** Who said what about these problems changed: links and their values, team values, the evidence behind them. */
export function markVoices(scope: Scope, problemIds: readonly string[]): void {
  markByProblem(scope, 'said', problemIds);
  markByProblem(scope, 'problem', problemIds);
}

/** What was set on these problems changed: effort, duration, impact, status, dates. */
export const markProblems = (scope: Scope, problemIds: readonly string[]): void => markByProblem(scope, 'problem', problemIds);

const markByProblem = (scope: Scope, kind: Kind, problemIds: readonly string[]): void =>
  atEnd<Marks>(scope.db, putMarks, { workspaceId: scope.workspaceId, kind, problemIds });

const mark = (scope: Scope, keys: RawBuilder<unknown>): void => atEnd<Marks>(scope.db, putMarks, { workspaceId: scope.workspaceId, keys });

/** Money, dates or weights of these accounts' families changed for a product. */
export function markFamilies(scope: Scope, productId: string, accountIds: readonly string[]): void {
  if (accountIds.length === 0) return;
  mark(
    scope,
    sql`
    select ${productId}, slot, 'family', family.no
    from accounts account
    join accounts family on family.workspace_id = ${scope.workspaceId} and family.id = account.family_id
    cross join projection_slots_of(${scope.workspaceId}, ${productId}) as slot
    where account.workspace_id = ${scope.workspaceId} and account.id = any(${[...accountIds]}::text[])`,
  );
}

/** Money or dates of these accounts changed: their families must follow in every product. */
export function markFamiliesEverywhere(scope: Scope, accountIds: readonly string[]): void {
  mark(
    scope,
    sql`
    select product.id, slot, 'family', family.no
    from accounts account
    join accounts family on family.workspace_id = ${scope.workspaceId} and family.id = account.family_id
    join products product on product.workspace_id = ${scope.workspaceId}
    cross join lateral projection_slots_of(product.workspace_id, product.id) as slot
    where account.workspace_id = ${scope.workspaceId} and account.id = any(${[...accountIds]}::text[])`,
  );
}

/** These accounts changed family: what their people said belongs to another budget now. */
export function markStancesOfAccounts(scope: Scope, accountIds: readonly string[]): void {
  mark(
    scope,
    sql`
    select p.product_id, slot, 'stances', p.no
    from problems p cross join lateral projection_slots_of(p.workspace_id, p.product_id) as slot
    where p.workspace_id = ${scope.workspaceId} and p.id in (
      select l.problem_id from evidence e join evidence_links l on l.workspace_id = ${scope.workspaceId} and l.evidence_id = e.id
      where e.workspace_id = ${scope.workspaceId} and e.account_id = any(${[...accountIds]}::text[])
      union
      select problem_id from team_values where workspace_id = ${scope.workspaceId} and account_id = any(${[...accountIds]}::text[])
    )`,
  );
}

/** Everything of a slot: after a restore, on another day, under another policy. */
export function markAllOf(scope: Scope, slot: Pick<Slot, 'productId' | 'slot'>, kinds: { stances: boolean }): void {
  mark(
    scope,
    sql`
    select ${slot.productId}, ${slot.slot}::int, kind, no
    from problems, unnest(${kinds.stances ? '{stances,problem}' : '{problem}'}::text[]) as kind
    where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId}
    union all
    select ${slot.productId}, ${slot.slot}::int, 'family', family_no from family_factors
    where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot}`,
  );
}

/** What follows inside one slot: problem numbers, or those of families. */
export function markIn(scope: Scope, slot: Slot, kind: Kind, nos: readonly number[]): void {
  if (nos.length === 0) return;
  mark(scope, sql`select ${slot.productId}, ${slot.slot}::int, ${kind}, no from unnest(${ints(nos)}) as no`);
}

/**
 * All marks of a transaction, at its end.
 *
 * A mark that stands already is locked until its writer has committed: whoever works marks off leaves it be until then, and would otherwise
 * take it before it can see what it stands for.
 *
 * Everybody locks marks in one order, so that nobody waits for somebody who waits for him: by product and slot, then the kinds as they follow
 * from each other (stances, said, problem, family, business: happily the alphabet from its end), then by number. Whoever works on a slot holds
 * marks of one kind and puts such as follow from it.
 */
async function putMarks(db: Scope['db'], marks: Marks[]): Promise<void> {
  const workspaceId = marks[0]?.workspaceId;
  const byKind = new Map<Kind, Set<string>>();
  const keys: RawBuilder<unknown>[] = [];
  for (const gathered of marks) {
    if ('keys' in gathered) keys.push(gathered.keys);
    else byKind.set(gathered.kind, new Set([...(byKind.get(gathered.kind) ?? []), ...gathered.problemIds]));
  }
  for (const [kind, ids] of byKind) {
    if (ids.size === 0) continue;
    keys.push(sql`
      select product_id, slot, ${kind}, no
      from problems cross join lateral projection_slots_of(workspace_id, product_id) as slot
      where workspace_id = ${workspaceId} and id = any(${[...ids]}::text[])`);
  }
  if (keys.length === 0) return;
  await sql`
    insert into projection_dirt (workspace_id, product_id, slot, kind, no)
    select distinct ${workspaceId}, marked.* from (${sql.join(keys, sql` union all `)}) as marked (product_id, slot, kind, no)
    order by 2, 3, 4 desc, 5
    on conflict (workspace_id, product_id, slot, kind, no) do update set no = excluded.no where false`.execute(db);
}

/** Products for whose figures of today something waits. */
export async function listDirtyProducts(scope: Scope): Promise<string[]> {
  const rows = await tables<ProblemsTables>(scope)
    .selectFrom('projection_dirt')
    .select('product_id')
    .distinct()
    .where('workspace_id', '=', scope.workspaceId)
    .where('slot', '=', liveSlot)
    .execute();
  return rows.map((row) => row.product_id);
}

/**
 * Takes up to `limit` keys behind `after` off the heap, in their order; they are gone when the transaction commits, so the work must stand in the
 * same one.
 */
export async function takeDirt(
  scope: Scope,
  slot: Slot,
  kind: ProjectionDirtRow['kind'],
  { after, limit }: { after: number; limit: number },
): Promise<number[]> {
  const waits = sql`workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot} and kind = ${kind}`;
  const rows = await sql<{ no: number }>`
    select no from projection_dirt where ${waits} and no > ${after} order by no limit ${limit} for update skip locked`.execute(scope.db);
  const nos = rows.rows.map((row) => row.no);
  // Two statements, each straight through the key: the heap turns over too quickly for statistics to know its size.
  if (nos.length > 0) await sql`delete from projection_dirt where ${waits} and no = any(${ints(nos)})`.execute(scope.db);
  return nos;
}

/**
 * These keys need not wait any more: what they wait for is done in this transaction, and by statements that come after this one. The other
 * way round it would drop what somebody marked in between. Those that somebody takes at this moment stay his.
 */
export async function dropDirt(scope: Scope, slot: Slot, kind: ProjectionDirtRow['kind'], nos: readonly number[]): Promise<void> {
  if (nos.length === 0) return;
  const waits = sql`workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot} and kind = ${kind}`;
  await sql`
    delete from projection_dirt
    where ${waits} and no in (select no from projection_dirt where ${waits} and no = any(${ints(nos)}) for update skip locked)`.execute(
    scope.db,
  );
}
