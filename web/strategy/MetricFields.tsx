import { Group, Input, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import type { Direction } from '../../contract/strategy/metric.ts';
import { strategyText as text } from './strategy.text.ts';
import { isBlank } from './use-save.ts';

export interface MetricValues {
  name: string;
  definition: string;
  unit: string;
  direction: Direction;
}

export const noMetric: MetricValues = { name: '', definition: '', unit: '', direction: 'increase' };

export const metricChecks = {
  name: (name: string) => (isBlank(name) ? text.needName : null),
  unit: (unit: string) => (isBlank(unit) ? text.needUnit : null),
};

/** A metric named by hand: the same fields for the north star and for key results. */
export function MetricFields<Values extends MetricValues>({ form }: { form: UseFormReturnType<Values> }) {
  const directionId = useId();
  return (
    <Stack gap="md">
      <TextInput label={text.metricName} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <Textarea
        label={text.definition}
        description={text.definitionHint}
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('definition')}
      />
      <Group align="start" gap="md" grow>
        <TextInput label={text.unit} description={text.unitHint} required maxLength={40} {...form.getInputProps('unit')} />
        <Input.Wrapper label={text.direction} description={text.directionHint} labelElement="div" labelProps={{ id: directionId }}>
          <SegmentedControl
            fullWidth
            aria-labelledby={directionId}
            size="sm"
            data={[
              { value: 'increase', label: text.directions.increase },
              { value: 'decrease', label: text.directions.decrease },
            ]}
            {...form.getInputProps('direction')}
          />
        </Input.Wrapper>
      </Group>
    </Stack>
  );
}
