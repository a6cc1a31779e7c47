// Keeps today's figures true: after facts, at midnight, and from scratch.
import type { JobDefinition } from '../platform/jobs/job.ts';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';
import { liveSlot, type Slot } from './projection.store.ts';
import { findSlots, listAllProducts, listDirtyProducts, putAllDirt, putSlot, todayOf } from './projection-slot.store.ts';
import { freshenSlot, giveBack, inSlice, policiesAt, type SlotPolicies, samePolicies } from './projection-work.jobs.ts';

/**
 * Brings today's slot of one product up to date: the right day, the policies of now, nothing waiting.
 *
 * Units   budgetMs: after so many milliseconds it stops and leaves the rest to the upkeep.
 */
export async function freshenProduct(ports: Ports, workspaceId: string, productId: string, budgetMs?: number): Promise<void> {
  const { live, policies } = await inSlice(ports, workspaceId, (scope) => alignLive(scope, productId));
  await freshenSlot(ports, workspaceId, live, policies, budgetMs);
}

/** The head of today's slot; a new day or another policy makes everything that depends on it wait. */
async function alignLive(scope: Scope, productId: string): Promise<{ live: Slot; policies: SlotPolicies }> {
  const asOf = await todayOf(scope);
  const policies = await policiesAt(scope, productId, asOf);
  const live: Slot = { productId, slot: liveSlot, asOf };
  const head = (await findSlots(scope, productId)).find((row) => row.slot === liveSlot);
  if (head?.as_of === asOf && samePolicies(head.policies, policies)) return { live, policies };
  await putAllDirt(scope, live, { stances: head === undefined });
  await putSlot(scope, {
    product_id: productId,
    slot: liveSlot,
    as_of: asOf,
    segment_id: null,
    members_key: null,
    change_no: (head?.change_no ?? 0) + 1,
    policies,
    built_at: scope.now,
    used_at: scope.now,
  });
  return { live, policies };
}

/** Recomputes whatever waits in a workspace. */
export async function freshenWorkspace(ports: Ports, workspaceId: string): Promise<void> {
  const productIds = await inSlice(ports, workspaceId, listDirtyProducts);
  for (const productId of productIds) await freshenProduct(ports, workspaceId, productId);
}

/** Recomputes everything of a product from its records. The result equals what the deltas gave. */
export async function rebuildProjection(ports: Ports, workspaceId: string, productId: string): Promise<void> {
  await inSlice(ports, workspaceId, async (scope) => {
    const live: Slot = { productId, slot: liveSlot, asOf: await todayOf(scope) };
    await putAllDirt(scope, live, { stances: true });
  });
  await freshenProduct(ports, workspaceId, productId);
}

const rests = new Map<string, number>();
const restAfterMs = 250;

/**
 * Upkeep after facts: at once when there is little to do. After a long run it rests twice as long as it worked, so that an
 * import, which makes nearly everything wait again with each chunk, is not slowed to a third.
 */
export async function keepProjections(ports: Ports, workspaceId: string): Promise<void> {
  const startedMs = performance.now();
  if (startedMs < (rests.get(workspaceId) ?? 0)) return;
  await freshenWorkspace(ports, workspaceId);
  const restMs = (performance.now() - startedMs) * 2;
  if (restMs < restAfterMs) return;
  rests.set(workspaceId, performance.now() + restMs);
  const again = () =>
    keepProjections(ports, workspaceId).catch((error: unknown) => ports.log.error({ err: error, part: 'projection' }, 'upkeep failed'));
  setTimeout(again, restMs + 1).unref();
}

// A day or a segment that nobody has looked at for so long stops to follow.
const unusedAfterMs = 24 * 3_600_000;

/** Dates move without anybody writing: each product is aligned with the day of its workspace soon after midnight there. */
export const projectionJobs: readonly JobDefinition[] = [
  {
    name: 'projections.new_day',
    schedule: '2,32 * * * *',
    async run(ports) {
      for (const { workspaceId, productId } of await listAllProducts(ports)) {
        const slots = await inSlice(ports, workspaceId, (scope) => findSlots(scope, productId));
        const unused = slots.filter((row) => row.slot !== liveSlot && ports.clock().getTime() - row.used_at.getTime() > unusedAfterMs);
        for (const row of unused) await giveBack(ports, workspaceId, { productId, slot: row.slot, asOf: row.as_of });
        await freshenProduct(ports, workspaceId, productId);
      }
    },
  },
];
