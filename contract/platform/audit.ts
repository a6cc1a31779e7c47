import { z } from 'zod';
import { instant } from './date.ts';
import { pageAnswer, pageRequest } from './page.ts';

export const listAuditEventsRequest = z.strictObject({
  ...pageRequest,
  subjectKind: z
    .string()
    .regex(/^[a-z_]{2,40}$/)
    .optional(),
  subjectId: z
    .string()
    .regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/)
    .optional(),
  actorId: z.string().max(40).regex(/^\w+$/).optional(),
  event: z
    .string()
    .max(80)
    .regex(/^[a-z_.]+$/)
    .optional(),
  from: instant.optional(),
  until: instant.optional(),
});

/** Who did what, when, from where, with what before and after. Newest first. */
export const auditEventAnswer = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  event: z.string(),
  actor: z.object({ kind: z.enum(['member', 'key', 'system']), id: z.string(), name: z.string() }),
  subject: z.object({ kind: z.string(), id: z.string() }),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
  via: z.string(),
  requestId: z.string(),
  address: z.string().nullable(),
});
export type AuditEventAnswer = z.infer<typeof auditEventAnswer>;

export const auditEventPage = pageAnswer(auditEventAnswer);
