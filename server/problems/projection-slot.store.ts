// Which day each slot of a product's projection stands for, and what is in it.
import { sql } from 'kysely';
import { Refusal } from '../platform/errors.ts';
import type { Ports } from '../platform/ports.ts';
import { type Scope, tables } from '../platform/scope.ts';
import { ints, liveSlot, type Slot } from './projection.store.ts';
import type { ProblemsTables, ProjectionSlotRow } from './tables.ts';

export async function findSlots(scope: Scope, productId: string): Promise<ProjectionSlotRow[]> {
  return tables<ProblemsTables>(scope)
    .selectFrom('projection_slots')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', productId)
    .orderBy('slot')
    .execute();
}

/** The head of a slot, locked until the transaction ends. Shape  undefined: it is not there, or, with `orSkip`, somebody else holds it. */
export async function lockSlot(scope: Scope, slot: Slot, { orSkip }: { orSkip: boolean }): Promise<ProjectionSlotRow | undefined> {
  return tables<ProblemsTables>(scope)
    .selectFrom('projection_slots')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', slot.productId)
    .where('slot', '=', slot.slot)
    .forUpdate()
    .$if(orSkip, (query) => query.skipLocked())
    .executeTakeFirst();
}

/**
 * The slot that holds a view, ready to be read.
 *
 * Errors  unavailable (figures_being_computed) when none is built: ask again, the door freshens before it reads.
 */
export async function getSlot(
  scope: Scope,
  view: { productId: string; asOf?: string | undefined; segmentId?: string | undefined },
): Promise<Slot> {
  const slots = await findSlots(scope, view.productId);
  const asOf = view.asOf ?? slots.find((row) => row.slot === liveSlot)?.as_of;
  const row = slots.find((slot) => slot.built_at !== null && slot.as_of === asOf && slot.segment_id === (view.segmentId ?? null));
  if (!row)
    throw new Refusal('unavailable', 'figures_being_computed', 'The figures of this view are being computed. Ask again in a moment.');
  return { productId: view.productId, slot: row.slot, asOf: row.as_of };
}

/** Writes a slot's head. Shape  built_at null: it is being built and must not be read. */
export async function putSlot(scope: Scope, row: Omit<ProjectionSlotRow, 'workspace_id'>): Promise<void> {
  const value = { ...row, workspace_id: scope.workspaceId, policies: JSON.stringify(row.policies) as never };
  await tables<ProblemsTables>(scope)
    .insertInto('projection_slots')
    .values(value)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'product_id', 'slot']).doUpdateSet(value))
    .execute();
}

/** Figures of a slot change: answers the number of the change, which its problems carry. */
export async function countChange(scope: Scope, slot: Slot): Promise<number> {
  const rows = await sql<{ change_no: number }>`
    update projection_slots set change_no = change_no + 1
    where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot}
    returning change_no`.execute(scope.db);
  return Number(rows.rows[0]?.change_no ?? 0);
}

/** The problems of a slot whose figures are younger than a change. */
export async function changedSince(scope: Scope, slot: Slot, changeNo: number): Promise<number[]> {
  const rows = await sql<{ no: number }>`
    select problem_no as no from problem_factors
    where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot} and change_no > ${changeNo}
    order by 1`.execute(scope.db);
  return rows.rows.map((row) => row.no);
}

const headOf = (
  scope: Scope,
  slot: Pick<Slot, 'productId' | 'slot'>,
  change: Partial<Pick<ProjectionSlotRow, 'used_at' | 'built_at' | 'change_no' | 'claimed_by' | 'claimed_until'>>,
) =>
  tables<ProblemsTables>(scope)
    .updateTable('projection_slots')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', slot.productId)
    .where('slot', '=', slot.slot);

/** Somebody looked at a slot. */
export async function touchSlot(scope: Scope, slot: Pick<Slot, 'productId' | 'slot'>): Promise<void> {
  await headOf(scope, slot, { used_at: scope.now }).execute();
}

