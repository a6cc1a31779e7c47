import { randomBytes, randomUUID } from 'node:crypto';
import type { IdPrefix } from '../../contract/platform/id.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

const chanceBits = 48n;
const chanceMax = (1n << chanceBits) - 1n;
// The first id of a millisecond begins in the lower half, so that some 65,000 more find room above it; beyond that they are as good, but in no order.
const firstMask = chanceMax >> 1n;
const stepBytes = 4;
const firstBytes = 6;

// Transactions that run side by side each have a moment of their own.
const momentsMax = 64;
const lastOf = new Map<number, bigint>();

function chanceAt(atMs: number): bigint {
  const last = lastOf.get(atMs);
  const next = last === undefined ? chanceMax + 1n : last + 1n + randomOf(stepBytes);
  const chance = next > chanceMax ? randomOf(firstBytes) & firstMask : next;
  if (last === undefined && lastOf.size >= momentsMax) lastOf.delete(lastOf.keys().next().value ?? atMs);
  lastOf.set(atMs, chance);
  return chance;
}

const randomOf = (bytes: number) => BigInt(`0x${randomBytes(bytes).toString('hex')}`);

/**
 * Makes an id that sorts by the time it was made: 48 bits of milliseconds, 48 bits of chance, in Crockford's base32. Within a millisecond
 * each is greater than the one before, by chance; what two servers make in one millisecond has no order.
 *
 * Units   atMs: milliseconds since 1970; the door's clock in production, a fixed one in tests.
 */
export function newId(prefix: IdPrefix, atMs: number = Date.now()): string {
  let bits = (BigInt(atMs) << chanceBits) | chanceAt(atMs);
  let tail = '';
  for (let index = 0; index < 20; index++) {
    tail = alphabet[Number(bits & 31n)] + tail;
    bits >>= 5n;
  }
  return `${prefix}_${tail}`;
}

/** A word that nobody else has: for who holds something for a while, and is no record. */
export const newToken = (): string => randomUUID();
