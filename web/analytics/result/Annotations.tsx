import { ActionIcon, Button, Popover, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { useForm } from '@mantine/form';
import { queryOptions } from '@tanstack/react-query';
import { MessageSquarePlus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
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

type AnnotationFields = { on: string; title: string; note: string | null };

const fieldsOf = ({ on, title, note }: AnnotationFields): AnnotationFields => ({ on, title, note });

/** What happened on the days of the picture, in words; and the place to say more. */
export function Annotations({ annotations, day }: { annotations: readonly AnnotationAnswer[]; day: string }) {
  const api = useApi();
  const product = useProduct();
  const { may } = useHere();
  const refresh = () => [analyticsKeys.annotations];
  const all = `/products/${product.id}/annotations` as const;
  const pathOf = (id: string) => `/annotations/${id}` as string;
  const add = useChange({
    send: (fields: AnnotationFields) => api.post<AnnotationAnswer>(all, fields),
    refresh,
    done: () => text.annotationAdded,
    undo: (_fields, { id }) => api.delete<undefined>(pathOf(id)),
  });
  const change = useChange({
    send: ({ before, fields }: { before: AnnotationAnswer; fields: AnnotationFields }) =>
      api.patch<AnnotationAnswer>(pathOf(before.id), fields, { ifMatch: before.version }),
    refresh,
    done: () => text.annotationChanged,
    undo: ({ before }, { version }) => api.patch<AnnotationAnswer>(pathOf(before.id), fieldsOf(before), { ifMatch: version }),
  });
  const remove = useChange({
    send: (one: AnnotationAnswer) => api.delete<undefined>(pathOf(one.id)),
    refresh,
    done: () => text.annotationRemoved,
    undo: (one) => api.post<AnnotationAnswer>(all, fieldsOf(one)),
  });
  return (
    <div className={classes.tools}>
      {annotations.length > 0 && (
        <ul className={classes.marks} aria-label={text.annotations}>
          {annotations.map((one, at) => (
            <li key={one.id} title={one.note ?? undefined}>
              <b aria-hidden>{at + 1}</b>
              {may('edit') ? (
                <>
                  <AnnotationForm
                    // Who comes back finds what stands there now.
                    key={one.version}
                    start={one}
                    save={text.saveAnnotation}
                    onSave={(fields) => change.mutateAsync({ before: one, fields })}
                    target={(toggle) => (
                      <UnstyledButton className={classes.mark} aria-label={text.changeAnnotation(one.title)} onClick={toggle}>
                        <DateText value={one.on} /> {one.title}
                      </UnstyledButton>
                    )}
                  />
                  <ActionIcon size={24} aria-label={text.removeAnnotation(one.title)} onClick={() => remove.mutate(one)}>
                    <X size={12} aria-hidden />
                  </ActionIcon>
                </>
              ) : (
                <span>
                  <DateText value={one.on} /> {one.title}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {may('edit') && (
        <AnnotationForm
          start={{ on: day, title: '', note: null }}
          save={text.annotate}
          onSave={(fields) => add.mutateAsync(fields)}
          target={(toggle) => (
            <Button size="compact-sm" variant="subtle" leftSection={<MessageSquarePlus size={14} aria-hidden />} onClick={toggle}>
              {text.annotate}
            </Button>
          )}
        />
      )}
    </div>
  );
}

/** Opens below its target. */
function AnnotationForm({
  start,
  save,
  onSave,
  target,
}: {
  start: AnnotationFields;
  save: string;
  onSave: (fields: AnnotationFields) => Promise<unknown>;
  target: (toggle: () => void) => ReactNode;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const form = useForm({
    initialValues: { on: start.on, title: start.title, note: start.note ?? '' },
    validate: { title: (title) => (title.trim() === '' ? ' ' : null) },
  });
  const submit = formSave(
    form,
    async (values) => {
      setIsBusy(true);
      await onSave({ on: values.on, title: values.title.trim(), note: orNull(values.note) }).finally(() => setIsBusy(false));
    },
    () => {
      setIsOpen(false);
      form.reset();
    },
  );
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus position="bottom-start">
      <Popover.Target>{target(() => setIsOpen(!isOpen))}</Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            // A refusal is told in a toast; the form stays.
            void submit().catch(() => undefined);
          }}
        >
          <TextInput type="date" label={text.annotationDay} required {...form.getInputProps('on')} />
          <TextInput label={text.annotationTitle} required maxLength={120} mt={8} {...form.getInputProps('title')} />
          <Textarea label={text.annotationNote} maxLength={2000} mt={8} {...form.getInputProps('note')} />
          <Button type="submit" variant="filled" mt={10} loading={isBusy}>
            {save}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
