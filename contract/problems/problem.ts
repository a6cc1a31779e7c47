import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { currency } from '../platform/money.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, tags, text } from '../platform/text.ts';
import { evidenceItem, evidenceKind, linkAnswer, namedRef } from './evidence.ts';
import { impact, importance, reason } from './value.ts';

export const problemId = idSchema('prb');
const productId = idSchema('prd');
const accountId = idSchema('acc');
const personId = idSchema('per');
const memberId = idSchema('mem');
const objectiveId = idSchema('obj');

/** The life of a problem, in order; then the two side tracks. `merged` is reached by merging only. */
export const problemStatuses = ['heard', 'validated', 'chosen', 'in_delivery', 'released', 'measured', 'parked', 'merged'] as const;
export const problemStatus = z.enum(problemStatuses);
export type ProblemStatus = z.infer<typeof problemStatus>;

const part = text(2000).nullable();

/** The statement in parts: who is in which situation, what stops them, what follows, and how we would know that it is solved. */
const statement = {
  who: part,
  situation: part,
  obstacle: part,
  consequence: part,
  measureOfSuccess: part,
};

const stewardIds = z.array(memberId).max(20);

export const createProblemRequest = z.strictObject({
  productId,
  title: line(300),
  who: statement.who.default(null),
  situation: statement.situation.default(null),
  obstacle: statement.obstacle.default(null),
  consequence: statement.consequence.default(null),
  measureOfSuccess: statement.measureOfSuccess.default(null),
  objectiveId: objectiveId.nullable().default(null),
  stewardIds: stewardIds.default([]),
  tags: tags.default([]),
});

export const changeProblemRequest = z.strictObject({
  problemId,
  title: line(300).optional(),
  who: statement.who.optional(),
  situation: statement.situation.optional(),
  obstacle: statement.obstacle.optional(),
  consequence: statement.consequence.optional(),
  measureOfSuccess: statement.measureOfSuccess.optional(),
  objectiveId: objectiveId.nullable().optional(),
  stewardIds: stewardIds.optional(),
  tags: tags.optional(),
  expectedVersion: z.int().optional(),
});

export const changeStatusRequest = z.strictObject({
  problemId,
  status: problemStatus,
  /** Needed to park, refused otherwise. */
  reason: line(1000).optional(),
  expectedVersion: z.int().optional(),
});

export const problemRef = z.strictObject({ problemId });

// Valuation inputs.

/** Units: person-weeks. Zero would divide by zero and is never true; "not set" is null. */
export const effortPersonWeeks = z.number().positive().max(100_000);
/** Units: weeks. */
export const durationWeeks = z.number().positive().max(10_000);

const inputsOfProblem = z.strictObject({
  problemId,
  effortPersonWeeks: effortPersonWeeks.nullable().optional(),
  durationWeeks: durationWeeks.nullable().optional(),
  impact: impact.nullable().optional(),
  expectedVersion: z.int().optional(),
});

/** One cell or five hundred: the table sends what was edited, in one change. */
export const setInputsRequest = z.strictObject({ productId, items: z.array(inputsOfProblem).min(1).max(500) });

export const inputsAnswer = z.object({
  items: z.array(
    z.object({
      id: problemId,
      effortPersonWeeks: z.number().nullable(),
      durationWeeks: z.number().nullable(),
      impact: z.number().nullable(),
      inputsSetBy: z.string().nullable(),
      inputsSetAt: z.iso.datetime().nullable(),
      version: z.int(),
    }),
  ),
});
export type InputsAnswer = z.infer<typeof inputsAnswer>;

// Team values: what the team says a problem means to an account, whatever the single voices say.

const accountOfProblem = z.strictObject({ problemId, accountId });

export const setTeamValuesRequest = z.strictObject({
  productId,
  items: z.array(accountOfProblem.extend({ importance, reason })).min(1).max(500),
});
export const removeTeamValuesRequest = z.strictObject({ productId, items: z.array(accountOfProblem).min(1).max(500) });

/** The team's word on whole problems, for every account that raised them. What is left out stays as each account has it. */
export const setStancesRequest = z
  .strictObject({
    productId,
    problemIds: z.array(problemId).min(1).max(500),
    importance: importance.optional(),
    reason: reason.optional(),
  })
  .refine((value) => value.importance !== undefined || value.reason !== undefined, 'give an importance or a reason');

/** Shape   before: the team's word until now, for whoever takes it back; null: there was none and the people spoke. */
export const stancesAnswer = z.object({
  accounts: z.int(),
  before: z.array(accountOfProblem.extend({ value: z.object({ importance, reason }).nullable() })),
});
export type StancesAnswer = z.infer<typeof stancesAnswer>;

export const teamValueAnswer = z.object({
  problemId,
  accountId,
  importance,
  reason,
  setBy: z.string(),
  setAt: z.iso.datetime(),
});
export type TeamValueAnswer = z.infer<typeof teamValueAnswer>;
export const teamValuesAnswer = z.object({ items: z.array(teamValueAnswer) });
export const removedAnswer = z.object({ removed: z.int() });

// Answers.

