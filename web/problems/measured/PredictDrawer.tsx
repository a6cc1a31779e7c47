import { Group, NativeSelect, NumberInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { OutcomeAnswer, PredictedChange } from '../../../contract/problems/outcome.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemKeys } from '../problems.api.ts';
import { measuredText as text } from './measured.text.ts';

/** Says anew what a metric will do. What was believed when the problem was chosen stays as it was said. */
export function PredictDrawer({ outcome, onClose }: { outcome: OutcomeAnswer; onClose: () => void }) {
  const api = useApi();
  const newest = outcome.predictions[0]?.predicted;
  const form = useForm({
    initialValues: {
      value: (newest?.value ?? '') as number | string,
      unit: newest?.unit ?? ('percent' as PredictedChange['unit']),
      reason: '',
    },
    validate: { value: (value) => (typeof value === 'number' ? null : ' ') },
  });
  const save = useSave(form, {
    send: ({ value, unit, reason }) =>
      api.post<OutcomeAnswer>(`/outcomes/${outcome.id}/predict` as string, {
        predicted: { value, unit },
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    refresh: [problemKeys.all],
    done: text.outcomeSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={text.predictAnew} onSave={save}>
      <Group grow align="end">
        <NumberInput label={text.predicted} required {...form.getInputProps('value')} />
        <NativeSelect
          label={text.predictedUnit}
          data={Object.entries(text.predictedUnits).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('unit')}
        />
      </Group>
      <Textarea label={text.whyNow} maxLength={500} autosize minRows={2} {...form.getInputProps('reason')} />
    </FormDrawer>
  );
}
