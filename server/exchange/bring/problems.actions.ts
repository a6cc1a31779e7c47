// Rows that are problems.
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import type { MappedRecord } from '../../../contract/exchange/record-kind.ts';
import { createOrAttachProblems, type ProblemImport, upsertProblems } from '../../problems/index.ts';
import { findMemories } from '../ledger.store.ts';
import { mergedFields } from '../ledger.ts';
import type { Chunk, Item } from './chunk.ts';
import { storable } from './remembered.ts';

export async function bringProblems(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const { productId, mapping } = chunk.plan;
  if (productId === null) throw new Error('problems need a product');
  const imports = items.map((item) => problemOf(item, mapping));
  const probe = await createOrAttachProblems(
    chunk.scope,
    productId,
    imports.map(({ title, source, externalId }) =>
      externalId === null ? { title } : { title, source: source ?? mapping.source, externalId },
    ),
    { writes: false },
  );
  const known = new Map<Item, string>();
  const made = new Set(probe.flatMap((one) => (one.created ? [one.id] : [])));
  for (const [index, item] of items.entries()) {
    const one = probe[index];
    if (one && !made.has(one.id)) known.set(item, one.id);
  }
  const chosen = chunk.byMode(items, imports, known);
  const memories = await findMemories(chunk.scope, [...known.values()]);
  const written = await upsertProblems(
    chunk.scope,
    productId,
    chosen.map(({ item, row }): ProblemImport => {
      const last = memories.get(known.get(item) ?? '')?.fields as ProblemImport['lastImported'];
      return last ? { ...row, lastImported: last } : row;
    }),
    { changes: true, ...chunk.how },
  );
  for (const [index, { item, row }] of chosen.entries()) {
    const one = written[index];
    if (!one) continue;
    const last = memories.get(one.id) ?? null;
    const { source: _s, externalId: _e, ...said } = row;
    const record = {
      kind: 'problem' as const,
      id: one.id,
      version: one.version,
      fields: mergedFields(last?.fields ?? {}, storable(said, one.kept)),
    };
    let { outcome } = one;
    if (outcome === 'created') {
      if (chunk.ledger.isNew(one.id)) outcome = 'updated';
      chunk.ledger.noteCreated(record);
    } else if (outcome === 'updated') chunk.ledger.noteUpdated(record, one.before, last);
    item.id = one.id;
    chunk.count(item, outcome, one.kept);
  }
}

function problemOf(item: Item, mapping: Mapping): ProblemImport {
  const { externalId: _e, title, ...rest } = item.record as MappedRecord<'problem'>;
  return {
    ...rest,
    title: title ?? '',
    source: item.externalId === null ? null : mapping.source,
    externalId: item.externalId,
  } as ProblemImport;
}
