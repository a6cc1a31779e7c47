-- What a write with an idempotency key answered, committed together with what it did: the same key again answers the same, and does nothing.
-- A body is absent where it holds a secret or is too long to keep.
create table kept_answers (
  workspace_id text not null references workspaces,
  -- The member or the API key who asked: nobody else's keys are theirs.
  caller_id text not null,
  key text not null,
  fingerprint text not null,
  status integer,
  etag text,
  body text,
  created_at timestamptz not null,
  primary key (workspace_id, caller_id, key)
);
create index kept_answers_old on kept_answers (created_at);
select protect_table('kept_answers');
