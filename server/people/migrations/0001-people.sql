-- Accounts, persons, what connects them, and the money and dates around them.

create function people_words(words text[]) returns text immutable strict parallel safe language sql as $$ select array_to_string(words, ' ') $$;

create table accounts (
  workspace_id text not null references workspaces,
  id text not null,
  -- A dense number: rankings and segments carry 4 bytes instead of 24.
  no integer generated always as identity unique,
  name text not null,
  domains text[] not null default '{}',
  parent_id text,
  -- The topmost parent, the account itself where it has none: one family is one budget.
  family_id text not null,
  industry text,
  country text,
  region text,
  employees integer check (employees >= 0),
  -- What the account itself turns over in a year; never what it pays us.
  own_turnover_minor bigint,
  own_turnover_currency text,
  time_zone text,
  locale text,
  plan text,
  stage text not null default 'prospect' check (stage in ('prospect', 'onboarding', 'active', 'at_risk', 'churned')),
  seats integer check (seats >= 0),
  steward_id text,
  attributes jsonb not null default '{}',
  -- Fields whose value is our assumption: field → why.
  assumed jsonb not null default '{}',
  merged_into text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  -- Columns, not expressions in indexes: under row-level security Postgres uses an index only for functions it knows to leak nothing,
  -- and lower() is none of them.
  name_key text generated always as (lower(name)) stored,
  search text generated always as (lower(name || ' ' || people_words(domains))) stored,
  primary key (workspace_id, id),
  foreign key (workspace_id, parent_id) references accounts (workspace_id, id),
  foreign key (workspace_id, family_id) references accounts (workspace_id, id) deferrable initially deferred,
  foreign key (workspace_id, merged_into) references accounts (workspace_id, id),
  foreign key (workspace_id, steward_id) references members (workspace_id, id),
  check ((own_turnover_minor is null) = (own_turnover_currency is null)),
  check (parent_id <> id)
);
create index accounts_by_name on accounts (workspace_id, name_key, id);
create index accounts_by_update on accounts (workspace_id, updated_at, id);
create index accounts_parent on accounts (workspace_id, parent_id) where parent_id is not null;
create index accounts_family on accounts (workspace_id, family_id);
select protect_table('accounts');

-- The domains again, one a row, so that an import finds an account by its domain without reading all of them. Kept by the trigger below.
create table account_domains (
  workspace_id text not null,
  domain text not null,
  account_id text not null,
  primary key (workspace_id, domain, account_id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id) on delete cascade
);
create index account_domains_account on account_domains (workspace_id, account_id);
select protect_table('account_domains');

create function keep_account_domains() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    delete from account_domains where workspace_id = new.workspace_id and account_id = new.id;
  end if;
  insert into account_domains (workspace_id, domain, account_id)
    select distinct new.workspace_id, domain, new.id from unnest(new.domains) as domain;
  return null;
end $$;
create trigger accounts_inserted after insert on accounts for each row when (new.domains <> '{}') execute function keep_account_domains();
create trigger accounts_domains_changed after update of domains on accounts for each row when (new.domains is distinct from old.domains)
  execute function keep_account_domains();

-- What an account was, since when. Evidence takes its snapshot from here, so a churned account keeps its past.
create table account_states (
  workspace_id text not null,
  account_id text not null,
  aspect text not null check (aspect in ('stage', 'plan')),
  from_on date not null,
  value text,
  -- Typed by a member, or brought by an import.
  told_by text not null check (told_by in ('member', 'import')),
  primary key (workspace_id, account_id, aspect, from_on),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id)
);
select protect_table('account_states');

create table persons (
  workspace_id text not null references workspaces,
  id text not null,
  no integer generated always as identity unique,
  email text,
  name text,
  locale text,
  time_zone text,
  traits jsonb not null default '{}',
  merged_into text,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  email_key text generated always as (lower(email)) stored,
  name_key text generated always as (lower(coalesce(name, email, ''))) stored,
  search text generated always as (lower(coalesce(name, '') || ' ' || coalesce(email, ''))) stored,
  primary key (workspace_id, id),
  foreign key (workspace_id, merged_into) references persons (workspace_id, id)
);
create unique index persons_email on persons (workspace_id, email_key) where email_key is not null and merged_into is null;
create index persons_by_name on persons (workspace_id, name_key, id);
create index persons_by_update on persons (workspace_id, updated_at, id);
select protect_table('persons');

-- The ids that other systems know a record by; several for one record.
create table external_refs (
  workspace_id text not null references workspaces,
  kind text not null
    check (kind in ('account', 'person', 'membership', 'revenue_line', 'contract', 'deal', 'stakeholder_role')),
  source text not null,
  external_id text not null,
  record_id text not null,
  created_at timestamptz not null,
  primary key (workspace_id, kind, source, external_id)
);
create index external_refs_record on external_refs (workspace_id, record_id);
select protect_table('external_refs');

