// Keeps the projection true: small slices, each a transaction of its own, until nothing waits.
import type { Impact } from '../../contract/problems/value.ts';
import type { JobDefinition } from '../platform/jobs/job.ts';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import type { Scope } from '../platform/scope.ts';
import { policiesOf } from '../strategy/index.ts';
import type { ConfidenceTable } from './confidence.ts';
import { confidenceOf } from './confidence.ts';
import { currencyFactors } from './money.query.ts';
import { Pace } from './pace.ts';
import { b2bPolicyFrom } from './priority-b2b.ts';
import { type B2cPolicy, b2cPolicyFrom, reachOf, valueB2c } from './priority-b2c.ts';
import {
  type ConsumerFactors,
  familiesOfProblems,
  type Heard,
  heardInSegment,
  heardOn,
  liveSlot,
  type MoneyPolicy,
  problemsOfFamilies,
  putProblemFactors,
  refreshFamilies,
  refreshStances,
  type Slot,
} from './projection.store.ts';
import {
  clearSlot,
  countChange,
  findProductOfProblem,
  findSlots,
  getSlot,
  listAllProducts,
  listDirtyProducts,
  listProblemNos,
  putAllDirt,
  putDirt,
  putSlot,
  takeDirt,
  todayOf,
  touchSlot,
} from './projection-slot.store.ts';
import { type SegmentMembers, segmentMembers } from './segment.query.ts';
import type { ProjectionSlotRow } from './tables.ts';

/** What a slot was computed under; when it differs from the playbook of now, the slot is stale. */
type SlotPolicies = { money: MoneyPolicy; consumer: B2cPolicy; confidence: ConfidenceTable };

// A few days and segments that people look at now; the one unused for longest gives way.
const slotsForOtherViews = 6;

const inSlice = <T>(ports: Ports, workspaceId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inWorkspace(ports.database, workspaceId, 'write', (db) =>
    work({
      db,
      workspaceId,
      now: ports.clock(),
      actor: systemActor('projection'),
      origin: { requestId: 'projection', address: null, via: 'job' },
    }),
  );

const slicePace = (ports: Ports, first: number) =>
  new Pace(
    ports.database.isEmbedded
      ? { targetMs: 20, first, least: 5, most: 5000 }
      : { targetMs: 100, first: first * 4, least: 20, most: 20_000 },
  );

async function policiesAt(scope: Scope, productId: string, asOf: string): Promise<SlotPolicies> {
  const { read } = await policiesOf(scope, productId);
  return {
    money: { ...b2bPolicyFrom(read), factors: await currencyFactors(scope, asOf), stages: read('people.dealStageProbabilities') },
    consumer: b2cPolicyFrom(read),
    confidence: read('problems.confidence'),
  };
}

const sameJson = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** jsonb gives keys back in an order of its own. */
function inKeyOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inKeyOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, inKeyOrder(inner)]),
  );
}

/**
 * Brings today's slot of one product up to date: the right day, the policies of now, nothing waiting.
 * Safe on several servers at once: a key is taken under its row lock and recomputed in the same transaction.
 *
 * Units   budgetMs: after so many milliseconds it stops and leaves the rest to the upkeep.
 */
export async function freshenProduct(
  ports: Ports,
  workspaceId: string,
  productId: string,
  budgetMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  const until = performance.now() + budgetMs;
  const { live, policies } = await inSlice(ports, workspaceId, (scope) => alignLive(scope, productId));
  const workOff = (kind: 'stances' | 'family' | 'problem', first: number, refresh: (scope: Scope, nos: number[]) => Promise<void>) =>
    work(ports, { workspaceId, productId, kind, until, pace: slicePace(ports, first) }, refresh);
  await workOff('stances', 40, async (scope, nos) => {
    // Families whose stance stayed may gain or lose a rival all the same: the problem may have opened or closed.
    const changed = await refreshStances(scope, live, nos);
    await putDirt(scope, 'family', productId, [...new Set([...changed, ...(await familiesOfProblems(scope, live, nos))])]);
    await putDirt(scope, 'problem', productId, nos);
  });
  await workOff('family', 200, async (scope, nos) => {
    const changed = await refreshFamilies(scope, live, nos, policies.money);
    await putDirt(scope, 'problem', productId, await problemsOfFamilies(scope, live, changed));
  });
  await workOff('problem', 60, async (scope, nos) => {
    await refreshProblems(scope, live, policies, nos);
    await countChange(scope, productId);
  });
}

/** The head of today's slot; a new day or another policy makes everything that depends on it wait. */
async function alignLive(scope: Scope, productId: string): Promise<{ live: Slot; policies: SlotPolicies }> {
  const asOf = await todayOf(scope);
  const policies = await policiesAt(scope, productId, asOf);
  const live: Slot = { productId, slot: liveSlot, asOf };
  const [head] = (await findSlots(scope, productId)).filter((row) => row.slot === liveSlot);
  if (head?.as_of === asOf && sameJson(inKeyOrder(head.policies), inKeyOrder(policies))) return { live, policies };
  await putAllDirt(scope, productId, { stances: head === undefined });
  await putSlot(scope, {
    product_id: productId,
    slot: liveSlot,
    as_of: asOf,
    segment_id: null,
    change_no: (head?.change_no ?? 0) + 1,
    policies,
    built_at: scope.now,
    used_at: scope.now,
  });
  return { live, policies };
}

