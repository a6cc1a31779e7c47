import { ActionIcon, Button, Popover, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { queryOptions } from '@tanstack/react-query';
import { MessageSquarePlus, X } from 'lucide-react';
import { useState } from 'react';
import type { AnnotationAnswer } from '../../../contract/analytics/annotation.ts';
import type { Api } from '../../platform/api.ts';
import { formSave, orNull } from '../../platform/form.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { DateText } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import classes from './Result.module.css';
import { resultText as text } from './result.text.ts';

/** Shape  from, to: both days belong to it. */
export const annotationsQuery = (api: Api, productId: string, from: string, to: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.annotations, productId, from, to],
    queryFn: ({ signal }) =>
      api
        .get<{ items: AnnotationAnswer[] }>(`/products/${productId}/annotations`, { query: { from, to }, signal })
        .then((answer) => answer.items),
    staleTime: 60_000,
  });

/** What happened on the days of the picture, in words; and the place to say more. */
export function Annotations({ annotations, day }: { annotations: readonly AnnotationAnswer[]; day: string }) {
  const api = useApi();
  const { may } = useHere();
  const remove = useChange({
    send: (one: AnnotationAnswer) => api.delete<undefined>(`/annotations/${one.id}` as string),
    refresh: () => [analyticsKeys.annotations],
    done: () => text.annotationRemoved,
  });
  return (
    <div className={classes.tools}>
      {annotations.length > 0 && (
        <ul className={classes.marks} aria-label={text.annotations}>
          {annotations.map((one, at) => (
            <li key={one.id} title={one.note ?? undefined}>
              <b aria-hidden>{at + 1}</b>
              <DateText value={one.on} /> {one.title}
              {may('edit') && (
                <ActionIcon size={24} aria-label={text.removeAnnotation(one.title)} onClick={() => remove.mutate(one)}>
                  <X size={12} aria-hidden />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      {may('edit') && <AddAnnotation day={day} />}
    </div>
  );
}

function AddAnnotation({ day }: { day: string }) {
  const api = useApi();
  const product = useProduct();
  const [isOpen, setIsOpen] = useState(false);
  const form = useForm({
    initialValues: { on: day, title: '', note: '' },
    validate: { title: (title) => (title.trim() === '' ? ' ' : null) },
  });
  const add = useChange({
    send: (body: { on: string; title: string; note: string | null }) =>
      api.post<AnnotationAnswer>(`/products/${product.id}/annotations`, body),
    refresh: () => [analyticsKeys.annotations],
    done: () => text.annotationAdded,
  });
  const save = formSave(
    form,
    (values) => add.mutateAsync({ on: values.on, title: values.title.trim(), note: orNull(values.note) }),
    () => {
      setIsOpen(false);
      form.reset();
    },
  );
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus position="bottom-start">
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<MessageSquarePlus size={14} aria-hidden />}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text.annotate}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // A refusal is told in a toast; the form stays.
            void save().catch(() => undefined);
          }}
        >
          <TextInput type="date" label={text.annotationDay} required {...form.getInputProps('on')} />
          <TextInput label={text.annotationTitle} required maxLength={120} mt={8} {...form.getInputProps('title')} />
          <Textarea label={text.annotationNote} maxLength={2000} mt={8} {...form.getInputProps('note')} />
          <Button type="submit" variant="filled" mt={10} loading={add.isPending}>
            {text.annotate}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
