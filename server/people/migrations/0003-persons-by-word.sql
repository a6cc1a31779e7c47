-- A person is searched by any word of name and address. Half a million of them cannot be read for each letter that somebody types.
alter table persons add column words tsvector generated always as
  (to_tsvector('simple'::regconfig, translate(coalesce(name, '') || ' ' || coalesce(email, ''), '.@/:_-', '      '))) stored;
alter table persons alter column words set statistics 0;
create index persons_words on persons using gin (words) with (gin_pending_list_limit = 512);
