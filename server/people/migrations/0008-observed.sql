-- Records that only a public write key has told of. They are counted; nothing is decided by them until a member confirms them.

alter table accounts add column observed boolean not null default false;
alter table persons add column observed boolean not null default false;
alter table memberships add column observed boolean not null default false;

-- What a browser claims takes no email from anybody: two may claim one, and one who is known has it all the same.
drop index persons_email;
create unique index persons_email on persons (workspace_id, email_key) where email_key is not null and merged_into is null and not observed;
create index persons_observed_email on persons (workspace_id, email_key) where email_key is not null;

-- Who went up in a record, and in those that went up in it.
create index accounts_merged on accounts (workspace_id, merged_into) where merged_into is not null;
create index persons_merged on persons (workspace_id, merged_into) where merged_into is not null;

-- An id as events bring it says nothing of the system that it comes from.
create index external_refs_by_id on external_refs (workspace_id, kind, external_id);

-- When somebody last did something. A table of its own: it is written every few minutes, the records are not.
create table last_seen (
  workspace_id text not null references workspaces,
  kind text not null check (kind in ('account', 'person')),
  record_id text not null,
  seen_at timestamptz not null,
  primary key (workspace_id, kind, record_id)
);
select protect_table('last_seen');
