import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogFocus } from '../../platform/ui/DialogFocus.tsx';
import classes from './InboxPage.module.css';

interface ReadingDrawerProps {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}

/** On a phone the evidence is read over the list. */
export function ReadingDrawer({ opened, onClose, title, children }: ReadingDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      size="100%"
      title={title}
      transitionProps={{ duration: 100 }}
      classNames={{ body: classes.drawerBody as string, content: classes.drawerContent as string }}
    >
      <DialogFocus />
      {children}
    </Drawer>
  );
}
