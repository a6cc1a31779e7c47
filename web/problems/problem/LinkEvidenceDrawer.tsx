import { Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProblemDetail } from '../../../contract/problems/problem.ts';
import { asTyped } from '../../platform/api.ts';
import { formatDate } from '../../platform/format.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { FormDrawer } from '../../platform/ui/FormDrawer.tsx';
import { problemKeys } from '../problems.api.ts';
import { problemsText } from '../problems.text.ts';
import { importanceChoices, reasonChoices } from '../values.ts';
import { findEvidenceQuery, problemPath } from './problem.api.ts';
import { problemText as text } from './problem.text.ts';

/** Asks when the typing pauses. */
const pauseMs = 200;

/** Finds evidence of the product and links it to the problem, several pieces at once. */
export function LinkEvidenceDrawer({ problem, onClose }: { problem: ProblemDetail; onClose: () => void }) {
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [importance, setImportance] = useState('');
  const [reason, setReason] = useState('');
  const [words] = useDebouncedValue(typed.trim(), pauseMs);
  const { data: found } = useQuery({ ...findEvidenceQuery(api, problem.productId, words), placeholderData: keepPreviousData });
  const choices = (found ?? []).filter((one) => chosen.includes(one.id) || !one.problems.some((linked) => linked.id === problem.id));
  const link = useChange({
    send: (evidenceIds: string[]) =>
      api.post(
        `${problemPath(problem.id)}/evidence`,
        asTyped({
          evidenceIds,
          ...(importance === '' ? {} : { importance: Number(importance) }),
          ...(reason === '' ? {} : { reason }),
        }),
      ),
    refresh: () => [problemKeys.all],
    done: (ids) => text.linked(ids.length),
    undo: (evidenceIds) => api.post(`${problemPath(problem.id)}/evidence/detach`, { evidenceIds }),
    isQuiet: true,
  });
  return (
    <FormDrawer
      opened
      onClose={onClose}
      title={text.linkEvidence}
      saveLabel={text.linkEvidence}
      onSave={async () => {
        if (chosen.length === 0) return false;
        await link.mutateAsync(chosen);
        return true;
      }}
    >
      <TextInput
        type="search"
        label={text.findEvidence}
        description={text.findEvidenceHint}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      <Checkbox.Group aria-label={text.evidence} value={chosen} onChange={setChosen}>
        <Stack gap="sm" mah="46vh" style={{ overflowY: 'auto' }}>
          {found && choices.length === 0 && (
            <Text size="sm" c="dimmed" role="status">
              {text.mergeNone}
            </Text>
          )}
          {choices.map((one) => (
            <Checkbox
              key={one.id}
              value={one.id}
              size="xs"
              label={one.quote || one.title}
              description={[
                problemsText.kinds[one.kind],
                formatDate(one.occurredAt),
                one.person?.name,
                one.account?.name,
                one.problems[0] ? text.alsoOn(one.problems[0].title) : undefined,
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <Group grow align="start">
        <NativeSelect
          label={text.importance}
          data={[{ value: '', label: text.assumed }, ...importanceChoices]}
          value={importance}
          onChange={(event) => setImportance(event.currentTarget.value)}
        />
        <NativeSelect
          label={text.reason}
          data={[{ value: '', label: text.assumed }, ...reasonChoices]}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Group>
    </FormDrawer>
  );
}
