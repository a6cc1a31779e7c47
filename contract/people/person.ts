import { z } from 'zod';
import { timeZone } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { attributes, line } from '../platform/text.ts';
import { accountId, locale } from './account.ts';
import { externalRef } from './external-ref.ts';

export const personId = idSchema('per');

export const email = z.string().trim().max(320).pipe(z.email('must be an email address'));

const describing = {
  email: email.nullable(),
  name: line(300).nullable(),
  locale: locale.nullable(),
  timeZone: timeZone.nullable(),
  traits: attributes,
};

/** A person may be anonymous: then an external id is all that is known. */
export const createPersonRequest = z
  .strictObject({ ...z.object(describing).partial().shape, externalRefs: z.array(externalRef).max(20).optional() })
  .refine((value) => Boolean(value.email ?? value.name ?? value.externalRefs?.length), {
    error: 'needs an email, a name or an external id',
    path: ['name'],
  });

export const changePersonRequest = z.strictObject({
  personId,
  ...z.object(describing).partial().shape,
  expectedVersion: z.int().optional(),
});

export const personRef = z.strictObject({ personId, expectedVersion: z.int().optional() });

export const personFilter = {
  q: z.string().trim().max(200).optional(),
  /** `none`: persons who belong to no account; `any`: those who belong to one. */
  accountId: z.union([accountId, z.literal('none'), z.literal('any')]).optional(),
  segmentId: idSchema('seg').optional(),
  role: line(40).optional(),
  archived: z.stringbool().default(false),
};
export const listPersonsRequest = z.strictObject({
  ...pageRequest,
  ...personFilter,
  sort: z.enum(['name', 'updated']).default('name'),
  direction: z.enum(['asc', 'desc']).optional(),
});

export const personAnswer = z.object({
  id: personId,
  no: z.int(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  traits: attributes,
  mergedInto: personId.nullable(),
  /** Known from a browser's word only: counted, and nothing is decided by it until a member confirms it. */
  observed: z.boolean(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type PersonAnswer = z.infer<typeof personAnswer>;

export const personListItem = personAnswer.extend({
  /** Current memberships, at most five of them. */
  accounts: z.array(z.object({ id: accountId, name: z.string(), title: z.string().nullable() })),
  accountCount: z.int(),
});
export type PersonListItem = z.infer<typeof personListItem>;
export const personPageList = pageAnswer(personListItem);

export const changePersonsRequest = z.strictObject({
  personIds: z.array(personId).min(1).max(500),
  change: z.union([z.strictObject({ traits: attributes }), z.strictObject({ archived: z.boolean() })]),
});
