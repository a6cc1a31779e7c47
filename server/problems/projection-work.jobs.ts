// How a projection is worked off: small slices, each a transaction of its own, until nothing waits for the slot.
import type { Impact } from '../../contract/problems/value.ts';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace } from '../platform/postgres/database.ts';
import { refreshCounts } from '../platform/postgres/upkeep-embedded.ts';
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
  heardOn,
  type MoneyPolicy,
  problemsOfFamilies,
  putProblemFactors,
  refreshFamilies,
  refreshStances,
  type Slot,
} from './projection.store.ts';
import { clearProblems, countChange, dropSlot, listProblemsIn, putDirt, takeDirt } from './projection-slot.store.ts';

/** What a slot was computed under; when it differs from the playbook of now, the slot is stale. */
export type SlotPolicies = { money: MoneyPolicy; consumer: B2cPolicy; confidence: ConfidenceTable };

export const inSlice = <T>(ports: Ports, workspaceId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
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

export async function policiesAt(scope: Scope, productId: string, asOf: string): Promise<SlotPolicies> {
  const { read } = await policiesOf(scope, productId);
  return {
    money: { ...b2bPolicyFrom(read), factors: await currencyFactors(scope, asOf), stages: read('people.dealStageProbabilities') },
    consumer: b2cPolicyFrom(read),
    confidence: read('problems.confidence'),
  };
}

/** Whether a slot stands for these policies still. jsonb gives keys back in an order of its own. */
export const samePolicies = (stored: unknown, now: SlotPolicies) => JSON.stringify(inKeyOrder(stored)) === JSON.stringify(inKeyOrder(now));

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
 * Recomputes whatever waits for a slot.
 * Safe on several servers at once: a key is taken under its row lock and recomputed in the same transaction.
 *
 * Units   budgetMs: after so many milliseconds it stops and leaves the rest waiting.
 */
export async function freshenSlot(
  ports: Ports,
  workspaceId: string,
  slot: Slot,
  policies: SlotPolicies,
  budgetMs = Number.POSITIVE_INFINITY,
): Promise<void> {
  const until = performance.now() + budgetMs;
  const workOff = (kind: 'stances' | 'family' | 'problem', first: number, refresh: (scope: Scope, nos: number[]) => Promise<void>) =>
    takeAll(ports, { workspaceId, slot, kind, until, pace: slicePace(ports, first) }, refresh);
  await workOff('stances', 40, async (scope, nos) => {
    // Families whose stance stayed may gain or lose a rival all the same: the problem may have opened or closed.
    const changed = await refreshStances(scope, slot, nos);
    await putDirt(scope, slot, 'family', [...new Set([...changed, ...(await familiesOfProblems(scope, slot, nos))])]);
    await putDirt(scope, slot, 'problem', nos);
  });
  await workOff('family', 200, async (scope, nos) => {
    const changed = await refreshFamilies(scope, slot, nos, policies.money);
    await putDirt(scope, slot, 'problem', await problemsOfFamilies(scope, slot, changed));
  });
  await workOff('problem', 60, async (scope, nos) => {
    const changeNo = await countChange(scope, slot);
    await putProblemFactors(scope, slot, policies.money, nos, await consumerFactors(scope, slot, policies, nos), changeNo);
  });
}

const manyKeys = 100;

type Heap = { workspaceId: string; slot: Slot; kind: 'stances' | 'family' | 'problem'; until: number; pace: Pace };

async function takeAll(ports: Ports, heap: Heap, refresh: (scope: Scope, nos: number[]) => Promise<void>): Promise<void> {
  let all = 0;
  let look = manyKeys;
  while (performance.now() < heap.until) {
    const startedMs = performance.now();
    const done = await inSlice(ports, heap.workspaceId, async (scope) => {
      const nos = await takeDirt(scope, heap.slot, heap.kind, heap.pace.size);
      if (nos.length > 0) await refresh(scope, nos);
      return nos.length;
    });
    if (done === 0) return;
    all += done;
    // A table that was empty a moment ago: plans of that size would read all of it for every part.
    if (all >= look) {
      await refreshCounts(ports.database);
      look = all * 2;
    }
    heap.pace.took(done, performance.now() - startedMs);
  }
}

async function consumerFactors(scope: Scope, slot: Slot, policies: SlotPolicies, nos: readonly number[]): Promise<ConsumerFactors[]> {
  const heard = await heardOn(scope, slot, nos);
  return heard.map((row) => {
    const { confidence } = confidenceOf({ reachMeasured: false, people: row.people_by_kind }, policies.confidence);
    return consumerFactorsOf(row, confidence, policies);
  });
}

export function consumerFactorsOf(row: Omit<Heard, 'people_by_kind'>, confidence: number, policies: SlotPolicies): ConsumerFactors {
  const reach = reachOf(null, row.people_heard + row.unnamed_heard, policies.consumer);
  const value = valueB2c(
    { reach, impact: row.impact as Impact | null, confidence, personWeeks: row.effort_person_weeks },
    policies.consumer,
  );
  return {
    problem_no: row.problem_no,
    person_nos: row.person_nos,
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

/** Goes through `keys` part by part, each in a slice of its own. */
export async function inParts(
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

/** Gives a slot back, emptied. */
export async function giveBack(ports: Ports, workspaceId: string, slot: Slot): Promise<void> {
  const nos = await inSlice(ports, workspaceId, (scope) => listProblemsIn(scope, slot));
  await inParts(ports, workspaceId, nos, 20, (scope, part) => clearProblems(scope, slot, part));
  await inSlice(ports, workspaceId, (scope) => dropSlot(scope, slot));
}
