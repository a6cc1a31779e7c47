import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogFocus } from './DialogFocus.tsx';

/** The detail of a row where there is no room beside the list. */
export function DetailDrawer({
  opened,
  onClose,
  title,
  children,
}: {
  opened: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}) {
  return (
    <Drawer opened={opened} onClose={onClose} title={title} position="bottom" size="85%" transitionProps={{ duration: 120 }}>
      <DialogFocus />
      {children}
    </Drawer>
  );
}
