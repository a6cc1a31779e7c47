-- What members decide for themselves. Null: as the browser, or for days the workspace, has it.
alter table members add column time_zone text;
alter table members add column locale text;
alter table members add column theme text check (theme in ('light', 'dark', 'system'));
alter table members add column mail_choice text not null default 'at_once' check (mail_choice in ('at_once', 'daily', 'off'));
-- The member's day for which the last digest was made.
alter table members add column digest_on date;

-- What a member is told. Its second lock is narrower than that of other tables: a row is seen, changed and taken away by its member only;
-- others may add it.
create table notifications (
  workspace_id text not null references workspaces,
  id text not null,
  member_id text not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  product_id text,
  -- What it tells of (a comment, an import): of one thing a member is told once.
  source_id text not null,
  title text not null,
  excerpt text,
  actor_id text,
  actor_name text not null,
  created_at timestamptz not null,
  read_at timestamptz,
  -- True until it was decided whether a mail goes out; stays so where no mails are set up.
  mail_due boolean not null default false,
  primary key (workspace_id, id)
);
create unique index notifications_once on notifications (workspace_id, member_id, source_id);
create index notifications_mine on notifications (workspace_id, member_id, id desc);
create index notifications_due on notifications (workspace_id) where mail_due;
alter table notifications enable row level security;
create policy member on notifications
  using (workspace_id = current_setting('bifocal.workspace_id', true) and member_id = current_setting('bifocal.member_id', true))
  with check (workspace_id = current_setting('bifocal.workspace_id', true));
grant select, insert, update, delete on notifications to bifocal_app;

-- Whoever takes back what they said takes back what others were told of it, without seeing whom. Null: everybody.
create function withdraw_notifications(source text, members text[]) returns void language sql security definer set search_path = public as $$
  delete from notifications
  where workspace_id = current_setting('bifocal.workspace_id', true) and source_id = source and (members is null or member_id = any(members));
$$;
revoke all on function withdraw_notifications(text, text[]) from public;
grant execute on function withdraw_notifications(text, text[]) to bifocal_app;

-- The link of a mailed invitation has a secret of its own, made when the mail is sent: nothing secret waits in a queue.
alter table invitations add column mail_due boolean not null default false;
alter table invitations add column mailed_token_hash text unique;

-- Which mails were sent, so that none is sent twice. It holds neither address nor text: both are read when a mail is sent.
create table mails (
  workspace_id text not null references workspaces,
  id text not null,
  kind text not null check (kind in ('invitation', 'notification', 'digest')),
  subject_id text not null,
  member_id text,
  state text not null default 'waiting' check (state in ('waiting', 'handing_over', 'sent', 'dropped', 'failed')),
  tries integer not null default 0,
  reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (workspace_id, id)
);
create unique index mails_once on mails (workspace_id, kind, subject_id);
create index mails_waiting on mails (created_at) where state in ('waiting', 'handing_over');
select protect_table('mails');
