import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { CalendarDays } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { formatDate } from '../format.ts';
import { uiText as text } from './ui.text.ts';

export interface AsOfProps {
  /** Undefined: today. */
  value: string | undefined;
  /** Of what the figures are. */
  hint: string;
  onChange: (day: string | undefined) => void;
  /** Also drawn as chosen: another day is compared with. */
  isMarked?: boolean;
  /** Further choices below the day. */
  children?: ReactNode;
}

/** The day of the figures on a page. */
export function AsOf({ value, hint, onChange, isMarked = false, children }: AsOfProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant={value || isMarked ? 'light' : 'subtle'}
          leftSection={<CalendarDays size={14} aria-hidden />}
          title={hint}
          onClick={() => setIsOpen(!isOpen)}
        >
          {text.asOf} {value ? formatDate(value) : text.today}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <Stack gap="sm">
          <Group align="end" gap="xs">
            <TextInput
              type="date"
              label={hint}
              value={value ?? ''}
              onChange={(event) => onChange(event.currentTarget.value || undefined)}
              data-autofocus
            />
            {value && <Button onClick={() => onChange(undefined)}>{text.backToToday}</Button>}
          </Group>
          {children}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
