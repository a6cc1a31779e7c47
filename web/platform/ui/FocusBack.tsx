import { useEffect, useState } from 'react';

/**
 * Inside a dialog: whoever closes it stands again where they stood before, with the row that the keys act on. The kit does so only for
 * dialogs that were there, closed, before they opened.
 */
export function FocusBack() {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body || document.activeElement === null;
      if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
    [before],
  );
  return null;
}