type Heap = { workspaceId: string; productId: string; kind: 'stances' | 'family' | 'problem'; until: number; pace: Pace };

async function work(ports: Ports, heap: Heap, refresh: (scope: Scope, nos: number[]) => Promise<void>): Promise<void> {
  while (performance.now() < heap.until) {
    const startedMs = performance.now();
    const done = await inSlice(ports, heap.workspaceId, async (scope) => {
      const nos = await takeDirt(scope, heap.kind, heap.productId, heap.pace.size);
      if (nos.length > 0) await refresh(scope, nos);
      return nos.length;
    });
    if (done === 0) return;
    heap.pace.took(done, performance.now() - startedMs);
  }
}

async function refreshProblems(scope: Scope, slot: Slot, policies: SlotPolicies, nos: readonly number[]): Promise<void> {
  const heard = await heardOn(scope, slot, nos);
  await putProblemFactors(
    scope,
    slot,
    policies.money,
    nos,
    heard.map((row) => consumerFactorsOf(row, policies)),
  );
}

function consumerFactorsOf(row: Heard, policies: SlotPolicies): ConsumerFactors {
  const reach = reachOf(null, row.people_heard + row.unnamed_heard, policies.consumer);
  const { confidence } = confidenceOf({ reachMeasured: false, people: row.people_by_kind }, policies.confidence);
  const value = valueB2c(
    { reach, impact: row.impact as Impact | null, confidence, personWeeks: row.effort_person_weeks },
    policies.consumer,
  );
  return {
    problem_no: row.problem_no,
    people_heard: row.people_heard,
    unnamed_heard: row.unnamed_heard,
    reach: reach.people,
    reach_measured: reach.source === 'measured',
    confidence,
    consumer_numerator: value.numerator,
    consumer_score: value.score,
    evidence_count: row.evidence_count,
    evidence_kinds: row.evidence_kinds,
    last_evidence_at: row.last_evidence_at,
  };
}

/** Which figures somebody wants to read. Units  asOf: YYYY-MM-DD, undefined for today. */
export type View = { productId: string; asOf?: string | undefined; segmentId?: string | undefined };

const building = new Map<string, Promise<void>>();

// What a reader waits for changes that were made just before; during an import the figures may lag and say so.
const readerBudgetMs = 150;

/**
 * Makes sure that a view can be read: today's figures by working off what waits, briefly; another day's or a segment's by
 * building a slot when there is none or it is stale. Several askers for one view wait for one building.
 */
export async function freshenView(ports: Ports, workspaceId: string, view: View): Promise<void> {
  const isToday = view.asOf === undefined && view.segmentId === undefined;
  await freshenProduct(ports, workspaceId, view.productId, isToday ? readerBudgetMs : undefined);
  if (view.asOf !== undefined) await once(`${workspaceId} ${view.productId} ${view.asOf}`, () => buildDay(ports, workspaceId, view));
  if (view.segmentId !== undefined) {
    await once(`${workspaceId} ${view.productId} ${view.asOf} ${view.segmentId}`, () => buildSegment(ports, workspaceId, view));
  }
}

/** The same for one problem, whose product is not known yet. A problem that does not exist is left to the read to refuse. */
export async function freshenProblemView(ports: Ports, workspaceId: string, problemId: string, asOf: string | undefined): Promise<void> {
  const productId = await inSlice(ports, workspaceId, (scope) => findProductOfProblem(scope, problemId));
  if (productId) await freshenView(ports, workspaceId, { productId, asOf });
}

function once(key: string, build: () => Promise<void>): Promise<void> {
  const running = building.get(key) ?? build().finally(() => building.delete(key));
  building.set(key, running);
  return running;
}

async function buildDay(ports: Ports, workspaceId: string, view: View): Promise<void> {
  const plan = await inSlice(ports, workspaceId, (scope) => claimSlot(scope, view.productId, view.asOf ?? '', null));
  if (plan === null) return;
  const { slot, policies, head } = plan;
  const nos = await inSlice(ports, workspaceId, (scope) => listProblemNos(scope, view.productId));
  const families = new Set<number>();
  await inParts(ports, workspaceId, nos, 40, async (scope, part) => {
    await refreshStances(scope, slot, part);
    for (const no of await familiesOfProblems(scope, slot, part)) families.add(no);
  });
  await inParts(ports, workspaceId, [...families], 200, async (scope, part) => {
    await refreshFamilies(scope, slot, part, policies.money);
  });
  await inParts(ports, workspaceId, nos, 60, (scope, part) => refreshProblems(scope, slot, policies, part));
  await inSlice(ports, workspaceId, (scope) => putSlot(scope, { ...head, built_at: scope.now }));
}

