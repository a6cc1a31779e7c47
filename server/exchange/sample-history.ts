// What people did in the sample company's products, as calls that an SDK would send: made by samples/, taken in by this area.
import type { Key } from './sample-key.ts';

/** Where the calls of one product come from. */
export type SampleSource = { key: Key; product: Key; name: string; kind: 'public' | 'server' };

/** A call of the Segment tracking API. Ids of persons and accounts are the external ids that the company's records have. */
export type SampleCall = {
  type: 'track' | 'page' | 'identify' | 'alias';
  /** The same for the same call of the same history: loading it again doubles nothing. */
  messageId: string;
  /** An instant in ISO form. */
  timestamp: string;
  event?: string;
  userId?: string;
  anonymousId?: string;
  previousId?: string;
  name?: string;
  properties?: Record<string, string | number | boolean>;
  traits?: Record<string, string | number | boolean>;
  context: { groupId?: string; app: { version: string }; os?: { name: string } };
};

/**
 * Two years of calls.
 *
 * Shape   sources: the keys of those that the company has. callsOf: of one day, by source, in the order in which they happened; the last day is one day ago. Days may be asked for in any
 *         order, each for itself.
 */
export type SampleHistory = { days: number; sources: readonly Key[]; callsOf: (daysAgo: number) => { source: Key; calls: SampleCall[] }[] };

/** Pure: the same seed, day and size give the same one. Units: events: how many there are, nearly. */
export type SimulateHistory = (input: { seed: number; day: string; events: number }) => SampleHistory;
