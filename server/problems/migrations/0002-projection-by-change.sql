-- A view of another day or of a segment follows by delta, as today's does: what waits, waits for each slot of its own.
delete from projection_dirt;
alter table projection_dirt drop constraint projection_dirt_pkey;
alter table projection_dirt add column slot integer not null;
alter table projection_dirt add primary key (workspace_id, product_id, slot, kind, no);

-- The change of the slot's head with which a problem was last computed: a segment's slot takes what is younger than itself.
alter table problem_factors add column change_no bigint not null default 0;

-- Whose voices the slot of a segment sums: numbers of persons (p) and of families (f), and what they come to in one word.
alter table projection_slots add column members_key text;
create table projection_members (
  workspace_id text not null,
  product_id text not null,
  slot integer not null,
  kind "char" not null check (kind in ('p', 'f')),
  no integer not null,
  primary key (workspace_id, product_id, slot, kind, no)
);
select protect_table('projection_members');

-- The slots that follow the records of a product: today's, and those of other days. Those of segments follow these.
create function projection_slots_of(workspace text, product text) returns setof integer stable language sql as $$
  select 0 union all
  select slot from projection_slots where workspace_id = workspace and product_id = product and slot <> 0 and segment_id is null
$$;
