import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Keyboard, LogOut, UserRound } from 'lucide-react';
import type { Theme } from '../../../contract/platform/member.ts';
import { useHere } from '../session/here.ts';
import { useTheme } from '../session/reader.ts';
import { doors } from '../session/session.api.ts';
import { useDoor } from '../session/use-door.ts';
import { frameText as text } from './frame.text.ts';

const schemes = [
  ['light', text.light],
  ['dark', text.dark],
  ['system', text.system],
] as const;

export function MemberMenu({ onHelp }: { onHelp: () => void }) {
  const { member, workspace } = useHere();
  const { scheme, setTheme } = useTheme();
  const door = useDoor(doors.signOut, '/');
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton aria-label={`${text.member}: ${member.name}`} style={{ borderRadius: '50%' }}>
          <Avatar
            size={28}
            name={member.name}
            color="gray"
            variant="light"
            styles={{ placeholder: { fontSize: 11, color: 'var(--bf-text)', background: 'var(--bf-active)' } }}
          />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={500} c="var(--bf-text)">
            {member.name}
          </Text>
          <Text size="xs">{member.email}</Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{text.colours}</Menu.Label>
        <Menu.RadioGroup value={scheme === 'auto' ? 'system' : scheme} onChange={(theme) => setTheme(theme as Theme)}>
          {schemes.map(([theme, label]) => (
            <Menu.RadioItem key={theme} value={theme}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item component={Link} to={`/w/${workspace.id}/settings/account`} leftSection={<UserRound size={14} aria-hidden />}>
          {text.account}
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={14} aria-hidden />} onClick={onHelp}>
          {text.shortcuts}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={14} aria-hidden />} onClick={() => void door.enter(undefined)}>
          {text.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
