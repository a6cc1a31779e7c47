import { ActionIcon, Button, Group, Stack, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { playbookText as text } from '../playbook.text.ts';
import { ShareInput } from './FigureFields.tsx';
import type { FieldsProps } from './policy-fields.ts';

type Stage = { stage: string; probability: number | undefined };
type Draft = { stages: readonly Stage[]; otherwise: number | undefined };

const stagesMost = 50;

/** How likely a deal of each stage is won. */
export function StageFields({ draft, onDraft, faults }: FieldsProps) {
  const value = draft as Draft;
  const put = (stages: readonly Stage[]) => onDraft({ ...value, stages });
  const change = (place: number, stage: Partial<Stage>) =>
    put(value.stages.map((before, index) => (index === place ? { ...before, ...stage } : before)));
  return (
    <Stack gap={8}>
      {value.stages.map((stage, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place while its name is typed
        <Group key={place} gap={8} wrap="nowrap" align="start">
          <TextInput
            style={{ flex: 1 }}
            aria-label={text.stageName(place + 1)}
            placeholder={text.stage}
            value={stage.stage}
            onChange={(event) => change(place, { stage: event.currentTarget.value })}
            error={faults[`stages.${place}.stage`]}
          />
          <div style={{ width: 92 }}>
            <ShareInput
              label={text.stageProbability(place + 1)}
              isLabelHidden
              share={stage.probability}
              onShare={(probability) => change(place, { probability })}
              error={faults[`stages.${place}.probability`]}
            />
          </div>
          <ActionIcon
            mt={2}
            aria-label={text.removeStage(place + 1)}
            onClick={() => put(value.stages.filter((_, index) => index !== place))}
          >
            <Trash2 size={14} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group justify="space-between" align="end">
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<Plus size={14} aria-hidden />}
          disabled={value.stages.length >= stagesMost}
          onClick={() => put([...value.stages, { stage: '', probability: undefined }])}
        >
          {text.addStage}
        </Button>
        <div style={{ width: 180 }}>
          <ShareInput
            label={text.otherStages}
            share={value.otherwise}
            onShare={(otherwise) => onDraft({ ...value, otherwise })}
            error={faults['otherwise']}
          />
        </div>
      </Group>
    </Stack>
  );
}
