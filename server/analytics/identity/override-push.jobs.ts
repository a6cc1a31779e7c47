// Tells the store of the facts who has turned out to be who. What waits is in Postgres, so that nothing is lost; told twice, it is the same.
import type { JobDefinition } from '../../platform/jobs/job.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Database } from '../../platform/postgres/database.ts';
import { reloadDictionary } from '../store/index.ts';
import { chunksOf, countOverrides, listGreatestNumbers } from './facts-change.store.ts';
import {
  countOverridden,
  hasOverrideChanges,
  listOverrideChanges,
  type OverrideChange,
  raiseCounters,
  removeOverrideChanges,
  sayAllOverridesAgain,
} from './override.store.ts';

const changesAtOnce = 5_000;

const targets = {
  person: { table: 'bifocal.person_overrides', number: 'actor', canonical: 'person', dictionary: 'persons' },
  account: { table: 'bifocal.account_overrides', number: 'account', canonical: 'canonical', dictionary: 'accounts' },
} as const;

/**
 * Pushes everything that waits, and lets the dictionaries be read again. Answers how many changes there were.
 *
 * Errors  facts_unavailable and the other errors of the facts; what was not told waits on.
 */
export async function pushOverrides(ports: Ports): Promise<number> {
  const told = { person: 0, account: 0 };
  const ids: number[] = [];
  for (;;) {
    const changes = await listOverrideChanges(ports.database, ids.at(-1) ?? 0, changesAtOnce);
    for (const kind of ['person', 'account'] as const) {
      const own = changes.filter((change) => change.kind === kind);
      if (own.length === 0) continue;
      await ports.facts.insert(targets[kind].table, own.map((change) => lineOf(kind, change)).join('\n'));
      told[kind] += own.length;
    }
    ids.push(...changes.map(({ id }) => id));
    if (changes.length < changesAtOnce) break;
  }
  for (const kind of ['person', 'account'] as const)
    if (told[kind] > 0) await ports.facts.command(reloadDictionary(targets[kind].dictionary, ports.facts.cluster));
  // Last: whoever dies before is followed by one who tells it again.
  for (const some of chunksOf(ids, changesAtOnce)) await removeOverrideChanges(ports.database, some);
  return ids.length;
}

const lineOf = (kind: 'person' | 'account', { workspace, number, canonical, version }: OverrideChange): string =>
  JSON.stringify({ workspace, [targets[kind].number]: number, [targets[kind].canonical]: canonical, version });

/** Tells the store everything again, such as after it was lost or brought back from another day. */
export async function rebuildOverrides(ports: Ports, workspaceId: string): Promise<number> {
  await sayAllOverridesAgain(ports.database, workspaceId);
  return pushOverrides(ports);
}

/** Lets new numbers begin above those that events hold. */
export async function catchUpCounters(ports: Ports): Promise<void> {
  await raiseCounters(ports.database, await listGreatestNumbers(ports.facts));
}

/**
 * Counts who is somebody else, here and in the store of the facts, and tells everything again where the two differ: the store was lost, or
 * brought back from another day. Answers how many workspaces were told again.
 */
export async function checkOverrides(ports: Ports): Promise<number> {
  await pushOverrides(ports);
  const here = await countOverridden(ports.database);
  const there = await countOverrides(ports.facts);
  let rebuilt = 0;
  for (const { workspaceId, workspace, persons, accounts } of here) {
    const told = there.get(workspace) ?? { persons: 0, accounts: 0 };
    if (told.persons === persons && told.accounts === accounts) continue;
    await rebuildOverrides(ports, workspaceId);
    rebuilt += 1;
  }
  return rebuilt;
}

// Answers follow a sign-up within a second; many sign-ups are one reading of the dictionary.
const waitMs = 600;
const waiting = new WeakSet<Database>();

/** Called after a commit; returns at once. */
export function overridesChanged(ports: Ports): void {
  const { database } = ports;
  if (waiting.has(database)) return;
  waiting.add(database);
  setTimeout(() => {
    waiting.delete(database);
    pushOverrides(ports).catch((error: unknown) => ports.log.warn({ err: error, part: 'identities' }, 'identities wait to be told'));
  }, waitMs).unref();
}

/** After facts of other areas were delivered. A store that does not answer is told later, by the clock. */
export async function pushWaitingOverrides(ports: Ports): Promise<void> {
  if (!(await hasOverrideChanges(ports.database))) return;
  await pushOverrides(ports).catch((error: unknown) => ports.log.warn({ err: error, part: 'identities' }, 'identities wait to be told'));
}

export const overrideJobs: readonly JobDefinition[] = [{ name: 'analytics.overrides', schedule: '* * * * *', run: pushWaitingOverrides }];
