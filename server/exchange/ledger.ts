// What a chunk of an import did, in the shape in which it is kept and undone.
import type { AccountReference } from '../../contract/exchange/field.ts';
import type { NewProblem } from '../../contract/exchange/import.ts';
import type { RecordKind } from '../../contract/exchange/record-kind.ts';
import type { LinkWritten } from '../problems/index.ts';

/** A problem that rows name, by the key under which they mean the same one. */
export type NewProblemRow = NewProblem & { key: string };

/** What the last import brought for a record. */
export type Memory = { importId: string; version: number; fields: Record<string, unknown> };

/** Shape   before: opaque, of the area that owns the record. last: what the import before had brought, null when none had. */
export type LedgerUpdate = { kind: RecordKind; id: string; before: unknown; last: Memory | null };

export type LedgerLink = Pick<LinkWritten, 'evidenceId' | 'problemId' | 'value' | 'before'>;

/** A parent that a row names: settled when all rows are known, since it may stand further down in the file. */
export type PendingParent = { line: number; accountId: string; parent: AccountReference };

export type LedgerEntries = {
  created: [RecordKind, string][];
  updated: LedgerUpdate[];
  links: LedgerLink[];
  parents: PendingParent[];
};

/** A record that the chunk made or changed, as it is to be remembered. */
export type Remembered = { kind: RecordKind; id: string; version: number; fields: Record<string, unknown> };

/**
 * Gathers what a chunk does. A record that comes twice is one entry: the earliest before-image counts, and the latest version.
 */
export class ChunkLedger {
  readonly #created = new Map<string, RecordKind>();
  readonly #updated = new Map<string, LedgerUpdate>();
  readonly #links = new Map<string, LedgerLink>();
  readonly #remembered = new Map<string, Remembered>();
  readonly parents: PendingParent[] = [];

  isNew(id: string): boolean {
    return this.#created.has(id);
  }

  noteCreated(record: Remembered): void {
    this.#created.set(record.id, record.kind);
    this.#remember(record);
  }

  noteUpdated(record: Remembered, before: unknown, last: Memory | null): void {
    if (!this.#created.has(record.id)) {
      const earlier = this.#updated.get(record.id);
      this.#updated.set(record.id, {
        kind: record.kind,
        id: record.id,
        before: earlier ? mergedBefore(before, earlier.before) : before,
        last: earlier ? earlier.last : last,
      });
    }
    this.#remember(record);
  }

  noteLink(link: LedgerLink): void {
    const key = `${link.evidenceId} ${link.problemId}`;
    const earlier = this.#links.get(key);
    this.#links.set(key, earlier ? { ...link, before: earlier.before } : link);
  }

  #remember(record: Remembered): void {
    const earlier = this.#remembered.get(record.id);
    this.#remembered.set(record.id, earlier ? { ...record, fields: mergedFields(earlier.fields, record.fields) } : record);
  }

  /** What the chunk leaves in mind of each record it touched. */
  get remembered(): Remembered[] {
    return [...this.#remembered.values()];
  }

  get entries(): LedgerEntries {
    return {
      created: [...this.#created].map(([id, kind]) => [kind, id]),
      updated: [...this.#updated.values()],
      links: [...this.#links.values()],
      parents: this.parents,
    };
  }
}

/** The open bags of a record: an import that brings one of their entries leaves the others. */
const bags: readonly string[] = ['attributes', 'traits', 'fields'];

const isBag = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was brought before with what is brought now over it. */
export function mergedFields(before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...before, ...now };
  for (const bag of bags) if (isBag(before[bag]) && isBag(now[bag])) merged[bag] = { ...before[bag], ...now[bag] };
  return merged;
}

/** Two before-images of one record: what the earlier one knows counts. People's hold their columns one level down. */
function mergedBefore(later: unknown, earlier: unknown): unknown {
  if (!isBag(later) || !isBag(earlier)) return earlier;
  const merged: Record<string, unknown> = { ...later, ...earlier };
  if (isBag(later['columns']) && isBag(earlier['columns'])) merged['columns'] = { ...later['columns'], ...earlier['columns'] };
  return merged;
}
