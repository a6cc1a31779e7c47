import { Drawer } from '@mantine/core';
import type { Place } from '../routing/area.ts';
import { DialogFocus } from '../ui/DialogFocus.tsx';
import { frameText as text } from './frame.text.ts';
import { Rail } from './Rail.tsx';
import classes from './RailDrawer.module.css';

/** The rail on a phone, behind "More". */
export function RailDrawer({ places, opened, onClose }: { places: readonly Place[]; opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} position="left" size={280} title={text.menu} classNames={{ body: classes.body as string }}>
      <DialogFocus />
      <Rail places={places} onGone={onClose} />
    </Drawer>
  );
}
