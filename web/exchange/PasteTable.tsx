import { Button, Text } from '@mantine/core';
import { ClipboardPaste } from 'lucide-react';
import { useEffect, useState } from 'react';
import classes from './Exchange.module.css';
import { exchangeText as text } from './exchange.text.ts';
import { tableFromClipboard } from './pasted-table.ts';

/** Takes a table from the clipboard: by pasting anywhere on the page, or by the button where the browser lets a page read the clipboard. */
export function PasteTable({ onFile }: { onFile: (file: File) => void }) {
  const [isNone, setIsNone] = useState(false);
  const take = (given: { html: string; text: string }) => {
    const file = tableFromClipboard(given, text.pastedName);
    setIsNone(file === undefined);
    if (file) onFile(file);
    return file !== undefined;
  };
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      // Whoever pastes into a field means the field.
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]')) return;
      const data = event.clipboardData;
      if (data && take({ html: data.getData('text/html'), text: data.getData('text/plain') })) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });
  const read = async () => {
    try {
      const items = await navigator.clipboard.read();
      const of = async (type: string) => {
        const item = items.find((one) => one.types.includes(type));
        return item ? (await item.getType(type)).text() : '';
      };
      take({ html: await of('text/html'), text: await of('text/plain') });
    } catch {
      // The browser refuses, or asks and was told no: the keys work all the same.
      setIsNone(true);
    }
  };
  return (
    <div className={classes.paste}>
      <Text size="sm" c="dimmed">
        {text.pasteHint}
      </Text>
      <Button size="compact-sm" variant="default" leftSection={<ClipboardPaste size={14} aria-hidden />} onClick={() => void read()}>
        {text.paste}
      </Button>
      {isNone && (
        <Text size="sm" c="var(--bf-danger)" role="alert">
          {text.pasteNone}
        </Text>
      )}
    </div>
  );
}
