import { Tooltip } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { formatNumber, parseNumber } from '../format.ts';
import { uiText as text } from '../ui/ui.text.ts';
import type { NumberEdit, SelectEdit } from './column.ts';
import classes from './EditableCell.module.css';

interface EditableCellProps<Row> {
  edit: NumberEdit<Row> | SelectEdit<Row>;
  row: Row;
  label: string;
  /** What the key for editing opens. */
  isFirst?: boolean;
  children: ReactNode;
}

/** A value that becomes a field when it is pressed. Shows what was chosen at once; a refused save takes it back. */
export function EditableCell<Row>({ edit, row, label, isFirst = false, children }: EditableCellProps<Row>) {
  const [isOpen, setIsOpen] = useState(false);
  const [pending, setPending] = useState<{ words: string }>();
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen && (document.activeElement === document.body || document.activeElement === null))
      button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const save = (work: () => Promise<unknown>, words: string) => {
    setIsOpen(false);
    setPending({ words });
    // The change itself says what went wrong (useChange); here the old value comes back.
    work().then(
      () => setPending(undefined),
      () => setPending(undefined),
    );
  };

  if (isOpen) {
    return edit.kind === 'number' ? (
      <NumberField edit={edit} row={row} label={label} onSave={save} onClose={() => setIsOpen(false)} />
    ) : (
      <SelectField edit={edit} row={row} label={label} onSave={save} onClose={() => setIsOpen(false)} />
    );
  }
  return (
    <button
      ref={button}
      type="button"
      data-edit={isFirst ? 'first' : ''}
      className={classes.value}
      data-pending={pending !== undefined || undefined}
      onClick={(event) => {
        event.stopPropagation();
        setIsOpen(true);
      }}
    >
      {pending ? pending.words : children}
      <span className="sr-only">
        . {text.edit} {label}
      </span>
    </button>
  );
}

interface FieldProps<Row, Edit> {
  edit: Edit;
  row: Row;
  label: string;
  onSave: (work: () => Promise<unknown>, words: string) => void;
  onClose: () => void;
}

/** Which number was typed; `refusal` says in words what is wrong with it. */
export function readTyped(
  typed: string,
  edit: Pick<NumberEdit<never>, 'least' | 'most' | 'canClear'>,
): { value: number | null } | { refusal: string } {
  if (typed.trim() === '' && edit.canClear) return { value: null };
  const value = parseNumber(typed);
  if (value === undefined) return { refusal: text.notANumber };
  if (edit.least !== undefined && value < edit.least) return { refusal: text.tooSmall(formatNumber(edit.least)) };
  if (edit.most !== undefined && value > edit.most) return { refusal: text.tooLarge(formatNumber(edit.most)) };
  return { value };
}

function NumberField<Row>({ edit, row, label, onSave, onClose }: FieldProps<Row, NumberEdit<Row>>) {
  const before = edit.value(row);
  const [typed, setTyped] = useState(before === null ? '' : formatNumber(before, { digits: 6 }));
  const [refusal, setRefusal] = useState<string>();
  const refusalId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const commit = (isLeaving: boolean) => {
    const read = readTyped(typed, edit);
    if ('refusal' in read) return isLeaving ? onClose() : setRefusal(read.refusal);
    if (read.value === before) return onClose();
    onSave(() => edit.save(row, read.value), read.value === null ? '–' : formatNumber(read.value));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit(false);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className={classes.field}>
      <Tooltip label={refusal} opened={refusal !== undefined} position="bottom-end" withArrow>
        <input
          ref={field}
          type="text"
          inputMode="decimal"
          aria-label={label}
          aria-invalid={refusal !== undefined}
          aria-describedby={refusal ? refusalId : undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setRefusal(undefined);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => commit(true)}
        />
      </Tooltip>
      <span id={refusalId} role="alert" className="sr-only">
        {refusal}
      </span>
    </span>
  );
}

function SelectField<Row>({ edit, row, label, onSave, onClose }: FieldProps<Row, SelectEdit<Row>>) {
  const before = edit.value(row);
  const field = useRef<HTMLSelectElement>(null);
  const isFirstKey = useRef(true);
  useEffect(() => {
    field.current?.focus();
    try {
      field.current?.showPicker();
    } catch {
      // Without a fresh press the browser leaves the list closed: the keyboard opens it.
    }
  }, []);
  return (
    <select
      ref={field}
      className={classes.select}
      aria-label={label}
      defaultValue={before ?? ''}
      onChange={(event) => {
        const value = event.currentTarget.value === '' ? null : event.currentTarget.value;
        if (value === before) return onClose();
        onSave(() => edit.save(row, value), edit.options.find((option) => option.value === value)?.label ?? edit.clearLabel ?? '–');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
      // A list of the browser's own takes the key that closes it: only its release comes here.
      onKeyUp={(event) => {
        const opensIt = isFirstKey.current;
        isFirstKey.current = false;
        if (event.key === 'Escape' || (event.key === 'Enter' && !opensIt)) onClose();
      }}
      onBlur={onClose}
    >
      {(edit.clearLabel !== undefined || before === null) && <option value="">{edit.clearLabel ?? '–'}</option>}
      {edit.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
