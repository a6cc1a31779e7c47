// The figures of a day or a segment that somebody asks for: built once, then followed by delta like today's.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ports } from '../platform/ports.ts';
import type { Scope } from '../platform/scope.ts';
import { markAllOf, markIn } from './dirt.store.ts';
import { freshenProduct } from './projection.jobs.ts';
import { heardInSegment, putSegmentFactors } from './projection.store.ts';
import { buildClaimed, claimSlot, findHead, type OwnView, slotsForOtherViews } from './projection-claim.jobs.ts';
import {
  assertHeld,
  type Hold,
  inParts,
  inSlice,
  inSliceAlone,
  policiesAt,
  SlotLost,
  type SlotPolicies,
  samePolicies,
} from './projection-slice.jobs.ts';
import {
  changedSince,
  findProductOfProblem,
  findSlots,
  followTo,
  getSlot,
  listProblemNos,
  putSlot,
  todayOf,
  touchSlot,
} from './projection-slot.store.ts';
import { consumerFactorsOf, freshenSlot } from './projection-work.jobs.ts';
import { type SegmentMembers, segmentMembers } from './segment.query.ts';
import type { ProjectionSlotRow } from './tables.ts';

/** Which figures somebody wants to read. Units  asOf: YYYY-MM-DD, undefined for today. */
export type View = { productId: string; asOf?: string | undefined; segmentId?: string | undefined };

/**
 * Makes sure that a view can be read: today's figures by working off what waits, briefly; another day's or a segment's by
 * building a slot when there is none. Several askers for one view wait for one building.
 *
 * Shape   a view that takes longer to build is left building: reading it is refused (figures_being_computed) until it is there.
 */
export async function freshenView(ports: Ports, workspaceId: string, view: View): Promise<void> {
  await freshenProduct(ports, workspaceId, view.productId, ports.patience.changesMs);
  const ownDay = await inSlice(ports, workspaceId, async (scope) => view.asOf !== undefined && view.asOf !== (await todayOf(scope)));
  if (!ownDay && view.segmentId === undefined) return;
  const product = `${workspaceId} ${view.productId}`;
  const freshen = async (): Promise<Seen> => {
    const day = ownDay ? await freshenDay(ports, workspaceId, view.productId, view.asOf ?? '') : 'there';
    if (day !== 'there' || view.segmentId === undefined) return day;
    return freshenSegment(ports, workspaceId, view.productId, view.asOf, view.segmentId);
  };
  await patiently(
    ports.patience.figuresMs,
    untilThere(ports.patience.figuresMs, () => once(queueOf(ports), product, `${product} ${view.asOf} ${view.segmentId}`, freshen)),
    (error) => ports.log.error({ err: error, part: 'projection' }, 'the figures of a view could not be computed'),
  );
}

/** The same for one problem, whose product is not known yet. A problem that does not exist is left to the read to refuse. */
export async function freshenProblemView(ports: Ports, workspaceId: string, problemId: string, asOf: string | undefined): Promise<void> {
  const productId = await inSlice(ports, workspaceId, (scope) => findProductOfProblem(scope, problemId));
  if (productId) await freshenView(ports, workspaceId, { productId, asOf });
}

/** Elsewhere: another server builds it. Refused: too many wait already, and the read says so. */
type Seen = 'there' | 'elsewhere' | 'refused';

// Another server tells nobody when it is done with a view.
const lookAgainMs = 250;

async function untilThere(atMostMs: number, look: () => Promise<Seen>): Promise<void> {
  const until = performance.now() + atMostMs;
  while ((await look()) === 'elsewhere' && performance.now() < until) await pause(lookAgainMs);
}

type Queue = { building: Map<string, Promise<Seen>>; lines: Map<string, { length: number; last: Promise<unknown> }> };
// By the server: tests run two in one process.
const queues = new WeakMap<Ports, Queue>();

function queueOf(ports: Ports): Queue {
  const queue = queues.get(ports) ?? { building: new Map(), lines: new Map() };
  queues.set(ports, queue);
  return queue;
}

/**
 * One building for a view, and one at a time for a product, so that those who ask for little do not wait behind six buildings at once. As many
 * wait as there are slots; who asks for more builds nothing.
 */
function once({ building, lines }: Queue, product: string, key: string, build: () => Promise<Seen>): Promise<Seen> {
  const running = building.get(key);
  if (running) return running;
  const line = lines.get(product) ?? { length: 0, last: Promise.resolve() };
  if (line.length >= slotsForOtherViews) return Promise.resolve('refused');
  line.length += 1;
  const mine = line.last
    .then(build)
    .catch((error: unknown): Seen => {
      if (error instanceof SlotLost) return 'elsewhere';
      throw error;
    })
    .finally(() => {
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
async function patiently(atMostMs: number, work: Promise<void>, tell: (error: unknown) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), atMostMs);
  });
  const outcome = await Promise.race([work, enough]).finally(() => clearTimeout(timer));
  if (outcome === 'late') void work.catch(tell);
}

// Looks are written down roughly: they decide which slot gives way.
const sameLookMs = 10_000;

async function seen(scope: Scope, head: ProjectionSlotRow): Promise<void> {
  if (scope.now.getTime() - head.used_at.getTime() > sameLookMs) await touchSlot(scope, { productId: head.product_id, slot: head.slot });
}

