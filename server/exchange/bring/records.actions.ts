// Rows that are records of people: accounts, persons, memberships, revenue lines, contracts, deals, roles.
import type { AccountReference } from '../../../contract/exchange/field.ts';
import {
  type ImportFields,
  type ImportKind,
  type ImportOutcome,
  matchExternalIds,
  matchPersons,
  type ImportRow as RecordImport,
  refKey,
  upsertRecords,
} from '../../people/index.ts';
import { findMemories } from '../ledger.store.ts';
import type { BringPlan, Chunk, Item } from './chunk.ts';
import { bringSalesEvidence } from './evidence.actions.ts';

/** Upserts records of people as far as the chunk writes, and passes on what rankings have to hear. */
export async function upsertInChunk<K extends ImportKind>(
  chunk: Chunk,
  kind: K,
  rows: readonly RecordImport<K>[],
  knownRefs?: ReadonlyMap<string, string>,
): Promise<ImportOutcome[]> {
  if (rows.length === 0) return [];
  const { outcomes, facts } = await upsertRecords(chunk.scope, kind, rows, { ...chunk.how, knownRefs });
  chunk.facts.push(...facts);
  return outcomes;
}

export async function bringRecords(chunk: Chunk, kind: ImportKind, items: readonly Item[]): Promise<void> {
  const rows = items.map((item): RecordImport => importOf(kind, item, chunk.plan));
  // Pairs are asked for as a whole, with their external ids.
  const knownRefs = kind === 'membership' || kind === 'stakeholder_role' ? undefined : new Map<string, string>();
  const known = await knownIds(chunk, kind, items, rows, knownRefs);
  const chosen = chunk.byMode(items, rows, known);
  const memories = await findMemories(chunk.scope, [...known.values()]);
  const imports = chosen.map(({ item, row }): RecordImport => {
    const id = known.get(item);
    const last = id === undefined ? undefined : memories.get(id);
    return last ? { ...row, lastImported: last.fields as RecordImport['lastImported'] } : row;
  });
  const outcomes = await upsertInChunk(chunk, kind, imports as RecordImport<typeof kind>[], knownRefs);
  for (const [index, { item, row }] of chosen.entries()) {
    const outcome = outcomes[index];
    if (!outcome) continue;
    if (outcome.outcome === 'refused') {
      const field = outcome.field?.replace(/Id$/, '') ?? null;
      chunk.refuse(item, field, outcome.code, outcome.message);
      continue;
    }
    item.id = outcome.id;
    chunk.count(item, chunk.note(kind, outcome, row.fields, memories.get(outcome.id) ?? null), outcome.kept);
    const parent = item.record['parent'] as AccountReference | null | undefined;
    if (parent) chunk.ledger.parents.push({ line: item.row.line, accountId: outcome.id, parent });
  }
  const stored = items.filter((item) => item.id !== undefined && !item.refused);
  if (kind === 'person') await bringMemberships(chunk, stored);
  if (kind === 'deal') await bringSalesEvidence(chunk, stored);
  if (chunk.memory && kind === 'account')
    for (const item of stored) chunk.memory.seeAccount(item.record, item.externalId, chunk.plan.mapping);
}

