import { z } from 'zod';
import { day } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line, text } from '../platform/text.ts';
import { accountId } from './account.ts';
import { assumptions } from './revenue-line.ts';

export const contractId = idSchema('con');

/** How many days before a change of that class the account must be told. `any` holds for every class that is not named. */
export const noticeClause = z.strictObject({
  changeClass: z.enum(['any', 'security', 'fix', 'minor', 'major', 'breaking', 'retirement']),
  days: z.int().min(0).max(3650),
});
export type NoticeClause = z.infer<typeof noticeClause>;

export const clauseKinds = ['data_location', 'service_level', 'freeze', 'security', 'price', 'termination', 'other'] as const;
/** A promise in the contract, with the place where it is written. */
export const clause = z.strictObject({ kind: z.enum(clauseKinds), text: text(2000), reference: line(300).nullable() });
export type Clause = z.infer<typeof clause>;

const noticeClauses = z
  .array(noticeClause)
  .max(20)
  .refine((list) => new Set(list.map((item) => item.changeClass)).size === list.length, 'names each class of change once');
const clauses = z.array(clause).max(100);

export const createContractRequest = z.strictObject({
  accountId,
  start: day,
  end: day.nullable().default(null),
  renewalOn: day.nullable().default(null),
  noticeClauses: noticeClauses.default([]),
  clauses: clauses.default([]),
  reference: line(300).nullable().default(null),
  source: line(100).nullable().default(null),
  assumed: assumptions.default({}),
});

export const changeContractRequest = z.strictObject({
  contractId,
  start: day.optional(),
  end: day.nullable().optional(),
  renewalOn: day.nullable().optional(),
  noticeClauses: noticeClauses.optional(),
  clauses: clauses.optional(),
  reference: line(300).nullable().optional(),
  source: line(100).nullable().optional(),
  assumed: assumptions.optional(),
  expectedVersion: z.int().optional(),
});

export const contractRef = z.strictObject({ contractId, expectedVersion: z.int().optional() });

export const listContractsRequest = z.strictObject({
  ...pageRequest,
  accountId: accountId.optional(),
  /** Only contracts that renew in these days, both included. */
  renewsFrom: day.optional(),
  renewsTo: day.optional(),
  archived: z.stringbool().default(false),
});

export const contractAnswer = z.object({
  id: contractId,
  accountId,
  accountName: z.string(),
  start: day,
  end: day.nullable(),
  renewalOn: day.nullable(),
  noticeClauses: z.array(noticeClause),
  clauses: z.array(clause),
  reference: z.string().nullable(),
  source: z.string().nullable(),
  assumed: z.record(z.string(), z.string()),
  version: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
});
export type ContractAnswer = z.infer<typeof contractAnswer>;
export const contractPage = pageAnswer(contractAnswer);
