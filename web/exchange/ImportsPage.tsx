import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { useMemo } from 'react';
import { useListSearch } from '../platform/filters.ts';
import { formatNumber, formatPercent } from '../platform/format.ts';
import { cursorQuery, useRows } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import type { Column } from '../platform/table/column.ts';
import { DataTable } from '../platform/table/DataTable.tsx';
import { EmptyState } from '../platform/ui/EmptyState.tsx';
import { EntityAnchor } from '../platform/ui/EntityLink.tsx';
import { FilterBar } from '../platform/ui/FilterBar.tsx';
import { ForbiddenState } from '../platform/ui/ForbiddenState.tsx';
import type { Filter } from '../platform/ui/filter.ts';
import { Page } from '../platform/ui/Page.tsx';
import { StatusBadge } from '../platform/ui/StatusBadge.tsx';
import { RelativeDate } from '../platform/ui/Value.tsx';
import classes from './Exchange.module.css';
import { exchangeKeys, type ImportAnswer } from './exchange.api.ts';
import { exchangeText as text } from './exchange.text.ts';
import { isBusy, progressOf, statusShapes } from './import-status.ts';

/** Every file that was brought in. */
export function ImportsPage() {
  const { may } = useHere();
  return may('import') ? (
    <Imports />
  ) : (
    <Page title={text.imports}>
      <ForbiddenState />
    </Page>
  );
}

function Imports() {
  const { workspace } = useHere();
  const api = useApi();
  const navigate = useNavigate();
  const filters = useMemo<readonly Filter[]>(
    () => [
      { kind: 'choice', id: 'status', label: text.filterStatus, isSingle: true, options: optionsOf(text.statuses) },
      { kind: 'choice', id: 'kind', label: text.filterKind, isSingle: true, options: optionsOf(text.kinds) },
      {
        kind: 'choice',
        id: 'product',
        label: text.filterProduct,
        isSingle: true,
        options: workspace.products.map(({ id, name }) => ({ value: id, label: name })),
      },
    ],
    [workspace.products],
  );
  const list = useListSearch(filters);
  const query = useMemo(
    () => ({
      status: known(text.statuses, list.values['status']),
      kind: known(text.kinds, list.values['kind']),
      productId: workspace.products.find((product) => product.id === list.values['product'])?.id,
    }),
    [list.values, workspace.products],
  );
  const imports = useRows(
    useInfiniteQuery({
      ...cursorQuery<ImportAnswer>(api, [...exchangeKeys.list(workspace.id), query], '/imports', query, 100),
      refetchInterval: (state) => (state.state.data?.pages.some((page) => page.items.some(isBusy)) ? 2000 : false),
    }),
  );
  const columns = useMemo<Column<ImportAnswer>[]>(
    () => [
      {
        id: 'file',
        header: text.file,
        value: (row) => row.fileName,
        cell: (row) => <EntityAnchor href={`/w/${workspace.id}/imports/${row.id}`}>{row.fileName}</EntityAnchor>,
        isTitle: true,
        grows: true,
        width: 220,
        canSort: false,
      },
      {
        id: 'status',
        header: text.status,
        value: (row) => text.statuses[row.status],
        cell: (row) => <ImportStatusCell row={row} />,
        width: 170,
        canSort: false,
      },
      {
        id: 'kind',
        header: text.what,
        value: (row) => row.kind && text.kinds[row.kind],
        cell: (row) => (row.kind ? text.kinds[row.kind] : <span className={classes.quiet}>{text.notMapped}</span>),
        width: 156,
        canSort: false,
      },
      {
        id: 'product',
        header: text.product,
        value: (row) => workspace.products.find((product) => product.id === row.productId)?.name,
        width: 120,
        canSort: false,
        isHiddenAtFirst: true,
        isHiddenOnPhone: true,
      },
      { id: 'rows', header: text.rows, value: (row) => row.rowsTotal, isNumber: true, width: 90, canSort: false },
      { id: 'created', header: text.created, value: (row) => countOf(row, 'created'), isNumber: true, width: 90, canSort: false },
      {
        id: 'updated',
        header: text.updated,
        value: (row) => countOf(row, 'updated'),
        isNumber: true,
        width: 90,
        canSort: false,
        isHiddenOnPhone: true,
      },
      { id: 'refused', header: text.refused, value: (row) => countOf(row, 'refused'), isNumber: true, width: 90, canSort: false },
      { id: 'who', header: text.who, value: (row) => row.createdByName, width: 120, canSort: false },
      {
        id: 'when',
        header: text.when,
        value: (row) => row.createdAt,
        cell: (row) => <RelativeDate value={row.createdAt} />,
        width: 120,
        canSort: false,
      },
    ],
    [workspace.id, workspace.products],
  );
  const add = (
    <Button variant="filled" component={Link} to={`/w/${workspace.id}/imports/new`}>
      {text.newImport}
    </Button>
  );
  return (
    <Page title={text.imports} lead={text.importsLead} layout="fill" actions={add}>
      <DataTable
        name="imports"
        label={text.imports}
        columns={columns}
        {...imports}
        rowId={(row) => row.id}
        rowName={(row) => row.fileName}
        isOrderedByServer
        isFiltered={list.isFiltered}
        isDimmed={(row) => row.status === 'undone'}
        onOpen={(row) => void navigate({ href: `/w/${workspace.id}/imports/${row.id}` })}
        toolbar={<FilterBar filters={filters} values={list.values} onChange={list.setFilter} onClear={list.clear} />}
        empty={
          <EmptyState icon={FileUp} title={text.emptyTitle} action={add} example={text.emptyExample}>
            {text.empty}
          </EmptyState>
        }
      />
    </Page>
  );
}

const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));
const known = (words: Readonly<Record<string, string>>, value: string | undefined) =>
  value !== undefined && value in words ? value : undefined;

/** A dry run counts what it would do: only what was done is a count of the list. */
const countOf = (row: ImportAnswer, count: 'created' | 'updated' | 'refused'): number | null =>
  row.status === 'uploaded' || row.status === 'checking' || row.status === 'checked' ? null : row.counts[count];

function ImportStatusCell({ row }: { row: ImportAnswer }) {
  const { done, total } = progressOf(row);
  const share = isBusy(row) && total ? done / total : undefined;
  const label = share === undefined ? text.statuses[row.status] : `${text.statuses[row.status]} ${formatPercent(share)}`;
  return (
    <span title={isBusy(row) ? text.rowsDone(formatNumber(row.rowsDone)) : undefined}>
      <StatusBadge shape={statusShapes[row.status]} label={label} isDanger={row.status === 'failed' || row.status === 'interrupted'} />
    </span>
  );
}