create table memberships (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  account_id text not null,
  title text,
  -- Null: not known since when; null at the end: still there. active_to is the first day without the membership.
  active_from date,
  active_to date,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references persons (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  check (active_to >= active_from)
);
create index memberships_person on memberships (workspace_id, person_id);
create index memberships_account on memberships (workspace_id, account_id);
select protect_table('memberships');

create table revenue_lines (
  workspace_id text not null,
  id text not null,
  account_id text not null,
  -- Null: paid for no product in particular. It counts for the account, for no product's budget.
  product_id text,
  amount_minor bigint not null,
  currency text not null,
  period text not null check (period in ('month', 'year', 'once')),
  kind text not null check (kind in ('recurring', 'one_off', 'trial')),
  starts_on date not null,
  -- The first day without this revenue.
  ends_on date,
  source text,
  assumed jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  check (ends_on >= starts_on),
  check (kind <> 'recurring' or period <> 'once')
);
create index revenue_lines_account on revenue_lines (workspace_id, account_id, starts_on);
create index revenue_lines_product on revenue_lines (workspace_id, product_id, account_id);
select protect_table('revenue_lines');

-- What one unit of a currency is worth in the workspace's currency, from that day on.
create table exchange_rates (
  workspace_id text not null references workspaces,
  currency text not null,
  day date not null,
  rate double precision not null check (rate > 0),
  source text,
  created_at timestamptz not null,
  primary key (workspace_id, currency, day)
);
select protect_table('exchange_rates');

create table contracts (
  workspace_id text not null,
  id text not null,
  account_id text not null,
  starts_on date not null,
  ends_on date,
  renewal_on date,
  -- [{ changeClass, days }]
  notice_clauses jsonb not null default '[]',
  -- [{ kind, text, reference }]
  clauses jsonb not null default '[]',
  reference text,
  source text,
  assumed jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  check (ends_on >= starts_on)
);
create index contracts_account on contracts (workspace_id, account_id);
create index contracts_renewal on contracts (workspace_id, renewal_on) where renewal_on is not null;
select protect_table('contracts');

create table deals (
  workspace_id text not null,
  id text not null,
  -- Null: nobody wrote down with whom.
  account_id text,
  product_id text,
  name text not null,
  amount_minor bigint,
  currency text,
  period text not null default 'once' check (period in ('month', 'year', 'once')),
  stage text,
  status text not null default 'open' check (status in ('open', 'won', 'lost')),
  -- Null: by the policy of the deal's stage.
  probability double precision check (probability between 0 and 1),
  opened_on date,
  -- When it is expected to close; closed_on is when it did.
  close_on date,
  closed_on date,
  lost_reason text,
  steward_id text,
  source text,
  -- Fields whose value is our assumption: field → why. `amount` and `probability` matter most.
  assumed jsonb not null default '{}',
  attributes jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  name_key text generated always as (lower(name)) stored,
  -- When it closed, or is expected to; '9999-12-31' where nobody knows.
  close_key date generated always as (coalesce(closed_on, close_on, '9999-12-31'::date)) stored,
  primary key (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, steward_id) references members (workspace_id, id),
  check ((amount_minor is null) = (currency is null)),
  check (closed_on >= opened_on),
  check (status <> 'open' or closed_on is null)
);
create index deals_account on deals (workspace_id, account_id);
create index deals_product on deals (workspace_id, product_id, status);
create index deals_by_name on deals (workspace_id, name_key, id);
create index deals_by_close on deals (workspace_id, close_key, id);
create index deals_by_update on deals (workspace_id, updated_at, id);
select protect_table('deals');

create table stakeholder_roles (
  workspace_id text not null,
  id text not null,
  person_id text not null,
  account_id text not null,
  product_id text,
  deal_id text,
  role text not null check (role in ('economic_buyer', 'decision_maker', 'champion', 'executive_sponsor', 'technical_evaluator',
    'procurement', 'legal_security', 'admin', 'end_user', 'influencer', 'blocker', 'coach')),
  influence smallint check (influence between 1 and 5),
  interest smallint check (interest between 1 and 5),
  legitimacy smallint check (legitimacy between 1 and 5),
  urgency smallint check (urgency between 1 and 5),
  stance smallint check (stance between -2 and 2),
  current_engagement text check (current_engagement in ('unaware', 'resistant', 'neutral', 'supportive', 'leading')),
  desired_engagement text check (desired_engagement in ('unaware', 'resistant', 'neutral', 'supportive', 'leading')),
  -- Evidence stands in a higher area: an id without a foreign key.
  evidence_id text,
  reason text,
  from_on date,
  to_on date,
  status text not null default 'confirmed' check (status in ('proposed', 'confirmed')),
  proposed_by text,
  confirmed_by text,
  confirmed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, person_id) references persons (workspace_id, id),
  foreign key (workspace_id, account_id) references accounts (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id),
  foreign key (workspace_id, deal_id) references deals (workspace_id, id),
  check (to_on >= from_on),
  check (product_id is null or deal_id is null)
);
create index stakeholder_roles_person on stakeholder_roles (workspace_id, person_id);
create index stakeholder_roles_account on stakeholder_roles (workspace_id, account_id);
create index stakeholder_roles_deal on stakeholder_roles (workspace_id, deal_id) where deal_id is not null;
select protect_table('stakeholder_roles');

create table segments (
  workspace_id text not null references workspaces,
  id text not null,
  name text not null,
  kind text not null check (kind in ('account', 'person')),
  definition jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz,
  name_key text generated always as (lower(name)) stored,
  primary key (workspace_id, id)
);
create index segments_by_name on segments (workspace_id, name_key, id);
select protect_table('segments');

-- A merge that can be undone: which rows moved and what the two records said before.
create table merges (
  workspace_id text not null references workspaces,
  id text not null,
  kind text not null check (kind in ('account', 'person')),
  winner_id text not null,
  loser_id text not null,
  moved jsonb not null,
  before jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  undone_by text,
  undone_at timestamptz,
  primary key (workspace_id, id)
);
create index merges_winner on merges (workspace_id, winner_id);
select protect_table('merges');
