import { z } from 'zod';
import { instant } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { attributes, line, tags, text } from '../platform/text.ts';
import { importance, reason } from './value.ts';

export const evidenceId = idSchema('evd');
const productId = idSchema('prd');
const problemId = idSchema('prb');
const accountId = idSchema('acc');
const personId = idSchema('per');

/** Where evidence comes from; two kinds fail in different ways, which is why a validated problem needs two. */
export const evidenceKinds = ['interview', 'analytics', 'decision_maker', 'support', 'sales', 'survey', 'review', 'vote'] as const;
export const evidenceKind = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** waiting: in the inbox. attached: belongs to a problem. parked: put aside with a reason. */
export const triageStates = ['waiting', 'attached', 'parked'] as const;
export const triageState = z.enum(triageStates);
export type TriageState = z.infer<typeof triageState>;

const encoder = new TextEncoder();
/** Units: bytes of UTF-8. */
export const longestBody = 100_000;

/** What was said, word for word; markup stays text. */
const body = text(longestBody).refine((value) => encoder.encode(value).length <= longestBody, {
  error: `at most ${longestBody / 1000} kB`,
  params: { code: 'too_big' },
});

/** Only addresses a browser may follow safely. */
const webAddress = z.url({ protocol: /^https?$/ }).max(2000);
const sentiment = z.int().min(-2).max(2);
const unnamedPeople = z.int().min(0).max(1_000_000_000);

/**
 * Shape   importance, reason: left out, they are assumed from the account (a prospect: grow; a customer: protect; nobody: neither).
 */
const linkWish = { importance: importance.optional(), reason: reason.optional() };

export const captureEvidenceRequest = z.strictObject({
  productId,
  kind: evidenceKind,
  title: line(300).nullable().default(null),
  body: body.default(''),
  occurredAt: instant.optional(),
  personId: personId.nullable().default(null),
  accountId: accountId.nullable().default(null),
  unnamedPeople: unnamedPeople.default(0),
  source: line(100).default('form'),
  sourceUrl: webAddress.nullable().default(null),
  externalId: line(200).nullable().default(null),
  sentiment: sentiment.nullable().default(null),
  tags: tags.default([]),
  fields: attributes.default({}),
  attachTo: z.strictObject({ problemId, ...linkWish }).optional(),
});

export const changeEvidenceRequest = z.strictObject({
  evidenceId,
  kind: evidenceKind.optional(),
  title: line(300).nullable().optional(),
  body: body.optional(),
  occurredAt: instant.optional(),
  personId: personId.nullable().optional(),
  accountId: accountId.nullable().optional(),
  unnamedPeople: unnamedPeople.optional(),
  sourceUrl: webAddress.nullable().optional(),
  sentiment: sentiment.nullable().optional(),
  tags: tags.optional(),
  fields: attributes.optional(),
  expectedVersion: z.int().optional(),
});

/** Answers the inbox's question "for which account did they speak?"; null: for none of them. */
export const setAccountRequest = z.strictObject({
  evidenceId,
  accountId: accountId.nullable(),
  expectedVersion: z.int().optional(),
});

export const evidenceRef = z.strictObject({ evidenceId });

/** A person's role in decisions, as it was or as it is. */
export const roleSeen = z.object({ role: z.string(), accountId: z.string().nullable(), influence: z.number().nullable() });

/** What was true of an account at a moment. Units: revenueYearMinor: minor units of `currency` a year. */
export const accountSeen = z.object({
  stage: z.string().nullable(),
  plan: z.string().nullable(),
  revenueYearMinor: z.number().nullable(),
  currency: z.string().nullable(),
});

export const snapshotMarks = ['known', 'reconstructed', 'unknown'] as const;
const snapshotMark = z.enum(snapshotMarks);
export type SnapshotMark = z.infer<typeof snapshotMark>;

/**
 * The speaker and the account as of the day it was said; never changed by what becomes of them later.
 *
 * Shape   marks: known, from dated rows; reconstructed, from dated rows when the evidence was imported after the fact; unknown, no row
 *         covers the day. `mark` is the best of them. account: null when they spoke for none.
 * Units   yearMinor: minor units of `currency` a year.
 */
export const snapshot = z.object({
  day: z.iso.date(),
  mark: snapshotMark,
  account: z
    .object({
      id: z.string(),
      stage: z.object({ value: z.string().nullable(), mark: snapshotMark }),
      plan: z.object({ value: z.string().nullable(), mark: snapshotMark }),
      revenue: z.object({
        yearMinor: z.number().nullable(),
        currency: z.string(),
        mark: snapshotMark,
        unknownCurrencies: z.array(z.string()),
      }),
    })
    .nullable(),
  roles: z.object({ held: z.array(roleSeen), mark: snapshotMark }),
});
export type Snapshot = z.infer<typeof snapshot>;

