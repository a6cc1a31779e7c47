import { z } from 'zod';

/** How much it matters: 0 not important, 1 nice, 2 important, 3 critical. */
export const importance = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Importance = z.infer<typeof importance>;

/** Why it matters to us: it wins new money, keeps what we have, or neither. */
export const reasons = ['grow', 'protect', 'neither'] as const;
export const reason = z.enum(reasons);
export type Reason = z.infer<typeof reason>;

/** How much it changes for one person (RICE). */
export const impacts = [0.25, 0.5, 1, 2, 3] as const;
export const impact = z.union([z.literal(0.25), z.literal(0.5), z.literal(1), z.literal(2), z.literal(3)]);
export type Impact = z.infer<typeof impact>;
