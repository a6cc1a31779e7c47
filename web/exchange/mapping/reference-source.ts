import type { ImportAnswer, MappingQuestion, RecordKindAnswer } from '../../../contract/exchange/import.ts';
import type { Mapping } from '../../../contract/exchange/mapping.ts';
import { fieldOf, sourcesOf } from './mapping-draft.ts';

/** A system whose ids are known here, and the file by which they came. */
export interface KnownSource {
  source: string;
  fileName: string;
}

export type KnownSources = Readonly<Record<'account' | 'person', readonly KnownSource[]>>;

type Came = Pick<ImportAnswer, 'kind' | 'source' | 'fileName' | 'status' | 'counts'>;

const came: readonly ImportAnswer['status'][] = ['done', 'running', 'cancelled', 'interrupted', 'failed'];

/** The systems from which accounts and persons came by import, newest first. */
export function knownSources(imports: readonly Came[]): KnownSources {
  const of = (kind: 'account' | 'person', made: 'accountsCreated' | 'personsCreated') => {
    const found = new Map<string, KnownSource>();
    for (const one of imports) {
      if (one.source === null || !came.includes(one.status)) continue;
      if (one.kind !== kind && one.counts[made] === 0) continue;
      if (!found.has(one.source)) found.set(one.source, { source: one.source, fileName: one.fileName });
    }
    return [...found.values()];
  };
  return { account: of('account', 'accountsCreated'), person: of('person', 'personsCreated') };
}

/**
 * Asks whose ids a column holds that names accounts or persons by id. Ids are told apart by the system they come from: accounts that came from
 * "CRM" are not found by a file that says it comes from "Helpdesk", and every row would be refused.
 */
export function referenceQuestions(kind: RecordKindAnswer, mapping: Mapping, known: KnownSources): MappingQuestion[] {
  return Object.keys(mapping.fields).flatMap((key) => {
    const type = fieldOf(kind, key)?.type;
    if (type !== 'account' && type !== 'person') return [];
    if (known[type].length === 0 || known[type].some((one) => one.source === mapping.source)) return [];
    const source = sourcesOf(mapping, key).find((one) => one.is === 'column' && (one.options?.by ?? 'externalId') === 'externalId');
    if (source?.is !== 'column' || source.options?.source !== undefined) return [];
    return [{ field: key, column: source.column, code: 'reference_source', message: '' }];
  });
}
