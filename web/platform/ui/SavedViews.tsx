import { Button, Menu } from '@mantine/core';
import { Bookmark, ChevronDown, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { uiText as text } from './ui.text.ts';

const NameViewDialog = lazy(() => import('./NameViewDialog.tsx').then((file) => ({ default: file.NameViewDialog })));

export interface SavedView {
  id: string;
  name: string;
  isShared: boolean;
  /** May this member change or delete it? */
  isMine: boolean;
}

export interface SavedViewsProps {
  views: readonly SavedView[];
  /** Undefined: no view, the list as it is. */
  currentId: string | undefined;
  /** The list differs from the view that is open. */
  isChanged: boolean;
  onOpen: (id: string | undefined) => void;
  onSave: (view: { name: string; isShared: boolean }) => Promise<unknown>;
  onUpdate: (id: string) => Promise<unknown>;
  onRemove: (id: string) => Promise<unknown>;
}

/** Named ways to look at a list: its filters, order and columns. */
export function SavedViews({ views, currentId, isChanged, onOpen, onSave, onUpdate, onRemove }: SavedViewsProps) {
  const [isNaming, setIsNaming] = useState(false);
  const current = views.find((view) => view.id === currentId);
  return (
    <>
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Bookmark size={14} aria-hidden />}
            rightSection={<ChevronDown size={13} aria-hidden />}
          >
            {current?.name ?? text.views}
            {current && isChanged && ` · ${text.viewChanged}`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onOpen(undefined)} fw={currentId === undefined ? 600 : 400}>
            {text.viewAll}
          </Menu.Item>
          {views.map((view) => (
            <Menu.Item
              key={view.id}
              onClick={() => onOpen(view.id)}
              fw={view.id === currentId ? 600 : 400}
              rightSection={view.isShared ? <small>{text.viewSharedShort}</small> : undefined}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {current?.isMine && isChanged && <Menu.Item onClick={() => void onUpdate(current.id)}>{text.viewUpdate}</Menu.Item>}
          <Menu.Item onClick={() => setIsNaming(true)}>{text.viewSave}</Menu.Item>
          {current?.isMine && (
            <Menu.Item color="danger" leftSection={<Trash2 size={14} aria-hidden />} onClick={() => void onRemove(current.id)}>
              {text.viewRemove}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Suspense>{isNaming && <NameViewDialog onClose={() => setIsNaming(false)} onSave={onSave} />}</Suspense>
    </>
  );
}
