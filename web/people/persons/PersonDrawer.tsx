import { Autocomplete, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { PersonAnswer } from '../../../contract/people/person.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { AttributeFields } from '../parts/AttributeFields.tsx';
import { attributesFrom, typedAttributes } from '../parts/attributes.ts';
import { errorOf } from '../parts/field-error.ts';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { personsText as text } from './persons.text.ts';

const timeZones = Intl.supportedValuesOf('timeZone');
const orNull = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** Creates a person or changes one. */
export function PersonDrawer({
  person,
  onClose,
  onSaved,
}: {
  person?: PersonAnswer;
  onClose: () => void;
  onSaved?: (person: PersonAnswer) => void;
}) {
  const api = useApi();
  const form = useForm({
    initialValues: {
      name: person?.name ?? '',
      email: person?.email ?? '',
      locale: person?.locale ?? '',
      timeZone: person?.timeZone ?? '',
      traits: typedAttributes(person?.traits ?? {}),
    },
    validate: {
      // Whoever is known by an external id alone may stay nameless.
      name: (name, values) => (!person && name.trim() === '' && values.email.trim() === '' ? text.needNameOrEmail : null),
    },
  });
  const save = useSave(form, {
    send: (values) => {
      const body = {
        name: orNull(values.name),
        email: orNull(values.email),
        locale: orNull(values.locale),
        timeZone: orNull(values.timeZone),
        traits: attributesFrom(values.traits, person?.traits),
      };
      return person ? api.patch(`/persons/${person.id}`, body, { ifMatch: person.version }) : api.post('/persons', body);
    },
    refresh: [peopleKeys.all],
    done: peopleText.saved(form.values.name.trim() || form.values.email.trim() || peopleText.person),
    onSaved: (saved) => onSaved?.(saved),
  });
  return (
    <FormDrawer opened onClose={onClose} title={person ? text.editTitle : text.addTitle} onSave={save}>
      <TextInput label={text.personName} maxLength={300} data-autofocus {...form.getInputProps('name')} />
      <TextInput label={text.email} type="email" maxLength={320} {...form.getInputProps('email')} />
      <Group grow align="start">
        <TextInput label={text.locale} placeholder="en-GB" maxLength={35} {...form.getInputProps('locale')} />
        <Autocomplete label={text.timeZone} limit={20} data={timeZones} {...form.getInputProps('timeZone')} />
      </Group>
      <AttributeFields
        label={text.traits}
        rows={form.values.traits}
        onChange={(rows) => form.setFieldValue('traits', rows)}
        error={errorOf(form.errors, 'traits')}
      />
    </FormDrawer>
  );
}
