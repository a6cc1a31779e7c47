// Keeps today's figures true: after facts, at midnight, and from scratch.
import type { JobDefinition } from '../platform/jobs/job.ts';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';
import { listDirtyProducts, markAllOf } from './dirt.store.ts';
import { liveSlot, type Slot } from './projection.store.ts';
import { giveBackUnused } from './projection-claim.jobs.ts';
import { type Hold, inSlice, inSliceAlone, policiesAt, SlotLost, samePolicies } from './projection-slice.jobs.ts';
import { findSlots, listAllProducts, putSlot, todayOf } from './projection-slot.store.ts';
import { freshenSlot } from './projection-work.jobs.ts';

/**
 * Brings today's slot of one product up to date: the right day, the policies of now, nothing waiting.
 *
 * Units   budgetMs: after so many milliseconds it stops and leaves the rest to the upkeep.
 */
export async function freshenProduct(ports: Ports, workspaceId: string, productId: string, budgetMs?: number, tries = 3): Promise<void> {
  const hold =
    (await inSlice(ports, workspaceId, (scope) => findLive(scope, productId))) ??
    (await inSliceAlone(ports, workspaceId, (scope) => alignLive(scope, productId)));
  try {
    await freshenSlot(ports, workspaceId, hold, budgetMs);
  } catch (error) {
    // Midnight, or another policy, while it was worked on: go on with what stands now.
    if (!(error instanceof SlotLost) || tries === 1) throw error;
    await freshenProduct(ports, workspaceId, productId, budgetMs, tries - 1);
  }
}

type Live = Hold & { change: number; isNew: boolean; isRight: boolean };

async function readLive(scope: Scope, productId: string): Promise<Live> {
  const asOf = await todayOf(scope);
  const policies = await policiesAt(scope, productId, asOf);
  const head = (await findSlots(scope, productId)).find((row) => row.slot === liveSlot);
  return {
    slot: { productId, slot: liveSlot, asOf },
    segmentId: null,
    policies,
    claim: null,
    change: head?.change_no ?? 0,
    isNew: head === undefined,
    isRight: head?.as_of === asOf && samePolicies(head.policies, policies),
  };
}

/** Today's slot when its head is right: of this day, under these policies. */
async function findLive(scope: Scope, productId: string): Promise<Hold | undefined> {
  const live = await readLive(scope, productId);
  return live.isRight ? live : undefined;
}

/** The head of today's slot; a new day or another policy makes everything that depends on it wait. */
async function alignLive(scope: Scope, productId: string): Promise<Hold> {
  const live = await readLive(scope, productId);
  if (live.isRight) return live;
  markAllOf(scope, live.slot, { stances: live.isNew });
  await putSlot(scope, {
    product_id: productId,
    slot: liveSlot,
    as_of: live.slot.asOf,
    segment_id: null,
    members_key: null,
    change_no: live.change + 1,
    policies: live.policies,
    built_at: scope.now,
    used_at: scope.now,
    claimed_by: null,
    claimed_until: null,
  });
  return live;
}

/** Upkeep after facts: recomputes whatever waits in a workspace. */
export async function freshenWorkspace(ports: Ports, workspaceId: string): Promise<void> {
  const productIds = await inSlice(ports, workspaceId, listDirtyProducts);
  for (const productId of productIds) await freshenProduct(ports, workspaceId, productId);
}

/** Recomputes everything of a product from its records. The result equals what the deltas gave. */
export async function rebuildProjection(ports: Ports, workspaceId: string, productId: string): Promise<void> {
  await inSlice(ports, workspaceId, async (scope) => {
    const live: Slot = { productId, slot: liveSlot, asOf: await todayOf(scope) };
    markAllOf(scope, live, { stances: true });
  });
  await freshenProduct(ports, workspaceId, productId);
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
        await giveBackUnused(ports, workspaceId, productId, unusedAfterMs);
        await freshenProduct(ports, workspaceId, productId);
      }
    },
  },
];
