// What there is to ask about: the names of events, and of what they carry. For whoever writes a question.
import { z } from 'zod';
import { productId } from '../strategy/product.ts';

export const listEventNamesRequest = z.strictObject({ productId });

/** The most frequent first. events: all that ever came. lastDay: a day of the source's zone. */
export const eventNameList = z.object({ items: z.array(z.object({ name: z.string(), events: z.int(), lastDay: z.iso.date() })) });
export type EventNameList = z.infer<typeof eventNameList>;

/** event: of which event; of any when left out. */
export const listEventPropertiesRequest = z.strictObject({ productId, event: z.string().min(1).max(500).optional() });

/**
 * What the newest events carry, the most frequent first.
 *
 * Shape   name: a path with dots for what lies deeper. type: `mixed` when values of several types came. examples: values that came often.
 */
export const eventPropertyList = z.object({
  items: z.array(
    z.object({
      on: z.enum(['property', 'context']),
      name: z.string(),
      type: z.enum(['text', 'number', 'boolean', 'mixed']),
      examples: z.array(z.string()),
    }),
  ),
});
export type EventPropertyList = z.infer<typeof eventPropertyList>;
