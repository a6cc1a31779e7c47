import type { Ports } from '../../platform/ports.ts';

/** Who speaks through a write key: a browser, whose word is only observed, or a server. */
export type SourceKind = 'public' | 'server';

export type CallType = 'track' | 'page' | 'screen' | 'identify' | 'group' | 'alias';

/** What one event says of who did it. Ids are trimmed texts of 1 to 255 characters; userId or anonymousId is there. */
export type IdentityCall = {
  type: CallType;
  userId: string | null;
  anonymousId: string | null;
  /** Of an alias: the id that this human had before. */
  previousId: string | null;
  /** Of a group call, or of the context. */
  groupId: string | null;
  /** Of identify and group. */
  traits: Readonly<Record<string, unknown>> | null;
  at: Date;
  receivedAt: Date;
};

/** Units  actor and account: dense numbers of the workspace; account 0 is none. */
export type NumberedCall = {
  actor: number;
  account: number;
  /** The call may not be taken in; the event goes to the rejected ones with this reason. */
  refusal?: { code: string; message: string };
};

/**
 * Gives each call its numbers, in order. What it learns is durable in Postgres before it answers, and saying it again changes nothing.
 * Ids that are known cost no call of the database.
 */
export type NumbersOf = (
  ports: Ports,
  workspaceId: string,
  sourceKind: SourceKind,
  calls: readonly IdentityCall[],
) => Promise<NumberedCall[]>;
