// The figures of a day or a segment that somebody asks for: built once, then followed by delta like today's.
import { createHash } from 'node:crypto';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';
import { freshenProduct } from './projection.jobs.ts';
import { heardInSegment, liveSlot, putSegmentFactors, type Slot } from './projection.store.ts';
import {
  changedSince,
  findProductOfProblem,
  findSlots,
  getSlot,
  listProblemNos,
  putAllDirt,
  putSlot,
  todayOf,
  touchSlot,
} from './projection-slot.store.ts';
import {
  consumerFactorsOf,
  freshenSlot,
  giveBack,
  inParts,
  inSlice,
  policiesAt,
  type SlotPolicies,
  samePolicies,
} from './projection-work.jobs.ts';
import { type SegmentMembers, segmentMembers } from './segment.query.ts';
import type { ProjectionSlotRow } from './tables.ts';

/** Which figures somebody wants to read. Units  asOf: YYYY-MM-DD, undefined for today. */
export type View = { productId: string; asOf?: string | undefined; segmentId?: string | undefined };

// A few days and segments that people look at now; the one unused for longest gives way.
const slotsForOtherViews = 6;
// What a reader waits for changes that were made just before; during an import the figures may lag and say so.
const readerBudgetMs = 150;
// What a reader waits for figures that nobody has asked for yet. The building goes on without the reader.
const readerPatienceMs = 10_000;

/**
 * Makes sure that a view can be read: today's figures by working off what waits, briefly; another day's or a segment's by
 * building a slot when there is none. Several askers for one view wait for one building.
 *
 * Shape   a view that takes longer to build is left building: reading it is refused (figures_being_computed) until it is there.
 */
export async function freshenView(ports: Ports, workspaceId: string, view: View): Promise<void> {
  await freshenProduct(ports, workspaceId, view.productId, readerBudgetMs);
  const ownDay = await inSlice(ports, workspaceId, async (scope) => view.asOf !== undefined && view.asOf !== (await todayOf(scope)));
  if (!ownDay && view.segmentId === undefined) return;
  const product = `${workspaceId} ${view.productId}`;
  await patiently(
    once(product, `${product} ${view.asOf} ${view.segmentId}`, async () => {
      if (ownDay) await freshenDay(ports, workspaceId, view.productId, view.asOf ?? '');
      if (view.segmentId !== undefined) await freshenSegment(ports, workspaceId, view.productId, view.asOf, view.segmentId);
    }),
    (error) => ports.log.error({ err: error, part: 'projection' }, 'the figures of a view could not be computed'),
  );
}

/** The same for one problem, whose product is not known yet. A problem that does not exist is left to the read to refuse. */
export async function freshenProblemView(ports: Ports, workspaceId: string, problemId: string, asOf: string | undefined): Promise<void> {
  const productId = await inSlice(ports, workspaceId, (scope) => findProductOfProblem(scope, problemId));
  if (productId) await freshenView(ports, workspaceId, { productId, asOf });
}

const building = new Map<string, Promise<void>>();
const lines = new Map<string, { length: number; last: Promise<void> }>();

/**
 * One building for a view, and one at a time for a product: two that took a slot at once would write into the same one. As many wait as there
 * are slots; who asks for more builds nothing, and is refused by the read.
 */
function once(product: string, key: string, build: () => Promise<void>): Promise<void> {
  const running = building.get(key);
  if (running) return running;
  const line = lines.get(product) ?? { length: 0, last: Promise.resolve() };
  if (line.length >= slotsForOtherViews) return Promise.resolve();
  line.length += 1;
  const mine = line.last.then(build).finally(() => {
    building.delete(key);
    line.length -= 1;
    if (line.length === 0) lines.delete(product);
  });
  // Whoever is behind does not fail with the one ahead.
  line.last = mine.catch(() => undefined);
  lines.set(product, line);
  building.set(key, mine);
  return mine;
}

/** Waits for the work as long as a reader has patience. An error within that time is the reader's, a later one is only told. */
async function patiently(work: Promise<void>, tell: (error: unknown) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), readerPatienceMs);
  });
  const outcome = await Promise.race([work, enough]).finally(() => clearTimeout(timer));
  if (outcome === 'late') void work.catch(tell);
}

