import { z } from 'zod';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { importance, reason } from './value.ts';

const problemId = idSchema('prb');
export const mergeId = idSchema('mrg');

/** `problemId` goes up in `intoId`, which keeps its statement, status and inputs. */
const pair = { problemId, intoId: problemId };

export const previewMergeRequest = z.strictObject(pair);
export const mergeProblemsRequest = z.strictObject({ ...pair, expectedVersion: z.int().optional() });
export const mergeRef = z.strictObject({ mergeId });
export const listMergesRequest = z.strictObject({ problemId, ...pageRequest });

const value = z.object({ importance, reason });

/** Shape   moves: rows that change hands. conflicts: rows that both have, with what stays (at most 50 shown; `conflictCount` is all). */
export const mergePreview = z.object({
  from: z.object({ id: problemId, title: z.string(), status: z.string() }),
  into: z.object({ id: problemId, title: z.string(), status: z.string() }),
  moves: z.object({ links: z.int(), teamValues: z.int(), stakes: z.int(), deadlines: z.int(), comments: z.int() }),
  conflictCount: z.int(),
  conflicts: z.array(
    z.object({
      kind: z.enum(['link', 'team_value']),
      id: z.string(),
      label: z.string(),
      from: value,
      into: value,
      stays: value,
    }),
  ),
});
export type MergePreview = z.infer<typeof mergePreview>;

export const mergeAnswer = z.object({
  id: mergeId,
  fromId: problemId,
  intoId: problemId,
  moves: mergePreview.shape.moves,
  conflictCount: z.int(),
  mergedBy: z.string(),
  mergedAt: z.iso.datetime(),
  undoneBy: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
});
export type MergeAnswer = z.infer<typeof mergeAnswer>;
export const mergePage = pageAnswer(mergeAnswer);
