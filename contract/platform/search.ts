import { z } from 'zod';
import { idSchema } from './id.ts';
import { line } from './text.ts';

/** What can be found, in the order in which it is offered. */
export const searchKinds = [
  'problem',
  'account',
  'person',
  'evidence',
  'comment',
  'deal',
  'objective',
  'insight',
  'metric',
  'segment',
] as const;
export type SearchKind = (typeof searchKinds)[number];

export const searchRequest = z.strictObject({
  q: line(200),
  /** Separated by commas; absent: all that the caller may read. */
  kinds: z
    .string()
    .max(200)
    .transform((value) => [...new Set(value.split(',').filter(Boolean))])
    .pipe(z.array(z.enum(searchKinds)))
    .optional(),
  /** Only what belongs to this product; what belongs to none (accounts, persons) is found all the same. */
  productId: idSchema('prd').optional(),
  /** What belongs to this product stands first among its kind. */
  nearProductId: idSchema('prd').optional(),
  /** Units: hits of each kind. */
  limit: z.coerce.number().int().min(1).max(20).default(6),
});

/** A part of a text that was searched for. Units: UTF-16 code units, as `String.slice` counts them; `to` is not part of it. */
export const searchMark = z.object({ from: z.int(), to: z.int() });
export type SearchMark = z.infer<typeof searchMark>;

const markedText = z.object({ text: z.string(), marks: z.array(searchMark) });
export type MarkedText = z.infer<typeof markedText>;

export const searchHit = z.object({
  kind: z.enum(searchKinds),
  id: z.string(),
  title: markedText,
  /** Where the words stand in the text below the title; null when the title says it all. Plain text, never markup. */
  snippet: markedText.nullable(),
  /** What tells it from others of its name: a status, a speaker, an account. Words of the workspace or of the model. */
  note: z.string().nullable(),
  /** Null: it belongs to the whole workspace. */
  productId: z.string().nullable(),
  /** What it was said of, where it is read: the problem of a comment. Null: it stands by itself. */
  subject: z.object({ kind: z.enum(searchKinds), id: z.string() }).nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** Kinds in their order, the best hit of each first. A kind without a hit is absent. */
export const searchAnswer = z.object({
  groups: z.array(z.object({ kind: z.enum(searchKinds), hits: z.array(searchHit), hasMore: z.boolean() })),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;
