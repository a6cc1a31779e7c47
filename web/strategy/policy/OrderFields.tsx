import { NumberInput, Radio, Stack } from '@mantine/core';
import { playbookText as text } from '../playbook.text.ts';
import type { FieldsProps } from './policy-fields.ts';

type Draft = { kind: 'lens'; lens: 'b2c' | 'b2b' } | { kind: 'deadlinesFirst'; weeks: number | undefined; otherwise: 'b2c' };

const rules = ['b2c', 'b2b', 'deadlinesFirst'] as const;
const usualWeeks = 12;

/** One of the two scores, or the explicit rule that joins them. A sum of both is not offered: it has no unit. */
export function OrderFields({ draft, onDraft, faults }: FieldsProps) {
  const order = draft as Draft;
  const choose = (rule: string): Draft =>
    rule === 'deadlinesFirst'
      ? { kind: 'deadlinesFirst', weeks: usualWeeks, otherwise: 'b2c' }
      : { kind: 'lens', lens: rule === 'b2b' ? 'b2b' : 'b2c' };
  return (
    <Stack gap="sm">
      <Radio.Group
        label={text.policy}
        value={order.kind === 'lens' ? order.lens : order.kind}
        onChange={(rule) => onDraft(choose(rule))}
        error={faults['']}
      >
        <Stack gap={10} mt={6}>
          {rules.map((rule) => (
            <Radio key={rule} value={rule} label={text.orders[rule]} description={text.orderHints[rule]} />
          ))}
        </Stack>
      </Radio.Group>
      {order.kind === 'deadlinesFirst' && (
        <NumberInput
          label={text.soonWeeks}
          value={order.weeks ?? ''}
          onChange={(typed) => onDraft({ ...order, weeks: typeof typed === 'number' ? typed : undefined })}
          suffix=" weeks"
          decimalScale={0}
          clampBehavior="none"
          error={faults['weeks']}
          w={160}
        />
      )}
    </Stack>
  );
}
