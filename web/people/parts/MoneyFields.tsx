import { Group, Input, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { currencyChoices } from './amount.ts';
import { fieldText as text } from './field.text.ts';

export interface TypedMoney {
  amount: string;
  currency: string;
}

/** An amount and its currency, as typed. */
export function MoneyFields({
  label,
  description,
  required = false,
  value = { amount: '', currency: '' },
  onChange,
  error,
  workspaceCurrency,
}: {
  label: string;
  description?: string;
  required?: boolean;
  value?: TypedMoney;
  onChange: (value: TypedMoney) => void;
  error?: ReactNode;
  workspaceCurrency: string;
}) {
  const id = useId();
  return (
    <Input.Wrapper id={id} label={label} required={required} error={error} {...(description ? { description } : {})}>
      <Group gap="xs" wrap="nowrap" mt={description ? 4 : 0} mb={error ? 5 : 0}>
        <TextInput
          id={id}
          required={required}
          inputMode="decimal"
          value={value.amount}
          onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
          error={Boolean(error)}
          style={{ flex: 1 }}
        />
        <NativeSelect
          aria-label={text.currencyOf(label)}
          value={value.currency}
          onChange={(event) => onChange({ ...value, currency: event.currentTarget.value })}
          data={currencyChoices(workspaceCurrency)}
          w={92}
        />
      </Group>
    </Input.Wrapper>
  );
}
