-- A comment is searched by its words. Of a mention, `@[name](mem_…)`, only the name is one.
alter table comments add column search tsvector generated always as (to_tsvector('simple'::regconfig,
  translate(left(regexp_replace(body, '\]\(mem_[0-9a-z]{20}\)', ' ', 'g'), 8000), '.@/:_-[', '       '))) stored;
alter table comments alter column search set statistics 0;
create index comments_words on comments using gin (search) with (gin_pending_list_limit = 512);
