import type { SourceKind } from './identify-batch.ts';

/** What the intake knows of a source. Numbers are those of the store of the facts. */
export type IntakeSource = {
  id: string;
  workspaceId: string;
  workspace: number;
  number: number;
  kind: SourceKind;
  zone: string;
};
