-- Addresses outside that are told what happens here. Secrets are sealed with a key that the application's role cannot read.
create table webhooks (
  workspace_id text not null references workspaces,
  id text not null,
  name text not null,
  url text not null,
  -- Names of events, or `*`.
  events text[] not null,
  status text not null check (status in ('active', 'paused', 'off')),
  off_because text check (off_because in ('failed_for_days', 'gone')),
  sealed_secret text not null,
  -- Signs beside the new one until then.
  old_sealed_secret text,
  old_secret_until timestamptz,
  failing_since timestamptz,
  last_delivered_at timestamptz,
  dropped integer not null default 0,
  dropped_at timestamptz,
  created_by text not null,
  created_by_name text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
select protect_table('webhooks');

-- What one address is told of one fact (or of a flood of them), and how that went; kept for thirty days.
create table webhook_messages (
  workspace_id text not null,
  id text not null,
  webhook_id text not null,
  -- The row of the outbox: a fact that is heard twice is one message. Null for tests.
  source bigint,
  event text not null,
  subject_kind text not null,
  subject_id text,
  count integer not null,
  is_test boolean not null default false,
  -- Sent as it stands: a signature is over bytes.
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  tries integer not null default 0,
  due_at timestamptz not null,
  attempts jsonb not null default '[]',
  occurred_at timestamptz not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, webhook_id) references webhooks (workspace_id, id)
);
create unique index webhook_messages_once on webhook_messages (workspace_id, webhook_id, source) where source is not null;
create index webhook_messages_due on webhook_messages (workspace_id, webhook_id, due_at) where state = 'waiting';
create index webhook_messages_listed on webhook_messages (workspace_id, webhook_id, id desc);
create index webhook_messages_failed on webhook_messages (workspace_id, webhook_id, id desc) where state = 'failed';
create index webhook_messages_old on webhook_messages (created_at);
select protect_table('webhook_messages');
