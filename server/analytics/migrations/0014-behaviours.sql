-- Who did what segments ask for, as it was found in the store of the facts: a segment is compiled in a transaction, which never waits for
-- another store. Found again every few minutes, and whenever a rule is written or looked at.
create table behaviours (
  workspace_id text not null references workspaces,
  kind text not null check (kind in ('account', 'person')),
  key text not null,
  value jsonb not null,
  -- persons.no or accounts.no
  nos integer[] not null default '{}',
  -- When somebody last read it: what nobody asks for any more is forgotten.
  wanted_at timestamptz not null,
  -- Null: not yet.
  found_at timestamptz,
  primary key (workspace_id, kind, key)
);
create index behaviours_unfound on behaviours (workspace_id) where found_at is null;
select protect_table('behaviours');
