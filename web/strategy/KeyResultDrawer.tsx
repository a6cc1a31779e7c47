import { Group, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { KeyResultAnswer } from '../../contract/strategy/key-result.ts';
import { useApi } from '../platform/session/here.ts';
import { FormDrawer } from '../platform/ui/FormDrawer.tsx';
import { MetricFields, type MetricValues, metricChecks, noMetric } from './MetricFields.tsx';
import { strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { orNull, useSave } from './use-save.ts';

interface Values extends MetricValues {
  /** What an emptied number field holds is ''. */
  baseline: number | string;
  target: number | string;
}

const number = (value: number | string) => (typeof value === 'number' ? null : text.needNumber);

function targetFault({ direction, baseline, target }: Values): string | null {
  if (typeof target !== 'number' || typeof baseline !== 'number') return number(target);
  if (direction === 'increase') return target > baseline ? null : text.targetAbove;
  return target < baseline ? null : text.targetBelow;
}

export interface KeyResultDrawerProps {
  productId: string;
  objectiveId: string;
  keyResult?: KeyResultAnswer;
  onClose: () => void;
}

export function KeyResultDrawer({ productId, objectiveId, keyResult, onClose }: KeyResultDrawerProps) {
  const api = useApi();
  const form = useForm<Values>({
    initialValues: keyResult
      ? {
          name: keyResult.name,
          definition: keyResult.definition ?? '',
          unit: keyResult.unit,
          direction: keyResult.direction,
          metricId: keyResult.metric?.id ?? null,
          baseline: keyResult.baseline,
          target: keyResult.target,
        }
      : { ...noMetric, baseline: '', target: '' },
    validate: { ...metricChecks, baseline: number, target: (_, values) => targetFault(values) },
  });
  const save = useSave(form, {
    body: (values) => ({ ...values, definition: orNull(values.definition) }),
    send: (body) =>
      keyResult
        ? api.patch(`/key-results/${keyResult.id}`, body, { ifMatch: keyResult.version })
        : api.post(`/objectives/${objectiveId}/key-results`, body),
    refresh: [strategyKeys.objectives(productId)],
    done: text.keyResultSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={keyResult ? text.keyResultEdit : text.keyResultAdd} onSave={save}>
      <MetricFields form={form} productId={productId} />
      <Group grow align="start">
        <NumberInput
          label={text.baseline}
          description={text.baselineHint}
          required
          hideControls
          decimalScale={6}
          {...form.getInputProps('baseline')}
        />
        <NumberInput
          label={text.target}
          description={text.targetHint}
          required
          hideControls
          decimalScale={6}
          {...form.getInputProps('target')}
        />
      </Group>
    </FormDrawer>
  );
}
