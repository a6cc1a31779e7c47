-- A view of another day or of a segment follows by delta, as today's does: what waits, waits for each slot of its own.
delete from projection_dirt;
alter table projection_dirt drop constraint projection_dirt_pkey;
alter table projection_dirt add column slot integer not null;
alter table projection_dirt add primary key (workspace_id, product_id, slot, kind, no);
-- said: something was said on a problem that stays open or closed. business: only the money of a problem changed, nothing was said on it.
alter table projection_dirt drop constraint projection_dirt_kind_check;
alter table projection_dirt add constraint projection_dirt_kind_check check (kind in ('stances', 'said', 'family', 'problem', 'business'));

-- The change of the slot's head with which a problem was last computed: a segment's slot takes what is younger than itself.
alter table problem_factors add column change_no bigint not null default 0;

-- What accounts want of a problem, over all families: the ranking shows it and would count a page's stances each time it is read.
alter table problem_factors
  add column stance_importance integer,
  add column stance_protects boolean,
  add column stance_grows boolean,
  add column stance_families integer,
  add column stance_by_team integer;

-- Whose voices the slot of a segment sums, in one word: with other members it is summed anew.
alter table projection_slots add column members_key text;

-- Who was heard on a problem, and what each family's word on it comes to: what a segment sums. A row for a problem and not for each
-- voice, because a segment's ranking reads all of them; not compressed, because reading is what it is for.
drop table problem_people;
create table problem_voices (
  workspace_id text not null,
  product_id text not null,
  slot integer not null,
  problem_no integer not null,
  person_nos integer[] not null,
  -- One entry a family, the same place in each: value a year, cost a week, 1 cannot be met + 2 has passed, the next date that can be met.
  family_nos integer[] not null,
  family_values double precision[] not null,
  family_costs double precision[] not null,
  family_flags integer[] not null,
  family_met_on date[] not null,
  primary key (workspace_id, product_id, slot, problem_no)
);
alter table problem_voices
  alter person_nos set storage external,
  alter family_nos set storage external,
  alter family_values set storage external,
  alter family_costs set storage external,
  alter family_flags set storage external,
  alter family_met_on set storage external;
select protect_table('problem_voices');

-- The slots that follow the records of a product: today's, and those of other days. Those of segments follow these.
create function projection_slots_of(workspace text, product text) returns setof integer stable language sql as $$
  select 0 union all
  select slot from projection_slots where workspace_id = workspace and product_id = product and slot <> 0 and segment_id is null
$$;

-- The key that is asked for comes first: a plan made while the table is still small then cannot take the wrong index, and keep it.
alter table family_stances drop constraint family_stances_pkey;
alter table family_stances add primary key (problem_no, slot, workspace_id, family_no, reason);
drop index family_stances_family;
create index family_stances_family on family_stances (family_no, slot, workspace_id);
