// Finds the records that the rows of an import mean: one statement for a chunk.
import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../platform/scope.ts';
import { findExternalRefs, refKey } from './bulk.store.ts';

/** An account or a person as a row names it. `source` is the namespace of an external id. */
export type RecordReference = { by: 'externalId' | 'domain' | 'email' | 'name'; value: string; source?: string | undefined };

/** `ambiguous`: several records answer to that name or domain. */
export type Match = { id: string } | 'ambiguous' | null;

type Found = { key: string; id: string };

const matchesOf = (rows: readonly Found[]): ((key: string) => Match) => {
  const byKey = new Map<string, Set<string>>();
  for (const { key, id } of rows) byKey.set(key, (byKey.get(key) ?? new Set()).add(id));
  return (key) => {
    const [id, ...others] = byKey.get(key) ?? [];
    if (id === undefined) return null;
    return others.length === 0 ? { id } : 'ambiguous';
  };
};

const keysBy = (references: readonly RecordReference[], by: RecordReference['by']): string[] => [
  ...new Set(references.filter((reference) => reference.by === by).map((reference) => reference.value.toLowerCase().trim())),
];

/** Most files name records in one way only: the other ways are not asked. */
async function findBy(scope: Scope, keys: readonly string[], question: (wanted: string) => RawBuilder<Found>): Promise<Found[]> {
  return keys.length === 0 ? [] : (await question(JSON.stringify(keys)).execute(scope.db)).rows;
}

async function byExternalId(
  scope: Scope,
  kind: 'account' | 'person',
  references: readonly RecordReference[],
): Promise<(reference: RecordReference) => Match> {
  const refs = references
    .filter((reference) => reference.by === 'externalId')
    .map(({ source, value }) => ({ source: source ?? '', externalId: value }));
  const found = await findExternalRefs(scope, kind, refs);
  return ({ source, value }) => {
    const id = found.get(refKey({ source: source ?? '', externalId: value }));
    return id === undefined ? null : { id };
  };
}

/** The accounts that references mean, in their order. Archived accounts are found (their ids are theirs), merged ones lead to the one that stayed. */
export async function matchAccounts(scope: Scope, references: readonly RecordReference[]): Promise<Match[]> {
  const ofExternalId = await byExternalId(scope, 'account', references);
  const domains = await findBy(
    scope,
    keysBy(references, 'domain'),
    (wanted) => sql<Found>`
      select d.domain as key, coalesce(a.merged_into, a.id) as id
      from jsonb_array_elements_text(${wanted}::jsonb) as wanted
      join account_domains d on d.workspace_id = ${scope.workspaceId} and d.domain = wanted
      join accounts a on a.workspace_id = ${scope.workspaceId} and a.id = d.account_id and (a.archived_at is null or a.merged_into is not null)`,
  );
  const names = await findBy(
    scope,
    keysBy(references, 'name'),
    (wanted) => sql<Found>`
      select a.name_key as key, coalesce(a.merged_into, a.id) as id
      from jsonb_array_elements_text(${wanted}::jsonb) as wanted
      join accounts a on a.workspace_id = ${scope.workspaceId} and a.name_key = wanted and (a.archived_at is null or a.merged_into is not null)`,
  );
  const [ofDomain, ofName] = [matchesOf(domains), matchesOf(names)];
  return references.map((reference) => {
    if (reference.by === 'externalId') return ofExternalId(reference);
    const key = reference.value.toLowerCase().trim();
    return reference.by === 'domain' ? ofDomain(key) : ofName(key);
  });
}