/** Which record each row means, as far as it is stored already; what external ids say of it is noted in `knownRefs`. */
async function knownIds(
  chunk: Chunk,
  kind: ImportKind,
  items: readonly Item[],
  rows: readonly RecordImport[],
  knownRefs: Map<string, string> | undefined,
): Promise<Map<Item, string>> {
  const known = new Map<Item, string>();
  if (kind === 'membership' || kind === 'stakeholder_role') {
    // Found by their pair, which only people knows how to compare.
    const { outcomes } = await upsertRecords(chunk.scope, kind, rows as RecordImport<typeof kind>[], { writes: false });
    for (const [index, outcome] of outcomes.entries()) {
      const item = items[index];
      if (item && outcome.outcome !== 'refused' && outcome.outcome !== 'created') known.set(item, outcome.id);
    }
    return known;
  }
  const withRef = items.flatMap((item, index) => {
    const ref = rows[index]?.externalRef;
    return ref ? [{ item, ref }] : [];
  });
  const ids = await matchExternalIds(
    chunk.scope,
    kind,
    withRef.map(({ ref }) => ref),
  );
  for (const [index, { item, ref }] of withRef.entries()) {
    const id = ids[index];
    if (!id) continue;
    known.set(item, id);
    knownRefs?.set(refKey(ref), id);
  }
  if (kind === 'person') {
    const byEmail = items.filter((item) => !known.has(item) && typeof item.record['email'] === 'string');
    const matches = await matchPersons(
      chunk.scope,
      byEmail.map((item) => ({ by: 'email' as const, value: String(item.record['email']) })),
    );
    for (const [index, item] of byEmail.entries()) {
      const match = matches[index];
      if (match && match !== 'ambiguous') known.set(item, match.id);
    }
  }
  return known;
}

/** A person's account and title make a membership. */
async function bringMemberships(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const members = items.filter((item) => typeof item.accountId === 'string');
  const rows = members.map(
    (item): RecordImport<'membership'> => ({
      fields: {
        personId: item.id ?? null,
        accountId: item.accountId ?? null,
        ...('title' in item.record ? { title: item.record['title'] as string | null } : {}),
      },
    }),
  );
  if (rows.length === 0) return;
  const probe = await upsertRecords(chunk.scope, 'membership', rows, { writes: false });
  const ids = probe.outcomes.flatMap((one) => (one.outcome === 'refused' || one.outcome === 'created' ? [] : [one.id]));
  const memories = await findMemories(chunk.scope, ids);
  const withLast = rows.map((row, index) => {
    const one = probe.outcomes[index];
    const last = one && one.outcome !== 'refused' ? memories.get(one.id) : undefined;
    return last ? { ...row, lastImported: last.fields as ImportFields['membership'] } : row;
  });
  const outcomes = await upsertInChunk(chunk, 'membership', withLast);
  for (const [index, item] of members.entries()) {
    const outcome = outcomes[index];
    if (outcome?.outcome === 'refused') chunk.warn(item, 'account', outcome.code, outcome.message);
    else if (outcome) chunk.note('membership', outcome, rows[index]?.fields ?? {}, memories.get(outcome.id) ?? null);
  }
}

/** The row in the words of people's bulk verb: references as ids, what the import as a whole says added. */
function importOf(kind: ImportKind, item: Item, plan: BringPlan): RecordImport {
  const {
    externalId: _e,
    account: _a,
    person: _p,
    parent,
    steward: _s,
    problems: _q,
    importance: _i,
    reason,
    title,
    ...rest
  } = item.record;
  const fields: Record<string, unknown> = { ...rest };
  if (kind === 'membership' && title !== undefined) fields['title'] = title;
  if (kind !== 'person' && item.accountId !== undefined) fields['accountId'] = item.accountId;
  if (item.personId !== undefined) fields['personId'] = item.personId;
  if (item.stewardId !== undefined) fields['stewardId'] = item.stewardId;
  if (kind === 'account' && parent === null) fields['parentId'] = null;
  if (kind === 'stakeholder_role' && reason !== undefined) fields['reason'] = reason;
  const { productId, mapping } = plan;
  if ((kind === 'revenue_line' || kind === 'deal' || kind === 'stakeholder_role') && productId !== null) fields['productId'] = productId;
  if (kind === 'revenue_line' || kind === 'deal' || kind === 'contract') fields['source'] = mapping.source;
  return {
    ...(item.externalId === null ? {} : { externalRef: { source: mapping.source, externalId: item.externalId } }),
    fields: fields as RecordImport['fields'],
    ...(Object.keys(item.row.assumed).length > 0 ? { assumed: item.row.assumed } : {}),
  };
}
