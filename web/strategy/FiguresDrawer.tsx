import { ActionIcon, Button, Drawer, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import type { MeasurementAnswer } from '../../contract/strategy/measurement.ts';
import { fieldErrors } from '../platform/api.ts';
import { formatDate } from '../platform/format.ts';
import { useChange } from '../platform/query.ts';
import { useApi, useMay } from '../platform/session/here.ts';
import { notifyError } from '../platform/toast.tsx';
import { DialogFocus } from '../platform/ui/DialogFocus.tsx';
import { ErrorState } from '../platform/ui/ErrorState.tsx';
import { LoadingState } from '../platform/ui/LoadingState.tsx';
import { DateText, NumberValue } from '../platform/ui/Value.tsx';
import { dayOf } from './pace.ts';
import classes from './StrategyPage.module.css';
import { type Measured, measurementsQuery, strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { orNull } from './use-save.ts';

export interface FiguresDrawerProps {
  subject: Measured;
  name: string;
  unit: string;
  productId: string;
  onClose: () => void;
}

/** The figures of a metric, by day: to read, to add, to correct. */
export function FiguresDrawer({ subject, name, unit, productId, onClose }: FiguresDrawerProps) {
  const api = useApi();
  const may = useMay();
  const { data, error, refetch } = useQuery(measurementsQuery(api, subject));
  return (
    <Drawer opened onClose={onClose} title={text.figuresOf(name)} transitionProps={{ duration: 120 }}>
      <DialogFocus />
      <Stack gap="lg">
        {may('edit') && <RecordForm subject={subject} unit={unit} productId={productId} />}
        {data ? (
          <FigureTable figures={data.items} subject={subject} unit={unit} productId={productId} />
        ) : error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingState />
        )}
      </Stack>
    </Drawer>
  );
}

const touched = (subject: Measured, productId: string) => [
  strategyKeys.measurements(subject.id),
  subject.kind === 'north_star' ? strategyKeys.northStars(productId) : strategyKeys.objectives(productId),
];

function RecordForm({ subject, unit, productId }: { subject: Measured; unit: string; productId: string }) {
  const api = useApi();
  const form = useForm({
    initialValues: { measuredOn: dayOf(new Date()), value: '' as number | string, note: '' },
    validate: {
      measuredOn: (day) => (day === '' || day > dayOf(new Date()) ? text.needDay : null),
      value: (value) => (typeof value === 'number' ? null : text.needNumber),
    },
  });
  const record = useChange({
    send: (values: typeof form.values) =>
      api.post('/measurements', { ...values, value: Number(values.value), note: orNull(values.note), subject }),
    refresh: () => touched(subject, productId),
    done: () => text.recorded,
    isQuiet: true,
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) =>
        record.mutate(values, {
          onSuccess: () => form.setValues({ value: '', note: '' }),
          onError: (error) => {
            const errors = fieldErrors(error);
            if (Object.keys(errors).length > 0) form.setErrors(errors);
            else notifyError(error);
          },
        }),
      )}
    >
      <Stack gap="sm">
        <Group grow align="start">
          <TextInput type="date" label={text.measuredOn} required {...form.getInputProps('measuredOn')} />
          <NumberInput
            label={`${text.value} (${unit})`}
            required
            hideControls
            decimalScale={6}
            data-autofocus
            {...form.getInputProps('value')}
          />
        </Group>
        <TextInput label={text.note} maxLength={500} {...form.getInputProps('note')} />
        <Group justify="space-between" wrap="nowrap" align="start">
          <Text size="xs" c="dimmed">
            {text.typedHint}
          </Text>
          <Button type="submit" variant="filled" loading={record.isPending} style={{ flex: 'none' }}>
            {text.record}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function FigureTable({
  figures,
  subject,
  unit,
  productId,
}: {
  figures: readonly MeasurementAnswer[];
  subject: Measured;
  unit: string;
  productId: string;
}) {
  const api = useApi();
  const may = useMay();
  const remove = useChange({
    send: (figure: MeasurementAnswer) => api.delete(`/measurements/${figure.id}`),
    refresh: () => touched(subject, productId),
    done: () => text.removed,
    undo: ({ measuredOn, value, note }) => api.post('/measurements', { subject, measuredOn, value, note }),
  });
  if (figures.length === 0) return <Text size="sm">{text.noFigure}</Text>;
  return (
    <table className={classes.figures}>
      <thead>
        <tr>
          <th scope="col">{text.measuredOn}</th>
          <th scope="col" className={classes.number}>
            {text.value}
          </th>
          <th scope="col">{text.recordedBy}</th>
          <th>
            <span className="sr-only">{text.edit}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <tr key={figure.id}>
            <th scope="row">
              <DateText value={figure.measuredOn} />
            </th>
            <td className={classes.number}>
              <NumberValue value={figure.value} unit={unit} mark={figure.source} />
            </td>
            <td>
              {figure.recordedBy}
              {figure.note && <div className={classes.dim}>{figure.note}</div>}
            </td>
            <td>
              {may('edit') && figure.source === 'typed' && (
                <ActionIcon aria-label={text.removeFigure(formatDate(figure.measuredOn))} onClick={() => remove.mutate(figure)}>
                  <Trash2 size={14} aria-hidden />
                </ActionIcon>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
