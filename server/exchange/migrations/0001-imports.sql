-- A file that somebody brings, and how far the work on it is.
create table imports (
  workspace_id text not null references workspaces,
  id text not null,
  file_name text not null,
  bytes bigint not null default 0,
  -- The file is thrown away a week after the work on it ended.
  file_removed_at timestamptz,
  product_id text,
  -- `uploading` is seen by nobody. What a reader sees as `interrupted` is a work whose worker is silent.
  status text not null check (status in ('uploading', 'uploaded', 'checking', 'checked', 'running', 'cancelled', 'done', 'undoing', 'undone', 'failed')),
  -- Which process works on it, and when it last said so: each chunk is written only by the worker that holds it.
  worker text,
  worker_seen_at timestamptz,
  cancel_requested boolean not null default false,
  format jsonb,
  format_reasons text[] not null default '{}',
  columns text[] not null default '{}',
  -- Of the columns' names: the next file with the same ones is offered this mapping.
  signature text,
  mapping jsonb,
  mapped_at timestamptz,
  kind text,
  source text,
  -- Where the reader goes on: line, row and byte of the file; null: at its beginning.
  place jsonb,
  -- Rows first; then what refers to rows of the same file (parents).
  step text not null default 'rows' check (step in ('rows', 'parents')),
  -- How many chunks stand in the ledger.
  chunks integer not null default 0,
  rows_done integer not null default 0,
  rows_total integer,
  bytes_read bigint not null default 0,
  counts jsonb not null default '{}',
  errors integer not null default 0,
  warnings integer not null default 0,
  failure jsonb,
  -- In whose name the rows are written: who started the run.
  started_by jsonb,
  started_at timestamptz,
  finished_at timestamptz,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, id),
  foreign key (workspace_id, product_id) references products (workspace_id, id)
);
create index imports_signature on imports (workspace_id, signature, mapped_at desc) where mapping is not null;
create index imports_at_work on imports (status) where status in ('uploading', 'checking', 'running', 'undoing');
select protect_table('imports');

-- The file itself, in pieces of one size, so that any server can read on at any place.
create table import_file_chunks (
  workspace_id text not null,
  import_id text not null,
  no integer not null,
  bytes bytea not null,
  primary key (workspace_id, import_id, no),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
-- Compressing takes longer than everything else of a write here.
alter table import_file_chunks alter column bytes set storage external;
select protect_table('import_file_chunks');

-- The ledger: what each chunk of rows did, written in the same transaction. Undoing takes it away again, the latest chunk first.
create table import_ledger (
  workspace_id text not null,
  import_id text not null,
  no integer not null,
  rows integer not null,
  -- { created: [[kind, id]], updated: [{ kind, id, before, last }], links: [...], parents: [...] }
  entries jsonb not null,
  primary key (workspace_id, import_id, no),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
select protect_table('import_ledger');

-- What the last import brought for a record, and the version it left: what says something else now was edited by a member.
create table import_records (
  workspace_id text not null references workspaces,
  record_id text not null,
  kind text not null,
  import_id text not null,
  version integer not null,
  fields jsonb not null,
  primary key (workspace_id, record_id)
);
select protect_table('import_records');

create table import_row_problems (
  workspace_id text not null,
  import_id text not null,
  no integer not null,
  line integer not null,
  column_name text,
  field text,
  code text not null,
  message text not null,
  severity text not null check (severity in ('error', 'warning')),
  primary key (workspace_id, import_id, no),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
select protect_table('import_row_problems');

-- Problems that the import makes (dry run: would make), and how many rows name each.
create table import_new_problems (
  workspace_id text not null,
  import_id text not null,
  problem_key text not null,
  title text not null,
  external_id text,
  rows integer not null,
  primary key (workspace_id, import_id, problem_key),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
select protect_table('import_new_problems');

-- What an undo left alone.
create table import_leftovers (
  workspace_id text not null,
  import_id text not null,
  record_id text not null,
  kind text not null,
  name text not null,
  because text not null check (because in ('edited', 'linked', 'gone')),
  detail text not null,
  -- What undoing it takes all the same: null for a record that the import made.
  before jsonb,
  answer text check (answer in ('keep', 'undo')),
  answered_by text,
  answered_at timestamptz,
  primary key (workspace_id, import_id, record_id),
  foreign key (workspace_id, import_id) references imports (workspace_id, id) on delete cascade
);
select protect_table('import_leftovers');
