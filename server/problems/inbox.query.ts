import { sql } from 'kysely';
import type { EvidenceKind } from '../../contract/problems/evidence.ts';
import { evidenceRef } from '../../contract/problems/evidence.ts';
import { countInboxRequest, type InboxCounts, readInboxRequest, type Suggestions } from '../../contract/problems/inbox.ts';
import { pageOf } from '../platform/page.ts';
import { query } from '../platform/query.ts';
import type { Scope } from '../platform/scope.ts';
import { getProduct } from '../strategy/index.ts';
import { findProblemsOf } from './evidence.query.ts';
import { getEvidence } from './evidence.store.ts';
import { behind, type EvidenceItemRow, evidenceItemColumns, evidenceItemOf, evidenceKey, newestFirst } from './evidence-item.query.ts';
import { assumedImportance, assumedReason } from './link.ts';
import { findAccountsOfSpeakers, findStages } from './speaker.query.ts';
import type { EvidenceRow } from './tables.ts';
import { allOf, anyOf, stemQuery, tellingWords } from './words.ts';

export const readInbox = query({
  name: 'inbox.read',
  input: readInboxRequest,
  can: 'read',
  async run(scope, input) {
    const conditions = [
      sql`e.workspace_id = ${scope.workspaceId} and e.product_id = ${input.productId} and e.archived_at is null`,
      sql`e.triage = ${input.parked ? 'parked' : 'waiting'}`,
      behind(input.cursor),
    ];
    if (input.kind) conditions.push(sql`e.kind = ${input.kind}`);
    if (input.source) conditions.push(sql`e.source = ${input.source}`);
    if (input.accountId) conditions.push(sql`e.account_id = ${input.accountId}`);
    if (input.personId) conditions.push(sql`e.person_id = ${input.personId}`);
    if (input.unclear !== undefined) conditions.push(input.unclear ? sql`e.account_unclear` : sql`not e.account_unclear`);
    const { rows } = await sql<EvidenceItemRow>`
      with e as materialized (
        select e.id from evidence e where ${sql.join(conditions, sql` and `)} ${newestFirst} limit ${input.limit + 1}
      )
      select ${evidenceItemColumns(scope)} from e as page join evidence e on e.workspace_id = ${scope.workspaceId} and e.id = page.id
      ${newestFirst}`.execute(scope.db);
    const { items, nextCursor } = pageOf(rows, input.limit, (row) => row, evidenceKey);
    const choices = await findAccountsOfSpeakers(
      scope,
      items.map((row) => ({ personId: row.account_unclear ? row.person_id : null, occurredAt: row.occurred_at })),
    );
    return { items: items.map((row, index) => ({ ...evidenceItemOf(row), accountChoices: choices[index] ?? [] })), nextCursor };
  },
});

/** Counting further would tell nobody more, and takes longer the fuller the inbox is. */
const countedTo = 2000;
const mostSources = 20;

export const countInbox = query({
  name: 'inbox.counted',
  input: countInboxRequest,
  can: 'read',
  async run(scope, input): Promise<InboxCounts> {
    await getProduct(scope, input.productId);
    const inTriage = (triage: string) => sql`
      select kind, source from evidence where workspace_id = ${scope.workspaceId} and product_id = ${input.productId} and triage = ${triage}
        and archived_at is null limit ${countedTo}`;
    const { rows: kinds } = await sql<{ kind: EvidenceKind; count: number }>`
      select kind, count(*)::int as count from (${inTriage('waiting')}) as waiting group by kind order by count desc, kind`.execute(
      scope.db,
    );
    const { rows: sources } = await sql<{ source: string; count: number }>`
      select source, count(*)::int as count from (${inTriage('waiting')}) as waiting group by source order by count desc, source
      limit ${mostSources}`.execute(scope.db);
    const { rows } = await sql<{ parked: number; unclear: number }>`
      select (select count(*)::int from (${inTriage('parked')}) as parked) as parked,
        (select count(*)::int from (select from evidence where workspace_id = ${scope.workspaceId} and product_id = ${input.productId}
          and account_unclear and archived_at is null and triage = 'waiting' limit ${countedTo}) as unclear) as unclear`.execute(scope.db);
    return {
      waiting: kinds.reduce((sum, row) => sum + row.count, 0),
      unclear: rows[0]?.unclear ?? 0,
      parked: rows[0]?.parked ?? 0,
      waitingByKind: Object.fromEntries(kinds.map((row) => [row.kind, row.count])),
      waitingBySource: sources,
      countedTo,
    };
  },
});

// Guesses. Everything they look at is bounded: all problems of the product by their statements, the newest evidence by its words.

const newestLookedAt = 1000;
const closelyLookedAt = 40;
const suggested = 5;

type Guess = { id: string; title: string; status: string; likeness: number; words: string[] };

/**
 * Problems whose statement or whose evidence shares words with this one.
 *
 * A word of the statement counts fully; of linked evidence by the share of the words that the closest piece of it has, a little less:
 * it is one step further away. Letter by letter (trigrams) only the closest few are compared: over all titles it takes a fifth of a second.
 */
