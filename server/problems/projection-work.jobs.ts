// How a projection is worked off: small slices, each a transaction of its own, until nothing waits for the slot.
import { setTimeout as pause } from 'node:timers/promises';
import type { Impact } from '../../contract/problems/value.ts';
import type { Ports } from '../platform/ports.ts';
import { refreshCounts } from '../platform/postgres/upkeep-embedded.ts';
import type { Scope } from '../platform/scope.ts';
import { confidenceOf } from './confidence.ts';
import { dropDirt, markIn, takeDirt } from './dirt.store.ts';
import type { Pace } from './pace.ts';
import { reachOf, valueB2c } from './priority-b2c.ts';
import {
  type ConsumerFactors,
  familiesOfProblems,
  type Heard,
  heardOn,
  problemsOfFamilies,
  putBusinessFactors,
  putProblemFactors,
  refreshFamilies,
  refreshStances,
  type Slot,
} from './projection.store.ts';
import { type Hold, holdAlone, inPacedSlice, type SlotPolicies, slicePace } from './projection-slice.jobs.ts';
import { countChange } from './projection-slot.store.ts';
import type { ProjectionDirtRow } from './tables.ts';

/**
 * Recomputes whatever waits for a slot.
 * Safe on several servers at once: one works on a slot at a time, for a slice, and takes a key in the transaction that recomputes it.
 *
 * Units   budgetMs: after so many milliseconds it stops and leaves the rest waiting.
 * Errors  SlotLost when the slot stands for something else by now.
 */
export async function freshenSlot(ports: Ports, workspaceId: string, hold: Hold, budgetMs = Number.POSITIVE_INFINITY): Promise<void> {
  const { slot, policies } = hold;
  const until = performance.now() + budgetMs;
  // With a budget somebody waits for it.
  const isLater = budgetMs === Number.POSITIVE_INFINITY;
  const workOff = (kind: Heap['kind'], first: number, refresh: (scope: Scope, nos: number[]) => Promise<void>) =>
    takeAll(ports, { workspaceId, hold, kind, until, isLater, pace: slicePace(ports, first) }, refresh);
  await workOff('stances', 2, async (scope, nos) => {
    await dropDirt(scope, slot, 'said', nos);
    const changed = await refreshStances(scope, slot, nos);
    markIn(scope, slot, 'problem', nos);
    // Families whose stance stayed may gain or lose a rival all the same: the problem may have opened or closed.
    markIn(scope, slot, 'family', [...new Set([...changed, ...(await familiesOfProblems(scope, slot, nos))])]);
  });
  await workOff('said', 5, async (scope, nos) => {
    const changed = await refreshStances(scope, slot, nos);
    markIn(scope, slot, 'problem', nos);
    markIn(scope, slot, 'family', changed);
  });
  await workOff('family', 40, async (scope, nos) => {
    const changed = await refreshFamilies(scope, slot, nos, policies.money);
    markIn(scope, slot, 'business', await problemsOfFamilies(scope, slot, changed));
  });
  await workOff('problem', 4, async (scope, nos) => {
    await dropDirt(scope, slot, 'business', nos);
    const changeNo = await countChange(scope, slot);
    await putProblemFactors(scope, slot, policies.money, nos, await consumerFactors(scope, slot, policies, nos), changeNo);
  });
  await workOff('business', 20, async (scope, nos) => {
    await putBusinessFactors(scope, slot, policies.money, nos, await countChange(scope, slot));
  });
}

const manyKeys = 100;
/** A reader would rather look again than stand behind a slice of somebody else's for longer than it has patience. */
const lookAgainMs = 10;

type Heap = { workspaceId: string; hold: Hold; kind: ProjectionDirtRow['kind']; until: number; isLater: boolean; pace: Pace };

async function takeAll(ports: Ports, heap: Heap, refresh: (scope: Scope, nos: number[]) => Promise<void>): Promise<void> {
  let all = 0;
  let look = manyKeys;
  // Goes through the heap once. What is marked again behind it waits for the next run: an import marks as quickly as this works off.
  let after = -1;
  while (performance.now() < heap.until) {
    let last = after;
    let isMine = true;
    const done = await inPacedSlice(ports, heap.workspaceId, heap, async (scope, begins) => {
      isMine = await holdAlone(scope, heap.hold, { orSkip: !heap.isLater });
      if (!isMine) return 0;
      begins();
      const nos = await takeDirt(scope, heap.hold.slot, heap.kind, { after, limit: heap.pace.size });
      if (nos.length > 0) await refresh(scope, nos);
      last = nos.at(-1) ?? after;
      return nos.length;
    });
    if (!isMine) {
      await pause(lookAgainMs);
      continue;
    }
    if (done === 0) return;
    after = last;
    all += done;
    // A table that was empty a moment ago: plans of that size would read all of it for every part.
    if (all >= look) {
      await refreshCounts(ports.database);
      look = all * 2;
    }
  }
}

async function consumerFactors(scope: Scope, slot: Slot, policies: SlotPolicies, nos: readonly number[]): Promise<ConsumerFactors[]> {
  const heard = await heardOn(scope, slot, nos);
  return heard.map((row) => {
    const { confidence } = confidenceOf({ reachMeasured: row.reach_people !== null, people: row.people_by_kind }, policies.confidence);
    return consumerFactorsOf(row, confidence, policies);
  });
}

export function consumerFactorsOf(row: Omit<Heard, 'people_by_kind'>, confidence: number, policies: SlotPolicies): ConsumerFactors {
  const reach = reachOf(row.reach_people, row.people_heard + row.unnamed_heard, policies.consumer);
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
