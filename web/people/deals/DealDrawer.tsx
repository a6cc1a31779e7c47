import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type DealAnswer, dealStatuses } from '../../../contract/people/deal.ts';
import { periods } from '../../../contract/people/revenue-line.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { amountFrom } from '../parts/amount.ts';
import { fieldText } from '../parts/field.text.ts';
import { errorOf } from '../parts/field-error.ts';
import { MoneyFields } from '../parts/MoneyFields.tsx';
import { ProductField } from '../parts/ProductField.tsx';
import { AccountPicker, type Picked } from '../parts/RecordPicker.tsx';
import { StewardField } from '../parts/StewardField.tsx';
import { today } from '../parts/today.ts';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { dealBody, dealValues, shareFrom } from './deal-form.ts';
import { dealsText as text } from './deals.text.ts';

/** Creates a deal or changes one. */
export function DealDrawer({ deal, account = null, onClose }: { deal?: DealAnswer; account?: Picked | null; onClose: () => void }) {
  const api = useApi();
  const { workspace, product } = useHere();
  const form = useForm({
    initialValues: dealValues(deal, workspace.currency, { account, productId: product?.id ?? '', day: today() }),
    validate: {
      name: (name) => (name.trim() === '' ? fieldText.needName : null),
      money: ({ amount, currency }) => (amount.trim() !== '' && amountFrom(amount, currency) === undefined ? fieldText.needAmount : null),
      probability: (typed) => (shareFrom(typed) === undefined ? text.needShare : null),
    },
  });
  const save = useSave(form, {
    send: (values) =>
      deal ? api.patch(`/deals/${deal.id}`, dealBody(values), { ifMatch: deal.version }) : api.post('/deals', asTyped(dealBody(values))),
    refresh: [peopleKeys.all],
    done: peopleText.saved(form.values.name.trim()),
  });
  const { status } = form.values;
  return (
    <FormDrawer opened onClose={onClose} title={deal ? text.editTitle : text.addTitle} onSave={save}>
      <TextInput label={text.name} description={text.nameHint} required maxLength={300} data-autofocus {...form.getInputProps('name')} />
      <AccountPicker
        label={text.account}
        value={form.values.account}
        onChange={(picked) => form.setFieldValue('account', picked)}
        error={form.errors['accountId']}
      />
      <ProductField emptyLabel={text.noProduct} {...form.getInputProps('productId')} />
      <Group grow align="start">
        <NativeSelect
          label={text.status}
          data={dealStatuses.map((one) => ({ value: one, label: peopleText.dealStatuses[one] }))}
          {...form.getInputProps('status')}
        />
        <TextInput label={text.stage} maxLength={200} {...form.getInputProps('stage')} />
      </Group>
      <MoneyFields
        label={text.amount}
        description={text.amountHint}
        workspaceCurrency={workspace.currency}
        {...form.getInputProps('money')}
        error={form.errors['money'] ?? errorOf(form.errors, 'amount')}
      />
      <Group grow align="start">
        <NativeSelect
          label={text.period}
          data={periods.map((period) => ({ value: period, label: peopleText.periodChoices[period] }))}
          {...form.getInputProps('period')}
        />
        <TextInput
          label={text.probability}
          description={text.probabilityHint}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          inputMode="decimal"
          rightSection={<small>%</small>}
          {...form.getInputProps('probability')}
        />
      </Group>
      <Group grow align="start">
        <TextInput type="date" label={text.openedOn} {...form.getInputProps('openedOn')} />
        {status === 'open' ? (
          <TextInput type="date" label={text.closeOn} {...form.getInputProps('closeOn')} />
        ) : (
          <TextInput type="date" label={text.closedOn} {...form.getInputProps('closedOn')} />
        )}
      </Group>
      {status === 'lost' && (
        <Textarea label={text.lostReason} autosize minRows={2} maxRows={6} maxLength={2000} {...form.getInputProps('lostReason')} />
      )}
      <StewardField keeps={deal?.stewardId ? { id: deal.stewardId, name: '' } : null} {...form.getInputProps('stewardId')} />
      <TextInput label={text.source} maxLength={100} {...form.getInputProps('source')} />
    </FormDrawer>
  );
}
