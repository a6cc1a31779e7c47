import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EventSelection } from '../../../contract/analytics/event-filter.ts';
import classes from './Builder.module.css';
import { EventField } from './EventField.tsx';
import { FilterLines } from './FilterLines.tsx';

/** A named part of the question. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Events of the question: which ones, under which conditions, and what the kind of question wants to know of them. */
export function SelectionCard<Selection extends EventSelection>({
  mark,
  label,
  selection,
  onChange,
  remove,
  aside,
  children,
}: {
  /** A letter or a number, where there are several. */
  mark?: string;
  label: string;
  selection: Selection;
  onChange: (selection: Selection) => void;
  remove?: { label: string; onRemove: () => void } | undefined;
  aside?: ReactNode;
  /** Below the events. */
  children?: ReactNode;
}) {
  return (
    <div className={classes.card}>
      <div className={classes.cardHead}>
        {mark !== undefined && (
          <span className={classes.letter} aria-hidden>
            {mark}
          </span>
        )}
        <div className={classes.cardFields}>
          <EventField label={label} events={selection.events} onChange={(events) => onChange({ ...selection, events })} />
          {children}
          <div className={classes.below}>
            <FilterLines
              filters={selection.filters}
              events={selection.events}
              onChange={(filters) => onChange({ ...selection, filters })}
            />
          </div>
        </div>
        {aside}
        {remove && (
          <ActionIcon aria-label={remove.label} onClick={remove.onRemove} mt={2}>
            <X size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </div>
  );
}

/** Replaces, or with undefined removes, what stands at a place. */
export const placed = <Item,>(items: readonly Item[], at: number, item: Item | undefined): Item[] =>
  item === undefined ? items.filter((_, index) => index !== at) : items.map((one, index) => (index === at ? item : one));
