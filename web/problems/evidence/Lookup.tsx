import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Finder, finderQuery } from './evidence.api.ts';
import { evidenceText as text } from './evidence.text.ts';
import classes from './Lookup.module.css';

export interface LookedUp {
  id: string;
  name: string;
  detail?: string;
}

export interface LookupProps<Found extends LookedUp> {
  label: string;
  description?: ReactNode;
  placeholder?: string;
  error?: ReactNode;
  value: { name: string } | null;
  /** Asked when the typing pauses. */
  finder: Finder<Found>;
  onChange: (found: Found | null) => void;
  /** Offers to make what was typed. */
  create?: { label: (typed: string) => string; onCreate: (typed: string) => void };
  nothingFound: string;
  withoutIds?: readonly string[];
  isLabelHidden?: boolean;
  autoFocus?: boolean;
  /** Within a popover: its list must not lie outside of it. */
  isInPlace?: boolean;
}

const pauseMs = 120;
const createValue = 'create';

/** One record, found by typing; what is not there can be made in the same breath. */
export function Lookup<Found extends LookedUp>({
  label,
  description,
  placeholder,
  error,
  value,
  finder,
  onChange,
  create,
  nothingFound,
  withoutIds = [],
  isLabelHidden = false,
  autoFocus = false,
  isInPlace = false,
}: LookupProps<Found>) {
  const field = useRef<HTMLInputElement>(null);
  // By itself: a popover looks for its first field before this one is loaded.
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), pauseMs);
  const [isOpen, setIsOpen] = useState(false);
  const { data = [], isFetching, isSuccess, isPlaceholderData } = useQuery({ ...finderQuery(finder, asked), enabled: isOpen });
  // Until the answer is that to the present words, the rows are those of earlier ones: nobody quick at the keyboard may take one of them.
  const isAnswered = isSuccess && !isPlaceholderData && asked === typed.trim();
  const wantsFirst = useRef(false);
  const combobox = useCombobox({ opened: isOpen, onOpenedChange: setIsOpen });
  const offered = data.filter((found) => !withoutIds.includes(found.id));
  const isNew =
    create !== undefined &&
    isAnswered &&
    typed.trim() !== '' &&
    !offered.some((found) => found.name.toLowerCase() === typed.trim().toLowerCase());
  const signature = `${isOpen && isAnswered && typed.trim() !== ''} ${offered.map((found) => found.id).join()} ${isNew}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: with other rows the first of them is at hand, once something is typed
  useEffect(() => {
    if (!isOpen || !isAnswered || typed.trim() === '') return;
    combobox.selectFirstOption();
    if (wantsFirst.current) combobox.clickSelectedOption();
    wantsFirst.current = false;
  }, [signature]);
  const close = () => {
    wantsFirst.current = false;
    setIsOpen(false);
    setTyped('');
  };
  return (
    <Combobox
      store={combobox}
      withinPortal={!isInPlace}
      onOptionSubmit={(chosen) => {
        if (chosen === createValue) create?.onCreate(typed.trim());
        else onChange(offered.find((found) => found.id === chosen) ?? null);
        close();
      }}
    >
      <Combobox.Target>
        <InputBase
          {...(isLabelHidden ? { 'aria-label': label } : { label })}
          ref={field}
          description={description}
          error={error}
          placeholder={placeholder}
          value={isOpen ? typed : (value?.name ?? '')}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            wantsFirst.current = false;
            setIsOpen(true);
            combobox.updateSelectedOptionIndex();
          }}
          onFocus={() => {
            setTyped('');
            if (isInPlace) setIsOpen(true);
          }}
          onClick={() => setIsOpen(true)}
          onBlur={close}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isOpen && typed.trim() !== '' && !isAnswered) {
              event.preventDefault();
              combobox.resetSelectedOption();
              wantsFirst.current = true;
            }
            if (event.key !== 'Escape' || !isOpen) return;
            // The list closes; the dialog around it stays.
            event.stopPropagation();
            close();
          }}
          rightSectionPointerEvents="all"
          rightSection={
            value && (
              <button type="button" className={classes.clear} aria-label={`${text.clear} ${label}`} onClick={() => onChange(null)}>
                <X size={14} aria-hidden />
              </button>
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={label}>
          {offered.map((found) => (
            <Combobox.Option key={found.id} value={found.id}>
              <span className={classes.name}>{found.name}</span>
              {found.detail && <span className={classes.detail}>{found.detail}</span>}
            </Combobox.Option>
          ))}
          {isNew && (
            <Combobox.Option value={createValue} className={classes.create}>
              <Plus size={13} aria-hidden /> {create.label(typed.trim())}
            </Combobox.Option>
          )}
          {offered.length === 0 && !isNew && !isFetching && <Combobox.Empty>{nothingFound}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
