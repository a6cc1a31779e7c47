import { z } from 'zod';
import { line } from '../platform/text.ts';

/** What another system calls a record. `source` names the system and is the namespace of the id. */
export const externalRef = z.strictObject({ source: line(100), externalId: line(300) });
export type ExternalRef = z.infer<typeof externalRef>;

export const externalRefKinds = ['account', 'person', 'membership', 'revenue_line', 'contract', 'deal', 'stakeholder_role'] as const;
export const externalRefKind = z.enum(externalRefKinds);
export type ExternalRefKind = z.infer<typeof externalRefKind>;

export const externalRefChange = z.strictObject({
  kind: externalRefKind,
  recordId: z.string().regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{20}$/, 'must be an id'),
  ...externalRef.shape,
});
export const externalRefsAnswer = z.object({ items: z.array(externalRef) });
