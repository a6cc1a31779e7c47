import { NumberInput, Radio, Stack } from '@mantine/core';
import type { PolicyKey } from '../../../contract/playbook/index.ts';
import { playbookText as text } from '../playbook.text.ts';
import { percentOfShare, shareOfPercent } from './policy-draft.ts';
import type { FieldsProps } from './policy-fields.ts';

/** What an emptied field gives is no number; the schema then asks for one. */
const numberOrNothing = (typed: number | string): number | undefined => (typeof typed === 'number' ? typed : undefined);

export interface ShareInputProps {
  label: string;
  /** The label stands in a table beside it. */
  isLabelHidden?: boolean;
  share: number | undefined;
  onShare: (share: number | undefined) => void;
  error?: string | undefined;
  isPercent?: boolean;
  disabled?: boolean;
}

/** A share of one, typed as per cent or as a plain weight. */
export function ShareInput({ label, isLabelHidden = false, share, onShare, error, isPercent = true, disabled = false }: ShareInputProps) {
  return (
    <NumberInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      value={share === undefined ? '' : isPercent ? percentOfShare(share) : share}
      onChange={(typed) => {
        const value = numberOrNothing(typed);
        onShare(value === undefined ? undefined : isPercent ? shareOfPercent(value) : value);
      }}
      suffix={isPercent ? ' %' : ''}
      step={isPercent ? 5 : 0.1}
      decimalScale={isPercent ? 2 : 3}
      min={0}
      max={isPercent ? 100 : 1}
      clampBehavior="none"
      hideControls
      error={error}
      disabled={disabled}
    />
  );
}

const numbers: Partial<Record<PolicyKey, { unit: string; step: number; decimals: number }>> = {
  'problems.peoplePerProblem': { unit: 'people', step: 1, decimals: 1 },
  'problems.weeksPerYear': { unit: 'weeks', step: 1, decimals: 0 },
  'problems.reachWindowDays': { unit: 'days', step: 30, decimals: 0 },
  'problems.weeksPerPersonMonth': { unit: 'weeks', step: 0.1, decimals: 2 },
  'problems.kindsToValidate': { unit: 'kinds', step: 1, decimals: 0 },
  'problems.chosenAtOnce': { unit: 'problems', step: 1, decimals: 0 },
};

export function NumberField({ policyKey, draft, onDraft, faults }: FieldsProps) {
  const { unit, step, decimals } = numbers[policyKey as PolicyKey] ?? { unit: '', step: 1, decimals: 3 };
  return (
    <NumberInput
      label={unit.charAt(0).toUpperCase() + unit.slice(1)}
      value={typeof draft === 'number' ? draft : ''}
      onChange={(typed) => onDraft(numberOrNothing(typed))}
      step={step}
      decimalScale={decimals}
      clampBehavior="none"
      error={faults['']}
      w={160}
      data-autofocus
    />
  );
}

const choices: Partial<Record<PolicyKey, { label: string; options: readonly { value: unknown; label: string }[] }>> = {
  'people.customer': {
    label: 'The customer is',
    options: [
      { value: 'person', label: text.customers.person },
      { value: 'account', label: text.customers.account },
      { value: 'both', label: text.customers.both },
    ],
  },
  'problems.assumedImpact': {
    label: text.impact,
    options: ([0.25, 0.5, 1, 2, 3] as const).map((value) => ({ value, label: text.impacts[value] })),
  },
};

export function ChoiceField({ policyKey, draft, onDraft, faults }: FieldsProps) {
  const choice = choices[policyKey as PolicyKey];
  if (!choice) return null;
  return (
    <Radio.Group
      label={choice.label}
      value={String(draft)}
      onChange={(picked) => onDraft(choice.options.find((option) => String(option.value) === picked)?.value)}
      error={faults['']}
    >
      <Stack gap={8} mt={6}>
        {choice.options.map((option) => (
          <Radio key={String(option.value)} value={String(option.value)} label={option.label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
