import { Button } from '@mantine/core';
import { Download, Plus } from 'lucide-react';
import { useMay } from '../../platform/session/here.ts';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { SavedViews } from '../../platform/ui/SavedViews.tsx';
import { peopleText as text } from '../people.text.ts';
import type { RecordList } from './use-record-list.ts';

/** Beside the title of a list. */
export function RecordListActions({ of, add }: { of: RecordList; add: string }) {
  const may = useMay();
  return (
    <>
      {may('export') && (
        <Button component="a" href={of.csvHref} download leftSection={<Download size={14} aria-hidden />}>
          {text.download}
        </Button>
      )}
      <AddRecord of={of} label={add} withSign />
    </>
  );
}

export function AddRecord({ of, label, withSign = false }: { of: RecordList; label: string; withSign?: boolean }) {
  const may = useMay();
  if (!may('edit')) return null;
  return (
    <Button variant="filled" leftSection={withSign && <Plus size={14} aria-hidden />} onClick={() => of.add(true)}>
      {label}
    </Button>
  );
}

/** Above the rows of a list. */
export const RecordListTools = ({ of, searchLabel }: { of: RecordList; searchLabel: string }) => (
  <>
    <SavedViews {...of.views} />
    <FilterBar
      filters={of.filters}
      values={of.list.values}
      onChange={of.list.setFilter}
      onClear={of.list.clear}
      query={{ value: of.list.query, onChange: of.list.setQuery, label: searchLabel }}
    />
  </>
);
