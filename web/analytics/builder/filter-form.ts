// A condition on an event as it is edited: one choice says its type and its comparison together.
import type { EventFilter } from '../../../contract/analytics/event-filter.ts';

export const filterOps = [
  'text is',
  'text is_not',
  'text contains',
  'text not_contains',
  'text starts_with',
  'text ends_with',
  'number equals',
  'number above',
  'number at_least',
  'number below',
  'number at_most',
  'boolean true',
  'boolean false',
  'time before',
  'time on_or_after',
  'any known',
  'any unknown',
] as const;
export type FilterOp = (typeof filterOps)[number];

export const opOf = (filter: EventFilter): FilterOp =>
  (filter.type === 'boolean' ? `boolean ${filter.value}` : `${filter.type} ${filter.op}`) as FilterOp;

export const emptyFilter: EventFilter = { type: 'text', on: 'property', name: '', op: 'is', values: [] };

/** The filter with another comparison; a value that still fits stays. */
export function withOp(filter: EventFilter, op: FilterOp, now: Date): EventFilter {
  const place = { on: filter.on, name: filter.name };
  const [type, rest = ''] = op.split(' ');
  switch (type) {
    case 'number':
      return {
        type,
        ...place,
        op: rest as 'equals',
        value: filter.type === 'number' ? filter.value : Number(filter.type === 'text' ? (filter.values[0] ?? 0) : 0) || 0,
      };
    case 'boolean':
      return { type, ...place, value: rest === 'true' };
    case 'time':
      return { type, ...place, op: rest as 'before', value: filter.type === 'time' ? filter.value : now.toISOString() };
    case 'any':
      return { type, ...place, op: rest as 'known' };
    default:
      return { type: 'text', ...place, op: rest as 'is', values: filter.type === 'text' ? filter.values : [] };
  }
}

/** After a property was chosen whose values are numbers, or yes and no, the comparison is of that type. */
export function withName(
  filter: EventFilter,
  name: string,
  known: { on: 'property' | 'context'; type: string } | undefined,
  now: Date,
): EventFilter {
  const renamed = { ...filter, name, on: known?.on ?? filter.on } as EventFilter;
  if (!known || filter.name !== '') return renamed;
  if (known.type === 'number' && filter.type === 'text') return withOp(renamed, 'number at_least', now);
  return known.type === 'boolean' && filter.type === 'text' ? withOp(renamed, 'boolean true', now) : renamed;
}
