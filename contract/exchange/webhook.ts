import { z } from 'zod';
import { instant } from '../platform/date.ts';
import { idSchema } from '../platform/id.ts';
import { pageAnswer, pageRequest } from '../platform/page.ts';
import { line } from '../platform/text.ts';

export const webhookId = idSchema('whk');
export const webhookMessageId = idSchema('whm');

/**
 * What can be told to the outside, by noun. Nothing goes out that does not stand here: a new event of the product is added by hand, and
 * a test names those that are missing.
 */
export const webhookNouns = [
  {
    noun: 'problem',
    label: 'Problems',
    means: 'Made, changed, merged, archived, moved to another status.',
    events: [
      'problem.created',
      'problem.changed',
      'problem.status_changed',
      'problem.inputs_set',
      'problem.merged',
      'problem.took_in',
      'problem.unmerged',
      'problem.archived',
      'problem.restored',
      'problem.reach_source_set',
      'problem.reach_source_cleared',
      'problem.reach_measured',
      'problem.alert_linked',
      'problem.alert_unlinked',
    ],
  },
  {
    noun: 'evidence',
    label: 'Evidence',
    means: 'Captured, attached to a problem, detached, parked.',
    events: [
      'evidence.captured',
      'evidence.changed',
      'evidence.attached',
      'evidence.detached',
      'evidence.revalued',
      'evidence.parked',
      'evidence.reopened',
      'evidence.account_set',
      'evidence.archived',
      'evidence.restored',
    ],
  },
  {
    noun: 'comment',
    label: 'Comments',
    means: 'Written, edited, taken away.',
    events: ['comment.added', 'comment.edited', 'comment.removed'],
  },
  {
    noun: 'stated_stake',
    label: 'Stated stakes',
    means: 'What a customer said would follow, and by when.',
    events: [
      'stated_stake.created',
      'stated_stake.changed',
      'stated_stake.date_answered',
      'stated_stake.archived',
      'stated_stake.restored',
    ],
  },
  {
    noun: 'deadline_fact',
    label: 'Deadlines',
    means: 'Dates that a problem hangs on.',
    events: [
      'deadline_fact.created',
      'deadline_fact.changed',
      'deadline_fact.answered',
      'deadline_fact.archived',
      'deadline_fact.restored',
    ],
  },
  {
    noun: 'team_value',
    label: 'Values set by the team',
    means: 'Estimates of a team for a problem.',
    events: ['team_value.set', 'team_value.set_for_all', 'team_value.removed'],
  },
  {
    noun: 'account',
    label: 'Accounts',
    means: 'Companies: made, changed, merged; their dated states.',
    events: [
      'account.created',
      'account.changed',
      'accounts.changed',
      'account.merged',
      'account.state_recorded',
      'account.state_removed',
      'account.archived',
      'account.restored',
      'account.confirmed',
    ],
  },
  {
    noun: 'person',
    label: 'Persons',
    means: 'People at accounts, and consumers.',
    events: [
      'person.created',
      'person.changed',
      'persons.changed',
      'person.merged',
      'person.archived',
      'person.restored',
      'person.confirmed',
      'person.facts_erased',
    ],
  },
  {
    noun: 'membership',
    label: 'Memberships and roles',
    means: 'Who works where, and who decides.',
    events: [
      'membership.created',
      'membership.changed',
      'membership.archived',
      'membership.restored',
      'membership.confirmed',
      'stakeholder_role.created',
      'stakeholder_role.proposed',
      'stakeholder_role.confirmed',
      'stakeholder_role.changed',
      'stakeholder_role.archived',
      'stakeholder_role.restored',
    ],
  },
  {
    noun: 'money',
    label: 'Revenue, contracts, deals',
    means: 'What accounts pay, until when, and what is being sold.',
    events: [
      'revenue_line.created',
      'revenue_line.changed',
      'revenue_line.archived',
      'revenue_line.restored',
      'contract.created',
      'contract.changed',
      'contract.archived',
      'contract.restored',
      'deal.created',
      'deal.changed',
      'deal.archived',
      'deal.restored',
    ],
  },
  {
    noun: 'segment',
    label: 'Segments',
    means: 'Made, changed, archived.',
    events: ['segment.created', 'segment.changed', 'segment.archived', 'segment.restored'],
  },
  {
    noun: 'product',
    label: 'Products and playbooks',
    means: 'Products, and policies that were overridden.',
    events: ['product.created', 'product.changed', 'product.archived', 'product.restored', 'policy.overridden', 'policy.override_cleared'],
  },
  {
    noun: 'outcome',
    label: 'Outcomes',
    means: 'What a metric was said to do for a problem, and what it did.',
    events: ['outcome.created', 'outcome.predicted', 'outcome.measured', 'outcome.archived', 'outcome.restored'],
  },
  {
    noun: 'insight',
    label: 'Insights and metrics',
    means: 'Made, changed, archived; alerts, and when one was crossed.',
    events: [
      'insight.created',
      'insight.changed',
      'insight.duplicated',
      'insight.archived',
      'insight.restored',
      'metric.created',
      'metric.changed',
      'metric.measured',
      'metric.archived',
      'metric.restored',
      'alert.created',
      'alert.changed',
      'alert.crossed',
      'alert.archived',
      'alert.restored',
    ],
  },
  {
    noun: 'objective',
    label: 'Goals',
    means: 'Objectives, key results, measurements, north stars, value promises.',
    events: [
      'objective.created',
      'objective.changed',
      'objective.archived',
      'objective.restored',
      'key_result.created',
      'key_result.changed',
      'key_result.archived',
      'key_result.restored',
      'measurement.recorded',
      'measurement.removed',
      'north_star.created',
      'north_star.changed',
      'north_star.archived',
      'north_star.restored',
      'value_promise.created',
      'value_promise.changed',
      'value_promise.archived',
      'value_promise.restored',
    ],
  },
  {
    noun: 'import',
    label: 'Imports',
    means: 'Begun, done, cancelled, undone.',
    events: ['import.run_started', 'import.done', 'import.cancelled', 'import.undo_started', 'import.undone', 'merge.undone'],
  },
] as const;

