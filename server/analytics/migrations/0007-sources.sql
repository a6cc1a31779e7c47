-- The number of a workspace in the store of the facts: events hold four bytes instead of an id.
create table facts_workspaces (
  workspace_id text primary key references workspaces,
  number integer generated always as identity unique
);
select protect_table('facts_workspaces');

-- Where events come from.
create table sources (
  workspace_id text not null references workspaces,
  id text not null,
  product_id text not null,
  -- What events hold as `source`; never given again.
  number integer not null,
  name text not null,
  kind text not null check (kind in ('public', 'server')),
  -- Of a public source only: it stands in every page that it measures. Of a server's key nobody keeps more than the hash.
  write_key text,
  key_hash text not null unique,
  key_start text not null,
  key_made_at timestamptz not null,
  -- The calendar on which its days begin and end.
  zone text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, number),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  check ((kind = 'public') = (write_key is not null))
);
create index sources_product on sources (workspace_id, product_id);
select protect_table('sources');

-- Events that could not be taken in, as they came; beyond a number for each reason they are only counted.
create table rejected_events (
  workspace_id text not null references workspaces,
  id text not null,
  source_id text not null,
  -- The same event again is the same row.
  mark text not null,
  code text not null,
  message text not null,
  -- JSON as it was sent; null when it was too large to keep.
  event text,
  -- What replaying needs of the request around it.
  call_type text,
  received_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, source_id, mark),
  foreign key (workspace_id, source_id) references sources (workspace_id, id)
);
create index rejected_events_reason on rejected_events (workspace_id, source_id, code, id desc);
select protect_table('rejected_events');

create table rejection_counts (
  workspace_id text not null references workspaces,
  source_id text not null,
  code text not null,
  events bigint not null,
  kept integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (workspace_id, source_id, code),
  foreign key (workspace_id, source_id) references sources (workspace_id, id)
);
select protect_table('rejection_counts');
