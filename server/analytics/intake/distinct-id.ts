import { idLengthMost } from './limits.ts';

// What programs write when they have no id. Taken as one, it would make a single person of everybody.
const placeholders = new Set(['null', 'undefined', 'nan', 'none', 'nil', 'true', 'false', '[object object]', 'anonymous', 'guest']);

const plain = /^[\x21-\x7e]+$/;
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u;

/** An id as somebody sent it: null for nothing, undefined for what cannot be one. Numbers become text. */
export function readDistinctId(value: unknown): string | null | undefined {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const id = plain.test(value) ? value : value.trim();
  if (id === '' || id.length > idLengthMost || placeholders.has(id.toLowerCase())) return undefined;
  return plain.test(id) || !invisible.test(id) ? id : undefined;
}