/** Told by the button on the page, never by anything else. */
export const testEvent = 'webhook.test';

export const webhookEvents = webhookNouns.flatMap(({ events }) => events as readonly string[]);

/** One event, or `*` for all of them, also those that a later version brings. */
const eventChoice = z.enum(['*', ...webhookEvents]);

const callable = z
  .string()
  .trim()
  .max(2000)
  .refine(isCallable, 'must be an address such as https://example.com/hooks, without a name or password in it')
  .meta({ description: 'https; http only where the operator allows addresses inside the own network' });

function isCallable(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && url.hash === '';
}

const fields = {
  name: line(100),
  url: callable,
  events: z
    .array(eventChoice)
    .min(1)
    .max(webhookEvents.length + 1),
};

export const createWebhookRequest = z.strictObject(fields);
export const changeWebhookRequest = z
  .strictObject({ webhookId, expectedVersion: z.int().optional() })
  .extend(z.object(fields).partial().shape);
export const webhookRef = z.strictObject({ webhookId });
export const webhookMessageRef = z.strictObject({ webhookId, messageId: webhookMessageId });
export const listWebhooksRequest = z.strictObject({ ...pageRequest });

/** waiting: for its first or next try. delivered: the receiver answered 2xx. failed: given up. */
export const messageStates = ['waiting', 'delivered', 'failed'] as const;
export type MessageState = (typeof messageStates)[number];

export const listMessagesRequest = z.strictObject({ ...pageRequest, webhookId, state: z.enum(messageStates).optional() });

/** Sends again what failed since then. */
export const replayFailedRequest = z.strictObject({ webhookId, since: instant });
export const replayFailedAnswer = z.object({ replayed: z.int() });
export type ReplayFailedAnswer = z.infer<typeof replayFailedAnswer>;

/** active: messages go out. paused: by a member; they gather. off: it failed for days or answered 410; they gather. */
export const webhookStatuses = ['active', 'paused', 'off'] as const;
export type WebhookStatus = (typeof webhookStatuses)[number];

/**
 * An address that is told what happens here.
 *
 * Shape   offBecause: why it is off. failingSince: null while it works. waiting: messages that are not delivered yet. dropped: messages that
 *         were not kept, because too many waited. oldSecretUntil: until then the secret before this one signs too.
 */
export const webhookAnswer = z.object({
  id: webhookId,
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  status: z.enum(webhookStatuses),
  offBecause: z.enum(['failed_for_days', 'gone']).nullable(),
  failingSince: z.iso.datetime().nullable(),
  lastDeliveredAt: z.iso.datetime().nullable(),
  waiting: z.int(),
  failed: z.int(),
  dropped: z.int(),
  droppedAt: z.iso.datetime().nullable(),
  oldSecretUntil: z.iso.datetime().nullable(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export type WebhookAnswer = z.infer<typeof webhookAnswer>;

/** `secret` is shown this once: the receiver verifies signatures with it. */
export const webhookWithSecret = webhookAnswer.extend({ secret: z.string() });
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>;

export const webhookPage = pageAnswer(webhookAnswer);

/**
 * One try.
 *
 * Shape   status: of the answer; null when none came, then `trouble` says why. excerpt: the beginning of the answer.
 * Units   durationMs: milliseconds.
 */
const attempt = z.object({
  at: z.iso.datetime(),
  status: z.int().nullable(),
  trouble: z.string().nullable(),
  durationMs: z.int(),
  excerpt: z.string(),
});
export type WebhookAttempt = z.infer<typeof attempt>;

/** Shape  count: how many facts it tells of; more than one when many came at once, and then it names no single record. */
export const webhookMessage = z.object({
  id: webhookMessageId,
  webhookId,
  event: z.string(),
  subject: z.object({ kind: z.string(), id: z.string().nullable() }),
  count: z.int(),
  isTest: z.boolean(),
  state: z.enum(messageStates),
  tries: z.int(),
  nextTryAt: z.iso.datetime().nullable(),
  lastAttempt: attempt.omit({ excerpt: true }).nullable(),
  occurredAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});
export type WebhookMessage = z.infer<typeof webhookMessage>;

export const webhookMessagePage = pageAnswer(webhookMessage);

/** With what is sent, to the byte, and the newest tries. */
export const webhookMessageDetail = webhookMessage.extend({ body: z.string(), attempts: z.array(attempt) });
export type WebhookMessageDetail = z.infer<typeof webhookMessageDetail>;

/** The body that receivers get, as JSON: that of Standard Webhooks. */
export const webhookBody = z.object({
  type: z.string(),
  /** When it happened. */
  timestamp: z.iso.datetime(),
  data: z.object({
    workspaceId: z.string(),
    /** Null `id`: many of this kind; ask for them. */
    subject: z.object({ kind: z.string(), id: z.string().nullable() }),
    count: z.int(),
    /** What was written; null when many came at once or it is too large: ask for the subject. */
    after: z.record(z.string(), z.unknown()).nullable(),
  }),
});
export type WebhookBody = z.infer<typeof webhookBody>;
