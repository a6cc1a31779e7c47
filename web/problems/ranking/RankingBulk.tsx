import { Button, Group, Menu, Popover, TextInput } from '@mantine/core';
import { Archive, ChevronDown, Merge } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import type { RankedProblem } from '../../../contract/problems/ranking.ts';
import type { Impact, Importance, Reason } from '../../../contract/problems/value.ts';
import { parseNumber } from '../../platform/format.ts';
import { useMay } from '../../platform/session/here.ts';
import { uiText } from '../../platform/ui/ui.text.ts';
import { impactChoices, importanceChoices, reasonChoices } from '../values.ts';
import { rankingText as text } from './ranking.text.ts';
import type { RankingEdits } from './use-ranking-edits.ts';

interface RankingBulkProps {
  rows: readonly RankedProblem[];
  edits: RankingEdits | undefined;
  hasBusiness: boolean;
  hasConsumer: boolean;
  onMerge: (rows: readonly RankedProblem[]) => void;
  onArchive: (rows: readonly RankedProblem[]) => void;
}

/** What can be done to many problems at once. Each is one change with one undo. */
export function RankingBulk({ rows, edits, hasBusiness, hasConsumer, onMerge, onArchive }: RankingBulkProps) {
  const may = useMay();
  // A refusal has told what went wrong: there is nothing more to say here.
  const run = (work: Promise<unknown>) => void work.catch(() => undefined);
  return (
    <>
      {edits && (
        <>
          <NumberChoice
            label={text.columns.effort}
            unit={text.personWeeks}
            most={100_000}
            onSet={(effortPersonWeeks) => run(edits.setInputs(rows, { effortPersonWeeks }))}
          />
          {hasConsumer && (
            <Choice
              label={text.columns.impact}
              choices={[...impactChoices, { value: '', label: text.assumedNot }]}
              onSet={(impact) => run(edits.setInputs(rows, { impact: impact === '' ? null : (Number(impact) as Impact) }))}
            />
          )}
          {hasBusiness && (
            <>
              <Choice
                label={text.columns.importance}
                choices={importanceChoices}
                onSet={(importance) => run(edits.setStances(rows, { importance: Number(importance) as Importance }))}
              />
              <Choice
                label={text.columns.reason}
                choices={reasonChoices}
                onSet={(reason) => run(edits.setStances(rows, { reason: reason as Reason }))}
              />
            </>
          )}
          {rows.length === 2 && (
            <Button size="compact-sm" leftSection={<Merge size={14} aria-hidden />} onClick={() => onMerge(rows)}>
              {text.merge}
            </Button>
          )}
        </>
      )}
      {may('edit') && (
        <Button size="compact-sm" leftSection={<Archive size={14} aria-hidden />} onClick={() => onArchive(rows)}>
          {text.archive}
        </Button>
      )}
    </>
  );
}

interface ChoiceProps {
  label: string;
  choices: readonly { value: string; label: string }[];
  onSet: (value: string) => void;
}

function Choice({ label, choices, onSet }: ChoiceProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button size="compact-sm" rightSection={<ChevronDown size={13} aria-hidden />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item key={choice.value} onClick={() => onSet(choice.value)}>
            {choice.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface NumberChoiceProps {
  label: string;
  unit: string;
  most: number;
  onSet: (value: number | null) => void;
}

function NumberChoice({ label, unit, most, onSet }: NumberChoiceProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const value = parseNumber(typed);
  const isRight = value !== undefined && value > 0 && value <= most;
  const set = (next: number | null) => {
    setIsOpen(false);
    setTyped('');
    onSet(next);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight) set(value);
  };
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" rightSection={<ChevronDown size={13} aria-hidden />} onClick={() => setIsOpen(!isOpen)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="sm">
        <form onSubmit={submit}>
          <Group align="end" gap="xs" wrap="nowrap">
            <TextInput
              label={`${label}, ${unit}`}
              inputMode="decimal"
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              error={typed !== '' && !isRight ? uiText.notANumber : undefined}
              w={150}
              data-autofocus
            />
            <Button type="submit" variant="filled" disabled={!isRight}>
              {text.set}
            </Button>
            <Button variant="subtle" onClick={() => set(null)}>
              {text.clear}
            </Button>
          </Group>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
