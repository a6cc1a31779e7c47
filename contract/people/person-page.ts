import { z } from 'zod';
import { day } from '../platform/date.ts';
import { externalRef } from './external-ref.ts';
import { membershipAnswer } from './membership.ts';
import { personAnswer, personId } from './person.ts';
import { segmentId } from './segment.ts';
import { stakeholderRoleAnswer } from './stakeholder-role.ts';

export const readPersonPageRequest = z.strictObject({ personId, asOf: day.optional() });

/** What the area people knows of a person. What they said and did are further requests of the page. */
export const personPageAnswer = z.object({
  asOf: day,
  limit: z.int(),
  person: personAnswer,
  /** When they last did something that was measured. */
  lastSeenAt: z.iso.datetime().nullable(),
  memberships: z.array(membershipAnswer),
  roles: z.array(stakeholderRoleAnswer),
  externalRefs: z.array(externalRef),
  segments: z.array(z.object({ id: segmentId, name: z.string() })),
});
export type PersonPageAnswer = z.infer<typeof personPageAnswer>;
