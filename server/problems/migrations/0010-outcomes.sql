-- What measures the reach of a problem. Figures stay when the source changes: a past day is told with what was measured then.
create table reach_sources (
  workspace_id text not null,
  problem_id text not null,
  insight_id text,
  reduction jsonb,
  metric_id text,
  set_by text not null,
  set_at timestamptz not null,
  primary key (workspace_id, problem_id),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id),
  foreign key (workspace_id, insight_id) references insights (workspace_id, id),
  foreign key (workspace_id, metric_id) references metrics (workspace_id, id),
  check (num_nonnulls(insight_id, metric_id) = 1),
  check ((insight_id is null) = (reduction is null))
);
select protect_table('reach_sources');

create table reach_figures (
  workspace_id text not null,
  problem_id text not null,
  -- Both days belong to it.
  from_on date not null,
  to_on date not null,
  people integer not null check (people >= 0),
  -- As the source stood when it was measured.
  source jsonb not null,
  source_name text not null,
  measured_at timestamptz not null,
  primary key (workspace_id, problem_id, to_on),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id)
);
select protect_table('reach_figures');

-- An alert that files evidence on a problem when it is crossed.
create table problem_alerts (
  workspace_id text not null,
  problem_id text not null,
  alert_id text not null,
  linked_by text not null,
  linked_at timestamptz not null,
  primary key (workspace_id, problem_id, alert_id),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id),
  foreign key (workspace_id, alert_id) references alerts (workspace_id, id)
);
create index problem_alerts_alert on problem_alerts (workspace_id, alert_id);
select protect_table('problem_alerts');

create table outcomes (
  workspace_id text not null,
  id text not null,
  problem_id text not null,
  metric_id text not null,
  definition_no integer not null,
  minimum_n bigint not null check (minimum_n > 0),
  baseline jsonb not null,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id),
  foreign key (workspace_id, metric_id, definition_no) references metric_definitions (workspace_id, metric_id, no)
);
create index outcomes_problem on outcomes (workspace_id, problem_id, id);
select protect_table('outcomes');

create table outcome_predictions (
  workspace_id text not null,
  id text not null,
  outcome_id text not null,
  predicted jsonb not null,
  reason text,
  predicted_by text not null,
  predicted_at timestamptz not null,
  -- From then on nobody changes it.
  frozen_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, outcome_id) references outcomes (workspace_id, id)
);
create index outcome_predictions_outcome on outcome_predictions (workspace_id, outcome_id, id);
create function refuse_frozen_prediction() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null then raise exception 'a frozen prediction stands'; end if;
  return new;
end $$;
create trigger outcome_predictions_frozen before update on outcome_predictions for each row execute function refuse_frozen_prediction();
select protect_table('outcome_predictions');

create table outcome_measurements (
  workspace_id text not null,
  outcome_id text not null,
  to_on date not null,
  from_on date not null,
  figure jsonb not null,
  change jsonb not null,
  verdict text not null check (verdict in ('better', 'no_difference', 'worse', 'too_few')),
  measured_at timestamptz not null,
  primary key (workspace_id, outcome_id, to_on, from_on),
  foreign key (workspace_id, outcome_id) references outcomes (workspace_id, id)
);
select protect_table('outcome_measurements');
