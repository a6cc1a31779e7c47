// Tells all servers what they know by heart no more.
import type { Kysely } from 'kysely';
import type { Signals } from '../../platform/postgres/signals.ts';
import { type IdentitySignal, identityChannel } from './memory.ts';

// A notice holds about 7,500 bytes.
const numbersMost = 600;

export async function tellStaysChanged(
  db: Kysely<unknown>,
  signals: Signals,
  workspaceId: string,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return;
  const signal: IdentitySignal = { workspaceId, forget: 'stays', numbers: numbers.length > numbersMost ? null : numbers.join(' ') };
  await signals.publish(db, identityChannel, signal);
}

export async function tellIdsGone(db: Kysely<unknown>, signals: Signals, workspaceId: string): Promise<void> {
  const signal: IdentitySignal = { workspaceId, forget: 'all', numbers: null };
  await signals.publish(db, identityChannel, signal);
}
