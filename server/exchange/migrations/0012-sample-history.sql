-- What people did in the products of the sample comes after the company stands: so many events are to come, in so many steps.
alter table samples
  add column events integer not null default 0,
  add column history_done integer not null default 0,
  add column history_total integer not null default 0;
