import { hash, randomBytes } from 'node:crypto';

// Read aloud and typed without doubt: no vowels, no signs that look alike.
const letters = 'bcdfghjkmnpqrstvwxz23456789';
const length = 32;

/** A new write key: some 150 bits of chance behind a word that says what it is, so that those who look for leaked secrets find it. */
export function newWriteKey(kind: 'public' | 'server'): string {
  const prefix = kind === 'server' ? 'bfs_' : 'bfp_';
  const bytes = randomBytes(length * 2);
  let key = '';
  // Only bytes below a multiple of the number of letters, so that none comes more often.
  for (const byte of bytes) if (byte < 243 && key.length < length) key += letters[byte % letters.length];
  return key.length === length ? prefix + key : newWriteKey(kind);
}

/** What is kept of a key. A key is long and made by chance: nobody finds it again from one fast hash. */
export const hashOfKey = (key: string): string => hash('sha256', key, 'hex');

export const startOfKey = (key: string): string => key.slice(0, 8);
