import { Autocomplete, Group, NativeSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type AccountAnswer, accountStages } from '../../../contract/people/account.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { readerLocale } from '../../platform/format.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { AttributeFields } from '../parts/AttributeFields.tsx';
import { amountFrom, wholeFrom } from '../parts/amount.ts';
import { countryChoices } from '../parts/countries.ts';
import { fieldText } from '../parts/field.text.ts';
import { errorOf } from '../parts/field-error.ts';
import { MoneyFields } from '../parts/MoneyFields.tsx';
import { AccountPicker, type Picked } from '../parts/RecordPicker.tsx';
import { StewardField } from '../parts/StewardField.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountBody, accountValues } from './account-form.ts';
import { accountValuesQuery } from './accounts.api.ts';
import { accountsText as text } from './accounts.text.ts';

const timeZones = Intl.supportedValuesOf('timeZone');
const needWhole = (typed: string) => (wholeFrom(typed) === undefined ? fieldText.needWhole : null);

/** Creates an account or changes one. */
export function AccountDrawer({
  account,
  parent = null,
  stewardName = null,
  onClose,
  onSaved,
}: {
  account?: AccountAnswer;
  parent?: Picked | null;
  stewardName?: string | null;
  onClose: () => void;
  onSaved?: (account: AccountAnswer) => void;
}) {
  const api = useApi();
  const { workspace } = useHere();
  const { data: values } = useQuery(accountValuesQuery(api, workspace.id));
  const countries = useMemo(() => countryChoices(readerLocale()), []);
  const form = useForm({
    initialValues: accountValues(account, workspace.currency, parent),
    validate: {
      name: (name) => (name.trim() === '' ? fieldText.needName : null),
      employees: needWhole,
      seats: needWhole,
      ownTurnover: ({ amount, currency }) =>
        amount.trim() !== '' && amountFrom(amount, currency) === undefined ? fieldText.needAmount : null,
    },
  });
  const save = useSave(form, {
    send: (typed) => {
      const body = accountBody(typed, account);
      return account ? api.patch(`/accounts/${account.id}`, body, { ifMatch: account.version }) : api.post('/accounts', asTyped(body));
    },
    refresh: [peopleKeys.all],
    done: peopleText.saved(form.values.name.trim()),
    onSaved: (saved) => onSaved?.(saved),
  });
  const changesState = account !== undefined && (form.values.stage !== account.stage || form.values.plan.trim() !== (account.plan ?? ''));
  return (
    <FormDrawer opened onClose={onClose} title={account ? text.editTitle : text.addTitle} onSave={save}>
      <TextInput label={text.name} description={text.nameHint} required maxLength={300} data-autofocus {...form.getInputProps('name')} />
      <TagsInput
        label={text.domains}
        description={text.domainsHint}
        maxTags={50}
        splitChars={[',', ' ', ';']}
        acceptValueOnBlur
        {...form.getInputProps('domains')}
        error={errorOf(form.errors, 'domains')}
      />
      <Group grow align="start">
        <NativeSelect
          label={text.stage}
          data={accountStages.map((stage) => ({ value: stage, label: peopleText.stages[stage] }))}
          {...form.getInputProps('stage')}
        />
        <Autocomplete label={text.plan} maxLength={200} data={values?.plans ?? []} {...form.getInputProps('plan')} />
      </Group>
      {!account && <TextInput type="date" label={text.since} {...form.getInputProps('since')} />}
      {changesState && <TextInput type="date" label={text.sinceChange} description={text.sinceHint} {...form.getInputProps('since')} />}
      <StewardField
        keeps={account?.stewardId ? { id: account.stewardId, name: stewardName ?? '' } : null}
        {...form.getInputProps('stewardId')}
      />
      <AccountPicker
        label={text.parent}
        description={text.parentHint}
        value={form.values.parent}
        onChange={(picked) => form.setFieldValue('parent', picked)}
        error={form.errors['parentId'] ?? form.errors['parent']}
        without={account ? [account.id] : []}
      />
      <Group grow align="start">
        <Autocomplete label={text.industry} maxLength={200} data={values?.industries ?? []} {...form.getInputProps('industry')} />
        <Select label={text.country} data={countries} searchable clearable {...form.getInputProps('country')} />
      </Group>
      <Group grow align="start">
        <TextInput label={text.seats} inputMode="numeric" {...form.getInputProps('seats')} />
        <TextInput label={text.employees} inputMode="numeric" {...form.getInputProps('employees')} />
      </Group>
      <MoneyFields
        label={text.turnover}
        description={text.turnoverHint}
        workspaceCurrency={workspace.currency}
        {...form.getInputProps('ownTurnover')}
        error={errorOf(form.errors, 'ownTurnover')}
      />
      <TextInput label={text.region} maxLength={200} {...form.getInputProps('region')} />
      <Group grow align="start">
        <Autocomplete label={text.timeZone} limit={20} data={timeZones} {...form.getInputProps('timeZone')} />
        <TextInput
          label={text.locale}
          description={text.localeHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('locale')}
        />
      </Group>
      <AttributeFields
        label={fieldText.attributes}
        rows={form.values.attributes}
        onChange={(rows) => form.setFieldValue('attributes', rows)}
        error={errorOf(form.errors, 'attributes')}
      />
    </FormDrawer>
  );
}
