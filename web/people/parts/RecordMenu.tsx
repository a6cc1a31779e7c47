import { ActionIcon, Menu } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { Archive, Ellipsis, PencilLine, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { peopleKeys } from '../people.api.ts';
import { peopleText as text } from '../people.text.ts';
import { useArchive } from './use-archive.ts';

export interface RecordMenuProps {
  name: string;
  /** `/accounts/acc_…`: where `archive` and `restore` stand below. */
  path: string;
  isArchived: boolean;
  onEdit?: () => void;
  refresh?: readonly QueryKey[];
  /** More entries, above archive. */
  children?: ReactNode;
}

/** Edit, archive, restore: for every record of this area. */
export function RecordMenu({ name, path, isArchived, onEdit, refresh = [peopleKeys.all], children }: RecordMenuProps) {
  const archive = useArchive({ path, name, refresh });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={text.actionsOf(name)}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onEdit && !isArchived && (
          <Menu.Item leftSection={<PencilLine size={14} aria-hidden />} onClick={onEdit}>
            {text.edit}
          </Menu.Item>
        )}
        {children}
        <Menu.Item
          leftSection={isArchived ? <RotateCcw size={14} aria-hidden /> : <Archive size={14} aria-hidden />}
          onClick={() => archive.mutate(isArchived ? 'restore' : 'archive')}
        >
          {isArchived ? text.restore : text.archive}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
