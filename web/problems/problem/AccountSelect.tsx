import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../platform/session/here.ts';

/** More accounts than this are not listed: those of the problem come first. */
const mostListed = 1000;

interface AccountSelectProps {
  label: string;
  value: string;
  onChange: (accountId: string) => void;
  /** What the empty choice is called. */
  emptyLabel: string;
  error?: ReactNode;
  /** An account that is chosen already, in case it is not in the list. */
  known?: { id: string; name: string } | null | undefined;
  required?: boolean;
}

/** An account by name. */
export function AccountSelect({ label, value, onChange, emptyLabel, error, known, required = false }: AccountSelectProps) {
  const api = useApi();
  const { data: accounts = [] } = useQuery({
    queryKey: ['accounts', 'names'],
    queryFn: ({ signal }) => api.listAll('/accounts', { query: { sort: 'name' }, most: mostListed, signal }),
    staleTime: 60_000,
  });
  const isListed = !known || accounts.some((one) => one.id === known.id);
  return (
    <NativeSelect
      label={label}
      required={required}
      error={error}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: emptyLabel },
        ...(isListed || !known ? [] : [{ value: known.id, label: known.name }]),
        ...accounts.map((one) => ({ value: one.id, label: one.name })),
      ]}
    />
  );
}
