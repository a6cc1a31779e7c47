// Whom rows speak of: finds stewards, accounts and persons, and makes those that a row may make.
import type { AccountReference, PersonReference } from '../../../contract/exchange/field.ts';
import {
  findMembersByEmail,
  type ImportFields,
  type Match,
  matchAccounts,
  matchPersons,
  type ImportRow as RecordImport,
  type RecordReference,
} from '../../people/index.ts';
import type { Scope } from '../../platform/scope.ts';
import { noticeOf, referenceKey } from '../row.ts';
import type { Chunk, Item } from './chunk.ts';
import { upsertInChunk } from './records.actions.ts';

export async function findStewards(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const named = items.filter((item) => 'steward' in item.record);
  if (named.length === 0) return;
  const emails = new Set(
    named.flatMap((item) => (typeof item.record['steward'] === 'string' ? [item.record['steward'].toLowerCase()] : [])),
  );
  const members = await findMembersByEmail(chunk.scope, [...emails]);
  for (const item of named) {
    const email = item.record['steward'];
    if (typeof email !== 'string') item.stewardId = null;
    else {
      const id = members.get(email.toLowerCase());
      if (id !== undefined) item.stewardId = id;
      else
        chunk.warn(item, 'steward', 'member_not_found', `Nobody here has the address ${email}; the record has no steward from this row.`);
    }
  }
}

export async function findAccounts(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const named = items.filter((item) => 'account' in item.record);
  const references = named.flatMap((item) => (item.record['account'] === null ? [] : [item.record['account'] as AccountReference]));
  const matches = await matchReferences(chunk, 'account', references, matchAccounts);
  const missing = new Map<string, AccountReference>();
  for (const item of named) {
    const reference = item.record['account'] as AccountReference | null;
    if (reference === null) item.accountId = null;
    else settle(chunk, item, 'account', reference, matches, missing);
  }
  await createMissing(chunk, 'account', named, missing, (reference) => ({
    name: reference.value,
    ...(reference.by === 'domain' ? { domains: [reference.value.toLowerCase()] } : {}),
  }));
}

export async function findPersons(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const named = items.filter((item) => 'person' in item.record);
  const references = named.flatMap((item) => (item.record['person'] === null ? [] : [item.record['person'] as PersonReference]));
  const matches = await matchReferences(chunk, 'person', references, matchPersons);
  const missing = new Map<string, PersonReference>();
  for (const item of named) {
    const reference = item.record['person'] as PersonReference | null;
    if (reference === null) item.personId = null;
    else settle(chunk, item, 'person', reference, matches, missing);
  }
  await createMissing(chunk, 'person', named, missing, (reference) => {
    if (reference.by === 'email') return { email: reference.value };
    return reference.by === 'name' ? { name: reference.value } : {};
  });
}

async function matchReferences(
  chunk: Chunk,
  kind: 'account' | 'person',
  references: readonly (AccountReference | PersonReference)[],
  find: (scope: Scope, references: readonly RecordReference[]) => Promise<Match[]>,
): Promise<Map<string, Match>> {
  if (references.length === 0) return new Map();
  const unique = new Map(references.map((one) => [referenceKey(kind, one, chunk.plan.mapping), one]));
  const found = await find(
    chunk.scope,
    [...unique.values()].map((one) => ({ by: one.by, value: one.value, source: one.source ?? chunk.plan.mapping.source })),
  );
  return new Map([...unique.keys()].map((key, index) => [key, found[index] ?? null]));
}

function settle<R extends AccountReference | PersonReference>(
  chunk: Chunk,
  item: Item,
  kind: 'account' | 'person',
  reference: R,
  matches: ReadonlyMap<string, Match>,
  missing: Map<string, R>,
): void {
  const key = referenceKey(kind, reference, chunk.plan.mapping);
  const match = matches.get(key) ?? null;
  if (match === 'ambiguous')
    chunk.refuse(item, kind, `${kind}_ambiguous`, `Several ${kind}s have the ${noticeOf(reference)}: name it by its external id.`);
  else if (match !== null) item[`${kind}Id`] = match.id;
  else if (reference.whenMissing === 'create') missing.set(key, reference);
  else if (reference.whenMissing === 'refuse')
    chunk.refuse(item, kind, `${kind}_not_found`, `There is no ${kind} with the ${noticeOf(reference)}. Import ${kind}s first.`);
  else chunk.warn(item, kind, `${kind}_not_found`, `There is no ${kind} with the ${noticeOf(reference)}; it is left out.`);
}

/** Makes the accounts or persons that rows name and that are not there, and gives them to those rows. */
async function createMissing<K extends 'account' | 'person', R extends AccountReference | PersonReference>(
  chunk: Chunk,
  kind: K,
  items: readonly Item[],
  missing: ReadonlyMap<string, R>,
  fieldsOf: (reference: R) => ImportFields[K],
): Promise<void> {
  if (missing.size === 0) return;
  // A row that is refused for another reason makes nobody.
  const wanted = new Map(
    items.flatMap((item) => {
      const reference = item.record[kind] as R | null | undefined;
      const key = reference && !item.refused ? referenceKey(kind, reference, chunk.plan.mapping) : '';
      const one = missing.get(key);
      return one === undefined ? [] : [[key, one] as const];
    }),
  );
  const rows = [...wanted.values()].map(
    (reference): RecordImport<K> => ({
      ...(reference.by === 'externalId'
        ? { externalRef: { source: reference.source ?? chunk.plan.mapping.source, externalId: reference.value } }
        : {}),
      fields: fieldsOf(reference),
    }),
  );
  const outcomes = await upsertInChunk(chunk, kind, rows);
  const ids = new Map<string, string>();
  for (const [index, key] of [...wanted.keys()].entries()) {
    const outcome = outcomes[index];
    if (!outcome || outcome.outcome === 'refused') continue;
    ids.set(key, outcome.id);
    if (chunk.note(kind, outcome, rows[index]?.fields ?? {}, null) === 'created' && !chunk.memory?.seen(`${kind} ${key}`))
      chunk.counts[kind === 'account' ? 'accountsCreated' : 'personsCreated']++;
    chunk.memory?.see(`${kind} ${key}`);
  }
  for (const item of items) {
    const reference = item.record[kind] as R | null | undefined;
    const id = reference ? ids.get(referenceKey(kind, reference, chunk.plan.mapping)) : undefined;
    if (id !== undefined && item[`${kind}Id`] === undefined) item[`${kind}Id`] = id;
  }
}
