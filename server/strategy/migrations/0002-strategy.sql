-- Vision stands on the product; here what measures it: the north star, objectives with key results, and what is promised to whom.

-- A second member who overrides the same policy learns that it was changed meanwhile.
alter table policy_overrides add column version integer not null default 1;

create table north_stars (
  workspace_id text not null,
  id text not null,
  product_id text not null,
  name text not null,
  definition text,
  unit text not null,
  direction text not null check (direction in ('increase', 'decrease')),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create unique index north_stars_one_a_product on north_stars (workspace_id, product_id) where archived_at is null;
create index north_stars_product on north_stars (workspace_id, product_id, id);
select protect_table('north_stars');

create table objectives (
  workspace_id text not null,
  id text not null,
  product_id text not null,
  title text not null,
  description text,
  starts_on date not null,
  ends_on date not null,
  status text not null check (status in ('draft', 'active', 'achieved', 'missed', 'dropped')),
  steward_id text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, steward_id) references members (workspace_id, id),
  check (starts_on <= ends_on)
);
create index objectives_product on objectives (workspace_id, product_id, ends_on desc, id);
select protect_table('objectives');

create table key_results (
  workspace_id text not null,
  id text not null,
  objective_id text not null,
  name text not null,
  definition text,
  unit text not null,
  direction text not null check (direction in ('increase', 'decrease')),
  baseline double precision not null,
  target double precision not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, objective_id) references objectives (workspace_id, id),
  check (case direction when 'increase' then target > baseline else target < baseline end)
);
create index key_results_objective on key_results (workspace_id, objective_id, id);
select protect_table('key_results');

-- One figure a day for each metric.
create table measurements (
  workspace_id text not null,
  id text not null,
  north_star_id text,
  key_result_id text,
  measured_on date not null,
  value double precision not null,
  source text not null check (source in ('typed', 'measured')),
  note text,
  recorded_by text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, north_star_id) references north_stars (workspace_id, id),
  foreign key (workspace_id, key_result_id) references key_results (workspace_id, id),
  check (num_nonnulls(north_star_id, key_result_id) = 1)
);
create unique index measurements_north_star on measurements (workspace_id, north_star_id, measured_on) where north_star_id is not null;
create unique index measurements_key_result on measurements (workspace_id, key_result_id, measured_on) where key_result_id is not null;
select protect_table('measurements');

create table value_promises (
  workspace_id text not null,
  id text not null,
  product_id text not null,
  -- A stakeholder role or a persona in words, never both.
  audience_role text,
  audience_persona text,
  job text not null,
  claimed_gain text not null,
  metric_name text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  check (num_nonnulls(audience_role, audience_persona) = 1)
);
create index value_promises_product on value_promises (workspace_id, product_id, id);
select protect_table('value_promises');
