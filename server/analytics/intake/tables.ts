import type { SourceKind } from './identify-batch.ts';

export type SourceRow = {
  workspace_id: string;
  id: string;
  product_id: string;
  number: number;
  name: string;
  kind: SourceKind;
  write_key: string | null;
  key_hash: string;
  key_start: string;
  key_made_at: Date;
  zone: string;
  version: number;
  created_at: Date;
  updated_at: Date;
  archived_at: Date | null;
};

export type RejectedEventRow = {
  workspace_id: string;
  id: string;
  source_id: string;
  mark: string;
  code: string;
  message: string;
  event: string | null;
  call_type: string | null;
  received_at: Date;
};

export type RejectionCountRow = {
  workspace_id: string;
  source_id: string;
  code: string;
  events: number;
  kept: number;
  first_at: Date;
  last_at: Date;
};

export type IntakeTables = {
  sources: SourceRow;
  rejected_events: RejectedEventRow;
  rejection_counts: RejectionCountRow;
};
