// When a message is tried again, when it is given up, and when an address is.
import { createHash } from 'node:crypto';
import type { MessageState } from '../../../contract/exchange/webhook.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/**
 * Units   milliseconds between one try and the next: eight tries over some thirty hours.
 * Source  The retry schedule of the Standard Webhooks specification, "Deliverability and reliability".
 */
const waitsMs = [5 * secondMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs, 14 * hourMs] as const;
const jitterShare = 0.2;
/** An address whose every try failed for so long is switched off. */
const offAfterMs = 72 * hourMs;

export type Answered = { status: number | null; retryAfterS: number | null };
export type Tried = { messageId: string; isTest: boolean; tries: number };

export const isTaken = ({ status }: Pick<Answered, 'status'>): boolean => status !== null && status >= 200 && status < 300;

/** The receiver says that nobody is there any more. */
const isGone = ({ status }: Answered): boolean => status === 410;

/** Between 0 and 1; of one message and try always the same. */
function chanceOf(messageId: string, tries: number): number {
  return createHash('sha256').update(`${messageId} ${tries}`).digest().readUInt32BE(0) / 0x1_0000_0000;
}

/** What becomes of a message after a try. Shape  dueAt: null when there is no next one. */
export function afterTry({ messageId, isTest, tries }: Tried, answered: Answered, now: Date): { state: MessageState; dueAt: Date | null } {
  if (isTaken(answered)) return { state: 'delivered', dueAt: null };
  const waitMs = waitsMs[tries - 1];
  if (isTest || isGone(answered) || waitMs === undefined) return { state: 'failed', dueAt: null };
  const spreadMs = waitMs * (1 + jitterShare * chanceOf(messageId, tries));
  return { state: 'waiting', dueAt: new Date(now.getTime() + Math.round(Math.max(spreadMs, (answered.retryAfterS ?? 0) * secondMs))) };
}

/** Why an address is switched off after a try that failed; null: it stays on. */
export function reasonToSwitchOff(failingSince: Date, answered: Answered, now: Date): 'gone' | 'failed_for_days' | null {
  if (isGone(answered)) return 'gone';
  return now.getTime() - failingSince.getTime() >= offAfterMs ? 'failed_for_days' : null;
}
