import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Archive, Download, Link2, MessageSquareQuote, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import type { EvidenceListItem } from '../../../contract/problems/evidence.ts';
import { useListSearch, useSearchPatch } from '../../platform/filters.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useSavedViews } from '../../platform/saved-views.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { WithDetail } from '../../platform/ui/DetailPanel.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { LoadingState } from '../../platform/ui/LoadingState.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { SavedViews } from '../../platform/ui/SavedViews.tsx';
import { evidenceKeys, sourcesQuery } from './evidence.api.ts';
import { evidenceText as text } from './evidence.text.ts';
import { evidenceColumns } from './evidence-columns.tsx';
import { evidenceFilters, evidenceQueryOf } from './evidence-filters.ts';
import { headingOf } from './heading.ts';
import { StartHere } from './StartHere.tsx';
import { useArchiveEvidence } from './use-evidence-changes.ts';
import { useRecordFields } from './use-record-fields.tsx';

// Opened from the list: not needed to see it.
const EvidencePeek = lazy(() => import('./EvidencePeek.tsx').then((file) => ({ default: file.EvidencePeek })));
const LinkDialog = lazy(() => import('./LinkDialog.tsx').then((file) => ({ default: file.LinkDialog })));

const rowId = (row: EvidenceListItem) => row.id;
const rowName = (row: EvidenceListItem) => row.title;
/** The ids of all filters; the choices come with the page. */
const filterIds = evidenceFilters();

/** Everything that was said and done about the product. */
export function EvidenceListPage() {
  const product = useProduct();
  const api = useApi();
  const may = useMay();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const patch = useSearchPatch();
  const { open: openId } = useSearch({ strict: false }) as { open?: string };
  const list = useListSearch(filterIds);
  const { data: sources } = useQuery(sourcesQuery(api, product.id));
  const fields = useRecordFields(list.values);
  const query = useMemo(() => evidenceQueryOf(list.values, list.query, list.order), [list.values, list.query, list.order]);
  const path = `/products/${product.id}/evidence` as const;
  const rows = useRows(useInfiniteQuery(cursorQuery<EvidenceListItem>(api, [...evidenceKeys.list(product.id), query], path, query, 100)));
  const views = useSavedViews('inbox/evidence');
  const peeked = rows.rows?.find((row) => row.id === openId);
  const open = (id: string) => void navigate({ to: hrefOf('evidence', id) ?? '.' });
  const isArchive = query['archived'] === true;
  return (
    <Page
      title={text.title}
      documentTitle={text.tab(product.name)}
      layout="fill"
      actions={
        may('export') && (
          <Button
            component="a"
            href={api.href(`${path}.csv`, query)}
            download
            title={text.downloadAll}
            leftSection={<Download size={14} aria-hidden />}
          >
            {text.download}
          </Button>
        )
      }
    >
      <WithDetail
        opened={openId !== undefined}
        onClose={() => patch({ open: undefined })}
        title={peeked ? headingOf({ ...peeked, body: peeked.quote }) : text.peek}
        actions={
          openId !== undefined && (
            <Button size="compact-sm" onClick={() => open(openId)}>
              {text.openPage}
            </Button>
          )
        }
        detail={
          openId !== undefined && (
            <Suspense fallback={<LoadingState />}>
              <EvidencePeek evidenceId={openId} />
            </Suspense>
          )
        }
      >
        <DataTable
          name="evidence"
          label={text.title}
          columns={evidenceColumns}
          {...rows}
          rowId={rowId}
          rowName={rowName}
          order={list.order ?? { id: 'said', isDescending: true }}
          onOrder={list.setOrder}
          isOrderedByServer
          isFiltered={list.isFiltered}
          csvName={false}
          onOpen={(row) => open(row.id)}
          onPeek={(row) => patch({ open: row?.id })}
          peekedId={openId}
          isDimmed={(row) => row.triage === 'parked'}
          {...(may('capture')
            ? {
                bulk: (selected: readonly EvidenceListItem[], clear: () => void) => (
                  <EvidenceBulk rows={selected} isArchive={isArchive} onDone={clear} />
                ),
              }
            : {})}
          toolbar={
            <>
              <SavedViews {...views} />
              <FilterBar
                filters={evidenceFilters({ sources, ...fields })}
                values={list.values}
                onChange={list.setFilter}
                onClear={list.clear}
                query={{ value: list.query, onChange: list.setQuery, label: text.search }}
              />
            </>
          }
          empty={
            <EmptyState icon={MessageSquareQuote} title={text.emptyTitle} example={text.example} action={<StartHere />}>
              {text.empty}
            </EmptyState>
          }
        />
      </WithDetail>
    </Page>
  );
}

function EvidenceBulk({ rows, isArchive, onDone }: { rows: readonly EvidenceListItem[]; isArchive: boolean; onDone: () => void }) {
  const may = useMay();
  const archive = useArchiveEvidence();
  const [isLinking, setIsLinking] = useState(false);
  // The server takes so many at once.
  const evidenceIds = rows.slice(0, 500).map((row) => row.id);
  const send = (verb: 'archive' | 'restore') => {
    archive.mutate({ verb, evidenceIds });
    onDone();
  };
  if (isArchive) {
    return (
      may('edit') && (
        <Button size="compact-sm" leftSection={<RotateCcw size={13} aria-hidden />} onClick={() => send('restore')}>
          {text.restore}
        </Button>
      )
    );
  }
  return (
    <>
      <Button size="compact-sm" leftSection={<Link2 size={13} aria-hidden />} onClick={() => setIsLinking(true)}>
        {text.link}
      </Button>
      {may('edit') && (
        <Button size="compact-sm" leftSection={<Archive size={13} aria-hidden />} onClick={() => send('archive')}>
          {text.archive}
        </Button>
      )}
      <Suspense>{isLinking && <LinkDialog evidenceIds={evidenceIds} onClose={() => setIsLinking(false)} onDone={onDone} />}</Suspense>
    </>
  );
}
