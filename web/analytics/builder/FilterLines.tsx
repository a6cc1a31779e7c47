import { ActionIcon, Autocomplete, Button, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { EventFilter } from '../../../contract/analytics/event-filter.ts';
import type { PropertyName } from '../analytics.api.ts';
import classes from './Builder.module.css';
import { builderText as text } from './builder.text.ts';
import { emptyFilter, type FilterOp, filterOps, opOf, withName, withOp } from './filter-form.ts';
import { usePropertyNames } from './use-names.ts';

/** Properties of the context are told apart from those of the event in one list of names. */
const contextMark = `${text.fromContext} · `;
const shownName = ({ on, name }: { on: 'property' | 'context'; name: string }): string =>
  on === 'context' ? `${contextMark}${name}` : name;
const readName = (shown: string): { on: 'property' | 'context'; name: string } =>
  shown.startsWith(contextMark) ? { on: 'context', name: shown.slice(contextMark.length) } : { on: 'property', name: shown };

/** Conditions that an event must meet, and the button that adds one. */
export function FilterLines({
  filters,
  events,
  onChange,
}: {
  filters: readonly EventFilter[];
  events: readonly string[] | null;
  onChange: (filters: EventFilter[]) => void;
}) {
  const names = usePropertyNames(events);
  return (
    <>
      {filters.map((filter, at) => (
        <FilterLine
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no identity but their place
          key={at}
          filter={filter}
          names={names}
          onChange={(next) => onChange(filters.map((one, index) => (index === at ? next : one)))}
          onRemove={() => onChange(filters.filter((_, index) => index !== at))}
        />
      ))}
      {filters.length < 20 && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus size={13} aria-hidden />}
          onClick={() => onChange([...filters, emptyFilter])}
        >
          {text.addFilter}
        </Button>
      )}
    </>
  );
}

const opChoices = Object.entries(text.filterGroups).map(([type, group]) => ({
  group,
  items: filterOps.filter((op) => op.startsWith(`${type} `)).map((value) => ({ value, label: text.filterOps[value] ?? value })),
}));

function FilterLine({
  filter,
  names,
  onChange,
  onRemove,
}: {
  filter: EventFilter;
  names: readonly PropertyName[];
  onChange: (filter: EventFilter) => void;
  onRemove: () => void;
}) {
  const known = names.find((one) => one.name === filter.name && one.on === filter.on);
  return (
    <div className={classes.filter}>
      <div className={classes.filterFields}>
        <Autocomplete
          aria-label={text.filterName}
          placeholder={text.property}
          data={[...new Set(names.map(shownName))]}
          limit={200}
          maxLength={200}
          value={shownName(filter)}
          onChange={(shown) => {
            const { on, name } = readName(shown);
            onChange(
              withName(
                { ...filter, on },
                name,
                names.find((one) => one.name === name && one.on === on),
                new Date(),
              ),
            );
          }}
        />
        <NativeSelect
          aria-label={text.filterOp}
          data={opChoices}
          value={opOf(filter)}
          onChange={(event) => onChange(withOp(filter, event.currentTarget.value as FilterOp, new Date()))}
        />
        <FilterValue filter={filter} examples={known?.examples ?? []} onChange={onChange} />
      </div>
      <ActionIcon aria-label={text.removeFilter} onClick={onRemove} mt={2}>
        <X size={14} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function FilterValue({
  filter,
  examples,
  onChange,
}: {
  filter: EventFilter;
  examples: readonly string[];
  onChange: (filter: EventFilter) => void;
}) {
  switch (filter.type) {
    case 'text':
      return (
        <TagsInput
          aria-label={text.filterValue}
          placeholder={filter.values.length === 0 ? text.filterValue : text.orEvent}
          data={[...new Set(examples)]}
          value={filter.values}
          onChange={(values) => onChange({ ...filter, values })}
          acceptValueOnBlur
          splitChars={[]}
          maxTags={100}
        />
      );
    case 'number':
      return (
        <NumberInput
          aria-label={text.filterValue}
          value={filter.value}
          onChange={(value) => onChange({ ...filter, value: typeof value === 'number' ? value : 0 })}
        />
      );
    case 'time':
      return (
        <TextInput
          type="date"
          aria-label={text.filterValue}
          value={filter.value.slice(0, 10)}
          onChange={(event) => event.currentTarget.value && onChange({ ...filter, value: `${event.currentTarget.value}T00:00:00.000Z` })}
        />
      );
    default:
      return null;
  }
}
