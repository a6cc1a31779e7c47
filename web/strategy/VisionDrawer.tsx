import { Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ProductAnswer } from '../../contract/strategy/product.ts';
import { useApi } from '../platform/session/here.ts';
import { FormDrawer } from '../platform/ui/FormDrawer.tsx';
import { strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { orNull, useSave } from './use-save.ts';

export function VisionDrawer({ product, onClose }: { product: ProductAnswer; onClose: () => void }) {
  const api = useApi();
  const form = useForm({ initialValues: { vision: product.vision ?? '' } });
  const save = useSave(form, {
    body: ({ vision }) => ({ vision: orNull(vision) }),
    send: (body) => api.patch(`/products/${product.id}`, body, { ifMatch: product.version }),
    refresh: [strategyKeys.products],
    done: text.visionSaved,
  });
  return (
    <FormDrawer opened onClose={onClose} title={text.vision} onSave={save}>
      <Textarea
        label={text.vision}
        description={text.visionHint}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={2000}
        data-autofocus
        {...form.getInputProps('vision')}
      />
    </FormDrawer>
  );
}
