// One slice of a long computation: a short transaction that first makes sure that the slot still stands for what is computed.
import { setTimeout as pause } from 'node:timers/promises';
import { systemActor } from '../platform/outbox.ts';
import type { Ports } from '../platform/ports.ts';
import { inWorkspace, isWorthAnotherTry, type TransactionKind } from '../platform/postgres/database.ts';
import type { Scope } from '../platform/scope.ts';
import { policiesOf } from '../strategy/index.ts';
import type { ConfidenceTable } from './confidence.ts';
import { currencyFactors } from './money.query.ts';
import { Pace } from './pace.ts';
import { b2bPolicyFrom } from './priority-b2b.ts';
import { type B2cPolicy, b2cPolicyFrom } from './priority-b2c.ts';
import type { MoneyPolicy, Slot } from './projection.store.ts';
import { findSlots, lockSlot, renewClaim } from './projection-slot.store.ts';
import type { ProjectionSlotRow } from './tables.ts';

/** What a slot was computed under; when it differs from the playbook of now, the slot is stale. */
export type SlotPolicies = { money: MoneyPolicy; consumer: B2cPolicy; confidence: ConfidenceTable };

const triesMax = 20;
const pauseMs = 100;

const inTransaction = async <T>(
  ports: Ports,
  workspaceId: string,
  kind: TransactionKind,
  work: (scope: Scope) => Promise<T>,
  isLater = false,
  tries = 1,
): Promise<T> => {
  try {
    const inScope = (db: Scope['db']) =>
      work({
        db,
        workspaceId,
        now: ports.clock(),
        actor: systemActor('projection'),
        origin: { requestId: 'projection', address: null, via: 'job' },
      });
    return await inWorkspace(ports.database, workspaceId, kind, inScope, { isLater });
  } catch (error) {
    if (tries >= triesMax || !isWorthAnotherTry(error)) throw error;
  }
  await pause(pauseMs);
  return inTransaction(ports, workspaceId, kind, work, isLater, tries + 1);
};

/** A transaction of the projection's own. It may run twice when the database lets another one go first. */
export const inSlice = <T>(ports: Ports, workspaceId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inTransaction(ports, workspaceId, 'write', work);

/** A slice during which nobody else writes in the workspace: what a slot stands for changes in such a one only. */
export const inSliceAlone = <T>(ports: Ports, workspaceId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inTransaction(ports, workspaceId, 'alone', work);

/**
 * One of many slices of the same work: `work` takes as many keys as the pace says and answers how many it took. Nobody waits for it, so
 * requests go first where there is one session only.
 *
 * Shape   `begins`: to be called behind a wait of its own, which is not counted either.
 */
export async function inPacedSlice(
  ports: Ports,
  workspaceId: string,
  { pace, isLater }: { pace: Pace; isLater: boolean },
  work: (scope: Scope, begins: () => void) => Promise<number>,
): Promise<number> {
  // The wait for the database is not counted: a slice is as long as others wait for it, and beside an import it would become tiny.
  let startedMs = 0;
  const begins = () => {
    startedMs = performance.now();
  };
  const timed = (scope: Scope) => {
    begins();
    return work(scope, begins);
  };
  const done = await inTransaction(ports, workspaceId, 'write', timed, isLater);
  pace.took(done, performance.now() - startedMs);
  return done;
}

/** Starts with little: what one key costs is known after the first slice. */
export const slicePace = (ports: Ports, first: number) =>
  new Pace(
    ports.database.isEmbedded
      ? { targetMs: 20, first, least: 2, most: 5000 }
      : { targetMs: 100, first: first * 8, least: 20, most: 20_000 },
  );

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
    done += await inPacedSlice(ports, workspaceId, { pace, isLater: true }, async (scope) => {
      await refresh(scope, part);
      return part.length;
    });
  }
}

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

/** What somebody who writes into a slot takes it for. Shape  `claim`: the builder's word; null for who follows a slot that is built. */
export type Hold = { slot: Slot; segmentId: string | null; policies: SlotPolicies; claim: string | null };

/** The slot stands for something else by now: what was computed for it must not be written. */
export class SlotLost extends Error {
  constructor({ productId, slot, asOf }: Slot) {
    super(`slot ${slot} of ${productId} is no longer held for ${asOf}`);
    this.name = 'SlotLost';
  }
}

/** A builder that died gives its slot free after this; one that lives renews it with a slice, and no slice takes half as long. */
export const claimMs = 60_000;

/**
 * Makes sure of a slot, to begin a slice with. What it saw stays true until the slice ends, because a slot changes its meaning only in a
 * transaction that is alone.
 *
 * Errors  SlotLost.
 */
export async function assertHeld(scope: Scope, hold: Hold): Promise<void> {
  await assertHead(
    scope,
    hold,
    (await findSlots(scope, hold.slot.productId)).find((row) => row.slot === hold.slot.slot),
  );
}

/**
 * The same for who works marks off, and nobody else does so in this slot until the slice ends: two would compute one problem from what each of
 * them sees, and the one that sees less might write last.
 *
 * Shape   false: somebody else is at it. Only with `orSkip`; without it waits.
 * Errors  SlotLost.
 */
export async function holdAlone(scope: Scope, hold: Hold, { orSkip }: { orSkip: boolean }): Promise<boolean> {
  const head = await lockSlot(scope, hold.slot, { orSkip });
  if (head || !orSkip) await assertHead(scope, hold, head);
  else await assertHeld(scope, hold);
  return head !== undefined;
}

async function assertHead(scope: Scope, hold: Hold, head: ProjectionSlotRow | undefined): Promise<void> {
  if (!head || !isHeld(head, hold)) throw new SlotLost(hold.slot);
  if (hold.claim === null || (head.claimed_until?.getTime() ?? 0) - scope.now.getTime() > claimMs / 2) return;
  await renewClaim(scope, hold.slot, new Date(scope.now.getTime() + claimMs));
}

const isHeld = (head: ProjectionSlotRow, { slot, segmentId, policies, claim }: Hold) =>
  head.as_of === slot.asOf &&
  head.segment_id === segmentId &&
  (claim === null ? head.built_at !== null : head.claimed_by === claim) &&
  samePolicies(head.policies, policies);
