import { MultiSelect, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import type { ProblemAnswer, ProblemDetail } from '../../../contract/problems/problem.ts';
import { asTyped } from '../../platform/api.ts';
import { formSave, orNull } from '../../platform/form.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemKeys } from '../problems.api.ts';
import { membersQuery, objectivesQuery, problemPath } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

interface ProblemDrawerProps {
  productId: string;
  /** Undefined: a new one. */
  problem?: ProblemDetail;
  onClose: () => void;
  onCreated?: (problem: ProblemAnswer) => void;
}

const partNames = ['who', 'situation', 'obstacle', 'consequence', 'measureOfSuccess'] as const;

/** Writes a problem by hand, or changes its statement. */
export function ProblemDrawer({ productId, problem, onClose, onCreated }: ProblemDrawerProps) {
  const api = useApi();
  const { data: members = [] } = useQuery(membersQuery(api));
  const { data: objectives = [] } = useQuery(objectivesQuery(api, productId));
  const form = useForm({
    initialValues: {
      title: problem?.title ?? '',
      who: problem?.who ?? '',
      situation: problem?.situation ?? '',
      obstacle: problem?.obstacle ?? '',
      consequence: problem?.consequence ?? '',
      measureOfSuccess: problem?.measureOfSuccess ?? '',
      objectiveId: problem?.objectiveId ?? '',
      stewardIds: problem?.stewardIds ?? [],
      tags: problem?.tags ?? [],
    },
    validate: { title: (title) => (title.trim() === '' ? text.needTitle : null) },
  });
  const change = useChange({
    send: (body: object) =>
      problem
        ? api.patch(problemPath(problem.id), body, { ifMatch: problem.version })
        : api.post(`/products/${productId}/problems`, asTyped(body)),
    refresh: () => [problemKeys.all],
    done: () => (problem ? text.saved : text.created),
    isQuiet: true,
  });
  const save = formSave(form, async (values) => {
    const saved = await change.mutateAsync({
      ...values,
      ...Object.fromEntries(partNames.map((name) => [name, orNull(values[name])])),
      objectiveId: orNull(values.objectiveId),
    });
    if (!problem) onCreated?.(saved);
  });
  // Stewards who left the workspace stay on this problem until somebody takes them off.
  const present = new Set(members.map((member) => member.id));
  const stewards = [
    ...members.map((member) => ({ value: member.id, label: member.name })),
    ...(problem?.stewards ?? []).filter((one) => !present.has(one.id)).map((one) => ({ value: one.id, label: one.name })),
  ];
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={problem ? text.editTitle : text.newTitle}
      {...(problem ? {} : { saveLabel: text.create })}
      onSave={save}
    >
      <TextInput
        label={text.title}
        description={text.titleHint}
        placeholder={text.titleExample}
        required
        maxLength={300}
        data-autofocus
        {...form.getInputProps('title')}
      />
      {partNames.map((name) => (
        <Textarea
          key={name}
          label={text.parts[name].label}
          description={text.parts[name].hint}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={2000}
          {...form.getInputProps(name)}
        />
      ))}
      <MultiSelect label={text.stewards} data={stewards} searchable clearable {...form.getInputProps('stewardIds')} />
      <TagsInput label={text.tags} description={text.tagsHint} maxTags={50} clearable {...form.getInputProps('tags')} />
      {(objectives.length > 0 || problem?.objectiveId) && (
        <NativeSelect
          label={text.objective}
          data={[{ value: '', label: text.noObjective }, ...objectives.map((one) => ({ value: one.id, label: one.title }))]}
          {...form.getInputProps('objectiveId')}
        />
      )}
    </FormDrawer>
  );
}
