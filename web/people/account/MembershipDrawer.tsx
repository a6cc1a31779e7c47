import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { MembershipAnswer } from '../../../contract/people/membership.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { fieldText } from '../parts/field.text.ts';
import { AccountPicker, PersonPicker, type Picked } from '../parts/RecordPicker.tsx';
import { UntilField } from '../parts/UntilField.tsx';
import { peopleKeys } from '../people.api.ts';
import { accountText as text } from './account.text.ts';

const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** Puts a person into an account, or changes how they belong to it. From either side: one of the two is given. */
export function MembershipDrawer({
  account,
  person,
  membership,
  without = [],
  onClose,
}: {
  account?: Picked;
  person?: Picked;
  membership?: MembershipAnswer;
  /** People who are in the account already. */
  without?: readonly string[];
  onClose: () => void;
}) {
  const api = useApi();
  const form = useForm({
    initialValues: {
      person: person ?? null,
      account: account ?? null,
      isNew: false,
      name: '',
      email: '',
      title: membership?.title ?? '',
      activeFrom: membership?.activeFrom ?? '',
      activeTo: membership?.activeTo ?? '',
    },
    validate: {
      person: (picked, values) => (!membership && !values.isNew && picked === null ? text.needPerson : null),
      account: (picked) => (!membership && picked === null ? text.needAccount : null),
      name: (name, values) => (values.isNew && name.trim() === '' && values.email.trim() === '' ? text.needPerson : null),
      activeTo: (day, values) => (day !== '' && values.activeFrom !== '' && day <= values.activeFrom ? fieldText.endsBeforeStart : null),
    },
  });
  const save = useSave(form, {
    send: async (values) => {
      const body = { title: orNull(values.title), activeFrom: orNull(values.activeFrom), activeTo: orNull(values.activeTo) };
      if (membership) return api.patch(`/memberships/${membership.id}`, body, { ifMatch: membership.version });
      const personId = values.isNew
        ? (await api.post('/persons', { name: orNull(values.name), email: orNull(values.email) })).id
        : values.person?.id;
      // Made once: when the membership itself is refused, trying again must not make a second person.
      if (values.isNew && personId) form.setValues({ isNew: false, person: { id: personId, name: values.name || values.email } });
      return api.post('/memberships', asTyped({ ...body, personId, accountId: values.account?.id }));
    },
    refresh: [peopleKeys.all],
    done: text.membershipSaved,
  });
  const { isNew } = form.values;
  return (
    <FormDrawer opened onClose={onClose} title={membership ? text.membershipEditTitle : text.membershipAddTitle} onSave={save}>
      {!membership && !person && !isNew && (
        <PersonPicker
          label={text.who}
          description={text.whoHint}
          required
          autoFocus
          value={form.values.person}
          onChange={(picked) => form.setFieldValue('person', picked)}
          error={form.errors['person'] ?? form.errors['personId']}
          without={without}
        />
      )}
      {!membership && !person && isNew && (
        <>
          <TextInput label={text.personName} maxLength={300} data-autofocus {...form.getInputProps('name')} />
          <TextInput label={text.email} type="email" maxLength={320} {...form.getInputProps('email')} />
        </>
      )}
      {!membership && !person && (
        <div>
          <Button size="compact-sm" variant="subtle" onClick={() => form.setFieldValue('isNew', !isNew)}>
            {isNew ? text.knownPersonInstead : text.newPersonInstead}
          </Button>
        </div>
      )}
      {!membership && !account && (
        <AccountPicker
          label={text.account}
          required
          autoFocus
          value={form.values.account}
          onChange={(picked) => form.setFieldValue('account', picked)}
          error={form.errors['account'] ?? form.errors['accountId']}
        />
      )}
      <TextInput label={text.jobTitle} description={text.jobTitleHint} maxLength={200} {...form.getInputProps('title')} />
      <Group grow align="start">
        <TextInput type="date" label={text.activeFrom} {...form.getInputProps('activeFrom')} />
        <UntilField label={text.activeTo} {...form.getInputProps('activeTo')} />
      </Group>
    </FormDrawer>
  );
}
