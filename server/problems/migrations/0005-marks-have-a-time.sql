-- Since when something waits: a mark that is minutes old says that nobody works marks off.
alter table projection_dirt add column marked_at timestamptz not null default now();
