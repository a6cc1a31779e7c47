import { Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { InsightAnswer } from '../../../contract/analytics/insight.ts';
import type { Question } from '../../../contract/analytics/question.ts';
import { orNull, useSave } from '../../platform/form.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { analyticsKeys, membersQuery } from '../analytics.api.ts';
import { builderText as text } from '../builder/builder.text.ts';
import { insightsText } from './insights.text.ts';

/** Keeps a question under a name, or changes what an insight is called. */
export function SaveDrawer({
  insight,
  question,
  hideUnder = 0,
  name,
  onClose,
  onSaved,
}: {
  insight?: InsightAnswer;
  question: Question;
  /** What a new insight hides. */
  hideUnder?: number;
  name: string;
  onClose: () => void;
  onSaved?: (insight: InsightAnswer) => void;
}) {
  const api = useApi();
  const product = useProduct();
  const { workspace, member } = useHere();
  const { data: members = [] } = useQuery(membersQuery(api, workspace.id));
  const form = useForm({
    initialValues: {
      name: name.slice(0, 120),
      description: insight?.description ?? '',
      stewardId: insight ? (insight.steward?.id ?? null) : (member.id as string | null),
    },
    validate: { name: (given) => (given.trim() === '' ? ' ' : null) },
  });
  const save = useSave(form, {
    send(values) {
      const body = { name: values.name.trim(), description: orNull(values.description), stewardId: values.stewardId };
      return insight
        ? api.patch<InsightAnswer>(`/insights/${insight.id}` as string, body, { ifMatch: insight.version })
        : api.post<InsightAnswer>(`/products/${product.id}/insights` as string, { ...body, question, hideUnder });
    },
    refresh: [analyticsKeys.insights],
    done: text.saved(form.values.name.trim()),
    onSaved: (saved) => onSaved?.(saved),
  });
  return (
    <FormDrawer opened onClose={onClose} title={insight ? text.rename : text.save} onSave={save}>
      <TextInput label={text.name} required maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <Textarea label={text.description} maxLength={1000} autosize minRows={2} {...form.getInputProps('description')} />
      <Select
        label={insightsText.steward}
        data={members.map((one) => ({ value: one.id, label: one.name }))}
        clearable
        searchable
        {...form.getInputProps('stewardId')}
      />
    </FormDrawer>
  );
}
