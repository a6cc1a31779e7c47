import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { useApi, useHere } from '../../platform/session/here.ts';
import { membersQuery } from '../people.api.ts';
import { peopleText as text } from '../people.text.ts';

/** The member responsible. One who left the workspace stays in the list of what they were responsible for (`keeps`). */
export function StewardField({
  keeps,
  ...props
}: { keeps: { id: string; name: string } | null } & Omit<ComponentProps<typeof NativeSelect>, 'data' | 'label'>) {
  const api = useApi();
  const { workspace } = useHere();
  const { data: members = [] } = useQuery(membersQuery(api, workspace.id));
  const left = keeps && !members.some((member) => member.id === keeps.id) ? [{ value: keeps.id, label: keeps.name || text.notKnown }] : [];
  return (
    <NativeSelect
      label={text.steward}
      {...props}
      data={[{ value: '', label: text.nobody }, ...left, ...members.map((member) => ({ value: member.id, label: member.name }))]}
    />
  );
}
