-- Cells of fewer people or accounts are not shown to whoever opens the insight or downloads its answer. 0 shows all.
alter table insights add column hide_under integer not null default 0 check (hide_under between 0 and 1000);
