import type { CallType } from './identify-batch.ts';

/** One event as it was understood, ready to be numbered and written. Its properties are text already: objects would fill the memory. */
export type HeardEvent = {
  type: CallType;
  /** Of `track` what the sender said; `$page`, `$screen`, `$identify`, `$group` and `$alias` for the others. */
  event: string;
  userId: string | null;
  anonymousId: string | null;
  previousId: string | null;
  groupId: string | null;
  /** Of identify and group; never part of the row. */
  traits: Readonly<Record<string, unknown>> | null;
  /** When it happened, by our clock. Units: milliseconds since 1970. */
  atMs: number;
  /** No copy of it can have been received before; null when nothing is known. Units: milliseconds since 1970, with the sender's clock. */
  earliestMs: number | null;
  /** 16 hexadecimal digits: the same for every copy of a message of one source. */
  mark: string;
  /** JSON. */
  properties: string;
  context: string;
};

/** Why an event was not taken in. `code` is stable, for programs. */
export type Rejection = { code: string; message: string };

export type Heard = { event: HeardEvent } | { rejection: Rejection };

export const reservedEvents = ['$page', '$screen', '$identify', '$group', '$alias'] as const;
