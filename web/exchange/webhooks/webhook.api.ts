import { queryOptions } from '@tanstack/react-query';
import type { MessageState, WebhookAnswer, WebhookMessage, WebhookMessageDetail } from '../../../contract/exchange/webhook.ts';
import type { Api } from '../../platform/api.ts';
import { cursorQuery } from '../../platform/query.ts';

export const webhookKeys = {
  all: (workspaceId: string) => ['webhooks', workspaceId] as const,
  list: (workspaceId: string) => ['webhooks', workspaceId, 'list'] as const,
  one: (workspaceId: string, webhookId: string) => ['webhooks', workspaceId, webhookId] as const,
};

export const webhooksQuery = (api: Api, workspaceId: string) =>
  queryOptions({ queryKey: webhookKeys.list(workspaceId), queryFn: ({ signal }) => api.listAll('/webhooks', { signal }) });

export const webhookQuery = (api: Api, workspaceId: string, webhookId: string) =>
  queryOptions({
    queryKey: [...webhookKeys.one(workspaceId, webhookId), 'itself'],
    queryFn: ({ signal }) => api.get(`/webhooks/${webhookId}`, { signal }),
  });

export const messagesQuery = (api: Api, workspaceId: string, webhookId: string, state: MessageState | undefined) =>
  cursorQuery<WebhookMessage>(
    api,
    [...webhookKeys.one(workspaceId, webhookId), 'messages', { state }],
    `/webhooks/${webhookId}/messages`,
    { state },
    100,
  );

export const messageQuery = (api: Api, workspaceId: string, webhookId: string, messageId: string) =>
  queryOptions({
    queryKey: [...webhookKeys.one(workspaceId, webhookId), 'message', messageId],
    queryFn: ({ signal }) => api.get(`/webhooks/${webhookId}/messages/${messageId}`, { signal }),
  });

export type { WebhookAnswer, WebhookMessage, WebhookMessageDetail };
