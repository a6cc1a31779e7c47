import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ChartLine, Gauge, RadioTower, Settings } from 'lucide-react';
import { lazy } from 'react';
import { defineArea } from '../platform/routing/area.ts';
import type { ProductRoute, WorkspaceRoute } from '../platform/routing/routes.tsx';
import { flag, integer, oneOf, searchParams, text as textParam } from '../platform/search-params.ts';
import type { Here } from '../platform/session/here.ts';
import { analyticsPlaces as text } from './analytics-places.text.ts';
import { askedParam } from './builder/question-link.ts';

const list = { q: textParam, view: textParam, archived: flag };

const productRoutes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'insights',
      validateSearch: searchParams(list),
      component: lazyRouteComponent(() => import('./insights/InsightListPage.tsx'), 'InsightListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'insights/new',
      validateSearch: searchParams({ ask: askedParam, hide: integer }),
      component: lazyRouteComponent(() => import('./insights/NewInsightPage.tsx'), 'NewInsightPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'insights/metrics',
      validateSearch: searchParams(list),
      component: lazyRouteComponent(() => import('./metrics/MetricListPage.tsx'), 'MetricListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'insights/metrics/$metricId',
      component: lazyRouteComponent(() => import('./metrics/MetricPage.tsx'), 'MetricPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'insights/$insightId',
      validateSearch: searchParams({ ask: askedParam, hide: integer }),
      component: lazyRouteComponent(() => import('./insights/InsightPage.tsx'), 'InsightPage'),
    }),
  ] as const;

const workspaceRoutes = (parent: WorkspaceRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/sources',
      validateSearch: searchParams({ product: textParam }),
      component: lazyRouteComponent(() => import('./sources/SourceListPage.tsx'), 'SourceListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/sources/$sourceId',
      validateSearch: searchParams({ tab: oneOf('setup', 'live', 'rejected') }),
      component: lazyRouteComponent(() => import('./sources/SourcePage.tsx'), 'SourcePage'),
    }),
  ] as const;

const within = (here: Here, page: string) => `/w/${here.workspace.id}/p/${here.product?.id ?? ''}/insights${page}`;

export const analyticsArea = defineArea({
  hears: [
    { nouns: ['insight'], queries: [['insights']] },
    { nouns: ['metric'], queries: [['metrics']] },
    { nouns: ['alert'], queries: [['alerts']] },
    { nouns: ['annotation'], queries: [['annotations']] },
    { nouns: ['source', 'rejected_event'], queries: [['sources']] },
  ],
  places: [
    {
      key: 'insights',
      label: text.insights,
      icon: ChartLine,
      path: 'insights',
      scope: 'product',
      keys: 'g n',
      children: [{ label: text.metrics, path: 'insights/metrics' }],
    },
    {
      key: 'settings',
      label: text.settings,
      icon: Settings,
      path: 'settings/sources',
      root: 'settings',
      scope: 'workspace',
      children: [{ label: text.sources, path: 'settings/sources' }],
    },
  ],
  commands: (here) =>
    here.product === undefined
      ? []
      : [
          {
            id: 'insights.ask',
            label: text.ask,
            group: text.insights,
            keywords: ['trend', 'funnel', 'retention', 'chart', 'query', 'analytics', 'cohort', 'new insight'],
            icon: ChartLine,
            run: (go) => go(within(here, '/new')),
          },
          {
            id: 'insights.metrics',
            label: text.metrics,
            group: text.insights,
            keywords: ['kpi', 'number', 'north star'],
            icon: Gauge,
            run: (go) => go(within(here, '/metrics')),
          },
          {
            id: 'insights.sources',
            label: text.sources,
            group: text.settings,
            keywords: ['segment', 'rudderstack', 'sdk', 'write key', 'events', 'tracking', 'live events'],
            icon: RadioTower,
            run: (go) => go(`/w/${here.workspace.id}/settings/sources`),
          },
        ],
  entities: {
    insight: (here, id) => within(here, `/${id}`),
    metric: (here, id) => within(here, `/metrics/${id}`),
    alert: (here) => within(here, ''),
    source: (here, id) => `/w/${here.workspace.id}/settings/sources/${id}`,
  },
  additions: {
    person: lazy(() => import('./activity/ActivitySection.tsx').then((file) => ({ default: file.PersonActivity }))),
    account: lazy(() => import('./activity/ActivitySection.tsx').then((file) => ({ default: file.AccountActivity }))),
  },
  productRoutes,
  workspaceRoutes,
});
