-- A number that is kept: what it means, in versions, and what it was.
create table metrics (
  workspace_id text not null references workspaces,
  id text not null,
  product_id text not null,
  name text not null,
  description text,
  unit text not null,
  direction text not null check (direction in ('increase', 'decrease')),
  -- The version of the definition that holds.
  definition_no integer not null,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create index metrics_product on metrics (workspace_id, product_id, id);
select protect_table('metrics');

create table metric_definitions (
  workspace_id text not null,
  metric_id text not null,
  no integer not null,
  definition jsonb not null,
  reason text,
  set_by text not null,
  set_at timestamptz not null,
  primary key (workspace_id, metric_id, no),
  foreign key (workspace_id, metric_id) references metrics (workspace_id, id)
);
select protect_table('metric_definitions');

-- What was measured, under the definition that held then. Both days belong to it.
create table metric_figures (
  workspace_id text not null,
  metric_id text not null,
  definition_no integer not null,
  from_on date not null,
  to_on date not null,
  value double precision,
  n bigint,
  low double precision,
  high double precision,
  measured_at timestamptz not null,
  primary key (workspace_id, metric_id, to_on, from_on, definition_no),
  foreign key (workspace_id, metric_id, definition_no) references metric_definitions (workspace_id, metric_id, no)
);
select protect_table('metric_figures');

-- A question under a name.
create table insights (
  workspace_id text not null references workspaces,
  id text not null,
  product_id text not null,
  name text not null,
  description text,
  question jsonb not null,
  steward_id text,
  -- Where it stands among the insights of its product.
  place double precision not null,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, steward_id) references members (workspace_id, id)
);
create index insights_product on insights (workspace_id, product_id, place, id);
select protect_table('insights');

create table alerts (
  workspace_id text not null references workspaces,
  id text not null,
  product_id text not null,
  name text not null,
  -- Either an insight and which of its numbers, or a metric.
  insight_id text,
  reduction jsonb,
  metric_id text,
  condition jsonb not null,
  period text not null check (period in ('day', 'week', 'month')),
  minimum_n bigint not null check (minimum_n > 0),
  steward_id text,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, insight_id) references insights (workspace_id, id),
  foreign key (workspace_id, metric_id) references metrics (workspace_id, id),
  foreign key (workspace_id, steward_id) references members (workspace_id, id),
  check (num_nonnulls(insight_id, metric_id) = 1),
  check ((insight_id is null) = (reduction is null))
);
create index alerts_product on alerts (workspace_id, product_id, id);
create index alerts_insight on alerts (workspace_id, insight_id) where insight_id is not null;
create index alerts_metric on alerts (workspace_id, metric_id) where metric_id is not null;
select protect_table('alerts');

-- One look of an alert at one period: a second look at the same period finds it done.
create table alert_checks (
  workspace_id text not null,
  id text not null,
  alert_id text not null,
  from_on date not null,
  to_on date not null,
  verdict text not null check (verdict in ('crossed', 'stays', 'clear', 'too_few')),
  figure jsonb not null,
  before jsonb,
  text text not null,
  checked_at timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, alert_id, from_on),
  foreign key (workspace_id, alert_id) references alerts (workspace_id, id)
);
select protect_table('alert_checks');

-- A dated note, drawn on the charts of a product.
create table annotations (
  workspace_id text not null references workspaces,
  id text not null,
  product_id text not null,
  on_day date not null,
  title text not null,
  note text,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create index annotations_day on annotations (workspace_id, product_id, on_day, id);
select protect_table('annotations');
