// Brings messages to their addresses: a job an address, some messages at once, for some seconds; so a slow host holds up no other.
import type { LiveChange } from '../../../contract/platform/live.ts';
import { perform } from '../../platform/action.ts';
import { getSecret } from '../../platform/auth/secret.store.ts';
import type { JobDefinition } from '../../platform/jobs/job.ts';
import { liveChannel } from '../../platform/live/live-hub.ts';
import { systemActor } from '../../platform/outbox.ts';
import type { Ports } from '../../platform/ports.ts';
import { inWorkspace } from '../../platform/postgres/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { afterTry, isTaken, reasonToSwitchOff } from './delivery.ts';
import { signedHeaders, unseal } from './signature.ts';
import type { WebhookRow } from './tables.ts';
import { switchOffWebhook } from './webhook.actions.ts';
import {
  type ClaimedMessage,
  claimMessages,
  type DueWebhook,
  findWebhook,
  listDue,
  noteOutcome,
  pruneMessages,
  settleMessage,
} from './webhook.store.ts';

const deliverJob = 'exchange.deliver_webhook';
export const webhookKey = 'webhooks';
const messagesAtOnce = 4;
/** Units: milliseconds. A run ends after the call that is under way then; the next run stands behind those of other addresses. */
const runMs = 10_000;
/** Longer than a call can take. */
const leaseMs = 120_000;
/** A retry that is due later is found by the clock. */
const soonMs = 60_000;

const origin = { requestId: 'webhooks', address: null, via: 'job' } as const;

const inShort = <T>(ports: Ports, workspaceId: string, work: (scope: Scope) => Promise<T>): Promise<T> =>
  inWorkspace(ports.database, workspaceId, 'write', (db) =>
    work({ db, workspaceId, now: ports.clock(), actor: systemActor('webhooks'), origin }),
  );

/** Asks for the delivery of what is due. */
export async function takeUpWebhooks(ports: Ports, workspaceId: string | null = null): Promise<void> {
  for (const due of await listDue(ports.database.system, ports.clock(), workspaceId)) await send(ports, due);
}

/** A wait for a later moment must not keep what is due now from being sent: it has a key of its own. */
const send = (ports: Ports, due: DueWebhook, startAfter?: Date): Promise<void> =>
  ports.sendJob(deliverJob, due, {
    singletonKey: startAfter ? `${due.webhookId} again` : due.webhookId,
    ...(startAfter ? { startAfter } : {}),
  });

async function deliver(ports: Ports, due: DueWebhook): Promise<void> {
  const { workspaceId, webhookId } = due;
  const key = await getSecret(ports.database, webhookKey);
  const until = performance.now() + runMs;
  while (performance.now() < until) {
    const claimed = await inShort(ports, workspaceId, async (scope) => {
      const webhook = await findWebhook(scope, webhookId);
      const lease = new Date(scope.now.getTime() + leaseMs);
      return webhook && { webhook, messages: await claimMessages(scope, webhookId, messagesAtOnce, lease) };
    });
    if (!claimed || claimed.messages.length === 0) return;
    await Promise.all(claimed.messages.map((message) => deliverOne(ports, claimed.webhook, message, key)));
    await tellPages(ports, due);
  }
  await send(ports, due);
}

/** Whoever looks at the log sees it grow. How a delivery went is nobody's change, so it is no fact of the outbox. */
function tellPages({ database }: Ports, { workspaceId, webhookId }: DueWebhook): Promise<void> {
  const change: LiveChange = { event: 'webhook.message_sent', kind: 'webhook', id: webhookId };
  return database.signals.publish(database.system, liveChannel, { workspaceId, changes: JSON.stringify([change]) });
}

const secretsOf = (webhook: WebhookRow, key: string, now: Date): string[] => {
  const old = webhook.old_secret_until && webhook.old_secret_until > now ? webhook.old_sealed_secret : null;
  return [webhook.sealed_secret, ...(old ? [old] : [])].map((sealed) => unseal(key, webhook.workspace_id, sealed));
};

async function deliverOne(ports: Ports, webhook: WebhookRow, message: ClaimedMessage, key: string): Promise<void> {
  const at = ports.clock();
  const { workspace_id: workspaceId, id: webhookId } = webhook;
  const headers = signedHeaders({ messageId: message.id, at, body: message.body }, secretsOf(webhook, key, at));
  const { retryAfterS, ...called } = await ports.outside.post({ url: webhook.url, headers, body: message.body });
  const answered = { status: called.status, retryAfterS };
  const tried = { messageId: message.id, isTest: message.is_test, tries: message.tries };
  const { dueAt, because } = await inShort(ports, workspaceId, async (scope) => {
    const next = afterTry(tried, answered, scope.now);
    await settleMessage(scope, message.id, { ...next, attempt: { at: at.toISOString(), ...called } });
    if (message.is_test) return { ...next, because: null };
    const failingSince = await noteOutcome(scope, webhookId, isTaken(answered));
    return { ...next, because: failingSince && reasonToSwitchOff(failingSince, answered, scope.now) };
  });
  if (dueAt && dueAt.getTime() - at.getTime() <= soonMs) await send(ports, { workspaceId, webhookId }, dueAt);
  const caller = { workspaceId, actor: systemActor('Webhooks'), origin };
  if (because) await perform(ports, switchOffWebhook, caller, { webhookId, because, messageId: message.id });
}

const keptMs = 30 * 86_400_000;
const keptOfWebhook = 10_000;
const prunedAtOnce = 500;

export const webhookJobs: readonly JobDefinition[] = [
  {
    name: deliverJob,
    limitMinutes: 3,
    atOnce: 4,
    run: (ports, { workspaceId, webhookId }) => deliver(ports, { workspaceId: String(workspaceId), webhookId: String(webhookId) }),
  },
  { name: 'exchange.webhooks', schedule: '* * * * *', run: (ports) => takeUpWebhooks(ports) },
  {
    name: 'exchange.tidy_webhooks',
    schedule: '40 * * * *',
    async run({ database, clock, log }) {
      const before = new Date(clock().getTime() - keptMs);
      let removed = 0;
      for (let round = -1; round !== 0; removed += round)
        round = await pruneMessages(database.system, { before, keptOfWebhook, limit: prunedAtOnce });
      log.info({ part: 'webhooks', removed }, 'old messages went');
    },
  },
];
