import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ExternalRefKind } from '../../../contract/people/external-ref.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { accountText as text } from '../account/account.text.ts';
import { peopleKeys } from '../people.api.ts';

/** Names a record as another system does. */
export function ExternalRefDrawer({ kind, recordId, onClose }: { kind: ExternalRefKind; recordId: string; onClose: () => void }) {
  const api = useApi();
  const form = useForm({
    initialValues: { source: '', externalId: '' },
    validate: {
      source: (source) => (source.trim() === '' ? text.needSource : null),
      externalId: (id) => (id.trim() === '' ? text.needId : null),
    },
  });
  const save = useSave(form, {
    send: (values) => api.post('/external-refs', { kind, recordId, ...values }),
    refresh: [peopleKeys.all],
    done: text.refSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={text.refAddTitle} onSave={save}>
      <TextInput
        label={text.refSource}
        description={text.refSourceHint}
        required
        maxLength={100}
        data-autofocus
        {...form.getInputProps('source')}
      />
      <TextInput label={text.refId} required maxLength={300} {...form.getInputProps('externalId')} />
    </FormDrawer>
  );
}
