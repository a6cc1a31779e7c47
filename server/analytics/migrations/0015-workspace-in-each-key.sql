-- As everywhere: rows of a workspace lie together, and are found by it.
alter table override_changes drop constraint override_changes_pkey, add primary key (workspace_id, id);
-- Told in the order of their changes, over all workspaces.
create index override_changes_in_order on override_changes (id);
alter table facts_duties drop constraint facts_duties_pkey, add primary key (workspace_id, id);
drop index facts_duties_waiting;
create index facts_duties_waiting on facts_duties (kind, id) where done_at is null;
