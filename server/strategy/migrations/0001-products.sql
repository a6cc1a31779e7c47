create table products (
  workspace_id text not null references workspaces,
  id text not null,
  name text not null,
  business_model text not null check (business_model in ('b2c', 'b2b', 'hybrid')),
  vision text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
select protect_table('products');