async function freshenDay(ports: Ports, workspaceId: string, productId: string, asOf: string): Promise<void> {
  const { slot, head, policies } = await claimSlot(ports, workspaceId, { productId, asOf, segmentId: null });
  const isNew = head.built_at === null;
  await inSlice(ports, workspaceId, async (scope) => {
    if (isNew || !samePolicies(head.policies, policies)) await putAllDirt(scope, slot, { stances: isNew });
    await putSlot(scope, { ...head, policies });
  });
  await freshenSlot(ports, workspaceId, slot, policies, isNew ? undefined : readerBudgetMs);
  if (isNew) await inSlice(ports, workspaceId, (scope) => touchSlot(scope, slot, { built: true }));
}

/** The consumer half counts only the segment's people (nobody unnamed is in a segment), the business half only its families. */
async function freshenSegment(
  ports: Ports,
  workspaceId: string,
  productId: string,
  asOf: string | undefined,
  segmentId: string,
): Promise<void> {
  const base = await inSlice(ports, workspaceId, (scope) => getSlot(scope, { productId, asOf }));
  const { slot, head, policies } = await claimSlot(ports, workspaceId, { productId, asOf: base.asOf, segmentId });
  const plan = await inSlice(ports, workspaceId, async (scope) => {
    const members = await segmentMembers(scope, segmentId);
    const membersKey = keyOf(members);
    const follows = head.built_at !== null && head.members_key === membersKey && samePolicies(head.policies, policies);
    const baseHead = (await findSlots(scope, productId)).find((row) => row.slot === base.slot);
    const next = { ...head, policies, members_key: membersKey, change_no: baseHead?.change_no ?? 0 };
    if (!follows) await putSlot(scope, { ...next, built_at: null });
    const nos = follows ? await changedSince(scope, base, head.change_no) : await listProblemNos(scope, productId);
    return { base, slot, policies, members, next, nos };
  });
  const persons = new Set(plan.members.personNos);
  const isInSegment = (personNo: number) => persons.has(personNo);
  await inParts(ports, workspaceId, plan.nos, 500, (scope, part) => refreshSegment(scope, plan, isInSegment, part));
  await inSlice(ports, workspaceId, (scope) => putSlot(scope, { ...plan.next, built_at: scope.now, used_at: scope.now }));
}

const keyOf = (members: object) => createHash('sha256').update(JSON.stringify(members)).digest('base64url');

type SegmentPlan = { base: Slot; slot: Slot; policies: SlotPolicies; members: SegmentMembers };

async function refreshSegment(
  scope: Scope,
  { base, slot, policies, members }: SegmentPlan,
  isInSegment: (personNo: number) => boolean,
  nos: readonly number[],
): Promise<void> {
  const heard = await heardInSegment(scope, base, nos, isInSegment);
  // Who they are is not stored again: nobody sums a segment of a segment.
  const consumer = heard.map((row) => ({ ...consumerFactorsOf(row, row.confidence, policies), person_nos: '{}' }));
  await putSegmentFactors(scope, { slot, base, familyNos: members.familyNos }, policies.money, nos, consumer);
}

type Claimed = { slot: Slot; head: Omit<ProjectionSlotRow, 'workspace_id'>; policies: SlotPolicies };

/**
 * Finds the slot of a view, or takes a free one, or the one unused for longest.
 *
 * Shape   `head.built_at` null: nothing is in it; its head is not written yet. `policies` are those of now, `head.policies` its own.
 */
async function claimSlot(
  ports: Ports,
  workspaceId: string,
  { productId, asOf, segmentId }: { productId: string; asOf: string; segmentId: string | null },
): Promise<Claimed> {
  const { others, policies, now } = await inSlice(ports, workspaceId, async (scope) => ({
    others: (await findSlots(scope, productId)).filter((row) => row.slot !== liveSlot),
    policies: await policiesAt(scope, productId, asOf),
    now: scope.now,
  }));
  const own = others.find((row) => row.as_of === asOf && row.segment_id === segmentId);
  if (own?.built_at) return { slot: { productId, slot: own.slot, asOf }, head: { ...own, used_at: now }, policies };
  const numbers = Array.from({ length: slotsForOtherViews }, (_, at) => at + 1);
  const free = numbers.find((candidate) => !others.some((row) => row.slot === candidate));
  const given = own ?? (free === undefined ? others.toSorted((a, b) => a.used_at.getTime() - b.used_at.getTime())[0] : undefined);
  if (given) await giveBack(ports, workspaceId, { productId, slot: given.slot, asOf: given.as_of });
  const number = given?.slot ?? free ?? 1;
  const head = {
    product_id: productId,
    slot: number,
    as_of: asOf,
    segment_id: segmentId,
    members_key: null,
    change_no: 0,
    policies,
    built_at: null,
    used_at: now,
  };
  return { slot: { productId, slot: number, asOf }, head, policies };
}
