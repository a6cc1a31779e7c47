import { Button, Checkbox, Group, Menu, Popover, Radio, Stack, TextInput } from '@mantine/core';
import { ListFilter, Search, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatDate, formatNumber, parseNumber } from '../format.ts';
import classes from './FilterBar.module.css';
import { type Filter, type FilterValues, filterWords, readChoices, readRange, writeChoices, writeRange } from './filter.ts';
import { uiText as text } from './ui.text.ts';

export interface FilterBarProps {
  filters: readonly Filter[];
  values: FilterValues;
  /** Undefined takes the filter away. */
  onChange: (id: string, value: string | undefined) => void;
  onClear: () => void;
  /** The words that are searched in the list itself; without it there is no field. */
  query?: { value: string | undefined; onChange: (value: string | undefined) => void; label: string };
}

const format = { number: (value: number) => formatNumber(value), date: (value: string) => formatDate(value) };

/** Filters as chips: what is filtered is always in sight, each chip is changed or taken away by itself. */
export function FilterBar({ filters, values, onChange, onClear, query }: FilterBarProps) {
  const [openId, setOpenId] = useState<string>();
  const used = filters.filter((filter) => values[filter.id] !== undefined || filter.id === openId);
  const unused = filters.filter((filter) => !used.includes(filter));
  const start = (filter: Filter) => {
    if (filter.kind === 'flag') onChange(filter.id, 'yes');
    else setOpenId(filter.id);
  };
  return (
    <div className={classes.bar}>
      {query && <QueryField {...query} />}
      {used.map((filter) => (
        <FilterChip
          key={filter.id}
          filter={filter}
          value={values[filter.id]}
          isOpen={openId === filter.id}
          onOpen={(isOpen) => setOpenId(isOpen ? filter.id : undefined)}
          onChange={(value) => onChange(filter.id, value)}
        />
      ))}
      {unused.length > 0 && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" leftSection={<ListFilter size={14} aria-hidden />} aria-label={text.addFilter}>
              {text.filter}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {unused.map((filter) => (
              <Menu.Item key={filter.id} onClick={() => start(filter)}>
                {filter.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {used.length > 1 && (
        <Button size="compact-sm" variant="subtle" onClick={onClear}>
          {text.clearFilters}
        </Button>
      )}
    </div>
  );
}

/** Asks when the typing pauses. */
const pauseMs = 200;

function QueryField({ value, onChange, label }: NonNullable<FilterBarProps['query']>) {
  const [typed, setTyped] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    // The link changed (back button, a saved view): the field follows.
    setSeen(value);
    setTyped(value ?? '');
  }
  useEffect(() => {
    const wanted = typed.trim() || undefined;
    if (wanted === value) return;
    const timer = setTimeout(() => onChange(wanted), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextInput
      className={classes.query}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      // Out of the field, so that the list's keys are heard: at once with Enter, with Escape once there is nothing left to clear.
      onKeyDown={(event) => {
        const isDone = event.key === 'Enter' || (event.key === 'Escape' && typed === '');
        if (isDone && !event.nativeEvent.isComposing) event.currentTarget.blur();
      }}
      leftSection={<Search size={14} aria-hidden />}
      type="search"
      size="sm"
    />
  );
}

interface FilterChipProps {
  filter: Filter;
  value: string | undefined;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onChange: (value: string | undefined) => void;
}

function FilterChip({ filter, value, isOpen, onOpen, onChange }: FilterChipProps) {
  const words = value === undefined ? '' : filterWords(filter, value, format);
  return (
    <span className={classes.chip}>
      <Popover opened={isOpen} onChange={onOpen} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.words}
            onClick={() => filter.kind !== 'flag' && onOpen(!isOpen)}
            aria-label={text.changeFilter(`${filter.label} ${words}`)}
          >
            <span className={classes.label}>{filter.label}</span> {words}
          </button>
        </Popover.Target>
        <Popover.Dropdown p="sm">
          <FilterEditor filter={filter} value={value} onChange={onChange} onDone={() => onOpen(false)} />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className={classes.remove}
        aria-label={text.removeFilter(filter.label)}
        onClick={() => {
          onOpen(false);
          onChange(undefined);
        }}
      >
        <X size={13} aria-hidden />
      </button>
    </span>
  );
}

function FilterEditor({
  filter,
  value,
  onChange,
  onDone,
}: {
  filter: Filter;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  onDone: () => void;
}) {
  if (filter.kind === 'choice' && filter.isSingle) {
    return (
      <Radio.Group aria-label={filter.label} value={value ?? ''} onChange={onChange}>
        <Stack gap={8} className={classes.choices}>
          {filter.options.map((option) => (
            <Radio key={option.value} value={option.value} label={option.label} size="xs" />
          ))}
        </Stack>
      </Radio.Group>
    );
  }
  if (filter.kind === 'choice') {
    return (
      <Checkbox.Group aria-label={filter.label} value={readChoices(value)} onChange={(values) => onChange(writeChoices(values))}>
        <Stack gap={8} className={classes.choices}>
          {filter.options.map((option) => (
            <Checkbox key={option.value} value={option.value} label={option.label} size="xs" />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  if (filter.kind === 'flag') return null;
  if (filter.kind === 'custom') {
    return filter.edit({
      value,
      onChange: (next) => {
        onChange(next);
        onDone();
      },
    });
  }
  return <TypedEditor filter={filter} value={value} onChange={onChange} onDone={onDone} />;
}

/** What is no number is no limit. */
const writeNumbers = (from: string, to: string) => writeRange(parseNumber(from)?.toString(), parseNumber(to)?.toString());

function TypedEditor({
  filter,
  value,
  onChange,
  onDone,
}: {
  filter: Exclude<Filter, { kind: 'choice' | 'flag' | 'custom' }>;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  onDone: () => void;
}) {
  const range = readRange(filter.kind === 'text' ? undefined : value);
  const [from, setFrom] = useState(filter.kind === 'text' ? (value ?? '') : (range.from ?? ''));
  const [to, setTo] = useState(range.to ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onChange(
          filter.kind === 'text' ? from.trim() || undefined : filter.kind === 'number' ? writeNumbers(from, to) : writeRange(from, to),
        );
        onDone();
      }}
    >
      <Group align="end" gap="xs" wrap="nowrap">
        {filter.kind === 'text' && (
          <TextInput
            label={`${filter.label} ${text.filterContains}`}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            data-autofocus
          />
        )}
        {filter.kind === 'number' && (
          <>
            <TextInput
              label={text.atLeast}
              inputMode="decimal"
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
              w={110}
              data-autofocus
            />
            <TextInput label={text.atMost} inputMode="decimal" value={to} onChange={(event) => setTo(event.currentTarget.value)} w={110} />
          </>
        )}
        {filter.kind === 'date' && (
          <>
            <TextInput type="date" label={text.from} value={from} onChange={(event) => setFrom(event.currentTarget.value)} data-autofocus />
            <TextInput type="date" label={text.to} value={to} onChange={(event) => setTo(event.currentTarget.value)} />
          </>
        )}
        <Button type="submit" variant="filled">
          {text.apply}
        </Button>
      </Group>
    </form>
  );
}
