-- A figure holds from the moment it was measured until the next one; without people: the source was changed or taken away then.
drop table reach_figures;
create table reach_figures (
  workspace_id text not null,
  problem_id text not null,
  measured_at timestamptz not null,
  people integer check (people >= 0),
  -- Both days belong to it.
  from_on date,
  to_on date,
  -- As the source stood when it was measured.
  source jsonb,
  source_name text,
  primary key (workspace_id, problem_id, measured_at),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id),
  check (num_nonnulls(people, from_on, to_on, source, source_name) in (0, 5))
);
select protect_table('reach_figures');
