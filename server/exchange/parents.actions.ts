// Parents of accounts, settled when all rows of the file stand: a parent may come further down than its subsidiary.
import type { RowProblem } from '../../contract/exchange/import.ts';
import type { Mapping } from '../../contract/exchange/mapping.ts';
import { type ImportOutcome, matchAccounts, type ImportRow as RecordImport, upsertRecords } from '../people/index.ts';
import type { Scope } from '../platform/scope.ts';
import { recordChunk } from './chunk.actions.ts';
import { updateImport } from './import.store.ts';
import { findLedger, findMemories } from './ledger.store.ts';
import { ChunkLedger, mergedFields, type PendingParent } from './ledger.ts';
import { noticeOf, referenceKey } from './row.ts';
import type { ImportRow } from './tables.ts';

/** Settles the parents of one chunk of the ledger; its own changes become a chunk of their own. */
export async function bringParents(scope: Scope, row: ImportRow, mapping: Mapping, no: number): Promise<ImportRow> {
  const place = { line: 0, row: no + 1, byteOffset: row.place?.byteOffset ?? row.chunks };
  const pending = (await findLedger(scope, row.id, no))?.entries.parents ?? [];
  if (pending.length === 0) return updateImport(scope, row.id, { place, worker_seen_at: scope.now });
  const settling = new Settling(scope, mapping);
  await settling.settle(pending);
  const { ledger, problems, facts, accountsCreated } = settling;
  const counts = { ...noRows, accountsCreated, warnings: problems.length };
  return recordChunk(scope, row, { counts, problems, ledger, made: [], named: [], facts }, { place });
}

const noRows = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  refused: 0,
  kept: 0,
  problemsCreated: 0,
  accountsCreated: 0,
  personsCreated: 0,
};

class Settling {
  readonly ledger = new ChunkLedger();
  readonly problems: RowProblem[] = [];
  readonly facts: Awaited<ReturnType<typeof upsertRecords>>['facts'] = [];
  accountsCreated = 0;
  readonly #scope: Scope;
  readonly #mapping: Mapping;

  constructor(scope: Scope, mapping: Mapping) {
    this.#scope = scope;
    this.#mapping = mapping;
  }

  async settle(pending: readonly PendingParent[]): Promise<void> {
    const parents = await this.#findParents(pending);
    const memories = await findMemories(
      this.#scope,
      pending.map(({ accountId }) => accountId),
    );
    const settled = pending.flatMap((one) => {
      const parentId = parents.get(this.#keyOf(one));
      return parentId === undefined ? [] : [{ one, parentId }];
    });
    const rows = settled.map(({ one, parentId }): RecordImport<'account'> => {
      const last = memories.get(one.accountId);
      return { id: one.accountId, fields: { parentId }, ...(last ? { lastImported: last.fields } : {}) };
    });
    const outcomes = await this.#upsert(rows);
    for (const [index, { one, parentId }] of settled.entries()) {
      const outcome = outcomes[index];
      if (outcome?.outcome === 'refused') this.#warn(one, outcome.code, outcome.message);
      if (outcome?.outcome !== 'updated') continue;
      const last = memories.get(outcome.id) ?? null;
      const fields = mergedFields(last?.fields ?? {}, { parentId });
      this.ledger.noteUpdated({ kind: 'account', id: outcome.id, version: outcome.version, fields }, outcome.before, last);
    }
  }

  #keyOf = ({ parent }: PendingParent): string => referenceKey('account', parent, this.#mapping);

  #warn({ line }: PendingParent, code: string, message: string): void {
    const source = this.#mapping.fields['parent']?.sources.find((one) => one.is === 'column');
    const column = source?.is === 'column' ? source.column : null;
    this.problems.push({ line, column, field: 'parent', code, message, severity: 'warning' });
  }

  async #upsert(rows: readonly RecordImport<'account'>[]): Promise<ImportOutcome[]> {
    if (rows.length === 0) return [];
    const { outcomes, facts } = await upsertRecords(this.#scope, 'account', rows);
    this.facts.push(...facts);
    return outcomes;
  }

  async #findParents(pending: readonly PendingParent[]): Promise<Map<string, string>> {
    const wanted = new Map(pending.map((one) => [this.#keyOf(one), one.parent]));
    const source = (parent: PendingParent['parent']) => parent.source ?? this.#mapping.source;
    const matches = await matchAccounts(
      this.#scope,
      [...wanted.values()].map((parent) => ({ by: parent.by, value: parent.value, source: source(parent) })),
    );
    const found = new Map<string, string>();
    const missing: [string, PendingParent['parent']][] = [];
    for (const [index, [key, parent]] of [...wanted].entries()) {
      const match = matches[index] ?? null;
      if (match !== null && match !== 'ambiguous') found.set(key, match.id);
      else if (match === null && parent.whenMissing === 'create') missing.push([key, parent]);
      else this.#complain(pending, key, match === 'ambiguous' ? 'account_ambiguous' : 'account_not_found');
    }
    const outcomes = await this.#upsert(
      missing.map(([, parent]) => ({
        ...(parent.by === 'externalId' ? { externalRef: { source: source(parent), externalId: parent.value } } : {}),
        fields: { name: parent.value, ...(parent.by === 'domain' ? { domains: [parent.value.toLowerCase()] } : {}) },
      })),
    );
    for (const [index, [key]] of missing.entries()) {
      const outcome = outcomes[index];
      if (!outcome || outcome.outcome === 'refused') continue;
      found.set(key, outcome.id);
      if (outcome.outcome !== 'created') continue;
      this.accountsCreated++;
      this.ledger.noteCreated({ kind: 'account', id: outcome.id, version: outcome.version, fields: {} });
    }
    return found;
  }

  #complain(pending: readonly PendingParent[], key: string, code: 'account_ambiguous' | 'account_not_found'): void {
    for (const one of pending) {
      if (this.#keyOf(one) !== key) continue;
      const what = code === 'account_not_found' ? 'There is no account' : 'There are several accounts';
      this.#warn(one, code, `${what} with the ${noticeOf(one.parent)}; the account is imported without a parent.`);
    }
  }
}
