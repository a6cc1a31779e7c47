import { z } from 'zod';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { accountId } from './account.ts';
import { personId } from './person.ts';

export const listAccountHistoryRequest = z.strictObject({ accountId, ...pageRequest });
export const listPersonHistoryRequest = z.strictObject({ personId, ...pageRequest });

/** One change of an account or a person, or of something that hangs on it (a revenue line, a role). Newest first. */
export const peopleHistoryItem = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  event: z.string(),
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  subject: z.object({ kind: z.string(), id: z.string() }),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
});
export type PeopleHistoryItem = z.infer<typeof peopleHistoryItem>;
export const peopleHistoryPage = pageAnswer(peopleHistoryItem);
