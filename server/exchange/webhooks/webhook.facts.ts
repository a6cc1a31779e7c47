import type { Subscription } from '../../platform/outbox.ts';
import { isTold, messagesFor } from './message.ts';
import { insertMessages, listHearing } from './webhook.store.ts';

/** Notes, in the transaction that marks facts as delivered, what goes out; the upkeep after it asks for the delivery. */
export const webhookSubscription: Subscription = {
  name: 'webhooks',
  events: isTold,
  async hear(scope, rows) {
    for (const { id, events } of await listHearing(scope)) await insertMessages(scope, id, messagesFor(scope.workspaceId, events, rows));
  },
};
