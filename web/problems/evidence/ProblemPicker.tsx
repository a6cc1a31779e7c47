import { Combobox, Modal, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ProblemStatus } from '../../../contract/problems/problem.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import { DialogFocus } from '../../platform/ui/DialogFocus.tsx';
import { StatusMark } from '../StatusMark.tsx';
import { finderQuery, problemFinder } from './evidence.api.ts';
import { evidenceText as text } from './evidence.text.ts';
import classes from './ProblemPicker.module.css';

export interface PickedProblem {
  id: string;
  title: string;
}

export interface ProblemPickerProps {
  title: string;
  onClose: () => void;
  /** Shown before anything is typed. */
  suggested?: readonly (PickedProblem & { status: string })[];
  onPick: (problem: PickedProblem) => void;
  /** Without it no problem can be made here. */
  onCreate?: (title: string) => void;
  /** Stands under the field: how much it matters. */
  children?: React.ReactNode;
}

/** A dialog to choose one problem by typing, or to make it. */
export function ProblemPicker({ title, onClose, suggested = [], onPick, onCreate, children }: ProblemPickerProps) {
  return (
    <Modal opened onClose={onClose} title={title} size="lg" yOffset="12vh" centered={false} padding="md">
      <DialogFocus />
      {children && <div className={classes.above}>{children}</div>}
      <ProblemSearch suggested={suggested} onClose={onClose} onPick={onPick} {...(onCreate ? { onCreate } : {})} />
    </Modal>
  );
}

const createValue = 'create';

function ProblemSearch({
  suggested,
  onClose,
  onPick,
  onCreate,
}: Required<Pick<ProblemPickerProps, 'suggested'>> & Pick<ProblemPickerProps, 'onClose' | 'onPick' | 'onCreate'>) {
  const api = useApi();
  const product = useProduct();
  const may = useMay();
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 120);
  const { data = [], isFetching } = useQuery(finderQuery(problemFinder(api, product.id), asked));
  // Its list is always in sight: without this, Enter would only open it.
  const found = data.map(({ id, name, status }) => ({ id, title: name, status }));
  const combobox = useCombobox({ opened: true });
  const isSearching = typed.trim() !== '';
  const known = new Set(suggested.map((problem) => problem.id));
  const groups = [
    { label: text.suggested, problems: isSearching ? [] : suggested },
    { label: text.found, problems: found.filter((problem) => isSearching || !known.has(problem.id)) },
  ].filter((group) => group.problems.length > 0);
  const shown = groups.flatMap((group) => group.problems);
  const isNew =
    onCreate !== undefined &&
    may('edit') &&
    isSearching &&
    !shown.some((problem) => problem.title.toLowerCase() === typed.trim().toLowerCase());
  const signature = shown.map((problem) => problem.id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: with another list the first of it is at hand
  useEffect(() => {
    combobox.selectFirstOption();
  }, [signature, isNew]);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        if (value === createValue) return onCreate?.(typed.trim());
        const problem = shown.find((one) => one.id === value);
        if (problem) onPick(problem);
      }}
    >
      <Combobox.EventsTarget>
        <TextInput
          aria-label={text.findProblem}
          placeholder={text.findProblemHint}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          // The list is never closed alone, and keeps the key from the dialog.
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
          }}
          data-autofocus
          maxLength={300}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options} aria-label={text.problems}>
        {groups.map((group) => (
          <Combobox.Group key={group.label} label={group.label}>
            {group.problems.map((problem) => (
              <Combobox.Option key={problem.id} value={problem.id} className={classes.option}>
                <span className={classes.title}>{problem.title}</span>
                <StatusMark status={problem.status as ProblemStatus} />
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
        {isNew && (
          <Combobox.Option value={createValue} className={classes.option}>
            <Plus size={14} aria-hidden />
            <span className={classes.title}>{text.createProblem(typed.trim())}</span>
          </Combobox.Option>
        )}
        {shown.length === 0 && !isNew && !isFetching && <Combobox.Empty>{text.noProblem}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}
