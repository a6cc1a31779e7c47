import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { DealAnswer } from '../../../contract/people/deal.ts';
import { type StakeholderRoleAnswer, stakeholderRoleNames } from '../../../contract/people/stakeholder-role.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { fieldText } from '../parts/field.text.ts';
import { memberName } from '../parts/person-name.ts';
import type { Picked } from '../parts/RecordPicker.tsx';
import { UntilField } from '../parts/UntilField.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';
import { newRoleBody, roleBody, roleValues } from './role-form.ts';

const oneToFive = ['', '1', '2', '3', '4', '5'].map((value) => ({ value, label: text.oneToFive[value] ?? value }));
const stances = ['', '-2', '-1', '0', '1', '2'].map((value) => ({ value, label: peopleText.stances[value] ?? '–' }));
const engagements = [{ value: '', label: '–' }, ...Object.entries(peopleText.engagements).map(([value, label]) => ({ value, label }))];

/** Says what a person is in a decision at an account, since when, and how they stand. People offered: those of the account. */
export function RoleDrawer({
  account,
  person,
  role,
  people,
  accounts,
  deals = [],
  onClose,
}: {
  account?: Picked;
  person?: Picked;
  role?: StakeholderRoleAnswer;
  /** Of the account, when the person is to be chosen. */
  people?: readonly Picked[];
  /** Of the person, when the account is to be chosen. */
  accounts?: readonly Picked[];
  deals?: readonly DealAnswer[];
  onClose: () => void;
}) {
  const api = useApi();
  const { workspace } = useHere();
  const form = useForm({
    initialValues: roleValues(role, person ?? people?.[0] ?? null, account ?? accounts?.[0] ?? null),
    validate: {
      to: (day, values) => (day !== '' && values.from !== '' && day <= values.from ? fieldText.endsBeforeStart : null),
    },
  });
  const save = useSave(form, {
    send: (values) =>
      role
        ? api.patch(`/stakeholder-roles/${role.id}`, roleBody(values), { ifMatch: role.version })
        : api.post('/stakeholder-roles', asTyped(newRoleBody(values))),
    refresh: [peopleKeys.all],
    done: text.roleSaved,
  });
  const choose = (list: readonly Picked[], field: 'person' | 'account') => ({
    data: list.map(({ id, name }) => ({ value: id, label: name })),
    value: form.values[field]?.id ?? '',
    onChange: (event: React.ChangeEvent<HTMLSelectElement>) =>
      form.setFieldValue(field, list.find((one) => one.id === event.currentTarget.value) ?? null),
  });
  const name = role ? memberName(role) : form.values.person?.name;
  return (
    <FormDrawer opened onClose={onClose} title={role ? `${text.roleEditTitle}: ${name}` : text.roleAddTitle} onSave={save}>
      {!role && people && (
        <NativeSelect label={text.who} required data-autofocus error={form.errors['personId']} {...choose(people, 'person')} />
      )}
      {!role && accounts && (
        <NativeSelect label={text.account} required data-autofocus error={form.errors['accountId']} {...choose(accounts, 'account')} />
      )}
      <NativeSelect
        label={text.role}
        description={text.roleHint}
        required
        data={stakeholderRoleNames.map((one) => ({ value: one, label: peopleText.roles[one] }))}
        {...form.getInputProps('role')}
      />
      {!role && (
        <NativeSelect
          label={text.roleWithin}
          data={[
            { value: '', label: text.forAll },
            { group: text.forProduct, items: workspace.products.map((product) => ({ value: product.id, label: product.name })) },
            ...(deals.length > 0
              ? [
                  {
                    group: text.forDeal,
                    items: deals.filter((deal) => deal.status === 'open').map((deal) => ({ value: deal.id, label: deal.name })),
                  },
                ]
              : []),
          ]}
          {...form.getInputProps('within')}
          error={form.errors['dealId'] ?? form.errors['productId']}
        />
      )}
      <SimpleGrid cols={2} spacing="sm">
        <TextInput type="date" label={fieldText.from} {...form.getInputProps('from')} />
        <UntilField {...form.getInputProps('to')} />
        <NativeSelect label={text.influence} data={oneToFive} {...form.getInputProps('influence')} />
        <NativeSelect label={text.interest} data={oneToFive} {...form.getInputProps('interest')} />
        <NativeSelect label={text.legitimacy} data={oneToFive} {...form.getInputProps('legitimacy')} />
        <NativeSelect label={text.urgency} data={oneToFive} {...form.getInputProps('urgency')} />
        <NativeSelect label={text.currentEngagement} data={engagements} {...form.getInputProps('currentEngagement')} />
        <NativeSelect label={text.desiredEngagement} data={engagements} {...form.getInputProps('desiredEngagement')} />
      </SimpleGrid>
      <NativeSelect label={text.stance} data={stances} {...form.getInputProps('stance')} />
      <Textarea label={text.roleReason} autosize minRows={2} maxRows={6} maxLength={1000} {...form.getInputProps('reason')} />
    </FormDrawer>
  );
}