/** The persons that references mean, in their order. A merged person leads to the one that stayed. */
export async function matchPersons(scope: Scope, references: readonly RecordReference[]): Promise<Match[]> {
  const ofExternalId = await byExternalId(scope, 'person', references);
  const ofEmail = await personsByEmail(scope, keysBy(references, 'email'));
  const names = await findBy(
    scope,
    keysBy(references, 'name'),
    (wanted) => sql<Found>`
      select p.name_key as key, coalesce(p.merged_into, p.id) as id
      from jsonb_array_elements_text(${wanted}::jsonb) as wanted
      join persons p on p.workspace_id = ${scope.workspaceId} and p.name_key = wanted and (p.archived_at is null or p.merged_into is not null)`,
  );
  const ofName = matchesOf(names);
  return references.map((reference) => {
    if (reference.by === 'externalId') return ofExternalId(reference);
    const key = reference.value.toLowerCase().trim();
    const byEmail = ofEmail.get(key);
    return reference.by === 'email' ? (byEmail === undefined ? null : { id: byEmail }) : ofName(key);
  });
}

/**
 * Who has these emails (in lower case). The person that has one now goes before one that was merged away with it. What a browser claims has
 * none: nobody is found by it.
 */
export async function personsByEmail(scope: Scope, emails: readonly string[]): Promise<Map<string, string>> {
  if (emails.length === 0) return new Map();
  const found = await sql<{ key: string; id: string }>`
    select p.email_key as key, coalesce(p.merged_into, p.id) as id
    from jsonb_array_elements_text(${JSON.stringify(emails)}::jsonb) as wanted
    join persons p on p.workspace_id = ${scope.workspaceId} and p.email_key = wanted and not p.observed
    order by (p.merged_into is null), p.id`.execute(scope.db);
  return new Map(found.rows.map((row) => [row.key, row.id]));
}

/** The records of any kind that external ids stand for. */
export async function matchExternalIds(
  scope: Scope,
  kind: Parameters<typeof findExternalRefs>[1],
  refs: readonly { source: string; externalId: string }[],
): Promise<(string | null)[]> {
  const found = await findExternalRefs(scope, kind, refs);
  return refs.map((ref) => found.get(refKey(ref)) ?? null);
}

export type Pair = { personId: string; accountId: string };
export const pairKey = (pair: Pair): string => `${pair.personId} ${pair.accountId}`;

/** The latest membership of each pair. */
export async function membershipsOfPairs(scope: Scope, pairs: readonly Pair[]): Promise<Map<string, string>> {
  if (pairs.length === 0) return new Map();
  const found = await sql<{ person_id: string; account_id: string; id: string }>`
    select b.person_id, b.account_id, b.id
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as i ("personId" text, "accountId" text)
    join memberships b on b.workspace_id = ${scope.workspaceId} and b.person_id = i."personId" and b.account_id = i."accountId" and b.archived_at is null
    order by b.active_from nulls first, b.id`.execute(scope.db);
  return new Map(found.rows.map((row) => [pairKey({ personId: row.person_id, accountId: row.account_id }), row.id]));
}

/** The roles that persons have at accounts; the key names product and deal too. */
export async function rolesOfPairs(scope: Scope, pairs: readonly Pair[]): Promise<Map<string, string>> {
  if (pairs.length === 0) return new Map();
  const found = await sql<{
    person_id: string;
    account_id: string;
    role: string;
    product_id: string | null;
    deal_id: string | null;
    id: string;
  }>`
    select r.person_id, r.account_id, r.role, r.product_id, r.deal_id, r.id
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as i ("personId" text, "accountId" text)
    join stakeholder_roles r on r.workspace_id = ${scope.workspaceId} and r.person_id = i."personId" and r.account_id = i."accountId"
      and r.archived_at is null
    order by r.id`.execute(scope.db);
  return new Map(
    found.rows.map((row) => [
      roleKey({ personId: row.person_id, accountId: row.account_id, role: row.role, productId: row.product_id, dealId: row.deal_id }),
      row.id,
    ]),
  );
}

export const roleKey = (role: Pair & { role: string; productId: string | null; dealId: string | null }): string =>
  [role.personId, role.accountId, role.role, role.productId ?? '', role.dealId ?? ''].join(' ');
