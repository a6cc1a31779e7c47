import { Group, NativeSelect, TextInput } from '@mantine/core';
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
  error?: React.ReactNode;
  workspaceCurrency: string;
}) {
  return (
    <Group gap="xs" align="end" wrap="nowrap">
      <TextInput
        label={label}
        {...(description ? { description } : {})}
        required={required}
        inputMode="decimal"
        value={value.amount}
        onChange={(event) => onChange({ ...value, amount: event.currentTarget.value })}
        error={error}
        style={{ flex: 1 }}
      />
      <NativeSelect
        aria-label={text.currencyOf(label)}
        value={value.currency}
        onChange={(event) => onChange({ ...value, currency: event.currentTarget.value })}
        data={currencyChoices(workspaceCurrency)}
        w={92}
        // A refusal below the amount must not lift the amount above its currency.
        style={{ alignSelf: error ? 'center' : 'end' }}
      />
    </Group>
  );
}
