-- Evidence → problem, and what the ranking is computed from. Projections stand at the end: they can be dropped and rebuilt.

-- Under row-level security Postgres uses an index only for functions it knows to leak nothing, and does not know it of text search.
-- Neither of these raises an error that quotes what it compares. A role that may not say so (a managed server) searches without the
-- indexes: slower, and right.
do $$ begin
  alter function ts_match_vq(tsvector, tsquery) leakproof;
  alter function arraycontains(anyarray, anyarray) leakproof;
exception when insufficient_privilege then
  raise notice 'text search goes without its indexes: this role may not mark functions as leakproof';
end $$;

create table problems (
  workspace_id text not null,
  id text not null,
  -- A dense number: projections with a million rows carry 4 bytes instead of 24.
  no integer generated always as identity unique,
  product_id text not null,
  title text not null,
  who text,
  situation text,
  obstacle text,
  consequence text,
  measure_of_success text,
  status text not null default 'heard'
    check (status in ('heard', 'validated', 'chosen', 'in_delivery', 'released', 'measured', 'parked', 'merged')),
  parked_reason text,
  merged_into text,
  objective_id text,
  -- Valuation inputs; null is "not set", never zero.
  effort_person_weeks numeric check (effort_person_weeks > 0),
  duration_weeks numeric check (duration_weeks > 0),
  impact numeric check (impact in (0.25, 0.5, 1, 2, 3)),
  inputs_set_by text,
  inputs_set_at timestamptz,
  steward_ids text[] not null default '{}',
  tags text[] not null default '{}',
  source text,
  external_id text,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  title_key text generated always as (lower(title)) stored,
  -- translate(): otherwise the parser keeps addresses, paths and versions in one piece, and their parts are never found.
  search tsvector generated always as (to_tsvector('simple'::regconfig, translate(title || ' ' || coalesce(who, '') || ' '
    || coalesce(situation, '') || ' ' || coalesce(obstacle, '') || ' ' || coalesce(consequence, ''), '.@/:_-', '      '))) stored,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, merged_into) references problems (workspace_id, id)
);
create unique index problems_external on problems (workspace_id, product_id, source, external_id) where external_id is not null;
-- "Create or attach" by title in imports, and the search field.
create unique index problems_title on problems (workspace_id, product_id, title_key) where merged_into is null and archived_at is null;
create index problems_search on problems using gin (search);
create index problems_product on problems (workspace_id, product_id, status);
select protect_table('problems');

create table evidence (
  workspace_id text not null,
  id text not null,
  product_id text not null,
  kind text not null check (kind in ('interview', 'analytics', 'decision_maker', 'support', 'sales', 'survey', 'review', 'vote')),
  title text not null,
  body text not null default '',
  occurred_at timestamptz not null,
  person_id text,
  account_id text,
  -- How many unnamed people stand behind it besides person_id: heard, never measured.
  unnamed_people integer not null default 0 check (unnamed_people >= 0),
  source text not null,
  source_url text,
  external_id text,
  sentiment smallint check (sentiment between -2 and 2),
  tags text[] not null default '{}',
  fields jsonb not null default '{}',
  -- Roles of the speaker and stage, plan and revenue of the account as they stood when it was said.
  snapshot jsonb not null default '{}',
  triage text not null default 'waiting' check (triage in ('waiting', 'attached', 'parked')),
  parked_reason text,
  -- The speaker is in several accounts and none was named: the inbox asks, and money counts nothing.
  account_unclear boolean not null default false,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  -- No stemming: customers write in many languages. The beginning of a long quote is enough to find it by.
  search tsvector generated always as (to_tsvector('simple'::regconfig, translate(left(title || ' ' || body, 8000), '.@/:_-', '      '))) stored,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, person_id) references persons (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
);
create unique index evidence_external on evidence (workspace_id, product_id, source, external_id) where external_id is not null;
create index evidence_inbox on evidence (workspace_id, product_id, triage, occurred_at, id) where archived_at is null;
create index evidence_unclear on evidence (workspace_id, product_id, occurred_at, id) where account_unclear and archived_at is null;
create index evidence_time on evidence (workspace_id, product_id, occurred_at, id);
create index evidence_kind on evidence (workspace_id, product_id, kind, occurred_at, id);
create index evidence_source on evidence (workspace_id, product_id, source, occurred_at, id);
create index evidence_archived on evidence (workspace_id, product_id, occurred_at, id) where archived_at is not null;
-- A short list of what waits to be indexed: emptying a long one makes a single insert wait for a quarter of a second.
create index evidence_search on evidence using gin (search) with (gin_pending_list_limit = 512);
-- What no query's plan depends on is not sampled: sampling words takes ten times as long as all the rest.
alter table evidence alter column search set statistics 0;
alter table evidence alter column title set statistics 0;
alter table evidence alter column body set statistics 0;
alter table evidence alter column fields set statistics 0;
alter table evidence alter column snapshot set statistics 0;
create index evidence_tags on evidence using gin (tags) where tags <> '{}';
create index evidence_account on evidence (workspace_id, account_id, occurred_at) where account_id is not null;
create index evidence_person on evidence (workspace_id, person_id, occurred_at) where person_id is not null;
select protect_table('evidence');

