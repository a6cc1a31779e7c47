import type { MessageState, WebhookAttempt, WebhookStatus } from '../../../contract/exchange/webhook.ts';

export type WebhookRow = {
  workspace_id: string;
  id: string;
  name: string;
  url: string;
  events: string[];
  status: WebhookStatus;
  off_because: 'failed_for_days' | 'gone' | null;
  sealed_secret: string;
  old_sealed_secret: string | null;
  old_secret_until: Date | null;
  failing_since: Date | null;
  last_delivered_at: Date | null;
  dropped: number;
  dropped_at: Date | null;
  created_by: string;
  created_by_name: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

/** Shape  source: the row of the outbox; null for tests. */
export type WebhookMessageRow = {
  workspace_id: string;
  id: string;
  webhook_id: string;
  source: number | null;
  event: string;
  subject_kind: string;
  subject_id: string | null;
  count: number;
  is_test: boolean;
  body: string;
  state: MessageState;
  tries: number;
  due_at: Date;
  attempts: WebhookAttempt[];
  occurred_at: Date;
  created_at: Date;
  changed_at: Date;
};

export type WebhookTables = { webhooks: WebhookRow; webhook_messages: WebhookMessageRow };
