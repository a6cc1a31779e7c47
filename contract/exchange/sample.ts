import { z } from 'zod';
import { day } from '../platform/date.ts';
import { line } from '../platform/text.ts';
import { workspaceId } from '../platform/workspace.ts';

/** The same seed on the same day makes the same company. */
export const sampleSeed = z.int().min(0).max(2_147_483_647);

export const sampleEvents = z.int().min(0).max(2_000_000);

export const startSampleRequest = z.strictObject({
  /** Of the workspace it is loaded into; the company's own name when left out. */
  workspaceName: line(120).optional(),
  seed: sampleSeed.default(1),
  /** How many events its people leave behind in two years, nearly; they come when the company stands. None: 0. */
  events: sampleEvents.default(1_000_000),
});

export const readSampleRequest = z.strictObject({});

/** loading: rows come in. ready: all of it stands. failed: it stands half, and can only be removed. removing: it goes. */
const sampleStatuses = ['loading', 'ready', 'failed', 'removing'] as const;
const sampleStatus = z.enum(sampleStatuses);
export type SampleStatus = z.infer<typeof sampleStatus>;

/**
 * A sample company in its workspace.
 *
 * Shape   done, total: steps of loading. phase: what is being loaded, in words. day: the last of its two years. history: what people did;
 *         it comes in steps when the company is ready.
 */
export const sampleAnswer = z.object({
  workspaceId,
  workspaceName: z.string(),
  status: sampleStatus,
  seed: z.int(),
  day,
  done: z.int(),
  total: z.int(),
  phase: z.string(),
  failure: z.string().nullable(),
  history: z.object({ events: z.int(), done: z.int(), total: z.int() }),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
});
export type SampleAnswer = z.infer<typeof sampleAnswer>;

/** Those that the member may enter, newest first. */
export const sampleList = z.object({ items: z.array(sampleAnswer) });
export type SampleList = z.infer<typeof sampleList>;
