import { Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { NorthStarAnswer } from '../../contract/strategy/north-star.ts';
import { useApi } from '../platform/session/here.ts';
import { FormDrawer } from '../platform/ui/FormDrawer.tsx';
import { MetricFields, type MetricValues, metricChecks, noMetric } from './MetricFields.tsx';
import { strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { orNull, useSave } from './use-save.ts';

export function NorthStarDrawer({ productId, star, onClose }: { productId: string; star?: NorthStarAnswer; onClose: () => void }) {
  const api = useApi();
  const form = useForm<MetricValues>({
    initialValues: star
      ? {
          name: star.name,
          definition: star.definition ?? '',
          unit: star.unit,
          direction: star.direction,
          metricId: star.metric?.id ?? null,
        }
      : noMetric,
    validate: metricChecks,
  });
  const save = useSave(form, {
    body: (values) => ({ ...values, definition: orNull(values.definition) }),
    send: (body) =>
      star ? api.patch(`/north-stars/${star.id}`, body, { ifMatch: star.version }) : api.post(`/products/${productId}/north-stars`, body),
    refresh: [strategyKeys.northStars(productId)],
    done: text.northStarSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={star ? text.northStarEdit : text.northStarAdd} onSave={save}>
      <MetricFields form={form} productId={productId} />
      {star && (
        <Text size="xs" c="dimmed">
          {text.replaceHint}
        </Text>
      )}
    </FormDrawer>
  );
}
