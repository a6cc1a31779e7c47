// A condition of a segment that only the facts can answer: who did something, how often, lately.
import { z } from 'zod';
import { eventName } from './event-filter.ts';

/** The source of such conditions in the rule of a segment. */
export const behaviourSource = 'did';

/**
 * Did the event at least so many times in the last so many days.
 *
 * Shape   event null: any. Asked of accounts: what was done for the account, by whomever. Over all products of the workspace.
 */
export const behaviour = z.strictObject({
  event: eventName.max(300).nullable(),
  times: z.int().min(1).max(1_000_000),
  days: z.int().min(1).max(3650),
});
export type Behaviour = z.infer<typeof behaviour>;
