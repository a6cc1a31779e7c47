import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { periods, type RevenueLineAnswer, revenueKinds } from '../../../contract/people/revenue-line.ts';
import { asTyped } from '../../platform/api.ts';
import { useSave } from '../../platform/form.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { amountFrom } from '../parts/amount.ts';
import { fieldText } from '../parts/field.text.ts';
import { MoneyFields } from '../parts/MoneyFields.tsx';
import { ProductField } from '../parts/ProductField.tsx';
import { today } from '../parts/today.ts';
import { UntilField } from '../parts/UntilField.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { accountText as text } from './account.text.ts';
import { revenueLineBody, revenueLineValues } from './revenue-form.ts';

/** Creates a revenue line or changes one. */
export function RevenueLineDrawer({ accountId, line, onClose }: { accountId: string; line?: RevenueLineAnswer; onClose: () => void }) {
  const api = useApi();
  const { workspace, product } = useHere();
  const form = useForm({
    initialValues: revenueLineValues(line, workspace.currency, today(), product?.id ?? ''),
    validate: {
      money: ({ amount, currency }) => (amountFrom(amount, currency) === undefined ? fieldText.needAmount : null),
      from: (day) => (day === '' ? fieldText.needDay : null),
      to: (day, values) => (day !== '' && day <= values.from ? fieldText.endsBeforeStart : null),
    },
  });
  const save = useSave(form, {
    send: (values) =>
      line
        ? api.patch(`/revenue-lines/${line.id}`, revenueLineBody(values), { ifMatch: line.version })
        : api.post('/revenue-lines', asTyped({ accountId, ...revenueLineBody(values) })),
    refresh: [peopleKeys.all],
    done: text.lineSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={line ? text.lineEditTitle : text.lineAddTitle} onSave={save}>
      <MoneyFields
        label={text.amount}
        required
        workspaceCurrency={workspace.currency}
        {...form.getInputProps('money')}
        error={form.errors['money'] ?? form.errors['amountMinor'] ?? form.errors['currency']}
      />
      <Group grow align="start">
        <NativeSelect
          label={text.period}
          data={periods.map((period) => ({ value: period, label: peopleText.periodChoices[period] }))}
          {...form.getInputProps('period')}
        />
        <NativeSelect
          label={text.kind}
          data={revenueKinds.map((kind) => ({ value: kind, label: peopleText.kinds[kind] }))}
          {...form.getInputProps('kind')}
        />
      </Group>
      <ProductField emptyLabel={peopleText.unassigned} {...form.getInputProps('productId')} />
      <Group grow align="start">
        <TextInput type="date" label={fieldText.from} required {...form.getInputProps('from')} />
        <UntilField {...form.getInputProps('to')} />
      </Group>
      <TextInput label={text.source} description={text.sourceHint} maxLength={100} {...form.getInputProps('source')} />
    </FormDrawer>
  );
}
