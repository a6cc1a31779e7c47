import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { keyNames } from '../shortcuts.ts';
import { uiText as text } from './ui.text.ts';

/** Keys as they stand on the reader's keyboard: `<Keys keys="mod+k" />`, `<Keys keys="g p" />`. */
export function Keys({ keys, isQuiet = false }: { keys: string; isQuiet?: boolean }) {
  return (
    <span style={{ display: 'inline-flex', gap: 3, alignItems: 'center', whiteSpace: 'nowrap' }} aria-hidden={isQuiet || undefined}>
      {keyNames(keys).map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key may come twice in a sequence
        <Fragment key={index}>
          {index > 0 && keys.includes(' ') && <span className="sr-only">{text.andThen}</span>}
          <Kbd size="xs">{name}</Kbd>
        </Fragment>
      ))}
    </span>
  );
}
