import { z } from 'zod';

/** Prefixes of all ids, so that a reader (and a stack trace) knows the noun. */
export type IdPrefix =
  | 'wsp'
  | 'mem'
  | 'inv'
  | 'prd'
  | 'obj'
  | 'krs'
  | 'nst'
  | 'msr'
  | 'vpr'
  | 'acc'
  | 'per'
  | 'mbs'
  | 'rol'
  | 'rev'
  | 'con'
  | 'dea'
  | 'seg'
  | 'evd'
  | 'prb'
  | 'stk'
  | 'dlf'
  | 'cmt'
  | 'tmv'
  | 'imp'
  | 'vew'
  | 'aud'
  | 'mrg'
  | 'key'
  | 'usr'
  | 'ntf'
  | 'mai'
  | 'whk'
  | 'whm'
  | 'src'
  | 'rej'
  | 'fim'
  | 'met'
  | 'ins'
  | 'alr'
  | 'chk'
  | 'ann'
  | 'out'
  | 'prn';

/** `prb_` and 20 characters of Crockford's base32: 48 bits of time, 48 bits of chance. */
export function idSchema<P extends IdPrefix>(prefix: P) {
  return z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{20}$`), `must be an id such as ${prefix}_…`)
    .meta({ description: `id with the prefix ${prefix}_` });
}

/** A checked reference to anything, used where no foreign key can stand (comments, audit, views). */
export const subjectRef = z.strictObject({
  kind: z.string().regex(/^[a-z_]{2,40}$/),
  id: z.string().regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/),
});
export type SubjectRef = z.infer<typeof subjectRef>;
