import type { Mapping, ValueOptions } from '../../../contract/exchange/mapping.ts';
import { withOptions } from './mapping-draft.ts';

/** Reads all of these columns in one way, wherever the mapping takes a value from them. */
export function withReading(mapping: Mapping, columns: readonly string[], patch: Pick<ValueOptions, 'dateOrder' | 'decimal'>): Mapping {
  const fields = Object.fromEntries(
    Object.entries(mapping.fields).map(([key, field]) => {
      const sources = field.sources.map((source) =>
        source.is === 'column' && columns.includes(source.column) ? withOptions(source, patch) : source,
      );
      return [key, { ...field, sources }];
    }),
  );
  return { ...mapping, fields };
}
