import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi, useHere } from '../../platform/session/here.ts';
import { accountChoicesQuery, personChoicesQuery } from '../people.api.ts';
import { peopleText as text } from '../people.text.ts';
import { personName } from './person-name.ts';

export interface Picked {
  id: string;
  name: string;
}

interface RecordPickerProps {
  label: string;
  description?: string;
  required?: boolean;
  value: Picked | null;
  onChange: (picked: Picked | null) => void;
  error?: React.ReactNode;
  /** Not offered: the record itself, who is chosen already. */
  without?: readonly string[];
  autoFocus?: boolean;
  isLabelHidden?: boolean;
}

/** Units  milliseconds: asks when the typing pauses. */
const pauseMs = 150;

/** One account, found by typing. */
export function AccountPicker(props: RecordPickerProps) {
  const api = useApi();
  const { workspace } = useHere();
  return (
    <Picker
      {...props}
      ask={(typed) => accountChoicesQuery(api, workspace.id, typed) as never}
      wordsOf={(account: { id: string; name: string; domains: readonly string[] }) => ({ name: account.name, detail: account.domains[0] })}
    />
  );
}

/** One person, found by typing. `of`: only people of this account. */
export function PersonPicker({ of, ...props }: RecordPickerProps & { of?: string }) {
  const api = useApi();
  const { workspace } = useHere();
  return (
    <Picker
      {...props}
      ask={(typed) => personChoicesQuery(api, workspace.id, typed, of) as never}
      wordsOf={(person: { id: string; name: string | null; email: string | null; no: number }) => ({
        name: personName(person),
        detail: person.name === null ? undefined : (person.email ?? undefined),
      })}
    />
  );
}

const includes = (label: string, search: string) => label.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase());

function Picker<Row extends { id: string }>({
  ask,
  wordsOf,
  value,
  onChange,
  without = [],
  autoFocus,
  label,
  isLabelHidden = false,
  ...props
}: RecordPickerProps & {
  ask: (typed: string) => UseQueryOptions<Row[]>;
  wordsOf: (row: Row) => { name: string; detail: string | undefined };
}) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed, pauseMs);
  // What stands in the field because it is chosen is no question.
  const question = asked === value?.name ? '' : asked.trim();
  const { data: rows = [], isPlaceholderData } = useQuery<Row[]>({
    ...ask(question),
    placeholderData: (before: Row[] | undefined) => before,
  });
  const isBehind = (search: string) => search !== value?.name && (isPlaceholderData || search !== asked);
  const offered = rows
    .filter((row) => !without.includes(row.id))
    .map((row) => {
      const { name, detail } = wordsOf(row);
      return { value: row.id, label: name, detail };
    });
  const data = value && !offered.some((one) => one.value === value.id) ? [{ value: value.id, label: value.name }, ...offered] : offered;
  return (
    <Select
      {...props}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      {...(autoFocus ? { 'data-autofocus': true } : {})}
      data={data}
      value={value?.id ?? null}
      onChange={(id) => onChange(id === null ? null : { id, name: data.find((one) => one.value === id)?.label ?? '' })}
      searchable
      clearable
      openOnFocus={false}
      searchValue={typed}
      onSearchChange={setTyped}
      // The server searches. Only until its answer is there, what was offered before is narrowed here, so that nobody picks a wrong one.
      filter={({ options, search }) =>
        isBehind(search) ? options.filter((option) => 'label' in option && includes(option.label, search)) : options
      }
      nothingFoundMessage={text.none}
      renderOption={({ option }) => {
        const { detail } = option as { detail?: string };
        return (
          <span>
            {option.label}
            {detail && <small style={{ color: 'var(--bf-text-dim)', marginLeft: 8 }}>{detail}</small>}
          </span>
        );
      }}
    />
  );
}
