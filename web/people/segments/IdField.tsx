import { useQuery } from '@tanstack/react-query';
import type { SegmentKind } from '../../../contract/people/segment.ts';
import { useApi } from '../../platform/session/here.ts';
import { personName } from '../parts/person-name.ts';
import { AccountPicker, PersonPicker } from '../parts/RecordPicker.tsx';
import { peopleKeys } from '../people.api.ts';

/** An account or a person by its id, shown by its name. */
export function IdField({
  kind,
  label,
  value,
  onChange,
}: {
  kind: SegmentKind;
  label: string;
  value: string;
  onChange: (id: string) => void;
}) {
  const api = useApi();
  const { data: name } = useQuery({
    queryKey: [...peopleKeys.all, 'name', value],
    queryFn: ({ signal }) =>
      kind === 'account'
        ? api.get(`/accounts/${value}`, { signal }).then((account) => account.name)
        : api.get(`/persons/${value}`, { signal }).then(personName),
    enabled: value !== '',
  });
  const Picker = kind === 'account' ? AccountPicker : PersonPicker;
  return (
    <Picker
      label={label}
      isLabelHidden
      value={value === '' ? null : { id: value, name: name ?? '…' }}
      onChange={(picked) => onChange(picked?.id ?? '')}
    />
  );
}
