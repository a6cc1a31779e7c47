import { z } from 'zod';

/** Postgres cannot store U+0000, and a lone surrogate is not UTF-8: refuse both where text comes in. */
const isStorable = (value: string) => !value.includes('\u0000') && value.isWellFormed();

/** One line of text, trimmed, not empty. Units: characters. */
export const line = (maxLength = 300) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .refine(isStorable, 'must not hold NUL or broken characters')
    .refine((v) => !/[\r\n]/.test(v), 'must be one line');

/** Text of several lines, may be empty. Units: characters. */
export const text = (maxLength = 10_000) => z.string().max(maxLength).refine(isStorable, 'must not hold NUL or broken characters');

export const tags = z.array(line(60)).max(50);

/** Custom attributes and traits: flat, bounded, so that nobody can send a tree 10,000 deep. */
export const attributes = z
  .record(line(100), z.union([text(2000), z.number(), z.boolean(), z.null()]))
  .refine((value) => Object.keys(value).length <= 200, 'at most 200 attributes');
export type Attributes = z.infer<typeof attributes>;
