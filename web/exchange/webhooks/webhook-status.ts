import type { WebhookAnswer, WebhookMessage } from '../../../contract/exchange/webhook.ts';
import type { StatusBadgeProps } from '../../platform/ui/StatusBadge.tsx';
import { webhookText as text } from './webhook.text.ts';

/** What the badge says of a webhook: one that is on and fails says so. */
export function statusOf({ status, failingSince }: Pick<WebhookAnswer, 'status' | 'failingSince'>): StatusBadgeProps {
  if (status === 'off') return { shape: 'cross', label: text.statuses.off, isDanger: true };
  if (status === 'paused') return { shape: 'dash', label: text.statuses.paused };
  return failingSince ? { shape: 'warning', label: text.statuses.failing, isDanger: true } : { shape: 'full', label: text.statuses.active };
}

/** What the badge says of a message: one that failed before and waits is being tried again. */
export function messageStatusOf({ state, lastAttempt }: Pick<WebhookMessage, 'state' | 'lastAttempt'>): StatusBadgeProps {
  if (state === 'delivered') return { shape: 'check', label: text.messageStates.delivered };
  if (state === 'failed') return { shape: 'cross', label: text.messageStates.failed, isDanger: true };
  return lastAttempt ? { shape: 'half', label: text.retrying } : { shape: 'dotted', label: text.messageStates.waiting };
}

/** How a try went, in a word: the status of the answer, or why there was none. */
export const answerOf = (attempt: { status: number | null; trouble: string | null } | null): string =>
  attempt === null
    ? ''
    : attempt.status !== null
      ? String(attempt.status)
      : (text.troubles[attempt.trouble ?? ''] ?? attempt.trouble ?? '');

/** JSON as people read it; whatever else it is, as it stands. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** How much it is told of. */
export const eventsOf = ({ events }: Pick<WebhookAnswer, 'events'>): string =>
  events.includes('*') ? text.allEvents : text.eventCount(events.length);
