import { randomBytes } from 'node:crypto';
import type { IdPrefix } from '../../contract/platform/id.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes an id that sorts by the time it was made: 48 bits of milliseconds, 48 bits of chance, in Crockford's base32.
 *
 * Units   atMs: milliseconds since 1970; the door's clock in production, a fixed one in tests.
 */
export function newId(prefix: IdPrefix, atMs: number = Date.now()): string {
  let bits = (BigInt(atMs) << 48n) | BigInt(`0x${randomBytes(6).toString('hex')}`);
  let tail = '';
  for (let index = 0; index < 20; index++) {
    tail = alphabet[Number(bits & 31n)] + tail;
    bits >>= 5n;
  }
  return `${prefix}_${tail}`;
}
