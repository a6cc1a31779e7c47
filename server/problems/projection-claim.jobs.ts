// Which view gets which slot. Servers agree in the head of the slot: what it stands for, who builds it, until when nobody else may.
import { newToken } from '../platform/id.ts';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';
import { liveSlot, type Slot } from './projection.store.ts';
import { assertHeld, claimMs, type Hold, inParts, inSlice, inSliceAlone, type SlotPolicies } from './projection-slice.jobs.ts';
import { clearProblems, clearRest, dropSlot, endClaim, findSlots, listProblemsIn, putSlot } from './projection-slot.store.ts';
import type { ProjectionSlotRow } from './tables.ts';

// A few days and segments that people look at now; the one unused for longest gives way.
export const slotsForOtherViews = 6;

/** A view that has a slot of its own. Shape  segmentId null: all that stands for the day. */
export type OwnView = { productId: string; asOf: string; segmentId: string | null };

/** Shape  `isUsed`: something of before may be in it. */
export type Claimed = { hold: Hold & { claim: string }; isUsed: boolean };

const isOf = (row: ProjectionSlotRow, view: OwnView) =>
  row.slot !== liveSlot && row.as_of === view.asOf && row.segment_id === view.segmentId;

export async function findHead(scope: Scope, view: OwnView): Promise<ProjectionSlotRow | undefined> {
  return (await findSlots(scope, view.productId)).find((row) => isOf(row, view));
}

/**
 * Takes a slot for a view: its own, a free one, or the one unused for longest.
 *
 * Shape   undefined: another server builds this view, or all slots are being built, or the view can be read by now. `again`: its own is
 *         built, and to be built anew.
 */
export function claimSlot(
  ports: Ports,
  workspaceId: string,
  view: OwnView,
  given: { policies: SlotPolicies; membersKey: string | null; again: boolean },
): Promise<Claimed | undefined> {
  return inSliceAlone(ports, workspaceId, async (scope) => {
    const heads = await findSlots(scope, view.productId);
    const rows = heads.filter((row) => row.slot !== liveSlot);
    const own = rows.find((row) => isOf(row, view));
    if (own?.built_at && !given.again) return undefined;
    if (own && isClaimed(own, scope.now)) return undefined;
    const numbers = Array.from({ length: slotsForOtherViews }, (_, at) => at + 1);
    const free = numbers.find((candidate) => !rows.some((row) => row.slot === candidate));
    const unused = rows.filter((row) => !isClaimed(row, scope.now)).sort((a, b) => a.used_at.getTime() - b.used_at.getTime())[0];
    const number = own?.slot ?? free ?? unused?.slot;
    if (number === undefined) return undefined;
    const claim = newToken();
    await putSlot(scope, {
      product_id: view.productId,
      slot: number,
      as_of: view.asOf,
      segment_id: view.segmentId,
      members_key: given.membersKey,
      // Beyond all that a segment may have followed: it then takes everything of a day that comes back.
      change_no: Math.max(0, ...heads.map((row) => row.change_no)) + 1,
      policies: given.policies,
      built_at: null,
      used_at: scope.now,
      claimed_by: claim,
      claimed_until: new Date(scope.now.getTime() + claimMs),
    });
    const slot: Slot = { productId: view.productId, slot: number, asOf: view.asOf };
    return {
      hold: { slot, segmentId: view.segmentId, policies: given.policies, claim },
      isUsed: own ? own.built_at === null : number !== free,
    };
  });
}

const isClaimed = (row: ProjectionSlotRow, now: Date) => row.claimed_until !== null && row.claimed_until.getTime() > now.getTime();

/** Empties a slot that is claimed: what was in it belonged to another view, or its builder died half-way. */
export async function emptySlot(ports: Ports, workspaceId: string, hold: Hold): Promise<void> {
  const nos = await inSlice(ports, workspaceId, (scope) => listProblemsIn(scope, hold.slot));
  await inParts(ports, workspaceId, nos, 20, async (scope, part) => {
    await assertHeld(scope, hold);
    await clearProblems(scope, hold.slot, part);
  });
  await inSlice(ports, workspaceId, async (scope) => {
    await assertHeld(scope, hold);
    await clearRest(scope, hold.slot);
  });
}

/** Builds in a claimed slot, and says in its head how that ended: it can be read, or somebody else may take it at once. */
export async function buildClaimed(
  ports: Ports,
  workspaceId: string,
  { hold, isUsed }: Claimed,
  build: () => Promise<void>,
): Promise<void> {
  try {
    if (isUsed) await emptySlot(ports, workspaceId, hold);
    await build();
  } catch (error) {
    await inSlice(ports, workspaceId, (scope) => endClaim(scope, hold.slot, hold.claim, { built: false }));
    throw error;
  }
  await inSlice(ports, workspaceId, async (scope) => {
    await assertHeld(scope, hold);
    await endClaim(scope, hold.slot, hold.claim, { built: true });
  });
}

/** Gives back the slots of a product that nobody has looked at for so long. */
export async function giveBackUnused(ports: Ports, workspaceId: string, productId: string, unusedAfterMs: number): Promise<void> {
  const isUnused = (row: ProjectionSlotRow, now: Date) =>
    row.slot !== liveSlot && now.getTime() - row.used_at.getTime() > unusedAfterMs && !isClaimed(row, now);
  const unused = (await inSlice(ports, workspaceId, (scope) => findSlots(scope, productId))).filter((row) => isUnused(row, ports.clock()));
  for (const { slot } of unused) {
    const claim = newToken();
    const hold = await inSliceAlone(ports, workspaceId, async (scope): Promise<Hold | undefined> => {
      const row = (await findSlots(scope, productId)).find((candidate) => candidate.slot === slot);
      if (!row || !isUnused(row, scope.now)) return undefined;
      await putSlot(scope, { ...row, built_at: null, claimed_by: claim, claimed_until: new Date(scope.now.getTime() + claimMs) });
      return {
        slot: { productId, slot, asOf: row.as_of },
        segmentId: row.segment_id,
        policies: row.policies as SlotPolicies,
        claim,
      };
    });
    if (!hold) continue;
    await emptySlot(ports, workspaceId, hold);
    await inSlice(ports, workspaceId, async (scope) => {
      await assertHeld(scope, hold);
      await dropSlot(scope, hold.slot);
    });
  }
}