/** The slot of a segment has followed the slot of its day as far as that change. */
export async function followTo(scope: Scope, slot: Slot, changeNo: number): Promise<void> {
  await headOf(scope, slot, { change_no: changeNo }).execute();
}

/** Nobody else may take the slot until then. */
export async function renewClaim(scope: Scope, slot: Slot, claimedUntil: Date): Promise<void> {
  await headOf(scope, slot, { claimed_until: claimedUntil }).execute();
}

/** The builder is done with a slot: it can be read from now on, or, not built, somebody else may take it over. */
export async function endClaim(scope: Scope, slot: Slot, claimedBy: string, { built }: { built: boolean }): Promise<void> {
  const change = { claimed_by: null, claimed_until: null, ...(built ? { built_at: scope.now, used_at: scope.now } : {}) };
  await headOf(scope, slot, change).where('claimed_by', '=', claimedBy).execute();
}

export async function listProblemNos(scope: Scope, productId: string): Promise<number[]> {
  const rows = await sql<{ no: number }>`
    select no from problems where workspace_id = ${scope.workspaceId} and product_id = ${productId} and archived_at is null and merged_into is null order by no`.execute(
    scope.db,
  );
  return rows.rows.map((row) => row.no);
}

/** Empties a slot of these problems: a part of the work, because a slot may hold a million stances. */
export async function clearProblems(scope: Scope, slot: Slot, problemNos: readonly number[]): Promise<void> {
  for (const table of ['family_stances', 'problem_voices', 'problem_factors']) {
    await sql`
      delete from ${sql.table(table)}
      where workspace_id = ${scope.workspaceId} and slot = ${slot.slot} and problem_no = any(${ints(problemNos)})`.execute(scope.db);
  }
}

/** Takes away the rest of a slot that was emptied of its problems; its head stays. */
export async function clearRest(scope: Scope, slot: Slot): Promise<void> {
  for (const table of ['family_factors', 'projection_dirt']) {
    await sql`
      delete from ${sql.table(table)}
      where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot}`.execute(scope.db);
  }
}

/** Takes away the head of an emptied slot. */
export async function dropSlot(scope: Scope, slot: Slot): Promise<void> {
  await tables<ProblemsTables>(scope)
    .deleteFrom('projection_slots')
    .where('workspace_id', '=', scope.workspaceId)
    .where('product_id', '=', slot.productId)
    .where('slot', '=', slot.slot)
    .execute();
}

/** The problems that have anything in a slot. */
export async function listProblemsIn(scope: Scope, slot: Slot): Promise<number[]> {
  const rows = await sql<{ no: number }>`
    select no from problems p
    where p.workspace_id = ${scope.workspaceId} and p.product_id = ${slot.productId}
      and exists (select from family_stances s where s.workspace_id = p.workspace_id and s.slot = ${slot.slot} and s.problem_no = p.no)
    union
    select problem_no from problem_factors
    where workspace_id = ${scope.workspaceId} and product_id = ${slot.productId} and slot = ${slot.slot}
    order by 1`.execute(scope.db);
  return rows.rows.map((row) => row.no);
}

/** The day it is now in the workspace's time zone. */
export async function todayOf(scope: Scope): Promise<string> {
  const rows = await sql<{ time_zone: string }>`select time_zone from workspaces where workspace_id = ${scope.workspaceId}`.execute(
    scope.db,
  );
  return dayIn(scope.now, rows.rows[0]?.time_zone ?? 'UTC');
}

const dayIn = (at: Date, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);

/** The products of all workspaces: for jobs. */
export async function listAllProducts(ports: Ports): Promise<{ workspaceId: string; productId: string }[]> {
  const rows = await sql<{ workspaceId: string; productId: string }>`
    select workspace_id as "workspaceId", id as "productId" from products where archived_at is null`.execute(ports.database.system);
  return rows.rows;
}

export async function findProductOfProblem(scope: Scope, problemId: string): Promise<string | undefined> {
  const row = await tables<ProblemsTables>(scope)
    .selectFrom('problems')
    .select('product_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', problemId)
    .executeTakeFirst();
  return row?.product_id;
}
