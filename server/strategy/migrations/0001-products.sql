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

-- What a team decided differently from the playbook. Kept by business model, so that it survives switching away and back.
create table policy_overrides (
  workspace_id text not null,
  product_id text not null,
  business_model text not null,
  policy_key text not null,
  value jsonb not null,
  reason text not null,
  member_id text not null,
  member_name text not null,
  set_at timestamptz not null,
  primary key (workspace_id, product_id, business_model, policy_key),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
select protect_table('policy_overrides');
