// What a dry run would have made so far: it writes nothing, so that later rows must be told what earlier ones bring.
import type { AccountReference } from '../../contract/exchange/field.ts';
import type { Mapping } from '../../contract/exchange/mapping.ts';
import type { NewProblemRow } from './ledger.ts';
import { referenceKey } from './row.ts';

/** Beyond so many keys a dry run forgets, and counts as new what an earlier row made. Units: keys, about 100 bytes each. */
const mostKeys = 2_000_000;
/** More new problems than anybody reads; the others are counted. */
const mostProblems = 10_000;

export class CheckMemory {
  readonly #keys = new Set<string>();
  readonly problems = new Map<string, NewProblemRow>();

  seen(key: string): boolean {
    return this.#keys.has(key);
  }

  see(key: string): void {
    if (this.#keys.size < mostKeys) this.#keys.add(key);
  }

  /** The names by which a later row may mean this account. */
  seeAccount(record: Record<string, unknown>, externalId: string | null, mapping: Mapping): void {
    const names: Pick<AccountReference, 'by' | 'value'>[] = [];
    if (externalId !== null) names.push({ by: 'externalId', value: externalId });
    if (typeof record['name'] === 'string') names.push({ by: 'name', value: record['name'] });
    if (Array.isArray(record['domains'])) for (const domain of record['domains']) names.push({ by: 'domain', value: String(domain) });
    for (const name of names) this.see(`file ${referenceKey('account', { ...name, whenMissing: 'refuse' }, mapping)}`);
  }

  seenAccount(reference: AccountReference, mapping: Mapping): boolean {
    return this.seen(`file ${referenceKey('account', reference, mapping)}`);
  }

  noteProblems(made: readonly NewProblemRow[], named: readonly { key: string; rows: number }[]): void {
    for (const problem of made) if (this.problems.size < mostProblems) this.problems.set(problem.key, { ...problem });
    for (const { key, rows } of named) {
      const known = this.problems.get(key);
      if (known) known.rows += rows;
    }
  }
}
