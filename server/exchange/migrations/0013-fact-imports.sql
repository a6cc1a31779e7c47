-- A file of events that happened before, and how far it has come in.
create table fact_imports (
  workspace_id text not null references workspaces,
  id text not null,
  source_id text not null,
  file_name text not null,
  kind text not null check (kind in ('csv', 'ndjson', 'parquet')),
  bytes bigint not null default 0,
  -- Of the bytes: rows without an id of their own are known again by it and their place.
  fingerprint text not null default '',
  format jsonb,
  columns text[] not null default '{}',
  status text not null check (status in ('uploading', 'uploaded', 'running', 'done', 'failed', 'cancelled')),
  mapping jsonb,
  -- Where the reader goes on: row, line and byte; null: at the beginning. Moves when the rows before it are durable.
  place jsonb,
  rows_done bigint not null default 0,
  taken bigint not null default 0,
  duplicates bigint not null default 0,
  rejected bigint not null default 0,
  unreadable bigint not null default 0,
  problems jsonb not null default '[]',
  failure text,
  created_by text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, source_id) references sources (workspace_id, id)
);
create index fact_imports_source on fact_imports (workspace_id, source_id, id desc);
create index fact_imports_at_work on fact_imports (status) where status in ('uploading', 'running');
select protect_table('fact_imports');

create table fact_import_pieces (
  workspace_id text not null references workspaces,
  import_id text not null,
  no integer not null,
  bytes bytea not null,
  primary key (workspace_id, import_id, no),
  foreign key (workspace_id, import_id) references fact_imports (workspace_id, id)
);
alter table fact_import_pieces alter column bytes set storage external;
select protect_table('fact_import_pieces');
