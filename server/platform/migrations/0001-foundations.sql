-- The application's role: no superuser, and row-level security applies to it. Every request runs under it.
-- Roles belong to the whole server: two databases of one server may try to make it at the same moment.
do $$ begin
  if not exists (select from pg_roles where rolname = 'bifocal_app') then
    create role bifocal_app nosuperuser nobypassrls nologin;
  end if;
exception when duplicate_object or unique_violation then
  null;
end $$;
grant bifocal_app to current_user;
grant usage on schema public to bifocal_app;

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Puts the second lock on a table: rows of other workspaces cannot be seen, changed or made under the application's role.
-- The tables' owner is not forced: migrations, sign-in and jobs over all workspaces run as the owner, who on a server need
-- not be a superuser. Requests never run as the owner.
create function protect_table(table_name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format(
    'create policy workspace on %I using (workspace_id = current_setting(''bifocal.workspace_id'', true)) with check (workspace_id = current_setting(''bifocal.workspace_id'', true))',
    table_name);
  execute format('grant select, insert, update, delete on %I to bifocal_app', table_name);
end $$;

create table workspaces (
  workspace_id text primary key,
  name text not null,
  currency text not null default 'EUR',
  time_zone text not null default 'UTC',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
select protect_table('workspaces');

create table members (
  workspace_id text not null references workspaces,
  id text not null,
  user_id text not null,
  name text not null,
  email text not null,
  role text not null check (role in ('admin', 'product_manager', 'contributor', 'viewer')),
  function text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, user_id)
);
create index members_user on members (user_id);
select protect_table('members');

create table invitations (
  workspace_id text not null references workspaces,
  id text not null,
  token_hash text not null unique,
  email text,
  role text not null,
  function text not null,
  invited_by text not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id)
);
select protect_table('invitations');

-- What an API key may do; the secret itself lives with the sign-in library.
create table api_keys (
  workspace_id text not null references workspaces,
  id text not null,
  auth_key_id text not null unique,
  name text not null,
  start text not null,
  scopes text[] not null,
  member_id text not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, member_id) references members (workspace_id, id)
);
select protect_table('api_keys');

create table audit_events (
  workspace_id text not null references workspaces,
  id text not null,
  at timestamptz not null,
  event text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  via text not null,
  request_id text not null,
  address text,
  primary key (workspace_id, id)
);
create index audit_events_subject on audit_events (workspace_id, subject_id, id desc);
select protect_table('audit_events');
-- Nobody rewrites history through the application.
revoke update, delete on audit_events from bifocal_app;

-- Facts for other areas and, later, for ClickHouse and webhooks: written with the change, delivered at least once.
create table outbox (
  workspace_id text not null references workspaces,
  id bigint generated always as identity,
  event text not null,
  subject_kind text not null,
  subject_id text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  delivered_at timestamptz,
  primary key (id)
);
create index outbox_waiting on outbox (id) where delivered_at is null;
select protect_table('outbox');

create table secrets (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);
