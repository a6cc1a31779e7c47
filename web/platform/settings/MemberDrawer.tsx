import { Button, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { RotateCcw, UserRoundX } from 'lucide-react';
import type { MemberAnswer } from '../../../contract/platform/member.ts';
import { useSave } from '../form.ts';
import { useChange } from '../query.ts';
import { useApi, useHere } from '../session/here.ts';
import { FormDrawer } from '../ui/FormDrawer.tsx';
import { RoleFields } from './RoleFields.tsx';
import classes from './Settings.module.css';
import { settingsKeys } from './settings.api.ts';
import { settingsText as text } from './settings.text.ts';

/** One member: name, role, function, and whether they may still come in. */
export function MemberDrawer({ member, onClose }: { member: MemberAnswer; onClose: () => void }) {
  const here = useHere();
  const api = useApi();
  const { name, role, function: memberFunction } = member;
  const form = useForm({
    initialValues: { name, role, function: memberFunction },
    validate: { name: (value) => (value.trim() === '' ? text.needName : null) },
  });
  const refresh = [settingsKeys.members, ...(member.id === here.member.id ? [['session']] : [])];
  const save = useSave(form, {
    send: (values) => api.patch(`/members/${member.id}`, values, { ifMatch: member.version }),
    refresh,
    done: text.memberSaved(member.name),
  });
  const move = useChange({
    send: (verb: 'archive' | 'restore') => api.post(`/members/${member.id}/${verb}`),
    refresh: () => refresh,
    done: (verb) => (verb === 'archive' ? text.memberSuspended(member.name) : text.memberRestored(member.name)),
    undo: (verb) => api.post(`/members/${member.id}/${verb === 'archive' ? 'restore' : 'archive'}`),
  });
  const isSuspended = member.archivedAt !== null;
  return (
    <FormDrawer opened onClose={onClose} title={text.editMember} onSave={save}>
      <div>
        <Text fw={600}>{member.name}</Text>
        <Text size="sm" c="dimmed">
          {member.email}
        </Text>
      </div>
      <TextInput label={text.memberName} maxLength={120} {...form.getInputProps('name')} />
      <RoleFields
        role={form.values.role}
        onRole={(value) => form.setFieldValue('role', value)}
        memberFunction={form.values.function}
        onFunction={(value) => form.setFieldValue('function', value)}
      />
      <div className={classes.aside}>
        <Text size="sm" c="dimmed">
          {isSuspended ? text.noneSuspended : text.suspendNote}
        </Text>
        <Button
          {...(isSuspended ? {} : { color: 'danger' })}
          leftSection={isSuspended ? <RotateCcw size={14} aria-hidden /> : <UserRoundX size={14} aria-hidden />}
          loading={move.isPending}
          onClick={() => move.mutate(isSuspended ? 'restore' : 'archive', { onSuccess: onClose })}
        >
          {isSuspended ? text.restore : text.suspend}
        </Button>
      </div>
    </FormDrawer>
  );
}
