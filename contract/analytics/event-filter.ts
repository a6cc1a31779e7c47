// Which events are meant: by name and by what they carry.
import { z } from 'zod';
import { instant } from '../platform/date.ts';

/**
 * A condition on one thing that an event carries.
 *
 * Shape   `on`: the event's own properties, or the context its SDK sent. `name`: a path with dots for what lies deeper (`page.url`).
 *         Text compares the text form of a value, a number the number that it is or spells. Who lacks the value fails every condition
 *         but `unknown`, `is_not` and `not_contains`.
 */
const place = { on: z.enum(['property', 'context']).default('property'), name: z.string().min(1).max(200) };
const words = z.array(z.string().max(500)).min(1).max(100);
const number = z.number().min(-1e300).max(1e300);

export const eventFilter = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    ...place,
    op: z.enum(['is', 'is_not', 'contains', 'not_contains', 'starts_with', 'ends_with']),
    /** One of these. Upper and lower case differ in `is` and `is_not` only. */
    values: words,
  }),
  z.strictObject({ type: z.literal('number'), ...place, op: z.enum(['equals', 'above', 'at_least', 'below', 'at_most']), value: number }),
  z.strictObject({ type: z.literal('boolean'), ...place, value: z.boolean() }),
  z.strictObject({ type: z.literal('time'), ...place, op: z.enum(['before', 'on_or_after']), value: instant }),
  z.strictObject({ type: z.literal('any'), ...place, op: z.enum(['known', 'unknown']) }),
]);
export type EventFilter = z.infer<typeof eventFilter>;

/** All of them hold. */
export const filters = z.array(eventFilter).max(20).default([]);

/** The name of an event as its source sent it. Pages, screens and the calls about identity are `$page`, `$screen`, `$identify` … */
export const eventName = z.string().min(1).max(500);

/** One of the named events, or any (null: all but `$identify`, `$group` and `$alias`, which nobody does). */
export const eventSelection = z.strictObject({ events: z.array(eventName).min(1).max(20).nullable(), filters });
export type EventSelection = z.output<typeof eventSelection>;
