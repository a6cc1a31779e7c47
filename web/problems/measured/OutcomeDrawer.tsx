import { Group, NativeSelect, NumberInput, Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { OutcomeAnswer, PredictedChange } from '../../../contract/problems/outcome.ts';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import { useSave } from '../../platform/form.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemKeys } from '../problems.api.ts';
import { metricChoicesQuery } from './measured.api.ts';
import { measuredText as text } from './measured.text.ts';

/** Says which metric a solution will move, and by how much. The baseline is measured at once. */
export function OutcomeDrawer({ problem, onClose }: { problem: ProblemDetail; onClose: () => void }) {
  const api = useApi();
  const { data: metrics = [] } = useQuery(metricChoicesQuery(api, problem.productId));
  const form = useForm({
    initialValues: {
      metricId: null as string | null,
      value: '' as number | string,
      unit: 'percent' as PredictedChange['unit'],
      minimumN: 100 as number | string,
    },
    validate: { metricId: (metricId) => (metricId === null ? text.needMetric : null) },
  });
  const save = useSave(form, {
    send: ({ metricId, value, unit, minimumN }) =>
      api.post<OutcomeAnswer>(`/problems/${problem.id}/outcomes` as string, {
        metricId,
        predicted: typeof value === 'number' ? { value, unit } : null,
        ...(typeof minimumN === 'number' ? { minimumN } : {}),
      }),
    refresh: [problemKeys.all],
    done: text.outcomeSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={text.addOutcome} onSave={save}>
      <Select
        label={text.metric}
        searchable
        required
        data={metrics.map((one) => ({ value: one.id, label: one.name }))}
        {...form.getInputProps('metricId')}
      />
      <Group grow align="end">
        <NumberInput label={text.predicted} {...form.getInputProps('value')} />
        <NativeSelect
          label={text.predictedUnit}
          data={Object.entries(text.predictedUnits).map(([value, label]) => ({ value, label }))}
          {...form.getInputProps('unit')}
        />
      </Group>
      <NumberInput label={text.minimumN} min={1} allowDecimal={false} {...form.getInputProps('minimumN')} />
    </FormDrawer>
  );
}
