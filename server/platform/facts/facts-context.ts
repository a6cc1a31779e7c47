import type { Scope } from '../scope.ts';

/** What a question to the facts knows of who asks, besides what was loaded for it. */
export type FactsContext = {
  now: Date;
  workspaceId: string;
  /** Aborted when whoever asked goes away. */
  signal: AbortSignal;
  /** Another look into Postgres, such as for the names of what was found. */
  read: <T>(work: (scope: Scope) => Promise<T>) => Promise<T>;
};
