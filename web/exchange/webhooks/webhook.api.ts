import { queryOptions } from '@tanstack/react-query';
import type { MessageState, WebhookAnswer, WebhookMessage, WebhookMessageDetail } from '../../../contract/exchange/webhook.ts';
import type { Api } from '../../platform/api.ts';
import { cursorQuery } from '../../platform/query.ts';

export const webhookKeys = {
  all: (workspaceId: string) => ['webhooks', workspaceId] as const,
  list: (workspaceId: string) => ['webhooks', workspaceId, 'list'] as const,
  one: (workspaceId: string, webhookId: string) => ['webhooks', workspaceId, webhookId] as const,
};

/** Units: milliseconds. While something is under way it is asked for again. */
const pollMs = 1_500;
const soonMs = 30_000;

export const isUnderWay = (message: Pick<WebhookMessage, 'state' | 'nextTryAt'>, now: Date): boolean =>
  message.state === 'waiting' && message.nextTryAt !== null && new Date(message.nextTryAt).getTime() - now.getTime() < soonMs;

export const webhooksQuery = (api: Api, workspaceId: string) =>
  queryOptions({ queryKey: webhookKeys.list(workspaceId), queryFn: ({ signal }) => api.listAll('/webhooks', { signal }) });

export const webhookQuery = (api: Api, workspaceId: string, webhookId: string) =>
  queryOptions({
    queryKey: [...webhookKeys.one(workspaceId, webhookId), 'itself'],
    queryFn: ({ signal }) => api.get(`/webhooks/${webhookId}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'active' && state.data.waiting > 0 ? pollMs : false),
  });

export const messagesQuery = (api: Api, workspaceId: string, webhookId: string, state: MessageState | undefined) => ({
  ...cursorQuery<WebhookMessage>(
    api,
    [...webhookKeys.one(workspaceId, webhookId), 'messages', { state }],
    `/webhooks/${webhookId}/messages`,
    { state },
    100,
  ),
  refetchInterval: ({ state: held }: { state: { data?: { pages: { items: WebhookMessage[] }[] } | undefined } }) =>
    held.data?.pages.some(({ items }) => items.some((one) => isUnderWay(one, new Date()))) ? pollMs : (false as const),
});

export const messageQuery = (api: Api, workspaceId: string, webhookId: string, messageId: string) =>
  queryOptions({
    queryKey: [...webhookKeys.one(workspaceId, webhookId), 'message', messageId],
    queryFn: ({ signal }) => api.get(`/webhooks/${webhookId}/messages/${messageId}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data, new Date()) ? pollMs : false),
  });

export type { WebhookAnswer, WebhookMessage, WebhookMessageDetail };