export const problemAnswer = z.object({
  id: problemId,
  productId,
  title: z.string(),
  who: z.string().nullable(),
  situation: z.string().nullable(),
  obstacle: z.string().nullable(),
  consequence: z.string().nullable(),
  measureOfSuccess: z.string().nullable(),
  status: problemStatus,
  parkedReason: z.string().nullable(),
  mergedInto: problemId.nullable(),
  objectiveId: z.string().nullable(),
  effortPersonWeeks: z.number().nullable(),
  durationWeeks: z.number().nullable(),
  impact: z.number().nullable(),
  inputsSetBy: z.string().nullable(),
  inputsSetAt: z.iso.datetime().nullable(),
  stewardIds: z.array(z.string()),
  tags: z.array(z.string()),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  version: z.int(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type ProblemAnswer = z.infer<typeof problemAnswer>;

/**
 * The head of a problem's page.
 *
 * Shape   nextStatuses: where it may go from here by its life alone; evidence and limits may still refuse.
 * Units   people: distinct persons heard; unnamedPeople: those that evidence stands for without a name.
 */
export const problemDetail = problemAnswer.extend({
  stewards: z.array(namedRef),
  nextStatuses: z.array(problemStatus),
  counts: z.object({
    evidence: z.int(),
    evidenceByKind: z.partialRecord(evidenceKind, z.int()),
    people: z.int(),
    unnamedPeople: z.int(),
    accounts: z.int(),
    comments: z.int(),
    stakes: z.int(),
    deadlines: z.int(),
  }),
});
export type ProblemDetail = z.infer<typeof problemDetail>;

export const problemSorts = ['newest', 'oldest', 'title', 'changed'] as const;

const problemFilter = {
  status: problemStatus.optional(),
  stewardId: memberId.optional(),
  tag: line(60).optional(),
  objectiveId: objectiveId.optional(),
  q: line(200).optional(),
  /** Merged problems are shown only when asked for by status. */
  archived: z.stringbool().default(false),
  sort: z.enum(problemSorts).default('newest'),
};

export const listProblemsRequest = z.strictObject({ productId, ...problemFilter, ...pageRequest });

export const problemListItem = problemAnswer.extend({ evidence: z.int(), people: z.int(), accounts: z.int() });
export type ProblemListItem = z.infer<typeof problemListItem>;
export const problemPage = pageAnswer(problemListItem);

// What stands on a problem's page below the head.

/** The speaker's role at the account, live. `none`: a speaker without a role. `unknown`: nobody is named. */
export const evidenceGroupings = ['kind', 'role', 'account', 'segment'] as const;

export const listProblemEvidenceRequest = z.strictObject({
  problemId,
  kind: evidenceKind.optional(),
  role: line(60).optional(),
  accountId: accountId.optional(),
  personId: personId.optional(),
  segmentId: idSchema('seg').optional(),
  ...pageRequest,
});

export const problemEvidenceItem = evidenceItem.extend({
  link: linkAnswer.pick({ importance: true, reason: true, valuedBy: true, valuedAt: true }),
  roles: z.array(z.string()),
});
export type ProblemEvidenceItem = z.infer<typeof problemEvidenceItem>;
export const problemEvidencePage = pageAnswer(problemEvidenceItem);

export const groupProblemEvidenceRequest = z.strictObject({
  problemId,
  by: z.enum(evidenceGroupings).exclude(['segment']),
});

/** Shape   key: a kind, a role, an account's id; null: none. label: for people. At most 200 groups, largest first. */
export const evidenceGroup = z.object({
  key: z.string().nullable(),
  label: z.string(),
  evidence: z.int(),
  people: z.int(),
  unnamedPeople: z.int(),
  lastOccurredAt: z.iso.datetime(),
});
/** Whether everything was counted; of what has more than 2,000 pieces of evidence the last linked are. */
const complete = z.boolean();

export const evidenceGroups = z.object({ groups: z.array(evidenceGroup), complete });
export type EvidenceGroups = z.infer<typeof evidenceGroups>;

export const listOfProblemRequest = z.strictObject({ problemId, ...pageRequest });

/** A person heard on a problem, with the latest value they gave it. */
export const problemPerson = z.object({
  person: namedRef,
  accounts: z.array(namedRef),
  roles: z.array(z.string()),
  importance,
  reason,
  evidence: z.int(),
  lastOccurredAt: z.iso.datetime(),
});
export type ProblemPerson = z.infer<typeof problemPerson>;
export const problemPersonPage = pageAnswer(problemPerson).extend({ complete });

/** An account heard on a problem: what its people said, and what the team says of it. Raw values; the ranking turns them into money. */
export const problemAccount = z.object({
  account: namedRef,
  evidence: z.int(),
  people: z.int(),
  /** The most important value of its people for each reason. */
  voices: z.array(z.object({ reason, importance })),
  teamValue: teamValueAnswer.pick({ importance: true, reason: true, setBy: true, setAt: true }).nullable(),
  lastOccurredAt: z.iso.datetime().nullable(),
});
export type ProblemAccount = z.infer<typeof problemAccount>;
export const problemAccountPage = pageAnswer(problemAccount).extend({ complete });

/** One thing that happened to a problem. */
export const historyItem = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  event: z.string(),
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type HistoryItem = z.infer<typeof historyItem>;
export const historyPage = pageAnswer(historyItem);

/** A problem as an account's or a person's page shows it: what they said about it, and what the team says. */
export const problemOfSpeaker = z.object({
  id: problemId,
  productId,
  title: z.string(),
  status: problemStatus,
  importance,
  reason,
  evidence: z.int(),
  lastOccurredAt: z.iso.datetime().nullable(),
  teamValue: z.object({ importance, reason }).nullable(),
  /** Of an account's whole family, in major units a year, today. Null: a person, no money in this product, or the problem is closed. */
  valueAtStake: z.number().nullable(),
});
export type ProblemOfSpeaker = z.infer<typeof problemOfSpeaker>;
export const problemOfSpeakerPage = pageAnswer(problemOfSpeaker).extend({ complete, currency });
export const listProblemsOfAccountRequest = z.strictObject({ accountId, ...pageRequest });
export const listProblemsOfPersonRequest = z.strictObject({ personId, ...pageRequest });