create table evidence_links (
  workspace_id text not null,
  evidence_id text not null,
  problem_id text not null,
  importance smallint not null check (importance between 0 and 3),
  reason text not null check (reason in ('grow', 'protect', 'neither')),
  -- Whose value it is: the person's own (said, imported, self-service) or the team's; the team's wins.
  valued_by text not null check (valued_by in ('person', 'team')),
  valued_at timestamptz not null,
  created_at timestamptz not null,
  primary key (workspace_id, evidence_id, problem_id),
  foreign key (workspace_id, evidence_id) references evidence (workspace_id, id),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id)
);
create index evidence_links_problem on evidence_links (workspace_id, problem_id, evidence_id);
select protect_table('evidence_links');

-- What the team says a problem means to an account, whatever the single voices say.
create table team_values (
  workspace_id text not null,
  problem_id text not null,
  account_id text not null,
  importance smallint not null check (importance between 0 and 3),
  reason text not null check (reason in ('grow', 'protect', 'neither')),
  set_by text not null,
  set_at timestamptz not null,
  primary key (workspace_id, problem_id, account_id),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
);
create index team_values_account on team_values (workspace_id, account_id);
select protect_table('team_values');

-- What it costs the customer, in their words. Shown beside our revenue, never added to it.
create table stated_stakes (
  workspace_id text not null,
  id text not null,
  problem_id text not null,
  account_id text not null,
  amount_minor bigint check (amount_minor >= 0),
  currency text,
  period text check (period in ('month', 'year', 'once')),
  needed_by date,
  why text,
  said_by_person_id text,
  said_in_role text,
  evidence_id text,
  is_customer boolean not null default true,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, said_by_person_id) references persons (workspace_id, id),
  foreign key (workspace_id, evidence_id) references evidence (workspace_id, id)
);
create index stated_stakes_problem on stated_stakes (workspace_id, problem_id);
create index stated_stakes_account on stated_stakes (workspace_id, account_id);
select protect_table('stated_stakes');

-- Dates that are not already in a contract or a deal. account_id null: the date holds for every account of the problem.
create table deadline_facts (
  workspace_id text not null,
  id text not null,
  problem_id text not null,
  account_id text,
  kind text not null check (kind in ('clause', 'regulation', 'commitment')),
  due_on date not null,
  note text,
  reference text,
  version integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, problem_id) references problems (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
);
create index deadline_facts_problem on deadline_facts (workspace_id, problem_id);
select protect_table('deadline_facts');

-- What became of a date that had passed: of a deadline fact, or of a stake's "needed by".
create table deadline_answers (
  workspace_id text not null,
  subject_id text not null,
  answered_at timestamptz not null,
  answer text not null check (answer in ('moved', 'no_longer_holds')),
  from_on date not null,
  to_on date,
  note text,
  answered_by text not null,
  primary key (workspace_id, subject_id, answered_at),
  check ((answer = 'moved') = (to_on is not null))
);
select protect_table('deadline_answers');

-- Two problems that were one. What moved stands row by row, so that the merge can be undone as long as nobody changed it since.
create table problem_merges (
  workspace_id text not null,
  id text not null,
  from_id text not null,
  into_id text not null,
  from_before jsonb not null,
  moves jsonb not null,
  conflict_count integer not null,
  merged_by text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, from_id) references problems (workspace_id, id),
  foreign key (workspace_id, into_id) references problems (workspace_id, id)
);
create index problem_merges_from on problem_merges (workspace_id, from_id);
create index problem_merges_into on problem_merges (workspace_id, into_id, id);
select protect_table('problem_merges');

