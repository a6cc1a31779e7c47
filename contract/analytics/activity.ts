// What one person, or the people of one account, did.
import { z } from 'zod';
import { accountId } from '../people/account.ts';
import { personId } from '../people/person.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';

export const activityOfPerson = z.strictObject({ personId });
export const activityOfAccount = z.strictObject({ accountId });
export const listEventsOfPersonRequest = z.strictObject({ ...pageRequest, personId });
export const listEventsOfAccountRequest = z.strictObject({ ...pageRequest, accountId });

/** Units  days of activity that are told, today included. */
export const activityDays = 90;

/**
 * The last days, each with how much was done; without the days on which nothing was.
 *
 * Shape   actors: of an account, how many people did something in that time; of a person 1, or 0. events: the most frequent first.
 *         firstAt, lastAt: of all time; null when nothing was ever done.
 */
export const activityAnswer = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  days: z.array(z.object({ day: z.iso.date(), events: z.int(), actors: z.int() })),
  events: z.array(z.object({ name: z.string(), events: z.int() })),
  actors: z.int(),
  firstAt: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime().nullable(),
});
export type ActivityAnswer = z.infer<typeof activityAnswer>;

/** person: who did it, where there is a record of them. */
export const doneEvent = z.object({
  event: z.string(),
  at: z.iso.datetime(),
  sourceName: z.string().nullable(),
  person: z.object({ id: z.string(), name: z.string() }).nullable(),
  properties: z.record(z.string(), z.unknown()),
});
export type DoneEvent = z.infer<typeof doneEvent>;
/** Newest first. */
export const doneEventPage = pageAnswer(doneEvent);
