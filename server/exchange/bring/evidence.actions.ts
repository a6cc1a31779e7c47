// Rows that are evidence, and what deals say of problems.
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import type { MappedRecord } from '../../../contract/exchange/record-kind.ts';
import {
  type EvidenceImport,
  type EvidenceRow,
  type LinkImport,
  linkMany,
  lockImportedEvidence,
  upsertEvidence,
  type Written,
} from '../../problems/index.ts';
import { findMemories } from '../ledger.store.ts';
import { mergedFields } from '../ledger.ts';
import { atOnce, type Chunk, type Item } from './chunk.ts';
import { rememberedEvidence, storable, withoutLongText } from './remembered.ts';

export async function bringEvidence(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const { productId } = chunk.plan;
  if (productId === null) throw new Error('evidence needs a product');
  const written = await upsertAndRemember(
    chunk,
    productId,
    items.map((item) => ({ item, evidence: evidenceOf(item, chunk.plan.mapping) })),
    { byMode: true },
  );
  for (const { item, one } of written) {
    item.id = one.id;
    chunk.count(item, one.outcome, one.kept);
  }
  await linkEvidence(
    chunk,
    written.map(({ item, one }) => ({ item, evidenceId: one.id })),
  );
}

/** What a deal was won or lost for is said by its account: evidence of kind sales, attached to the problem. */
export async function bringSalesEvidence(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const { productId, mapping } = chunk.plan;
  const telling = items.filter((item) => item.problemIds.length > 0);
  if (telling.length === 0 || productId === null) return;
  const wanted = telling.map((item) => ({ item, evidence: salesEvidenceOf(item, mapping, chunk.scope.now) }));
  const written = await upsertAndRemember(chunk, productId, wanted, { byMode: false });
  await linkEvidence(
    chunk,
    written.map(({ item, one }) => ({ item, evidenceId: one.id })),
  );
}

async function upsertAndRemember(
  chunk: Chunk,
  productId: string,
  wanted: readonly { item: Item; evidence: EvidenceImport }[],
  how: { byMode: boolean },
): Promise<{ item: Item; one: Written<EvidenceRow> }[]> {
  if (wanted.length === 0) return [];
  const keys = wanted.flatMap(({ evidence: { source, externalId } }) => (externalId === null ? [] : [{ source, externalId }]));
  const stored = await lockImportedEvidence(chunk.scope, productId, keys);
  const storedOf = ({ source, externalId }: EvidenceImport) => stored.get(`${source}\n${externalId}`);
  const known = new Map(wanted.flatMap(({ item, evidence }) => (storedOf(evidence) ? [[item, true] as const] : [])));
  const items = wanted.map(({ item }) => item);
  const chosen = how.byMode ? chunk.byMode(items, wanted, known).map(({ row }) => row) : wanted;
  const memories = await findMemories(
    chunk.scope,
    [...stored.values()].map(({ id }) => id),
  );
  const imports = chosen.map(({ evidence }): EvidenceImport => {
    const row = storedOf(evidence);
    if (!row) return evidence;
    const last = rememberedEvidence(memories.get(row.id), row.body);
    return {
      ...evidence,
      // An import that brings one structured field leaves the others.
      ...(evidence.fields ? { fields: { ...row.fields, ...evidence.fields } } : {}),
      ...(last ? { lastImported: last } : {}),
    };
  });
  const written = await upsertEvidence(chunk.scope, productId, imports, { ...chunk.how, known: stored });
  return chosen.flatMap(({ item, evidence }, index) => {
    const one = written[index];
    if (!one) return [];
    const last = memories.get(one.id) ?? null;
    const { source: _s, externalId: _e, isLinked: _l, ...said } = evidence;
    const record = {
      kind: 'evidence' as const,
      id: one.id,
      version: one.version,
      fields: mergedFields(last?.fields ?? {}, withoutLongText(storable(said, one.kept))),
    };
    if (one.outcome === 'created') {
      const isFirst = !chunk.ledger.isNew(one.id);
      chunk.ledger.noteCreated(record);
      if (evidence.isLinked) chunk.fresh.add(one.id);
      return [{ item, one: isFirst ? one : { ...one, outcome: 'updated' as const } }];
    }
    if (one.outcome === 'updated') chunk.ledger.noteUpdated(record, one.before, last);
    return [{ item, one }];
  });
}

async function linkEvidence(chunk: Chunk, evidence: readonly { item: Item; evidenceId: string }[]): Promise<void> {
  if (chunk.memory) return;
  const links = evidence.flatMap(({ item, evidenceId }) =>
    item.problemIds.map((problemId): LinkImport => ({ evidenceId, problemId, ...linkValueOf(item) })),
  );
  for (let from = 0; from < links.length; from += atOnce) {
    const written = await linkMany(chunk.scope, links.slice(from, from + atOnce), { fresh: chunk.fresh });
    for (const link of written)
      if (link.outcome === 'created' || link.outcome === 'updated')
        chunk.ledger.noteLink({ evidenceId: link.evidenceId, problemId: link.problemId, value: link.value, before: link.before });
  }
}

function linkValueOf(item: Item): Partial<Pick<LinkImport, 'importance' | 'reason'>> {
  const { importance, reason } = item.record as { importance?: LinkImport['importance'] | null; reason?: LinkImport['reason'] | null };
  return { ...(importance !== undefined && importance !== null ? { importance } : {}), ...(reason ? { reason } : {}) };
}

function evidenceOf(item: Item, mapping: Mapping): EvidenceImport {
  const record = item.record as MappedRecord<'evidence'>;
  const evidence: EvidenceImport = { source: mapping.source, externalId: item.externalId };
  if (record.kind) evidence.kind = record.kind;
  if (item.problemIds.length > 0) evidence.isLinked = true;
  for (const key of ['title', 'body', 'unnamedPeople', 'sourceUrl', 'sentiment', 'tags', 'fields'] as const)
    if (record[key] !== undefined) Object.assign(evidence, { [key]: record[key] });
  if (record.occurredAt !== undefined) evidence.occurredAt = record.occurredAt === null ? null : new Date(record.occurredAt);
  if (item.personId !== undefined) evidence.personId = item.personId;
  if (item.accountId !== undefined) evidence.accountId = item.accountId;
  return evidence;
}

function salesEvidenceOf(item: Item, mapping: Mapping, now: Date): EvidenceImport {
  const deal = item.record as MappedRecord<'deal'>;
  const titles = (deal.problems ?? []).map(({ title }) => title).join(', ');
  const outcome = deal.status === 'won' ? 'Won' : deal.status === 'lost' ? 'Lost' : 'Deal';
  const day = deal.closedOn ?? deal.openedOn ?? null;
  const told = day === null ? now : new Date(`${day}T00:00:00Z`);
  return {
    source: mapping.source,
    externalId: `deal:${item.externalId}`.slice(0, 200),
    isLinked: true,
    kind: 'sales',
    title: `${outcome}: ${deal.name ?? 'a deal'}`.slice(0, 300).toWellFormed(),
    ...(deal.lostReason ? { body: deal.lostReason } : {}),
    occurredAt: told,
    accountId: item.accountId ?? null,
    fields: { deal: deal.name ?? '', ...(deal.stage ? { stage: deal.stage } : {}), about: titles.slice(0, 2000) },
  };
}
