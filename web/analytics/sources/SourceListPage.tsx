import { Button, Code, NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { RadioTower } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SourceAnswer } from '../../../contract/analytics/source.ts';
import { useSearchPatch } from '../../platform/filters.ts';
import { useApi, useHere } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityAnchor } from '../../platform/ui/EntityLink.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { lazily } from '../insights/lazily.tsx';
import classes from './Sources.module.css';
import { liveActivityQuery, sourcesQuery } from './source.api.ts';
import { sourcesText as text } from './sources.text.ts';

const SourceDrawer = lazily(() => import('./SourceDrawer.tsx').then((file) => file.SourceDrawer));

/** Settings: where the events of a product come from. */
export function SourceListPage() {
  const { workspace, product: last } = useHere();
  const { product: asked } = useSearch({ strict: false }) as { product?: string };
  const patch = useSearchPatch();
  const product = workspace.products.find((one) => one.id === asked) ?? last;
  if (!product) {
    return (
      <Page title={text.title} lead={text.lead}>
        <EmptyState icon={RadioTower} title={text.emptyTitle}>
          {text.noProduct}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Sources
      key={product.id}
      productId={product.id}
      picker={
        workspace.products.length > 1 && (
          <NativeSelect
            aria-label={text.product}
            value={product.id}
            data={workspace.products.map((one) => ({ value: one.id, label: one.name }))}
            onChange={(event) => patch({ product: event.currentTarget.value })}
          />
        )
      }
    />
  );
}

function Sources({ productId, picker }: { productId: string; picker: React.ReactNode }) {
  const api = useApi();
  const { workspace, may } = useHere();
  const navigate = useNavigate();
  const [isAdding, setIsAdding] = useState(false);
  const [withArchived, setWithArchived] = useState(false);
  const { data, error, refetch } = useQuery(sourcesQuery(api, productId, withArchived));
  const { data: activity } = useQuery(liveActivityQuery(api, productId));
  const hrefOf = (id: string) => `/w/${workspace.id}/settings/sources/${id}`;
  const columns = useMemo<Column<SourceAnswer>[]>(() => {
    const of = new Map((activity ?? []).map((one) => [one.sourceId as string, one]));
    return [
      {
        id: 'name',
        header: text.name,
        value: (row) => row.name,
        cell: (row) => <EntityAnchor href={`/w/${workspace.id}/settings/sources/${row.id}`}>{row.name}</EntityAnchor>,
        isTitle: true,
        grows: true,
        width: 200,
      },
      { id: 'kind', header: text.kind, value: (row) => text.kinds[row.kind], width: 140 },
      { id: 'zone', header: text.zone, value: (row) => row.zone, width: 150 },
      {
        id: 'key',
        header: text.key,
        value: (row) => row.keyStart,
        cell: (row) => <Code>{row.keyStart}…</Code>,
        width: 140,
        canSort: false,
      },
      {
        id: 'last',
        header: text.lastEvent,
        value: (row) => of.get(row.id)?.lastEventAt,
        cell: (row) => {
          const at = of.get(row.id)?.lastEventAt;
          return at ? <RelativeDate value={at} /> : <span className={classes.quiet}>{text.never}</span>;
        },
        width: 130,
      },
      { id: 'today', header: text.today, value: (row) => of.get(row.id)?.eventsOfDay, isNumber: true, width: 120 },
      { id: 'rejected', header: text.rejected, value: (row) => of.get(row.id)?.rejected, isNumber: true, width: 100 },
    ];
  }, [activity, workspace.id]);
  const add = may('administer') && (
    <Button variant="filled" onClick={() => setIsAdding(true)}>
      {text.add}
    </Button>
  );
  return (
    <Page
      title={text.title}
      lead={text.lead}
      layout="fill"
      actions={
        <>
          {picker}
          <SegmentedControl
            aria-label={text.which}
            value={withArchived ? 'archived' : 'working'}
            onChange={(which) => setWithArchived(which === 'archived')}
            data={[
              { value: 'working', label: text.working },
              { value: 'archived', label: text.archivedToo },
            ]}
          />
          {add}
        </>
      }
    >
      <DataTable
        name="sources"
        label={text.title}
        columns={columns}
        rows={data}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        error={error}
        onRetry={() => void refetch()}
        onOpen={(row) => void navigate({ href: hrefOf(row.id) })}
        csvName={false}
        isDimmed={(row) => row.archivedAt !== null}
        empty={
          <EmptyState icon={RadioTower} title={text.emptyTitle} action={add}>
            {text.empty}
          </EmptyState>
        }
      />
      {isAdding && (
        <SourceDrawer
          productId={productId}
          onClose={() => setIsAdding(false)}
          onMade={(source) => void navigate({ href: hrefOf(source.id) })}
        />
      )}
    </Page>
  );
}
