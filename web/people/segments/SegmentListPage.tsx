import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Group as GroupIcon, Plus } from 'lucide-react';
import { useMemo } from 'react';
import { type SegmentAnswer, segmentKinds } from '../../../contract/people/segment.ts';
import { useListSearch, useSearchPatch } from '../../platform/filters.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink, useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { lazily } from '../parts/lazily.tsx';
import { peopleKeys } from '../people.api.ts';
import { peopleText } from '../people.text.ts';
import { segmentFilters } from './segment-filters.ts';
import classes from './segments.module.css';
import { segmentsText as text } from './segments.text.ts';

const SegmentDrawer = lazily(() => import('./SegmentDrawer.tsx').then((file) => file.SegmentDrawer));

const columns: Column<SegmentAnswer>[] = [
  {
    id: 'name',
    header: text.name,
    value: (row) => row.name,
    cell: (row) => (
      <EntityLink kind="segment" id={row.id}>
        {row.name}
      </EntityLink>
    ),
    isTitle: true,
    grows: true,
    width: 220,
    canSort: false,
  },
  { id: 'kind', header: text.over, value: (row) => text.kinds[row.kind], width: 110, canSort: false },
  {
    id: 'rule',
    header: text.rule,
    value: (row) => row.words,
    cell: (row) => <span className={classes.words}>{row.words}</span>,
    grows: true,
    width: 420,
    canSort: false,
  },
  {
    id: 'updated',
    header: peopleText.changed,
    value: (row) => row.updatedAt,
    cell: (row) => <RelativeDate value={row.updatedAt} />,
    width: 130,
    canSort: false,
    isHiddenOnPhone: true,
  },
];

/** All segments, with their rules in words. */
export function SegmentListPage() {
  const { workspace, may } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const patch = useSearchPatch();
  const search = useSearch({ strict: false }) as { new?: true };
  const list = useListSearch(segmentFilters);
  const query = useMemo(
    () => ({
      q: list.query,
      kind: segmentKinds.find((kind) => kind === list.values['kind']),
      archived: list.values['archived'] === undefined ? undefined : true,
    }),
    [list.query, list.values],
  );
  const rows = useRows(
    useInfiniteQuery(cursorQuery<SegmentAnswer>(api, [...peopleKeys.all, 'segments', workspace.id, query], '/segments', query, 100)),
  );
  const open = (id: string) => void navigate({ to: hrefOf('segment', id) ?? '.' });
  const add = may('edit') && (
    <Button variant="filled" leftSection={<Plus size={14} aria-hidden />} onClick={() => patch({ new: true })}>
      {peopleText.newSegment}
    </Button>
  );
  return (
    <Page title={text.title} lead={text.lead} layout="fill" actions={add}>
      <DataTable
        name="segments"
        label={text.title}
        columns={columns}
        {...rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        isOrderedByServer
        isFiltered={list.isFiltered}
        onOpen={(row) => open(row.id)}
        toolbar={
          <FilterBar
            filters={segmentFilters}
            values={list.values}
            onChange={list.setFilter}
            onClear={list.clear}
            query={{ value: list.query, onChange: list.setQuery, label: text.search }}
          />
        }
        empty={
          <EmptyState icon={GroupIcon} title={text.emptyTitle} example={text.emptyExample} action={add}>
            {text.empty}
          </EmptyState>
        }
      />
      {search.new && <SegmentDrawer onClose={() => patch({ new: undefined })} onSaved={(segment) => open(segment.id)} />}
    </Page>
  );
}
