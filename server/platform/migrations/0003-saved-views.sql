-- A name for what stands in the address of a page.
create table saved_views (
  workspace_id text not null references workspaces,
  id text not null,
  member_id text not null,
  page text not null,
  name text not null,
  search jsonb not null,
  shared boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id)
);
create index saved_views_page on saved_views (workspace_id, page);
select protect_table('saved_views');