export const evidenceAnswer = z.object({
  id: evidenceId,
  productId,
  kind: evidenceKind,
  title: z.string(),
  body: z.string(),
  occurredAt: z.iso.datetime(),
  personId: z.string().nullable(),
  accountId: z.string().nullable(),
  unnamedPeople: z.int(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  externalId: z.string().nullable(),
  sentiment: z.int().nullable(),
  tags: z.array(z.string()),
  fields: z.record(z.string(), z.unknown()),
  /** Null for a piece of evidence that was stored without one. */
  snapshot: snapshot.nullable(),
  triage: triageState,
  parkedReason: z.string().nullable(),
  accountUnclear: z.boolean(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type EvidenceAnswer = z.infer<typeof evidenceAnswer>;

export const namedRef = z.object({ id: z.string(), name: z.string() });

/** One piece of evidence on a problem, with its value. valuedBy: whose value it is; the team's is never overwritten by a person's. */
export const linkAnswer = z.object({
  evidenceId,
  problemId,
  importance,
  reason,
  valuedBy: z.enum(['person', 'team']),
  valuedAt: z.iso.datetime(),
});
export type LinkAnswer = z.infer<typeof linkAnswer>;

/** A row of a list. Shape   quote: the first 400 characters of the body. person.name falls back to email or id when nobody named them. */
export const evidenceItem = z.object({
  id: evidenceId,
  productId,
  kind: evidenceKind,
  title: z.string(),
  quote: z.string(),
  occurredAt: z.iso.datetime(),
  person: namedRef.nullable(),
  account: namedRef.nullable(),
  unnamedPeople: z.int(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  sentiment: z.int().nullable(),
  tags: z.array(z.string()),
  triage: triageState,
  parkedReason: z.string().nullable(),
  accountUnclear: z.boolean(),
  version: z.int(),
  archivedAt: z.iso.datetime().nullable(),
});
export type EvidenceItem = z.infer<typeof evidenceItem>;

export const evidenceListItem = evidenceItem.extend({ problems: z.array(z.object({ id: problemId, title: z.string() })) });
export type EvidenceListItem = z.infer<typeof evidenceListItem>;
export const evidencePage = pageAnswer(evidenceListItem);

/** Everything the page of one piece of evidence shows: as it was (snapshot) and as it is (now). */
export const evidenceDetail = evidenceAnswer.extend({
  person: namedRef.nullable(),
  account: namedRef.nullable(),
  now: z.object({ account: accountSeen.nullable(), roles: z.array(roleSeen) }),
  problems: z.array(linkAnswer.extend({ title: z.string(), status: z.string() })),
  /** The accounts the speaker belonged to that day: what the question "for which account?" offers. */
  accountChoices: z.array(namedRef),
});
export type EvidenceDetail = z.infer<typeof evidenceDetail>;

export const evidenceSorts = ['newest', 'oldest'] as const;

const evidenceFilter = {
  kind: evidenceKind.optional(),
  source: line(100).optional(),
  accountId: accountId.optional(),
  personId: personId.optional(),
  tag: line(60).optional(),
  from: instant.optional(),
  until: instant.optional(),
  problemId: problemId.optional(),
  triage: triageState.optional(),
  q: line(200).optional(),
  archived: z.stringbool().default(false),
  /** By the day it was said. */
  sort: z.enum(evidenceSorts).default('newest'),
};

export const listEvidenceRequest = z.strictObject({ productId, ...evidenceFilter, ...pageRequest });
export const listEvidenceOfAccountRequest = z.strictObject({ accountId, ...pageRequest });
export const listEvidenceOfPersonRequest = z.strictObject({ personId, ...pageRequest });

const evidenceIds = z.array(evidenceId).min(1).max(500);

export const evidenceOfProductRefs = z.strictObject({ productId, evidenceIds });
/** Shape   changed: what was not in that state already. */
export const changedEvidenceAnswer = z.object({ changed: z.array(evidenceId) });

export const listEvidenceSourcesRequest = z.strictObject({ productId });
/** Where evidence came from, by name; at most 100. */
export const evidenceSources = z.object({ items: z.array(z.string()) });

// Links.

export const attachEvidenceRequest = z.strictObject({ problemId, evidenceIds, ...linkWish });
export const detachEvidenceRequest = z.strictObject({ problemId, evidenceIds });
/** Changes what links say: from then on it is the team's value. */
export const setLinkValuesRequest = z
  .strictObject({ problemId, evidenceIds, ...linkWish })
  .refine((value) => value.importance !== undefined || value.reason !== undefined, 'give an importance or a reason');

export const linksAnswer = z.object({ items: z.array(linkAnswer) });
export type LinksAnswer = z.infer<typeof linksAnswer>;

/** Shape   detached: links that were there; waiting: evidence that went back to the inbox because no problem is left. */
export const detachedAnswer = z.object({ detached: z.int(), waiting: z.array(evidenceId) });
