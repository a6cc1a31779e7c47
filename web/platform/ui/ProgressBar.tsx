import { Button, Group, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatPercent } from '../format.ts';
import { uiText as text } from './ui.text.ts';

export interface ProgressBarProps {
  label: string;
  done: number;
  /** Undefined while nobody knows how much there is. */
  total: number | undefined;
  /** "12,400 of 200,000 rows". */
  children?: ReactNode;
  onCancel?: () => void;
  cancelLabel?: string;
}

/** Long work: how far it is, and a way out. */
export function ProgressBar({ label, done, total, children, onCancel, cancelLabel = text.cancel }: ProgressBarProps) {
  const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total);
  return (
    <div>
      <Group justify="space-between" gap="xs" mb={4}>
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <Text size="sm" c="dimmed" role="status">
          {children ?? (share === undefined ? text.loading : formatPercent(share))}
        </Text>
      </Group>
      <Group gap="sm" wrap="nowrap">
        <Progress.Root size={8} style={{ flex: 1 }}>
          <Progress.Section
            value={share === undefined ? 100 : share * 100}
            animated={share === undefined}
            striped={share === undefined}
            aria-label={label}
          />
        </Progress.Root>
        {onCancel && (
          <Button size="compact-sm" onClick={onCancel}>
            {cancelLabel}
          </Button>
        )}
      </Group>
    </div>
  );
}
