import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import type { TypedAttribute } from './attributes.ts';
import { fieldText as text } from './field.text.ts';

/** Custom fields as rows of name and value. */
export function AttributeFields({
  label,
  rows,
  onChange,
  error,
}: {
  label: string;
  rows: readonly TypedAttribute[];
  onChange: (rows: TypedAttribute[]) => void;
  error?: React.ReactNode;
}) {
  const change = (at: number, patch: Partial<TypedAttribute>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...patch } : row)));
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      <Stack gap={6} mt={4}>
        {rows.map((row, index) => (
          <Group key={row.key} gap={6} wrap="nowrap">
            <TextInput
              aria-label={text.attributeName(index + 1)}
              placeholder={text.nameShort}
              maxLength={100}
              value={row.name}
              onChange={(event) => change(index, { name: event.currentTarget.value })}
              style={{ flex: 1 }}
            />
            <TextInput
              aria-label={text.attributeValue(index + 1)}
              placeholder={text.valueShort}
              maxLength={2000}
              value={row.value}
              onChange={(event) => change(index, { value: event.currentTarget.value })}
              style={{ flex: 1 }}
            />
            <ActionIcon
              aria-label={text.attributeRemove(row.name || text.attributeName(index + 1))}
              onClick={() => onChange(rows.filter((_, at) => at !== index))}
            >
              <X size={14} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => onChange([...rows, { key: Math.max(0, ...rows.map((row) => row.key)) + 1, name: '', value: '' }])}
          >
            {text.attributeAdd}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
