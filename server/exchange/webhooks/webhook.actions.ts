// The verbs on webhooks and on what was sent to them.
import { z } from 'zod';
import {
  changeWebhookRequest,
  createWebhookRequest,
  listMessagesRequest,
  listWebhooksRequest,
  replayFailedRequest,
  testEvent,
  type WebhookAnswer,
  type WebhookMessage,
  type WebhookMessageDetail,
  webhookMessageRef,
  webhookRef,
} from '../../../contract/exchange/webhook.ts';
import { action } from '../../platform/action.ts';
import { refused } from '../../platform/errors.ts';
import { newId } from '../../platform/id.ts';
import { notifyAdmins } from '../../platform/notifications/notification.actions.ts';
import { pageOf } from '../../platform/page.ts';
import { query } from '../../platform/query.ts';
import type { Scope } from '../../platform/scope.ts';
import { assertVersion, changedFields } from '../../platform/version.ts';
import { bodyOf } from './message.ts';
import type { WebhookMessageRow } from './tables.ts';
import {
  countWaiting,
  countWebhooks,
  getMessage,
  getWebhook,
  insertTestMessage,
  insertWebhook,
  listMessages,
  listWebhooks,
  lockWebhook,
  replayFailedSince,
  replayOne,
  updateWebhook,
  type WebhookWithCounts,
} from './webhook.store.ts';

const webhooksMax = 20;
/** While a receiver is told of a new secret, both sign. */
const oldSecretMs = 24 * 3_600_000;
const testsWaitingMax = 5_100;

const answerOf = (row: WebhookWithCounts, now: Date): WebhookAnswer => ({
  id: row.id,
  name: row.name,
  url: row.url,
  events: row.events,
  status: row.status,
  offBecause: row.off_because,
  failingSince: row.failing_since?.toISOString() ?? null,
  lastDeliveredAt: row.last_delivered_at?.toISOString() ?? null,
  waiting: row.waiting,
  failed: row.failed,
  dropped: row.dropped,
  droppedAt: row.dropped_at?.toISOString() ?? null,
  oldSecretUntil: row.old_secret_until && row.old_secret_until > now ? row.old_secret_until.toISOString() : null,
  createdByName: row.created_by_name,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

const read = async (scope: Scope, webhookId: string): Promise<WebhookAnswer> => answerOf(await getWebhook(scope, webhookId), scope.now);

function messageOf(row: WebhookMessageRow): WebhookMessage {
  const last = row.attempts.at(-1);
  return {
    id: row.id,
    webhookId: row.webhook_id,
    event: row.event,
    subject: { kind: row.subject_kind, id: row.subject_id },
    count: row.count,
    isTest: row.is_test,
    state: row.state,
    tries: row.tries,
    nextTryAt: row.state === 'waiting' ? row.due_at.toISOString() : null,
    lastAttempt: last ? { at: last.at, status: last.status, trouble: last.trouble, durationMs: last.durationMs } : null,
    occurredAt: row.occurred_at.toISOString(),
    createdAt: row.created_at.toISOString(),
  };
}

const detailOf = (row: WebhookMessageRow): WebhookMessageDetail => ({
  ...messageOf(row),
  body: row.body,
  attempts: row.attempts.toReversed(),
});

const bySubject = (input: { webhookId: string }) => ({ kind: 'webhook', id: input.webhookId });
const unique = (events: readonly string[]): string[] => (events.includes('*') ? ['*'] : [...new Set(events)]);

/** The secret itself never comes by: it arrives sealed. Errors  too_many_webhooks. */
export const recordWebhook = action({
  name: 'webhook.created',
  input: createWebhookRequest.extend({ sealedSecret: z.string() }),
  can: 'administer',
  subject: (_input, result: WebhookAnswer) => ({ kind: 'webhook', id: result.id }),
  async run(scope, { name, url, events, sealedSecret }) {
    if ((await countWebhooks(scope)) >= webhooksMax)
      throw refused('too_many_webhooks', `A workspace has at most ${webhooksMax} webhooks. Remove one first.`);
    const id = newId('whk', scope.now.getTime());
    await insertWebhook(scope, {
      workspace_id: scope.workspaceId,
      id,
      name,
      url,
      events: unique(events),
      status: 'active',
      off_because: null,
      sealed_secret: sealedSecret,
      old_sealed_secret: null,
      old_secret_until: null,
      failing_since: null,
      last_delivered_at: null,
      dropped: 0,
      dropped_at: null,
      created_by: scope.actor.id,
      created_by_name: scope.actor.name,
      version: 1,
      created_at: scope.now,
      updated_at: scope.now,
      archived_at: null,
    });
    return { result: await read(scope, id), after: { name, url, events: unique(events) } };
  },
});

/** Errors  webhook_not_found, version_mismatch. */
export const changeWebhook = action({
  name: 'webhook.changed',
  input: changeWebhookRequest,
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId, expectedVersion, ...wanted }) {
    const row = await lockWebhook(scope, webhookId);
    assertVersion(row, expectedVersion);
    const change = changedFields(row, { ...wanted, ...(wanted.events ? { events: unique(wanted.events) } : {}) } as Partial<typeof row>);
    if (change) await updateWebhook(scope, webhookId, change.after);
    return { result: await read(scope, webhookId), ...change };
  },
});

/** Messages gather until it goes on. Errors  webhook_not_found. */
export const pauseWebhook = action({
  name: 'webhook.paused',
  input: webhookRef,
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId }) {
    const { status } = await lockWebhook(scope, webhookId);
    if (status !== 'active') return { result: await read(scope, webhookId) };
    await updateWebhook(scope, webhookId, { status: 'paused' });
    return { result: await read(scope, webhookId), before: { status }, after: { status: 'paused' } };
  },
});

