import { Checkbox, Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import type { StakeItem } from '../../../contract/problems/stake.ts';
import { asTyped } from '../../platform/api.ts';
import { formSave, orNull } from '../../platform/form.ts';
import { formatNumber, minorPerMajor, parseNumber } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemKeys } from '../problems.api.ts';
import { AccountSelect } from './AccountSelect.tsx';
import { explanationQuery, problemPath } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

interface StakeDrawerProps {
  problem: ProblemDetail;
  stake: StakeItem | undefined;
  onClose: () => void;
}

const periods = ['month', 'year', 'once'] as const;

/** What a problem costs a customer, in the customer's own figures. */
export function StakeDrawer({ problem, stake, onClose }: StakeDrawerProps) {
  const api = useApi();
  const { data: explained } = useQuery(explanationQuery(api, problem.id, undefined));
  const known = stake?.cost;
  const form = useForm({
    initialValues: {
      accountId: stake?.accountId ?? '',
      amount: known ? formatNumber(known.amountMinor / minorPerMajor(known.currency), { digits: 2 }) : '',
      currency: known?.currency ?? explained?.currency ?? 'EUR',
      period: (known?.period ?? 'month') as string,
      neededBy: stake?.neededBy ?? '',
      why: stake?.why ?? '',
      isCustomer: stake?.isCustomer ?? true,
    },
    validate: {
      accountId: (id) => (id === '' ? text.needAccount : null),
      amount: (typed) => (typed.trim() !== '' && (parseNumber(typed) ?? -1) < 0 ? text.badAmount : null),
      why: (why, values) => (why.trim() === '' && values.amount.trim() === '' && values.neededBy === '' ? text.needSomething : null),
    },
  });
  const change = useChange({
    send: (body: object) =>
      stake
        ? api.patch(`/stakes/${stake.id}`, body, { ifMatch: stake.version })
        : api.post(`${problemPath(problem.id)}/stakes`, asTyped(body)),
    refresh: () => [problemKeys.all],
    done: () => text.stakeSaved,
    isQuiet: true,
  });
  const save = formSave(form, async ({ accountId, amount, currency, period, neededBy, why, isCustomer }) => {
    const value = parseNumber(amount);
    await change.mutateAsync({
      ...(stake ? {} : { accountId }),
      cost: value === undefined ? null : { amountMinor: Math.round(value * minorPerMajor(currency)), currency, period },
      neededBy: orNull(neededBy),
      why: orNull(why),
      isCustomer,
    });
  });
  return (
    <FormDrawer opened onClose={onClose} title={stake ? text.editStake : text.addStake} onSave={save}>
      {stake ? (
        <strong>{stake.account.name}</strong>
      ) : (
        <AccountSelect
          label={text.account}
          required
          emptyLabel="–"
          value={form.values.accountId}
          onChange={(id) => form.setFieldValue('accountId', id)}
          error={form.errors['accountId']}
        />
      )}
      <Group grow align="start">
        <TextInput label={text.cost} inputMode="decimal" {...form.getInputProps('amount')} />
        <TextInput label={text.currency} maxLength={3} {...form.getInputProps('currency')} />
        <NativeSelect
          label={text.period}
          data={periods.map((value) => ({ value, label: text.periods[value] }))}
          {...form.getInputProps('period')}
        />
      </Group>
      <TextInput type="date" label={text.neededBy} {...form.getInputProps('neededBy')} />
      <Textarea label={text.why} autosize minRows={2} maxRows={8} maxLength={2000} {...form.getInputProps('why')} />
      <Checkbox label={text.isCustomer} {...form.getInputProps('isCustomer', { type: 'checkbox' })} />
    </FormDrawer>
  );
}
