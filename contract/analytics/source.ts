import { z } from 'zod';
import { timeZone } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';
import { productId } from '../strategy/product.ts';

export const sourceId = idSchema('src');

/**
 * Who speaks through a source. `public`: browsers and apps, whose key everybody can read, so that what it claims is only observed.
 * `server`: programs of the company, whose key is a secret.
 */
export const sourceKinds = ['public', 'server'] as const;
export const sourceKind = z.enum(sourceKinds);

export const createSourceRequest = z.strictObject({
  productId,
  name: line(120),
  kind: sourceKind,
  /** On whose calendar its days begin; that of the workspace when left out. It cannot be changed: the days of a year would move. */
  zone: timeZone.optional(),
});

export const changeSourceRequest = z.strictObject({ sourceId, name: line(120).optional(), expectedVersion: z.int().optional() });
export const sourceRef = z.strictObject({ sourceId });
export const listSourcesRequest = z.strictObject({ productId, ...pageRequest, archived: z.stringbool().default(false) });
export const sourcesOfProduct = z.strictObject({ productId });

export const sourceAnswer = z.object({
  id: sourceId,
  productId,
  name: z.string(),
  kind: sourceKind,
  zone: z.string(),
  /** Of a public source; null for a server's, whose key was shown once. */
  writeKey: z.string().nullable(),
  /** The first characters, to tell keys apart. */
  keyStart: z.string(),
  keyMadeAt: z.iso.datetime(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type SourceAnswer = z.infer<typeof sourceAnswer>;

/** `newWriteKey` is shown this once when the source is a server's. */
export const sourceWithKeyAnswer = sourceAnswer.extend({ newWriteKey: z.string() });
export type SourceWithKeyAnswer = z.infer<typeof sourceWithKeyAnswer>;

export const sourcePage = pageAnswer(sourceAnswer);

export const sourceActivityAnswer = z.object({
  items: z.array(
    z.object({
      sourceId,
      lastEventAt: z.iso.datetime().nullable(),
      /** Received in the last 24 hours. */
      eventsOfDay: z.int(),
      /** Of the events kept aside and those only counted. */
      rejected: z.int(),
    }),
  ),
});
export type SourceActivityAnswer = z.infer<typeof sourceActivityAnswer>;

export const listLiveEventsRequest = z.strictObject({ sourceId, ...pageRequest });

export const liveEventAnswer = z.object({
  event: z.string(),
  type: z.string(),
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  /** The number of whoever did it, as the store knows it. */
  actor: z.int(),
  /** 0: no account. */
  account: z.int(),
  userId: z.string().nullable(),
  anonymousId: z.string().nullable(),
  groupId: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()),
  context: z.record(z.string(), z.unknown()),
});
export type LiveEventAnswer = z.infer<typeof liveEventAnswer>;

export const liveEventPage = pageAnswer(liveEventAnswer);
