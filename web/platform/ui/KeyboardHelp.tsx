import { Modal, SimpleGrid } from '@mantine/core';
import { useShortcutList } from '../shortcuts.ts';
import { DialogFocus } from './DialogFocus.tsx';
import classes from './KeyboardHelp.module.css';
import { Keys } from './Keys.tsx';
import { uiText as text } from './ui.text.ts';

/** Every shortcut that works on the page now, by group (`?`). */
export function KeyboardHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const groups = Map.groupBy(useShortcutList(), (shortcut) => shortcut.group);
  return (
    <Modal opened={opened} onClose={onClose} title={text.shortcuts} size="lg">
      <DialogFocus />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {[...groups].map(([group, shortcuts]) => (
          <section key={group}>
            <h3 className={classes.group}>{group}</h3>
            <dl className={classes.list}>
              {shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className={classes.line}>
                  <dt>{shortcut.label}</dt>
                  <dd>
                    <Keys keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
