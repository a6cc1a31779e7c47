// What this server knows by heart of the identities of a workspace, so that an event of somebody known costs no call of the database.
import type { Database } from '../../platform/postgres/database.ts';
import { Recent } from './recent.ts';
import type { Stay } from './stay.ts';

export type AnonymousMemory = { number: number; isBound: boolean };

/** Shape   `said`: who → a mark of what was heard of them last. `age`: counts up whenever something is forgotten: what was read before is stale. */
export type Memory = {
  users: Recent<string, number>;
  anonymous: Recent<string, AnonymousMemory>;
  accounts: Recent<string, number>;
  stays: Recent<number, readonly Stay[]>;
  said: Recent<string, string>;
  age: number;
};

// About 15 MB for a workspace that fills them.
const entries = 50_000;
const workspacesMost = 8;

const newMemory = (): Memory => ({
  users: new Recent(entries),
  anonymous: new Recent(entries),
  accounts: new Recent(entries),
  stays: new Recent(entries),
  said: new Recent(entries),
  age: 0,
});

export const identityChannel = 'identities';
/** Whose stays changed: numbers, with blanks between them; null when they are too many to name. `all`: ids are gone. */
export type IdentitySignal = { workspaceId: string; forget: 'stays' | 'all'; numbers: string | null };

const ofDatabase = new WeakMap<Database, Map<string, Memory>>();

export function memoryOf(database: Database, workspaceId: string): Memory {
  const memories = ofDatabase.get(database) ?? listen(database);
  const memory = memories.get(workspaceId) ?? newMemory();
  // The one that was used last stands last.
  memories.delete(workspaceId);
  memories.set(workspaceId, memory);
  if (memories.size > workspacesMost) {
    const [first] = memories.keys();
    if (first !== undefined) memories.delete(first);
  }
  return memory;
}

function listen(database: Database): Map<string, Memory> {
  const memories = new Map<string, Memory>();
  ofDatabase.set(database, memories);
  database.signals.subscribe(
    identityChannel,
    (signal) => forget(memories, signal as unknown as IdentitySignal),
    () => {
      for (const memory of memories.values()) forgetAll(memory);
    },
  );
  return memories;
}

function forget(memories: ReadonlyMap<string, Memory>, { workspaceId, forget: what, numbers }: IdentitySignal): void {
  const memory = memories.get(workspaceId);
  if (!memory) return;
  if (what === 'all') {
    forgetAll(memory);
    return;
  }
  memory.age += 1;
  if (numbers === null) memory.stays.clear();
  else for (const number of numbers.split(' ')) memory.stays.delete(Number(number));
}

function forgetAll(memory: Memory): void {
  memory.age += 1;
  for (const part of [memory.users, memory.anonymous, memory.accounts, memory.stays, memory.said]) part.clear();
}
