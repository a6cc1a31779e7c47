import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Building2, DatabaseZap, Download, FileUp, Settings, Webhook } from 'lucide-react';
import { lazy } from 'react';
import { defineArea } from '../platform/routing/area.ts';
import type { WorkspaceRoute } from '../platform/routing/routes.tsx';
import { oneOf, searchParams, text as textParam } from '../platform/search-params.ts';
import { exchangePlaces as text } from './exchange-places.text.ts';

const workspaceRoutes = (parent: WorkspaceRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'imports',
      validateSearch: searchParams({ status: textParam, kind: textParam, product: textParam }),
      component: lazyRouteComponent(() => import('./ImportsPage.tsx'), 'ImportsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'imports/new',
      // `?product=prd_…`: what the file brings is meant for this product.
      validateSearch: searchParams({ product: textParam }),
      component: lazyRouteComponent(() => import('./NewImportPage.tsx'), 'NewImportPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'imports/$importId',
      validateSearch: searchParams({ step: oneOf('mapping', 'check', 'result'), problems: oneOf('all', 'error', 'warning') }),
      component: lazyRouteComponent(() => import('./ImportPage.tsx'), 'ImportPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/export',
      component: lazyRouteComponent(() => import('./ExportPage.tsx'), 'ExportPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/events',
      component: lazyRouteComponent(() => import('./events/EventsPage.tsx'), 'EventsPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/sample',
      component: lazyRouteComponent(() => import('./SamplePage.tsx'), 'SamplePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/webhooks',
      component: lazyRouteComponent(() => import('./webhooks/WebhooksPage.tsx'), 'WebhooksPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/webhooks/$webhookId',
      validateSearch: searchParams({ state: oneOf('waiting', 'delivered', 'failed'), message: textParam }),
      component: lazyRouteComponent(() => import('./webhooks/WebhookPage.tsx'), 'WebhookPage'),
    }),
  ] as const;

export const exchangeArea = defineArea({
  hears: [
    { nouns: ['import'], queries: [['imports']] },
    { nouns: ['webhook'], queries: [['webhooks']] },
  ],
  places: [
    {
      key: 'imports',
      label: text.place,
      icon: FileUp,
      path: 'imports',
      scope: 'workspace',
      keys: 'g f',
      isShown: (here) => here.may('import'),
    },
    {
      key: 'settings',
      label: text.settings,
      icon: Settings,
      path: 'settings/export',
      root: 'settings',
      scope: 'workspace',
      children: [
        { label: text.export, path: 'settings/export', isShown: (here) => here.may('export') },
        { label: text.events, path: 'settings/events', isShown: (here) => here.may('export') },
        { label: text.webhooks, path: 'settings/webhooks', isShown: (here) => here.may('administer') },
        { label: text.sample, path: 'settings/sample', isShown: (here) => here.may('administer') },
      ],
      isShown: (here) => here.may('export'),
    },
  ],
  commands: (here) => [
    ...(here.may('import')
      ? [
          {
            id: 'exchange.import',
            label: text.newImport,
            group: text.imports,
            keywords: [
              'csv',
              'excel',
              'xlsx',
              'json',
              'paste',
              'upload',
              'file',
              'hubspot',
              'salesforce',
              'github',
              'zendesk',
              'stripe',
              'bring in',
            ],
            icon: FileUp,
            run: (go: (href: string) => void) => go(`/w/${here.workspace.id}/imports/new`),
          },
        ]
      : []),
    ...(here.may('administer')
      ? [
          {
            id: 'exchange.webhooks',
            label: text.webhooks,
            group: text.settings,
            keywords: ['integration', 'callback', 'events', 'push', 'signature', 'delivery'],
            icon: Webhook,
            run: (go: (href: string) => void) => go(`/w/${here.workspace.id}/settings/webhooks`),
          },
          {
            id: 'exchange.sample',
            label: text.sample,
            group: text.settings,
            keywords: ['demo', 'example', 'seed', 'try', 'load', 'remove'],
            icon: Building2,
            run: (go: (href: string) => void) => go(`/w/${here.workspace.id}/settings/sample`),
          },
        ]
      : []),
    ...(here.may('export')
      ? [
          {
            id: 'exchange.events',
            label: text.events,
            group: text.settings,
            keywords: ['retention', 'months', 'delete', 'privacy', 'download', 'ndjson'],
            icon: DatabaseZap,
            run: (go: (href: string) => void) => go(`/w/${here.workspace.id}/settings/events`),
          },
          {
            id: 'exchange.export',
            label: text.export,
            group: text.imports,
            keywords: ['download', 'csv', 'ndjson', 'backup', 'take out'],
            icon: Download,
            run: (go: (href: string) => void) => go(`/w/${here.workspace.id}/settings/export`),
          },
        ]
      : []),
  ],
  welcome: lazy(async () => ({ default: (await import('./SampleBegin.tsx')).SampleBegin })),
  entities: {
    import: (here, id) => `/w/${here.workspace.id}/imports/${id}`,
    webhook: (here, id) => `/w/${here.workspace.id}/settings/webhooks/${id}`,
  },
  workspaceRoutes,
});
