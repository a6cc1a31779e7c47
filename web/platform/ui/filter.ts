import type { ReactNode } from 'react';
import type { Param } from '../search-params.ts';
import { text } from '../search-params.ts';

interface FilterBase {
  /** Also its name in the URL. */
  id: string;
  label: string;
}

export type Filter =
  | (FilterBase & { kind: 'choice'; options: readonly { value: string; label: string }[]; isSingle?: boolean })
  | (FilterBase & { kind: 'number'; unit?: string })
  | (FilterBase & { kind: 'date' })
  | (FilterBase & { kind: 'text' })
  | (FilterBase & { kind: 'flag' })
  /** What no list of choices can hold: the page brings the field (an account, found by typing) and the words of the chip. */
  | (FilterBase & { kind: 'custom'; words: (value: string) => string; edit: (field: CustomField) => ReactNode });

export interface CustomField {
  value: string | undefined;
  /** Closes the field as well. */
  onChange: (value: string | undefined) => void;
}

/** Filter id → its value as it stands in the URL: `heard,chosen` · `10..500` · `2024-01-01..` · words · `yes`. */
export type FilterValues = Readonly<Record<string, string | undefined>>;

/** For a route's `searchParams({ …, ...filterParams(names) })`. A route knows the names only: the filters come with the page. */
export const filterParams = (names: readonly string[]): Record<string, Param<string | undefined>> =>
  Object.fromEntries(names.map((name) => [name, text]));

export const readChoices = (value: string | undefined): string[] => (value ? value.split(',').filter(Boolean) : []);
export const writeChoices = (values: readonly string[]): string | undefined => (values.length === 0 ? undefined : values.join(','));

/** Both ends are optional: `10..`, `..5`. */
export function readRange(value: string | undefined): { from: string | undefined; to: string | undefined } {
  const [from, to] = (value ?? '').split('..');
  return { from: from || undefined, to: to || undefined };
}
export const writeRange = (from: string | undefined, to: string | undefined): string | undefined =>
  from || to ? `${from ?? ''}..${to ?? ''}` : undefined;

export const isFiltered = (filters: readonly Filter[], values: FilterValues): boolean =>
  filters.some((filter) => values[filter.id] !== undefined);

/** What a chip says after its label. Unknown choices show as they are. */
export function filterWords(
  filter: Filter,
  value: string,
  format: { number: (value: number) => string; date: (value: string) => string },
): string {
  switch (filter.kind) {
    case 'choice':
      return readChoices(value)
        .map((one) => filter.options.find((option) => option.value === one)?.label ?? one)
        .join(', ');
    case 'number':
    case 'date': {
      const { from, to } = readRange(value);
      const words = (one: string) => (filter.kind === 'date' ? format.date(one) : format.number(Number(one)));
      const unit = filter.kind === 'number' && filter.unit ? ` ${filter.unit}` : '';
      if (from !== undefined && to !== undefined) return `${words(from)} – ${words(to)}${unit}`;
      return from !== undefined ? `≥ ${words(from)}${unit}` : `≤ ${words(to ?? '')}${unit}`;
    }
    case 'text':
      return `“${value}”`;
    case 'custom':
      return filter.words(value);
    case 'flag':
      return '';
  }
}