async function freshenDay(ports: Ports, workspaceId: string, productId: string, asOf: string): Promise<Seen> {
  const view: OwnView = { productId, asOf, segmentId: null };
  const { head, policies } = await inSlice(ports, workspaceId, async (scope) => {
    const found = await findHead(scope, view);
    if (found?.built_at) await seen(scope, found);
    return { head: found, policies: await policiesAt(scope, productId, asOf) };
  });
  if (head?.built_at) {
    const hold: Hold = { slot: { productId, slot: head.slot, asOf }, segmentId: null, policies, claim: null };
    if (!samePolicies(head.policies, policies)) await inSliceAlone(ports, workspaceId, (scope) => takePolicies(scope, view, hold));
    await freshenSlot(ports, workspaceId, hold, ports.patience.changesMs);
    return 'there';
  }
  const claimed = await claimSlot(ports, workspaceId, view, { policies, membersKey: null, again: false });
  if (!claimed) return 'elsewhere';
  const { hold } = claimed;
  await buildClaimed(ports, workspaceId, claimed, async () => {
    const nos = await inSlice(ports, workspaceId, (scope) => listProblemNos(scope, productId));
    // Not all marks at once: a large product has so many that everybody would wait for them.
    await inParts(ports, workspaceId, nos, 500, async (scope, part) => {
      await assertHeld(scope, hold);
      markIn(scope, hold.slot, 'stances', part);
    });
    await freshenSlot(ports, workspaceId, hold);
  });
  return 'there';
}

/** Another policy: the figures of the day can be read all the while, and say how many wait. */
async function takePolicies(scope: Scope, view: OwnView, { slot, policies }: Hold): Promise<void> {
  const head = await findHead(scope, view);
  if (!head?.built_at || head.slot !== slot.slot) throw new SlotLost(slot);
  if (samePolicies(head.policies, policies)) return;
  markAllOf(scope, slot, { stances: false });
  await putSlot(scope, { ...head, policies });
}

/** The consumer half counts only the segment's people (nobody unnamed is in a segment), the business half only its families. */
async function freshenSegment(
  ports: Ports,
  workspaceId: string,
  productId: string,
  asOf: string | undefined,
  segmentId: string,
): Promise<Seen> {
  const { head, plan, membersKey, follows, changeNo } = await inSlice(ports, workspaceId, async (scope) => {
    const slot = await getSlot(scope, { productId, asOf });
    const baseHead = (await findSlots(scope, productId)).find((row) => row.slot === slot.slot);
    const found = await findHead(scope, { productId, asOf: slot.asOf, segmentId });
    if (found?.built_at) await seen(scope, found);
    const policies = await policiesAt(scope, productId, slot.asOf);
    const members = await segmentMembers(scope, segmentId);
    const key = keyOf(members);
    const base: Hold = { slot, segmentId: null, policies: baseHead?.policies as SlotPolicies, claim: null };
    return {
      head: found,
      plan: { base, policies, members },
      membersKey: key,
      follows: found?.built_at != null && found.members_key === key && samePolicies(found.policies, policies),
      changeNo: baseHead?.change_no ?? 0,
    };
  });
  const { base, policies } = plan;
  const own = { productId, asOf: base.slot.asOf, segmentId };
  if (head && follows) {
    const hold: Hold = { slot: { ...base.slot, slot: head.slot }, segmentId, policies, claim: null };
    const nos = await inSlice(ports, workspaceId, (scope) => changedSince(scope, base.slot, head.change_no));
    await sumSegment(ports, workspaceId, { ...plan, hold }, nos, changeNo);
    return 'there';
  }
  const claimed = await claimSlot(ports, workspaceId, own, { policies, membersKey, again: head?.built_at != null });
  if (!claimed) return 'elsewhere';
  await buildClaimed(ports, workspaceId, claimed, async () => {
    const nos = await inSlice(ports, workspaceId, (scope) => listProblemNos(scope, productId));
    await sumSegment(ports, workspaceId, { ...plan, hold: claimed.hold }, nos, changeNo);
  });
  return 'there';
}

type SegmentPlan = { base: Hold; hold: Hold; policies: SlotPolicies; members: SegmentMembers };

/** Sums these problems for the segment; its slot has then followed its day's as far as that change. */
async function sumSegment(ports: Ports, workspaceId: string, plan: SegmentPlan, nos: readonly number[], changeNo: number): Promise<void> {
  const persons = new Set(plan.members.personNos);
  const isInSegment = (personNo: number) => persons.has(personNo);
  if (nos.length === 0) return;
  await inParts(ports, workspaceId, nos, 50, async (scope, part) => {
    await assertHeld(scope, plan.hold);
    await assertHeld(scope, plan.base);
    await refreshSegment(scope, plan, isInSegment, part);
  });
  await inSlice(ports, workspaceId, async (scope) => {
    await assertHeld(scope, plan.hold);
    await followTo(scope, plan.hold.slot, changeNo);
  });
}

const keyOf = (members: object) => createHash('sha256').update(JSON.stringify(members)).digest('base64url');

async function refreshSegment(
  scope: Scope,
  { base, hold, policies, members }: SegmentPlan,
  isInSegment: (personNo: number) => boolean,
  nos: readonly number[],
): Promise<void> {
  const heard = await heardInSegment(scope, base.slot, nos, isInSegment);
  // Who they are is not stored again: nobody sums a segment of a segment.
  const consumer = heard.map((row) => ({ ...consumerFactorsOf(row, row.confidence, policies), person_nos: '{}' }));
  await putSegmentFactors(scope, { slot: hold.slot, base: base.slot, familyNos: members.familyNos }, policies.money, nos, consumer);
}
