import { z } from 'zod';

/** What a page hears of a change: which record, not what is in it. Whoever shows it asks again, with the own permissions. */
export const liveChange = z.object({
  /** `problem.renamed` */
  event: z.string(),
  /** `problem` */
  kind: z.string(),
  /** Null: many of this kind. */
  id: z.string().nullable(),
});
export type LiveChange = z.output<typeof liveChange>;

/** How long nothing was told: whoever read something earlier than that asks for it again. */
export interface LiveHello {
  quietForMs: number;
}

/**
 * The words of the stream, each an event of `text/event-stream` with JSON as data.
 *
 * `hello`    listening has begun
 * `changes`  what was committed
 * `again`    something may have been missed: whatever is shown has to be asked for again
 */
export const liveWords = ['hello', 'changes', 'again'] as const;
