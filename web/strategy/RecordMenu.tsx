import { ActionIcon, Menu } from '@mantine/core';
import { Archive, Ellipsis, PencilLine } from 'lucide-react';
import { strategyText as text } from './strategy.text.ts';

/** Edit and archive, for everything of this page. */
export function RecordMenu({ name, onEdit, onArchive }: { name: string; onEdit: () => void; onArchive: () => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={text.actionsOf(name)}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<PencilLine size={14} aria-hidden />} onClick={onEdit}>
          {text.edit}
        </Menu.Item>
        <Menu.Item leftSection={<Archive size={14} aria-hidden />} onClick={onArchive}>
          {text.archive}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
