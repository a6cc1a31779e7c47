import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { accountFinder, evidenceKeys, type Finder, personFinder, problemFinder } from './evidence.api.ts';
import { evidenceText as text } from './evidence.text.ts';
import type { RecordField } from './evidence-filters.ts';
import type { LookedUp, LookupProps } from './Lookup.tsx';

// A filter's field is opened long after the list is seen.
const Lookup = lazy(() => import('./Lookup.tsx').then((file) => ({ default: file.Lookup }))) as <Found extends LookedUp>(
  props: LookupProps<Found>,
) => ReactNode;

/** The filters for one account, person or problem: a field that finds it, and its name for the chip. */
export function useRecordFields(values: Readonly<Record<string, string | undefined>>): {
  account: RecordField;
  person: RecordField;
  problem: RecordField;
} {
  const api = useApi();
  const { workspace } = useHere();
  const product = useProduct();
  const account = useName(values['account'], async (id) => (await api.get(`/accounts/${id}`)).name);
  const person = useName(values['person'], async (id) => {
    const { name, email, no } = await api.get(`/persons/${id}`);
    return name ?? email ?? `Person ${no}`;
  });
  const problem = useName(values['problem'], async (id) => (await api.get(`/problems/${id}`)).title);
  return {
    account: fieldOf(text.findAccount, account, accountFinder(api, workspace.id), text.noAccountFound),
    person: fieldOf(text.findPerson, person, personFinder(api, workspace.id), text.nobodyFound),
    problem: fieldOf(text.findProblem, problem, problemFinder(api, product.id), text.noProblem),
  };
}

/** A link holds an id; the chip says the name. */
function useName(id: string | undefined, read: (id: string) => Promise<string>): string | undefined {
  const { data } = useQuery({
    queryKey: [...evidenceKeys.all, 'name', id],
    queryFn: () => read(id ?? ''),
    enabled: id !== undefined,
    staleTime: 60_000,
    retry: false,
  });
  return data;
}

const fieldOf = <Found extends LookedUp>(
  label: string,
  name: string | undefined,
  finder: Finder<Found>,
  nothingFound: string,
): RecordField => ({
  words: () => name ?? '…',
  edit: ({ onChange }) => (
    <div style={{ width: 260 }}>
      <Suspense>
        <Lookup
          label={label}
          placeholder={label}
          isLabelHidden
          autoFocus
          isInPlace
          value={null}
          finder={finder}
          onChange={(found) => found && onChange(found.id)}
          nothingFound={nothingFound}
        />
      </Suspense>
    </div>
  ),
});
