import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { uiText as text } from './ui.text.ts';

export interface CopyFieldProps {
  label: string;
  value: string;
  description?: string;
}

/** A link or a key that is shown to be copied. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput
        label={label}
        {...(description ? { description } : {})}
        value={value}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        style={{ flex: 1, minWidth: 0 }}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button h={32} onClick={copy} leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}>
            <span aria-live="polite">{copied ? text.copied : text.copy}</span>
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
