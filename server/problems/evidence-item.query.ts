// How a row of evidence is read for any list, and how lists of evidence are ordered and continued.

import { type RawBuilder, sql } from 'kysely';
import type { EvidenceItem, EvidenceKind, TriageState } from '../../contract/problems/evidence.ts';
import { personName } from '../people/index.ts';
import { type Cursor, cursorAfter } from '../platform/page.ts';
import type { Scope } from '../platform/scope.ts';
import { instantAt, textAt } from './place.ts';

/** Units: characters of the body that a list shows. */
const quoteLength = 400;

export type EvidenceItemRow = {
  id: string;
  product_id: string;
  kind: EvidenceKind;
  title: string;
  quote: string;
  occurred_at: Date;
  person_id: string | null;
  person_name: string | null;
  account_id: string | null;
  account_name: string | null;
  unnamed_people: number;
  source: string;
  source_url: string | null;
  sentiment: number | null;
  tags: string[];
  triage: TriageState;
  parked_reason: string | null;
  account_unclear: boolean;
  version: number;
  archived_at: Date | null;
};

/**
 * Needs the alias `e`. Names are looked up row by row: a page has few rows, and on a database that has never been analysed a join reads all
 * persons for each of them.
 */
export const evidenceItemColumns = ({ workspaceId }: Scope): RawBuilder<unknown> => sql`
  e.id, e.product_id, e.kind, e.title, left(e.body, ${sql.lit(quoteLength)}) as quote, e.occurred_at, e.person_id, e.account_id,
  (select ${personName('person')} from persons person where person.workspace_id = ${workspaceId} and person.id = e.person_id) as person_name,
  (select account.name from accounts account where account.workspace_id = ${workspaceId} and account.id = e.account_id) as account_name,
  e.unnamed_people, e.source, e.source_url, e.sentiment, e.tags, e.triage, e.parked_reason, e.account_unclear, e.version, e.archived_at`;

export const evidenceItemOf = (row: EvidenceItemRow): EvidenceItem => ({
  id: row.id,
  productId: row.product_id,
  kind: row.kind,
  title: row.title,
  quote: row.quote.toWellFormed(),
  occurredAt: row.occurred_at.toISOString(),
  person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
  account: row.account_id === null ? null : { id: row.account_id, name: row.account_name ?? '' },
  unnamedPeople: row.unnamed_people,
  source: row.source,
  sourceUrl: row.source_url,
  sentiment: row.sentiment,
  tags: row.tags,
  triage: row.triage,
  parkedReason: row.parked_reason,
  accountUnclear: row.account_unclear,
  version: row.version,
  archivedAt: row.archived_at?.toISOString() ?? null,
});

// Newest first, by the day it was said; the id tells two of the same instant apart.

export const newestFirst = sql`order by e.occurred_at desc, e.id desc`;

/** The other way round. */
const oldestFirst = sql`order by e.occurred_at, e.id`;

export const inOrder = (sort: 'newest' | 'oldest') => (sort === 'newest' ? newestFirst : oldestFirst);

/** Only what stands behind the cursor. */
export function behind(cursor: string | undefined, sort: 'newest' | 'oldest' = 'newest'): RawBuilder<unknown> {
  const after: Cursor | null = cursorAfter(cursor, 2);
  if (after === null) return sql`true`;
  return sql`(e.occurred_at, e.id) ${sort === 'newest' ? sql`<` : sql`>`} (${instantAt(after, 0)}::timestamptz, ${textAt(after, 1)}::text)`;
}

export const evidenceKey = (row: { occurred_at: Date; id: string }): Cursor => [row.occurred_at.toISOString(), row.id];
