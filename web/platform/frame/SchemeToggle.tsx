import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import { useTheme } from '../session/reader.ts';
import { frameText as text } from './frame.text.ts';

export function SchemeToggle() {
  const { setTheme } = useTheme();
  const scheme = useComputedColorScheme('light');
  const label = scheme === 'dark' ? text.toLight : text.toDark;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setTheme(scheme === 'dark' ? 'light' : 'dark')} visibleFrom="sm">
        {scheme === 'dark' ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}
