-- Which metric of analytics measures them from then on. No foreign key: metrics belong to an area above; they are archived, never deleted.
alter table north_stars add column metric_id text;
alter table key_results add column metric_id text;
create index north_stars_metric on north_stars (workspace_id, metric_id) where metric_id is not null;
create index key_results_metric on key_results (workspace_id, metric_id) where metric_id is not null;
-- People, accounts or events behind a measured figure.
alter table measurements add column n bigint;
