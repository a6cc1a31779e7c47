import { Group, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ObjectiveAnswer, ObjectiveStatus } from '../../contract/strategy/objective.ts';
import { useApi } from '../platform/session/here.ts';
import { FormDrawer } from '../platform/ui/FormDrawer.tsx';
import { membersQuery, strategyKeys } from './strategy.api.ts';
import { strategyText as text } from './strategy.text.ts';
import { isBlank, orNull, useSave } from './use-save.ts';

const statuses = Object.keys(text.statuses) as ObjectiveStatus[];

export function ObjectiveDrawer({
  productId,
  objective,
  onClose,
}: {
  productId: string;
  objective?: ObjectiveAnswer;
  onClose: () => void;
}) {
  const api = useApi();
  const { data: members = [] } = useQuery(membersQuery(api));
  const form = useForm({
    initialValues: {
      title: objective?.title ?? '',
      description: objective?.description ?? '',
      startsOn: objective?.startsOn ?? '',
      endsOn: objective?.endsOn ?? '',
      status: objective?.status ?? 'active',
      stewardId: objective?.stewardId ?? '',
    },
    validate: {
      title: (title) => (isBlank(title) ? text.needTitle : null),
      startsOn: (day) => (isBlank(day) ? text.needStart : null),
      endsOn: (day, values) => (isBlank(day) ? text.needEnd : day < values.startsOn ? text.endsBeforeStart : null),
    },
  });
  const save = useSave(form, {
    body: ({ stewardId, description, ...values }) => ({
      ...values,
      description: orNull(description),
      stewardId: stewardId === '' ? null : stewardId,
    }),
    send: (body) =>
      objective
        ? api.patch(`/objectives/${objective.id}`, body, { ifMatch: objective.version })
        : api.post(`/products/${productId}/objectives`, body),
    refresh: [strategyKeys.objectives(productId)],
    done: text.objectiveSaved,
  });
  // A steward who left the workspace stays in the list of this objective.
  const hasLeft = objective?.stewardId && !members.some((member) => member.id === objective.stewardId);
  return (
    <FormDrawer opened onClose={onClose} title={objective ? text.objectiveEdit : text.objectiveAdd} onSave={save}>
      <TextInput
        label={text.objectiveTitle}
        description={text.objectiveTitleHint}
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Group grow align="start">
        <TextInput type="date" label={text.startsOn} required {...form.getInputProps('startsOn')} />
        <TextInput type="date" label={text.endsOn} required {...form.getInputProps('endsOn')} />
      </Group>
      <Group grow align="start">
        <NativeSelect
          label={text.status}
          data={statuses.map((status) => ({ value: status, label: text.statuses[status] }))}
          {...form.getInputProps('status')}
        />
        <NativeSelect
          label={text.steward}
          data={[
            { value: '', label: text.noSteward },
            ...(hasLeft ? [{ value: objective.stewardId ?? '', label: objective.stewardName ?? '' }] : []),
            ...members.map((member) => ({ value: member.id, label: member.name })),
          ]}
          {...form.getInputProps('stewardId')}
        />
      </Group>
      <Textarea label={text.description} autosize minRows={3} maxRows={12} maxLength={4000} {...form.getInputProps('description')} />
    </FormDrawer>
  );
}