/** Also for one that was switched off; what gathered goes out. Errors  webhook_not_found. */
export const resumeWebhook = action({
  name: 'webhook.resumed',
  input: webhookRef,
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId }) {
    const { status } = await lockWebhook(scope, webhookId);
    if (status === 'active') return { result: await read(scope, webhookId) };
    await updateWebhook(scope, webhookId, { status: 'active', off_because: null, failing_since: null });
    return { result: await read(scope, webhookId), before: { status }, after: { status: 'active' } };
  },
});

/** By the delivery, when an address failed for days or says that it is gone; admins are told. */
export const switchOffWebhook = action({
  name: 'webhook.switched_off',
  input: webhookRef.extend({ because: z.enum(['failed_for_days', 'gone']), messageId: z.string() }),
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId, because, messageId }) {
    const { status, name } = await lockWebhook(scope, webhookId);
    if (status !== 'active') return { result: undefined };
    await updateWebhook(scope, webhookId, { status: 'off', off_because: because });
    await notifyAdmins(scope, {
      kind: 'webhook_off',
      subject: { kind: 'webhook', id: webhookId },
      productId: null,
      sourceId: `${webhookId} ${messageId}`,
      title: name,
    });
    return { result: undefined, before: { status }, after: { status: 'off', because } };
  },
});

/** From now on the new secret signs, and for a day the one before it too. Errors  webhook_not_found. */
export const rotateWebhookSecret = action({
  name: 'webhook.secret_rotated',
  input: webhookRef.extend({ sealedSecret: z.string() }),
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId, sealedSecret }) {
    const row = await lockWebhook(scope, webhookId);
    const until = new Date(scope.now.getTime() + oldSecretMs);
    await updateWebhook(scope, webhookId, {
      sealed_secret: sealedSecret,
      old_sealed_secret: row.sealed_secret,
      old_secret_until: until,
    });
    return { result: await read(scope, webhookId), after: { oldSecretUntil: until } };
  },
});

/** Nothing more goes there, also what waits. Errors  webhook_not_found. */
export const removeWebhook = action({
  name: 'webhook.removed',
  input: webhookRef,
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId }) {
    const { name, url, events } = await lockWebhook(scope, webhookId);
    await updateWebhook(scope, webhookId, { archived_at: scope.now, status: 'off', sealed_secret: '', old_sealed_secret: null });
    return { result: undefined, before: { name, url, events } };
  },
});

/** Sends one message that means nothing, also while it is paused or off; it is tried once. Errors  webhook_not_found, too_many_waiting. */
export const testWebhook = action({
  name: 'webhook.tested',
  input: webhookRef,
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId }) {
    await lockWebhook(scope, webhookId);
    if ((await countWaiting(scope, webhookId)) >= testsWaitingMax) throw refused('too_many_waiting', 'Too many messages wait already.');
    const id = newId('whm', scope.now.getTime());
    const body = bodyOf({
      type: testEvent,
      timestamp: scope.now.toISOString(),
      data: { workspaceId: scope.workspaceId, subject: { kind: 'webhook', id: webhookId }, count: 1, after: null },
    });
    await insertTestMessage(scope, webhookId, { id, event: testEvent, body });
    return { result: messageOf(await getMessage(scope, webhookId, id)), after: { messageId: id } };
  },
});

/** Sends a message again, under its id. Errors  webhook_message_not_found. */
export const replayMessage = action({
  name: 'webhook.message_replayed',
  input: webhookMessageRef,
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId, messageId }) {
    await lockWebhook(scope, webhookId);
    const { state } = await getMessage(scope, webhookId, messageId);
    await replayOne(scope, webhookId, messageId);
    return { result: messageOf(await getMessage(scope, webhookId, messageId)), before: { state }, after: { messageId } };
  },
});

/** Errors  webhook_not_found. */
export const replayFailedMessages = action({
  name: 'webhook.failed_replayed',
  input: replayFailedRequest,
  can: 'administer',
  subject: bySubject,
  async run(scope, { webhookId, since }) {
    await lockWebhook(scope, webhookId);
    const replayed = await replayFailedSince(scope, webhookId, new Date(since));
    return { result: { replayed }, ...(replayed > 0 ? { after: { since, replayed } } : {}) };
  },
});

export const browseWebhooks = query({
  name: 'webhooks.listed',
  input: listWebhooksRequest,
  can: 'administer',
  run: async (scope, input) =>
    pageOf(
      await listWebhooks(scope, input),
      input.limit,
      (row) => answerOf(row, scope.now),
      (row) => [row.id],
    ),
});

/** Errors  webhook_not_found. */
export const readWebhook = query({
  name: 'webhook.read',
  input: webhookRef,
  can: 'administer',
  run: (scope, { webhookId }) => read(scope, webhookId),
});

/** What was sent there in the last thirty days, newest first. Errors  webhook_not_found. */
export const browseWebhookMessages = query({
  name: 'webhook.messages_listed',
  input: listMessagesRequest,
  can: 'administer',
  async run(scope, input) {
    await getWebhook(scope, input.webhookId);
    return pageOf(await listMessages(scope, input), input.limit, messageOf, (row) => [row.id]);
  },
});

/** Errors  webhook_not_found, webhook_message_not_found. */
export const readWebhookMessage = query({
  name: 'webhook.message_read',
  input: webhookMessageRef,
  can: 'administer',
  async run(scope, { webhookId, messageId }) {
    await getWebhook(scope, webhookId);
    return detailOf(await getMessage(scope, webhookId, messageId));
  },
});
