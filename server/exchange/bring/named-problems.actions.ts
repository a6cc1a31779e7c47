// The problems that rows name: attached where they stand, made where a row may make them.
import type { ProblemReference } from '../../../contract/exchange/field.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import { createOrAttachProblems, type ProblemWish } from '../../problems/index.ts';
import { problemKey } from '../row.ts';
import { atOnce, type Chunk, type Item } from './chunk.ts';

export async function findProblems(chunk: Chunk, items: readonly Item[]): Promise<void> {
  const { productId, mapping } = chunk.plan;
  const named = items.filter((item) => !item.refused && Array.isArray(item.record['problems']));
  if (named.length === 0 || productId === null) return;
  const wishes = new Map<string, ProblemReference>();
  const rowsOf = new Map<string, number>();
  for (const item of named)
    for (const reference of item.record['problems'] as ProblemReference[]) {
      const key = problemKey(reference, mapping);
      if (!wishes.has(key)) wishes.set(key, reference);
      rowsOf.set(key, (rowsOf.get(key) ?? 0) + 1);
    }
  const ids = await attach(chunk, productId, wishes, rowsOf);
  for (const item of named)
    for (const reference of item.record['problems'] as ProblemReference[]) {
      const id = ids.get(problemKey(reference, mapping));
      if (id !== undefined) {
        if (!item.problemIds.includes(id)) item.problemIds.push(id);
      } else if (reference.whenMissing === 'refuse')
        chunk.refuse(item, 'problems', 'problem_not_found', `There is no problem “${reference.title}”.`);
      else chunk.warn(item, 'problems', 'problem_not_found', `There is no problem “${reference.title}”; the row is not attached to it.`);
    }
}

async function attach(
  chunk: Chunk,
  productId: string,
  wishes: ReadonlyMap<string, ProblemReference>,
  rowsOf: ReadonlyMap<string, number>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  const toMake: [string, ProblemReference][] = [];
  const toFind: [string, ProblemReference][] = [];
  for (const entry of wishes) (entry[1].whenMissing === 'create' ? toMake : toFind).push(entry);
  for (const [entries, how] of [
    [toMake, chunk.how],
    // Without leave to make one, only look.
    [toFind, { writes: false }],
  ] as const) {
    for (let from = 0; from < entries.length; from += atOnce) {
      const part = entries.slice(from, from + atOnce);
      const found = await createOrAttachProblems(
        chunk.scope,
        productId,
        part.map(([, reference]): ProblemWish => wishOf(reference, chunk.plan.mapping)),
        how,
      );
      for (const [index, [key, reference]] of part.entries()) {
        const one = found[index];
        if (!one || (one.created && reference.whenMissing !== 'create')) continue;
        ids.set(key, one.id);
        noteProblem(chunk, key, reference, one, rowsOf.get(key) ?? 0);
      }
    }
  }
  return ids;
}

function noteProblem(
  chunk: Chunk,
  key: string,
  reference: ProblemReference,
  found: { id: string; created: boolean; version: number },
  rows: number,
): void {
  const isNew = found.created && !chunk.memory?.seen(`problem ${key}`);
  if (isNew) {
    chunk.counts.problemsCreated++;
    chunk.made.set(key, { key, title: reference.title, externalId: reference.externalId ?? null, rows });
    chunk.memory?.see(`problem ${key}`);
  } else chunk.named.set(key, rows);
  if (found.created) chunk.ledger.noteCreated({ kind: 'problem', id: found.id, version: found.version, fields: {} });
}

function wishOf(reference: ProblemReference, mapping: Mapping): ProblemWish {
  const { title, externalId } = reference;
  return externalId === undefined ? { title } : { title, externalId, source: reference.source ?? mapping.source };
}
