import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Gauge } from 'lucide-react';
import { useMemo } from 'react';
import type { MetricAnswer } from '../../../contract/analytics/metric.ts';
import { useListSearch } from '../../platform/filters.ts';
import { formatNumber } from '../../platform/format.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink, useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { NumberValue, RelativeDate } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { insightFilters } from '../insights/insight-filters.ts';
import { questionText } from '../question/question.text.ts';
import classes from './Metrics.module.css';
import { metricsText as text } from './metrics.text.ts';

const columns: Column<MetricAnswer>[] = [
  {
    id: 'name',
    header: text.name,
    value: (row) => row.name,
    cell: (row) => (
      <EntityLink kind="metric" id={row.id}>
        {row.name}
      </EntityLink>
    ),
    isTitle: true,
    grows: true,
    width: 220,
    canSort: false,
  },
  {
    id: 'current',
    header: text.current,
    value: (row) => row.current?.value,
    cell: (row) => <NumberValue value={row.current?.value} unit={row.unit} />,
    isNumber: true,
    width: 150,
    canSort: false,
  },
  { id: 'n', header: text.n, value: (row) => row.current?.n, isNumber: true, width: 90, canSort: false },
  {
    id: 'question',
    header: text.versions,
    value: (row) => questionText.about(row.definition.question),
    cell: (row) => (
      <span className={classes.quiet}>
        {questionText.kinds[row.definition.question.kind]}: {questionText.about(row.definition.question)}
      </span>
    ),
    grows: true,
    width: 340,
    canSort: false,
  },
  { id: 'period', header: text.period, value: (row) => text.days(row.definition.periodDays), width: 100, canSort: false },
  { id: 'version', header: text.version, value: (row) => formatNumber(row.definitionNo), isNumber: true, width: 80, canSort: false },
  {
    id: 'changed',
    header: text.changed,
    value: (row) => row.updatedAt,
    cell: (row) => <RelativeDate value={row.updatedAt} />,
    width: 120,
    canSort: false,
    isHiddenOnPhone: true,
  },
];

/** The numbers that the team agrees on. */
export function MetricListPage() {
  const api = useApi();
  const { workspace } = useHere();
  const product = useProduct();
  const navigate = useNavigate();
  const hrefOf = useEntityHref();
  const list = useListSearch(insightFilters);
  const query = useMemo(
    () => ({ q: list.query, archived: list.values['archived'] === undefined ? undefined : true }),
    [list.query, list.values],
  );
  const rows = useRows(
    useInfiniteQuery(
      cursorQuery<MetricAnswer>(api, [...analyticsKeys.metrics, 'list', product.id, query], `/products/${product.id}/metrics`, query, 100),
    ),
  );
  const ask = (
    <Button component={Link} to={`/w/${workspace.id}/p/${product.id}/insights/new`} variant="filled">
      {text.ask}
    </Button>
  );
  return (
    <Page title={text.title} lead={text.lead} layout="fill" actions={ask}>
      <DataTable
        name="metrics"
        label={text.title}
        columns={columns}
        {...rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        isOrderedByServer
        isFiltered={list.isFiltered}
        onOpen={(row) => void navigate({ to: hrefOf('metric', row.id) ?? '.' })}
        toolbar={
          <FilterBar
            filters={insightFilters}
            values={list.values}
            onChange={list.setFilter}
            onClear={list.clear}
            query={{ value: list.query, onChange: list.setQuery, label: text.search }}
          />
        }
        empty={
          <EmptyState icon={Gauge} title={text.emptyTitle} example={text.emptyExample} action={ask}>
            {text.empty}
          </EmptyState>
        }
      />
    </Page>
  );
}