create table problem_merge_moves (
  workspace_id text not null,
  merge_id text not null,
  kind text not null check (kind in ('link', 'team_value', 'stake', 'deadline', 'comment')),
  -- The evidence of a link, the account of a team value, else the row's own id.
  ref_id text not null,
  -- What the merged problem's row said; what the other one's said (null: it had none); what stands there since.
  from_row jsonb not null,
  into_row jsonb,
  stands jsonb not null,
  primary key (workspace_id, merge_id, kind, ref_id),
  foreign key (workspace_id, merge_id) references problem_merges (workspace_id, id)
);
select protect_table('problem_merge_moves');

create table comments (
  workspace_id text not null,
  id text not null,
  subject_kind text not null,
  subject_id text not null,
  body text not null,
  member_id text not null,
  member_name text not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id)
);
create index comments_subject on comments (workspace_id, subject_id, id);
select protect_table('comments');

-- Projections -------------------------------------------------------------------------------------------------------
-- Rebuildable from the tables above and from people's. Slot 0 is today and kept by delta; other slots hold the same
-- figures as of another day or for a segment, built when somebody asks. Keyed by dense numbers: a million rows are common.

create table projection_slots (
  workspace_id text not null,
  product_id text not null,
  slot integer not null,
  as_of date not null,
  -- A slot for a segment holds problem factors only: it sums the stances of the slot of all that stands for the same day.
  segment_id text,
  -- Grows with every recomputation of slot 0; another slot is stale when it was built from an older change.
  change_no bigint not null default 0,
  policies jsonb not null,
  built_at timestamptz,
  used_at timestamptz not null,
  primary key (workspace_id, product_id, slot),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
select protect_table('projection_slots');

-- One row per problem and person who was heard on it: reach, and its filter by segment.
create table problem_people (
  workspace_id text not null,
  slot integer not null,
  problem_no integer not null,
  person_no integer not null,
  primary key (workspace_id, slot, problem_no, person_no)
);
select protect_table('problem_people');

-- One row per problem, account family and reason: what the family says of it.
create table family_stances (
  workspace_id text not null,
  slot integer not null,
  problem_no integer not null,
  family_no integer not null,
  reason "char" not null, -- p protect, g grow, n neither
  importance smallint not null,
  by_team boolean not null,
  people integer not null,
  primary key (workspace_id, slot, problem_no, family_no, reason)
);
create index family_stances_family on family_stances (workspace_id, slot, family_no);
select protect_table('family_stances');

-- One row per product and family: its two budgets, its nearest dates, the weights it spreads them over.
-- Money: major units of the workspace's currency a year.
create table family_factors (
  workspace_id text not null,
  product_id text not null,
  slot integer not null,
  family_no integer not null,
  protect_budget double precision not null,
  grow_budget double precision not null,
  protect_due_on date,
  protect_due_kind text,
  protect_passed_on date,
  grow_due_on date,
  grow_due_kind text,
  grow_passed_on date,
  protect_weight double precision not null,
  grow_weight double precision not null,
  primary key (workspace_id, product_id, slot, family_no)
);
select protect_table('family_factors');

-- One row per problem: everything the ranking sorts and shows.
create table problem_factors (
  workspace_id text not null,
  product_id text not null,
  slot integer not null,
  problem_no integer not null,
  people_heard integer not null,
  unnamed_heard integer not null,
  reach double precision not null,
  reach_measured boolean not null default false,
  confidence double precision not null,
  consumer_numerator double precision not null,
  consumer_score double precision,
  families integer not null,
  value_at_stake double precision not null,
  cost_per_week double precision,
  business_score double precision,
  families_cannot_be_met integer not null,
  families_passed integer not null,
  next_due_on date,
  evidence_count integer not null,
  evidence_kinds jsonb not null,
  last_evidence_at timestamptz,
  primary key (workspace_id, product_id, slot, problem_no)
);
select protect_table('problem_factors');

-- What waits to be recomputed in slot 0. kind: stances (links of a problem changed), family (money, dates or weights
-- changed), problem (inputs changed).
create table projection_dirt (
  workspace_id text not null,
  kind text not null check (kind in ('stances', 'family', 'problem')),
  product_id text not null,
  no integer not null,
  primary key (workspace_id, kind, product_id, no)
);
select protect_table('projection_dirt');
