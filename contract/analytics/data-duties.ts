import { z } from 'zod';
import { personId } from '../people/person.ts';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';

export const erasePersonFactsRequest = z.strictObject({ personId });
/** Shape   distinctIds: how many ids of theirs were known; their events go within minutes. */
export const personFactsErasedAnswer = z.object({ personId, distinctIds: z.int() });
export type PersonFactsErasedAnswer = z.infer<typeof personFactsErasedAnswer>;

/** Days of the sources' calendars; both ends are included. */
export const downloadEventsRequest = z.strictObject({ from: day.optional(), to: day.optional() });

export const readRetentionRequest = z.strictObject({});
/** Units: months that events are kept; null is for ever. */
export const setRetentionRequest = z.strictObject({ months: z.int().min(1).max(1_200).nullable() });
export const retentionAnswer = z.object({ workspaceId: idSchema('wsp'), months: z.int().nullable() });
export type RetentionAnswer = z.infer<typeof retentionAnswer>;
