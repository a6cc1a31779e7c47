import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { accountId } from './account.ts';
import { personId } from './person.ts';

export const mergeId = idSchema('mrg');
export const mergedKinds = ['account', 'person'] as const;
export const mergedKind = z.enum(mergedKinds);

/** The fields in which two records can differ; each is taken from the one that stays or from the one that goes. */
export const mergeableFields = {
  account: [
    'name',
    'parentId',
    'industry',
    'country',
    'region',
    'employees',
    'ownTurnover',
    'timeZone',
    'locale',
    'plan',
    'stage',
    'seats',
    'stewardId',
  ],
  person: ['name', 'email', 'locale', 'timeZone'],
} as const;
export type MergeableField = (typeof mergeableFields)[keyof typeof mergeableFields][number];

const takeFromLoser = <const F extends readonly [string, ...string[]]>(fields: F) => z.array(z.enum(fields)).max(fields.length).default([]);

/**
 * Merges `loserId` into `winnerId`.
 *
 * Shape   domains, attributes, traits and external ids are united; of a custom attribute that both have the winner's stays. A field that the
 *         winner does not know is filled from the loser; `takeFromLoser` names the fields in which the loser's value is the better one.
 */
export const mergeAccountsRequest = z.strictObject({
  winnerId: accountId,
  loserId: accountId,
  takeFromLoser: takeFromLoser(mergeableFields.account),
});
export const mergePersonsRequest = z.strictObject({
  winnerId: personId,
  loserId: personId,
  takeFromLoser: takeFromLoser(mergeableFields.person),
});

export const previewMergeRequest = z.union([
  z.strictObject({ kind: z.literal('account'), winnerId: accountId, loserId: accountId }),
  z.strictObject({ kind: z.literal('person'), winnerId: personId, loserId: personId }),
]);

const value = z.union([z.string(), z.number(), z.null()]);
/** `filled`: the winner does not know it, so the loser's value is taken in any case. */
export const mergeField = z.object({ field: z.string(), winner: value, loser: value, is: z.enum(['conflict', 'filled']) });
export type MergeField = z.infer<typeof mergeField>;

export const mergePreviewAnswer = z.object({
  kind: mergedKind,
  winner: z.object({ id: z.string(), name: z.string() }),
  loser: z.object({ id: z.string(), name: z.string() }),
  fields: z.array(mergeField),
  /** What changes hands, by noun. */
  moves: z.array(z.object({ label: z.string(), rows: z.int() })),
});
export type MergePreviewAnswer = z.infer<typeof mergePreviewAnswer>;

export const mergeRef = z.strictObject({ mergeId });
export const listMergesRequest = z.strictObject({ ...pageRequest, recordId: z.union([accountId, personId]).optional() });

export const mergeAnswer = z.object({
  id: mergeId,
  kind: mergedKind,
  winnerId: z.string(),
  winnerName: z.string(),
  loserId: z.string(),
  loserName: z.string(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  undoneBy: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
});
export type MergeAnswer = z.infer<typeof mergeAnswer>;
export const mergePage = pageAnswer(mergeAnswer);

export const listDuplicatesRequest = z.strictObject({ ...pageRequest, kind: mergedKind });

/** Records that may be one. `because`: the same domain, or the same name without legal form, case and punctuation. */
export const duplicateGroup = z.object({
  because: z.enum(['domain', 'name']),
  value: z.string(),
  records: z.array(z.object({ id: z.string(), name: z.string(), detail: z.string().nullable() })),
  /** All of them; `records` shows the first ten. */
  count: z.int(),
});
export type DuplicateGroup = z.infer<typeof duplicateGroup>;
export const duplicatePage = pageAnswer(duplicateGroup);