async function guessProblems(scope: Scope, row: EvidenceRow, words: readonly string[]): Promise<Guess[]> {
  const stems = words.map(stemQuery);
  const some = anyOf(stems);
  if (some === null) return [];
  const open = sql`p.merged_into is null and p.archived_at is null and p.status <> 'parked'`;
  const shared = (search: string) => sql`(select count(*) from stem where ${sql.ref(search)} @@ stem.query)::float8 / ${words.length}`;
  const { rows } = await sql<Guess>`
    with stem as materialized (
      select word, to_tsquery('simple', query) as query from unnest(${[...words]}::text[], ${stems}::text[]) as s (word, query)
    ),
    said as materialized (
      select p.id, p.search, p.title_key from problems p
      where p.workspace_id = ${scope.workspaceId} and p.product_id = ${row.product_id} and ${open} and p.search @@ to_tsquery('simple', ${some})
      order by ts_rank(p.search, to_tsquery('simple', ${some})) desc, p.id limit ${closelyLookedAt}
    ),
    by_statement as materialized (
      select id, greatest(${shared('search')}, similarity(title_key, lower(${row.title}))) as likeness from said
    ),
    heard as materialized (
      select e.id, e.search from evidence e
      where e.workspace_id = ${scope.workspaceId} and e.product_id = ${row.product_id} and e.triage = 'attached' and e.archived_at is null
        and e.id <> ${row.id}
      order by e.occurred_at desc, e.id desc limit ${newestLookedAt}
    ),
    alike as materialized (
      select closest.id, ${shared('closest.search')} as likeness from (
        select * from heard where heard.search @@ to_tsquery('simple', ${some})
        order by ts_rank(heard.search, to_tsquery('simple', ${some})) desc, heard.id limit ${closelyLookedAt}) as closest
    ),
    by_evidence as materialized (
      select l.problem_id as id, max(alike.likeness) * 0.9 as likeness
      from alike join evidence_links l on l.workspace_id = ${scope.workspaceId} and l.evidence_id = alike.id group by l.problem_id
    ),
    best as materialized (
      select id, max(likeness) as likeness from (select * from by_statement union all select * from by_evidence) as guess
      where likeness >= 0.15 group by id order by likeness desc, id limit 20
    )
    select p.id, p.title, p.status, best.likeness, array(select word from stem where p.search @@ stem.query) as words
    from best join problems p on p.workspace_id = ${scope.workspaceId} and p.id = best.id
    where ${open} and not exists (
      select from evidence_links l where l.workspace_id = p.workspace_id and l.problem_id = p.id and l.evidence_id = ${row.id})
    order by best.likeness desc, p.id limit ${suggested}`.execute(scope.db);
  return rows;
}

type Twin = { id: string; title: string; occurred_at: Date; likeness: number };

/** Units: characters that are compared letter by letter. */
const comparedLength = 500;

async function guessTwins(scope: Scope, row: EvidenceRow, words: readonly string[]): Promise<Twin[]> {
  const [some, all] = [anyOf(words), allOf(words.slice(0, 6))];
  if (some === null || all === null) return [];
  const text = `${row.title} ${row.body}`.slice(0, comparedLength);
  const ofProduct = sql`e.workspace_id = ${scope.workspaceId} and e.product_id = ${row.product_id} and e.archived_at is null and e.id <> ${row.id}`;
  const { rows } = await sql<Twin>`
    with newest as materialized (
      select e.id, e.search from evidence e where ${ofProduct} order by e.occurred_at desc, e.id desc limit ${newestLookedAt}
    ),
    candidate as materialized (
      (select newest.id from newest where newest.search @@ to_tsquery('simple', ${some})
       order by ts_rank(newest.search, to_tsquery('simple', ${some})) desc, newest.id limit 30)
      union
      (select e.id from evidence e where ${ofProduct} and e.search @@ to_tsquery('simple', ${all}) limit 30)
    )
    select e.id, e.title, e.occurred_at,
      similarity(left(e.title || ' ' || e.body, ${comparedLength}), ${text}) as likeness
    from candidate join evidence e on e.workspace_id = ${scope.workspaceId} and e.id = candidate.id
    order by likeness desc, e.id limit ${suggested}`.execute(scope.db);
  return rows.filter((twin) => twin.likeness >= 0.5);
}

const rounded = (likeness: number) => Math.round(Math.min(1, likeness) * 100) / 100;

export const suggestFor = query({
  name: 'evidence.suggested_for',
  input: evidenceRef,
  can: 'read',
  async run(scope, input): Promise<Suggestions> {
    const row = await getEvidence(scope, input.evidenceId);
    const words = tellingWords(`${row.title} ${row.body}`);
    const [problems, twins] = [await guessProblems(scope, row, words), await guessTwins(scope, row, words)];
    const problemsOfTwins = await findProblemsOf(
      scope,
      twins.map((twin) => twin.id),
    );
    const stages = await findStages(scope, [row.account_id]);
    return {
      assumed: { importance: assumedImportance, reason: assumedReason(stages.get(row.account_id ?? '') ?? null) },
      belongsTo: problems.map((guess) => ({ ...guess, likeness: rounded(guess.likeness) })),
      sameAs: twins.map((twin) => ({
        id: twin.id,
        title: twin.title,
        occurredAt: twin.occurred_at.toISOString(),
        likeness: rounded(twin.likeness),
        problems: problemsOfTwins.get(twin.id) ?? [],
      })),
    };
  },
});
