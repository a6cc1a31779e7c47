// What is owed to the data itself, done in the store of the facts: persons who go, days that are too old, accounts that were found late.
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { factsWorkspaceOf, reloadDictionary } from '../store/index.ts';
import {
  type EraseDuty,
  finishDuties,
  hasErasures,
  listDuties,
  listErasedSince,
  removeDoneDuties,
  updateDuty,
  type WaitingDuty,
} from './duty.store.ts';
import {
  chunksOf,
  deleteDaysBefore,
  deleteEventsOf,
  deleteFactsWorkspace,
  findHomeless,
  findTouched,
  giveAccounts,
  listFactsWorkspaces,
  recountDays,
  removeEmptyAccounts,
  removeFromBitmaps,
  removeOverridesOf,
} from './facts-change.store.ts';
import { idsAtOnce } from './numbers.store.ts';
import { checkOverrides } from './override-push.jobs.ts';
import { listRetentions, listWorkspacesByNumber } from './retention.store.ts';
import { firstDayKept } from './retention.ts';
import { type SoleStay, soleStaysOf } from './sole-stay.ts';
import { readStays } from './stays.actions.ts';

const dutiesAtOnce = 500;
const dayMs = 86_400_000;
/** For so long an erasure is looked at again each night: an event may have been under way when it was asked for. */
const lookAgainMs = 3 * dayMs;
const keepDoneMs = 30 * dayMs;

const eraseJob = 'analytics.erase';

/** After facts of other areas were delivered: what was asked for is done soon. */
export async function eraseWhatWaits(ports: Ports): Promise<void> {
  if (await hasErasures(ports.database)) await ports.sendJob(eraseJob, {}, { singletonKey: 'all' });
}

/** Carries out all erasures that wait. Each step can be done again, so that a crash is no harm. */
export async function carryOutErasures(ports: Ports): Promise<number> {
  const waiting = await listDuties(ports.database, 'erase', dutiesAtOnce);
  for (const [workspaceId, duties] of byWorkspace(waiting)) {
    await eraseAll(ports, workspaceId, duties);
    await finishDuties(
      ports.database,
      duties.map(({ id }) => id),
      ports.clock(),
    );
  }
  return waiting.length;
}

/** The events of persons who were erased lately, once more: those that were under way then are gone now. */
async function eraseLateComers(ports: Ports): Promise<void> {
  const done = await listErasedSince(ports.database, new Date(ports.clock().getTime() - lookAgainMs));
  for (const [workspaceId, duties] of byWorkspace(done)) await eraseAll(ports, workspaceId, duties);
}

async function eraseAll(ports: Ports, workspaceId: string, duties: readonly WaitingDuty[]): Promise<void> {
  const { facts, database } = ports;
  const workspace = await factsWorkspaceOf(ports, workspaceId);
  if (workspace === 0) return;
  const settled: EraseDuty[] = [];
  for (const { id, duty } of duties) {
    if (duty.kind !== 'erase') continue;
    const touched = await findTouched(facts, workspace, duty.numbers);
    const days = [...new Set([...duty.days, ...touched.days])].toSorted();
    const accounts = [...new Set([...duty.accounts, ...touched.accounts])];
    settled.push({ ...duty, days, accounts });
    // Written down before anything goes: afterwards nobody could find it.
    if (days.length > duty.days.length || accounts.length > duty.accounts.length)
      await updateDuty(database, id, { ...duty, days, accounts });
  }
  const numbers = [...new Set(settled.flatMap((duty) => duty.numbers))];
  const days = [...new Set(settled.flatMap((duty) => duty.days))];
  if (days.length > 0) {
    await deleteEventsOf(facts, workspace, numbers);
    await removeFromBitmaps(facts, workspace, numbers, days);
    await removeEmptyAccounts(facts, workspace, [...new Set(settled.flatMap((duty) => duty.accounts))], days);
    await recountDays(facts, workspace, days);
  }
  await removeOverridesOf(facts, workspace, numbers);
  await facts.command(reloadDictionary('persons', facts.cluster));
}