// A segment's members change without a fact of their own: its slot is read for so long, then summed again.
const segmentLastsMs = 10_000;

async function buildSegment(ports: Ports, workspaceId: string, view: View): Promise<void> {
  const segmentId = view.segmentId ?? '';
  const base = await inSlice(ports, workspaceId, (scope) => getSlot(scope, { productId: view.productId, asOf: view.asOf }));
  const plan = await inSlice(ports, workspaceId, (scope) => claimSlot(scope, view.productId, base.asOf, segmentId));
  if (plan === null) return;
  const { slot, policies, head } = plan;
  const members = await inSlice(ports, workspaceId, (scope) => segmentMembers(scope, segmentId));
  const nos = await inSlice(ports, workspaceId, (scope) => listProblemNos(scope, view.productId));
  await inParts(ports, workspaceId, nos, 200, (scope, part) => refreshSegment(scope, base, slot, policies, part, members));
  await inSlice(ports, workspaceId, (scope) => putSlot(scope, { ...head, built_at: scope.now }));
}

/** The consumer half counts only the segment's people (nobody unnamed is in a segment), the business half only its families. */
async function refreshSegment(
  scope: Scope,
  base: Slot,
  slot: Slot,
  policies: SlotPolicies,
  nos: readonly number[],
  members: SegmentMembers,
): Promise<void> {
  const heard = await heardInSegment(scope, base, nos, members.personNos);
  const consumer = heard.map((row) => consumerFactorsOf(row, policies));
  await putProblemFactors(scope, slot, policies.money, nos, consumer, { base, familyNos: members.familyNos });
}

type SlotPlan = { slot: Slot; policies: SlotPolicies; head: Omit<ProjectionSlotRow, 'workspace_id'> };

/** Finds a fresh slot for the view (null: nothing to do), or takes the one unused for longest and empties it. */
async function claimSlot(scope: Scope, productId: string, asOf: string, segmentId: string | null): Promise<SlotPlan | null> {
  const slots = await findSlots(scope, productId);
  const live = slots.find((row) => row.slot === liveSlot);
  if (!live || (segmentId === null && live.as_of === asOf)) return null;
  const policies = await policiesAt(scope, productId, asOf);
  const others = slots.filter((row) => row.slot !== liveSlot);
  const own = others.find((row) => row.as_of === asOf && row.segment_id === segmentId);
  const isFresh = own?.built_at && own.change_no === live.change_no && sameJson(inKeyOrder(own.policies), inKeyOrder(policies));
  if (own && isFresh && (segmentId === null || scope.now.getTime() - (own.built_at?.getTime() ?? 0) < segmentLastsMs)) {
    await touchSlot(scope, { productId, slot: own.slot, asOf });
    return null;
  }
  const oldest = others.toSorted((a, b) => a.used_at.getTime() - b.used_at.getTime())[0];
  const number = own?.slot ?? (others.length < slotsForOtherViews ? others.length + 1 : (oldest?.slot ?? 1));
  const slot: Slot = { productId, slot: number, asOf };
  const head = {
    product_id: productId,
    slot: number,
    as_of: asOf,
    segment_id: segmentId,
    change_no: live.change_no,
    policies,
    built_at: null,
    used_at: scope.now,
  };
  if (own?.segment_id !== segmentId || segmentId === null) await clearSlot(scope, slot);
  await putSlot(scope, head);
  return { slot, policies, head };
}

async function inParts(
  ports: Ports,
  workspaceId: string,
  keys: readonly number[],
  first: number,
  refresh: (scope: Scope, part: number[]) => Promise<void>,
): Promise<void> {
  const pace = slicePace(ports, first);
  for (let done = 0; done < keys.length; ) {
    const part = keys.slice(done, done + pace.size);
    const startedMs = performance.now();
    await inSlice(ports, workspaceId, (scope) => refresh(scope, part));
    pace.took(part.length, performance.now() - startedMs);
    done += part.length;
  }
}

/** Recomputes whatever waits in a workspace. */
export async function freshenWorkspace(ports: Ports, workspaceId: string): Promise<void> {
  const productIds = await inSlice(ports, workspaceId, listDirtyProducts);
  for (const productId of productIds) await freshenProduct(ports, workspaceId, productId);
}

/** Recomputes everything of a product from its records. The result equals what the deltas gave. */
export async function rebuildProjection(ports: Ports, workspaceId: string, productId: string): Promise<void> {
  await inSlice(ports, workspaceId, async (scope) => {
    await clearSlot(scope, { productId, slot: liveSlot, asOf: await todayOf(scope) });
    await putAllDirt(scope, productId, { stances: true });
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

/** Dates move without anybody writing: each product is aligned with the day of its workspace soon after midnight there. */
export const projectionJobs: readonly JobDefinition[] = [
  {
    name: 'projections.new_day',
    schedule: '2,32 * * * *',
    async run(ports) {
      for (const { workspaceId, productId } of await listAllProducts(ports)) await freshenProduct(ports, workspaceId, productId);
    },
  },
];
