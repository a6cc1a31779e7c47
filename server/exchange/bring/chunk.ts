// A chunk on its way: its rows, and what becomes of them.
import type { ImportCounts, RowProblem } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import { findField, kindRules, type RecordKind } from '../../../contract/exchange/record-kind.ts';
import type { ImportKind, ImportOutcome } from '../../people/index.ts';
import type { Fact } from '../../platform/action.ts';
import type { Scope } from '../../platform/scope.ts';
import type { CheckMemory } from '../check-memory.ts';
import { ChunkLedger, type Memory, mergedFields, type NewProblemRow } from '../ledger.ts';
import type { MappableRow, MappedRow } from '../mapping/index.ts';
import { derivedId } from '../row.ts';
import { storable } from './remembered.ts';

/** What an import does with each row. */
export type BringPlan = {
  kind: RecordKind;
  mapping: Mapping;
  productId: string | null;
  map: (row: MappableRow) => MappedRow;
};

/** A row of the file with what the mapping makes of it. */
export type ReadRow = { row: MappableRow; mapped: MappedRow };

export type Brought = {
  counts: ImportCounts;
  problems: RowProblem[];
  ledger: ChunkLedger;
  made: NewProblemRow[];
  /** Problems that rows name and that stood before this chunk. */
  named: { key: string; rows: number }[];
  facts: Fact[];
};

/** The bulk verbs of the areas take so many at once. */
export const atOnce = 500;

/** One row on its way. Shape   id: of its record, when it is stored (in a dry run: perhaps a new one). */
export type Item = {
  row: MappedRow;
  record: Record<string, unknown>;
  externalId: string | null;
  refused: boolean;
  accountId?: string | null;
  personId?: string | null;
  stewardId?: string | null;
  problemIds: string[];
  id?: string;
};

export class Chunk {
  readonly scope: Scope;
  readonly plan: BringPlan;
  readonly memory: CheckMemory | undefined;
  readonly how: { writes: boolean };
  readonly ledger = new ChunkLedger();
  readonly problems: RowProblem[] = [];
  readonly facts: Fact[] = [];
  /** Problems that this chunk makes, by key. */
  readonly made = new Map<string, NewProblemRow>();
  /** Evidence that this chunk made. */
  readonly fresh = new Set<string>();
  readonly named = new Map<string, number>();
  readonly counts: ImportCounts = {
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
    warnings: 0,
  };

  constructor(scope: Scope, plan: BringPlan, memory: CheckMemory | undefined) {
    this.scope = scope;
    this.plan = plan;
    this.memory = memory;
    this.how = { writes: memory === undefined };
  }

  brought(): Brought {
    this.counts.warnings = this.problems.filter(({ severity }) => severity === 'warning').length;
    this.problems.sort((a, b) => a.line - b.line);
    return {
      counts: this.counts,
      problems: this.problems,
      ledger: this.ledger,
      made: [...this.made.values()],
      named: [...this.named].map(([key, count]) => ({ key, rows: count })),
      facts: this.facts,
    };
  }

  take(rows: readonly ReadRow[]): Item[] {
    const items: Item[] = [];
    for (const { row, mapped } of rows) {
      this.counts.rows++;
      this.problems.push(...mapped.problems);
      if (mapped.skipped) this.counts.skipped++;
      else if (mapped.record) {
        const record = mapped.record as Record<string, unknown>;
        const own = typeof record['externalId'] === 'string' ? record['externalId'] : null;
        items.push({
          row: mapped,
          record,
          externalId: own ?? derivedId(this.plan.kind, this.plan.mapping, row),
          refused: false,
          problemIds: [],
        });
      } else this.counts.refused++;
    }
    return items;
  }

  columnOf(field: string): string | null {
    const source = this.plan.mapping.fields[field]?.sources.find((one) => one.is === 'column' || one.is === 'lookup');
    return source && 'column' in source ? source.column : null;
  }

  warn(item: Item, field: string | null, code: string, message: string): void {
    const column = field === null ? null : this.columnOf(field);
    this.problems.push({ line: item.row.line, column, field, code, message, severity: 'warning' });
  }

  refuse(item: Item, field: string | null, code: string, message: string): void {
    if (item.refused) return;
    item.refused = true;
    this.counts.refused++;
    const column = field === null ? null : this.columnOf(field);
    this.problems.push({ line: item.row.line, column, field, code, message, severity: 'error' });
  }

  /** Takes what became of a record into the ledger. */
  note(
    kind: ImportKind,
    outcome: Exclude<ImportOutcome, { outcome: 'refused' }>,
    fields: object,
    last: Memory | null,
  ): 'created' | 'updated' | 'unchanged' {
    const record = {
      kind,
      id: outcome.id,
      version: outcome.version,
      fields: mergedFields(last?.fields ?? {}, storable(fields, outcome.kept)),
    };
    if (outcome.outcome === 'created' && !this.ledger.isNew(outcome.id)) {
      this.ledger.noteCreated(record);
      return 'created';
    }
    if (outcome.outcome === 'unchanged') return 'unchanged';
    this.ledger.noteUpdated(record, outcome.before, last);
    return 'updated';
  }

  count(item: Item, outcome: 'created' | 'updated' | 'unchanged', kept: readonly string[]): void {
    let became = outcome;
    if (this.memory && item.externalId !== null) {
      const key = `${this.plan.kind} row ${item.externalId}`;
      if (became === 'created' && this.memory.seen(key)) became = 'updated';
      this.memory.see(key);
    }
    this.counts[became]++;
    this.counts.kept += kept.length;
    for (const name of kept) {
      const field = name.replace(/Id$/, '');
      const label = findField(this.plan.kind, field)?.label ?? field;
      this.warn(item, field, 'member_edit_kept', `A member changed “${label}” after the last import; what they wrote stays.`);
    }
  }

  /** `create_only` passes over what is there, `update_only` refuses what is not. */
  byMode<R>(items: readonly Item[], rows: readonly R[], known: ReadonlyMap<Item, unknown>): { item: Item; row: R }[] {
    const { mode } = this.plan.mapping;
    return items.flatMap((item, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const isKnown = known.has(item) || (this.memory?.seen(`${this.plan.kind} row ${item.externalId}`) ?? false);
      if (mode === 'create_only' && isKnown) {
        this.counts.skipped++;
        return [];
      }
      if (mode === 'update_only' && !isKnown) {
        const { label } = kindRules[this.plan.kind];
        this.refuse(item, 'externalId', 'record_not_found', `There is no ${label.toLowerCase()} with the external id ${item.externalId}.`);
        return [];
      }
      return [{ item, row }];
    });
  }
}
