-- Who an event is about: dense numbers of distinct ids and of accounts, and which of them are one.

-- The last numbers given. Whoever learns something about identities of a workspace holds this row's lock, so that learning is one after the
-- other; whoever only reads does not wait.
create table identity_counters (
  workspace_id text primary key references workspaces,
  actors integer not null default 0,
  accounts integer not null default 0
);
select protect_table('identity_counters');

create table distinct_ids (
  workspace_id text not null references workspaces,
  -- What events hold as `actor`; never given again.
  number integer not null,
  kind text not null check (kind in ('user', 'anonymous')),
  value text not null,
  -- Of an anonymous id: the first user who identified with it.
  bound_to integer,
  -- The number that all distinct ids of one human resolve to.
  canonical integer not null,
  -- The record whose id this is; a record that was merged keeps its ids, and leads to the one that stayed.
  person_id text,
  created_at timestamptz not null,
  primary key (workspace_id, number),
  unique (workspace_id, kind, value),
  foreign key (workspace_id, person_id) references persons (workspace_id, id) on delete set null (person_id),
  check (bound_to is null or kind = 'anonymous'),
  check (person_id is null or kind = 'user')
);
create index distinct_ids_canonical on distinct_ids (workspace_id, canonical);
create index distinct_ids_person on distinct_ids (workspace_id, person_id) where person_id is not null;
create index distinct_ids_bound on distinct_ids (workspace_id, bound_to) where bound_to is not null;
select protect_table('distinct_ids');

-- Two users of whom a server said that they are one.
create table user_aliases (
  workspace_id text not null references workspaces,
  number integer not null,
  other integer not null,
  made_at timestamptz not null,
  primary key (workspace_id, number, other),
  check (number < other)
);
create index user_aliases_other on user_aliases (workspace_id, other);
select protect_table('user_aliases');

create table account_keys (
  workspace_id text not null references workspaces,
  -- What events hold as `account`.
  number integer not null,
  -- The group id; null for the number of a record that no event has named yet.
  value text,
  canonical integer not null,
  account_id text,
  created_at timestamptz not null,
  primary key (workspace_id, number),
  unique (workspace_id, value),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete set null (account_id)
);
create index account_keys_canonical on account_keys (workspace_id, canonical);
create index account_keys_account on account_keys (workspace_id, account_id) where account_id is not null;
select protect_table('account_keys');

-- What is still to be told to the store of the facts. The moment of the change is the version there: telling twice is harmless, and what is
-- said after a backup was brought back counts more than what was said before.
create table override_changes (
  id bigint generated always as identity primary key,
  workspace_id text not null references workspaces,
  kind text not null check (kind in ('person', 'account')),
  number integer not null,
  canonical integer not null,
  -- Microseconds since 1970. Changes of one workspace are made under its counter, one after the other.
  version bigint not null default (extract(epoch from clock_timestamp()) * 1000000)::bigint
);
select protect_table('override_changes');

-- What identify and group calls said, until it is taken over into records, and afterwards so that the same is not written twice.
create table observations (
  workspace_id text not null references workspaces,
  kind text not null check (kind in ('person', 'account', 'membership')),
  number integer not null,
  -- Of a membership: the number of the account; 0 otherwise.
  other integer not null default 0,
  is_public boolean not null,
  traits jsonb not null default '{}',
  -- The fields as they were brought to the record the last time; what stands there otherwise was typed by a member.
  applied jsonb,
  first_at timestamptz not null,
  said_at timestamptz not null,
  waiting boolean not null default true,
  primary key (workspace_id, kind, number, other, is_public)
);
create index observations_waiting on observations (workspace_id, kind) where waiting;
select protect_table('observations');

-- Days on which events of "no account" have found theirs, and deletions that are under way: what has to be done in the store of the facts.
create table facts_duties (
  id bigint generated always as identity primary key,
  workspace_id text not null references workspaces,
  kind text not null check (kind in ('erase', 'resolve')),
  -- What it is about, such as the numbers of a person; never a name.
  task jsonb not null,
  created_at timestamptz not null,
  done_at timestamptz
);
create index facts_duties_waiting on facts_duties (workspace_id) where done_at is null;
select protect_table('facts_duties');

-- How long a workspace keeps its events; no row: for ever.
create table facts_retentions (
  workspace_id text primary key references workspaces,
  months integer not null check (months between 1 and 1200),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
select protect_table('facts_retentions');