/** Gives events without an account the one that their person alone belonged to, where that has come out since. */
export async function resolveAccounts(ports: Ports): Promise<number> {
  let given = 0;
  for (;;) {
    const waiting = await listDuties(ports.database, 'resolve', dutiesAtOnce);
    for (const [workspaceId, duties] of byWorkspace(waiting)) given += await resolveIn(ports, workspaceId, duties);
    await finishDuties(
      ports.database,
      waiting.map(({ id }) => id),
      ports.clock(),
    );
    if (waiting.length < dutiesAtOnce) return given;
  }
}

async function resolveIn(ports: Ports, workspaceId: string, duties: readonly WaitingDuty[]): Promise<number> {
  const workspace = await factsWorkspaceOf(ports, workspaceId);
  if (workspace === 0) return 0;
  const homeless = await findHomeless(ports.facts, workspace, [...new Set(duties.flatMap(({ duty }) => duty.numbers))]);
  // One time of each number in a statement: the first of all, then the second of those that have two.
  const passes: SoleStay[][] = [];
  for (const numbers of chunksOf([...homeless], idsAtOnce)) {
    const stays = await inJob(ports, workspaceId, (scope) => readStays(scope, numbers));
    for (const [number, own] of stays) {
      for (const [place, stay] of soleStaysOf(number, own).entries()) if (!passes[place]?.push(stay)) passes[place] = [stay];
    }
  }
  for (const pass of passes) for (const some of chunksOf(pass, staysAtOnce)) await giveAccounts(ports.facts, workspace, some);
  return passes[0]?.length ?? 0;
}

/** Units: numbers in one statement; each statement reads the accounts of all events once. */
const staysAtOnce = 5_000;

/** Takes away what is older than each workspace wants to keep. */
export async function retainFacts(ports: Ports): Promise<void> {
  for (const { workspaceId, months } of await listRetentions(ports.database)) {
    const workspace = await factsWorkspaceOf(ports, workspaceId);
    if (workspace !== 0) await deleteDaysBefore(ports.facts, workspace, firstDayKept(ports.clock(), months));
  }
}

/** Takes the facts of workspaces away that are no more. */
export async function sweepFacts(ports: Ports): Promise<number> {
  // First the store, then the numbers: a workspace has its number before its first event.
  const held = await listFactsWorkspaces(ports.facts);
  const known = await listWorkspacesByNumber(ports.database);
  const gone = held.filter((workspace) => !known.has(workspace));
  for (const workspace of gone) await deleteFactsWorkspace(ports.facts, workspace);
  return gone.length;
}

function byWorkspace(duties: readonly WaitingDuty[]): Map<string, WaitingDuty[]> {
  const grouped = new Map<string, WaitingDuty[]>();
  for (const duty of duties) grouped.set(duty.workspaceId, [...(grouped.get(duty.workspaceId) ?? []), duty]);
  return grouped;
}

const inJob = <T>(ports: Ports, workspaceId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inWorkspace(
    ports.database,
    workspaceId,
    'write',
    (db) => {
      const origin = { requestId: 'duties', address: null, via: 'job' } as const;
      return work({ db, workspaceId, now: ports.clock(), actor: systemActor('duties of data'), origin });
    },
    { isLater: true },
  );

export const dutyJobs: readonly JobDefinition[] = [
  {
    name: eraseJob,
    // What a server left when it died is taken up.
    schedule: '*/10 * * * *',
    limitMinutes: 120,
    async run(ports) {
      await carryOutErasures(ports);
    },
  },
  {
    name: 'analytics.nightly',
    schedule: '20 2 * * *',
    limitMinutes: 240,
    async run(ports) {
      await eraseLateComers(ports);
      await resolveAccounts(ports);
      await retainFacts(ports);
      await sweepFacts(ports);
      await checkOverrides(ports);
      await removeDoneDuties(ports.database, new Date(ports.clock().getTime() - keepDoneMs));
    },
  },
];
