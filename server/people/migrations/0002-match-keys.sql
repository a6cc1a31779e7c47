-- What is left of an organisation's name when its legal form, case and punctuation are gone: two accounts with the same key may be one.
create function people_match_key(name text) returns text immutable strict parallel safe language sql as $$
  select regexp_replace(
    regexp_replace(lower(name), '\m(inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|kg|ug|se|sa|sas|sarl|srl|spa|bv|nv|oy|ab|as|aps|pty|pte|the)\M', '', 'g'),
    '[[:space:][:punct:]]+', '', 'g')
$$;
alter table accounts add column match_key text generated always as (people_match_key(name)) stored;
create index accounts_match on accounts (workspace_id, match_key);
