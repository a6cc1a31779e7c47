import { Group, Input, SegmentedControl, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Direction } from '../../contract/strategy/metric.ts';
import { useApi } from '../platform/session/here.ts';
import { metricChoicesQuery } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { isBlank } from './use-save.ts';

export interface MetricValues {
  name: string;
  definition: string;
  unit: string;
  direction: Direction;
  /** What measures it from then on; null: figures are typed. */
  metricId: string | null;
}

export const noMetric: MetricValues = { name: '', definition: '', unit: '', direction: 'increase', metricId: null };

export const metricChecks = {
  name: (name: string) => (isBlank(name) ? text.needName : null),
  unit: (unit: string) => (isBlank(unit) ? text.needUnit : null),
};

/** A metric named by hand: the same fields for the north star and for key results. */
export function MetricFields<Values extends MetricValues>({ form, productId }: { form: UseFormReturnType<Values>; productId: string }) {
  const api = useApi();
  const { data: metrics = [] } = useQuery(metricChoicesQuery(api, productId));
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
      {metrics.length > 0 && (
        <Select
          label={text.measuredBy}
          description={text.measuredByHint}
          placeholder={text.typedByHand}
          data={metrics.map((one) => ({ value: one.id, label: one.name }))}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': text.typedByHand }}
          {...form.getInputProps('metricId')}
        />
      )}
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
