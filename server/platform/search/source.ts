import type { Permission } from '../../../contract/platform/permission.ts';
import type { SearchKind } from '../../../contract/platform/search.ts';
import type { Scope } from '../scope.ts';

export type SearchQuestion = {
  /** As they were typed, in lower case: letters and digits only, at least one. */
  words: readonly string[];
  /** The same for the database's text search: to_tsquery('simple', …). */
  query: string;
  productId: string | undefined;
  nearProductId: string | undefined;
  /** How many to answer: one more than is shown, so that it can be said that there are more. */
  limit: number;
};

/** What an area found; the platform marks the words in it. */
export type Found = {
  id: string;
  title: string;
  /** Units: at most some thousand characters of it. */
  body?: string | null;
  note?: string | null;
  productId?: string | null;
  subject?: { kind: SearchKind; id: string };
};

/**
 * A kind of record that can be searched. `find` must be bounded whatever is asked: the whole search has 100 ms on 200,000 pieces of
 * evidence, on the embedded database too.
 */
export type SearchSource = {
  kind: SearchKind;
  can: Permission;
  /** Shape  the best first. */
  find: (scope: Scope, question: SearchQuestion) => Promise<readonly Found[]>;
};
