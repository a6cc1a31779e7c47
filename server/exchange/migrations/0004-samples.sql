-- A workspace that holds a simulated company, and how far its loading is. `ids` says which record each name of the company became, so that
-- a server that starts again goes on where the one before stopped.
create table samples (
  workspace_id text primary key references workspaces,
  seed integer not null,
  day date not null,
  status text not null check (status in ('loading', 'ready', 'failed', 'removing')),
  phase text not null,
  started_by jsonb not null,
  done integer not null,
  total integer not null,
  ids jsonb not null default '{}',
  failure text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz
);
select protect_table('samples');
