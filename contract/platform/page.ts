import { z } from 'zod';

/** What every list takes. `cursor` is opaque: hand back the one the last page gave. */
export const pageRequest = {
  cursor: z
    .string()
    .max(500)
    .regex(/^[\w-]+$/, 'is not one that this list gave')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};

/** What every list answers. `nextCursor` is null on the last page. */
export const pageAnswer = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export type Page<T> = { items: T[]; nextCursor: string | null };
