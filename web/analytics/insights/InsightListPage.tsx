import { Button, Code, Group } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ChartLine, Plus, RadioTower } from 'lucide-react';
import { useMemo } from 'react';
import type { AlertAnswer } from '../../../contract/analytics/alert.ts';
import type { InsightAnswer } from '../../../contract/analytics/insight.ts';
import { useListSearch } from '../../platform/filters.ts';
import { cursorQuery, useRows } from '../../platform/query.ts';
import { useApi, useHere, useProduct } from '../../platform/session/here.ts';
import type { Column } from '../../platform/table/column.ts';
import { DataTable } from '../../platform/table/DataTable.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { EntityLink, useEntityHref } from '../../platform/ui/EntityLink.tsx';
import { FilterBar } from '../../platform/ui/FilterBar.tsx';
import { Page } from '../../platform/ui/Page.tsx';
import { StatusBadge } from '../../platform/ui/StatusBadge.tsx';
import { RelativeDate } from '../../platform/ui/Value.tsx';
import { analyticsKeys } from '../analytics.api.ts';
import { questionText } from '../question/question.text.ts';
import { activityQuery } from '../sources/source.api.ts';
import { alertStatus, worstOf } from './alert-words.ts';
import classes from './Insights.module.css';
import { alertsQuery } from './insight.api.ts';
import { insightFilters } from './insight-filters.ts';
import { insightsText as text } from './insights.text.ts';

/** All insights of a product, and how their alerts stand. */
export function InsightListPage() {
  const api = useApi();
  const { workspace, may } = useHere();
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
      cursorQuery<InsightAnswer>(
        api,
        [...analyticsKeys.insights, 'list', product.id, query],
        `/products/${product.id}/insights`,
        query,
        100,
      ),
    ),
  );
  const { data: alerts } = useQuery(alertsQuery(api, product.id));
  const { data: activity } = useQuery(activityQuery(api, product.id));
  const columns = useMemo(() => columnsOf(alerts ?? []), [alerts]);
  const ask = (
    <Button
      component={Link}
      to={`/w/${workspace.id}/p/${product.id}/insights/new`}
      variant="filled"
      leftSection={<Plus size={14} aria-hidden />}
    >
      {text.ask}
    </Button>
  );
  const hasEvents = activity === undefined || activity.some((source) => source.lastEventAt !== null);
  return (
    <Page title={text.title} lead={text.lead} layout="fill" actions={ask}>
      <DataTable
        name="insights"
        label={text.title}
        columns={columns}
        {...rows}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        isOrderedByServer
        isFiltered={list.isFiltered}
        onOpen={(row) => void navigate({ to: hrefOf('insight', row.id) ?? '.' })}
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
          hasEvents ? (
            <EmptyState icon={ChartLine} title={text.emptyTitle} example={text.emptyExample} action={ask}>
              {text.empty}
            </EmptyState>
          ) : (
            <EmptyState
              icon={RadioTower}
              title={text.noEventsTitle}
              example={<Code>{text.noEventsExample}</Code>}
              action={
                <Group gap={8} justify="center">
                  {may('administer') && (
                    <Button component={Link} to={`/w/${workspace.id}/settings/sources`} variant="filled">
                      {text.setUpSource}
                    </Button>
                  )}
                  {may('administer') && (
                    <Button component={Link} to={`/w/${workspace.id}/settings/sample`}>
                      {text.loadSample}
                    </Button>
                  )}
                </Group>
              }
            >
              {text.noEvents}
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

const columnsOf = (alerts: readonly AlertAnswer[]): Column<InsightAnswer>[] => {
  const ofInsight = Map.groupBy(alerts, (alert) => (alert.watched.kind === 'insight' ? alert.watched.insightId : ''));
  const alertOf = (row: InsightAnswer) => worstOf(ofInsight.get(row.id) ?? []);
  return [
    {
      id: 'name',
      header: text.name,
      value: (row) => row.name,
      cell: (row) => (
        <EntityLink kind="insight" id={row.id}>
          {row.name}
        </EntityLink>
      ),
      isTitle: true,
      grows: true,
      width: 240,
      canSort: false,
    },
    { id: 'kind', header: text.kind, value: (row) => questionText.kinds[row.question.kind], width: 110, canSort: false },
    {
      id: 'question',
      header: text.question,
      value: (row) => questionText.sentence(row.question),
      cell: (row) => <span className={classes.quiet}>{questionText.sentence(row.question)}</span>,
      grows: true,
      width: 360,
      canSort: false,
    },
    { id: 'steward', header: text.steward, value: (row) => row.steward?.name, width: 140, canSort: false },
    {
      id: 'alert',
      header: text.alert,
      value: (row) => {
        const alert = alertOf(row);
        return alert && alertStatus(alert).label;
      },
      cell: (row) => {
        const alert = alertOf(row);
        return alert ? <StatusBadge {...alertStatus(alert)} /> : null;
      },
      width: 130,
      canSort: false,
    },
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
};
