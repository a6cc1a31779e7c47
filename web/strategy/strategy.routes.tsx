import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Compass, Flag, Plus, Settings } from 'lucide-react';
import { lazy } from 'react';
import { defineArea } from '../platform/routing/area.ts';
import type { ProductRoute, WorkspaceRoute } from '../platform/routing/routes.tsx';
import { searchParams, text as textParam } from '../platform/search-params.ts';
import { strategyPlaces as text } from './strategy-places.text.ts';

const productRoutes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'strategy',
      component: lazyRouteComponent(() => import('./StrategyPage.tsx'), 'StrategyPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'strategy/playbook',
      // `?policy=problems.order` opens the page at a policy.
      validateSearch: searchParams({ policy: textParam }),
      component: lazyRouteComponent(() => import('./PlaybookPage.tsx'), 'PlaybookPage'),
    }),
  ] as const;

const workspaceRoutes = (parent: WorkspaceRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/products',
      component: lazyRouteComponent(() => import('./ProductsPage.tsx'), 'ProductsPage'),
    }),
  ] as const;

export const strategyArea = defineArea({
  hears: [
    { nouns: ['product', 'sample'], queries: [['products'], ['session']] },
    { nouns: ['playbook', 'policy'], queries: [['playbook']] },
    {
      nouns: ['north_star', 'objective', 'key_result', 'measurement', 'value_promise'],
      queries: [['north-stars'], ['objectives'], ['value-promises'], ['measurements']],
    },
  ],
  places: [
    {
      key: 'strategy',
      label: text.place,
      icon: Compass,
      path: 'strategy',
      scope: 'product',
      keys: 'g s',
      children: [{ label: text.playbook, path: 'strategy/playbook' }],
    },
    {
      key: 'settings',
      label: text.settings,
      icon: Settings,
      path: 'settings/products',
      root: 'settings',
      scope: 'workspace',
      children: [{ label: text.products, path: 'settings/products' }],
    },
  ],
  commands: (here) => [
    {
      id: 'strategy.playbook',
      label: text.playbook,
      group: text.place,
      keywords: ['policy', 'policies', 'override', 'b2b', 'b2c', 'hybrid', 'business model'],
      icon: Compass,
      run: (go) => go(`/w/${here.workspace.id}/p/${here.product?.id ?? ''}/strategy/playbook`),
    },
    {
      id: 'strategy.products',
      label: text.newProduct,
      group: text.settings,
      icon: Plus,
      run: (go) => go(`/w/${here.workspace.id}/settings/products`),
    },
  ],
  finds: { objective: { group: text.objectives, icon: Flag } },
  entities: {
    policy: (here, key) => `/w/${here.workspace.id}/p/${here.product?.id ?? ''}/strategy/playbook?policy=${encodeURIComponent(key)}`,
    objective: (here, id) => `/w/${here.workspace.id}/p/${here.product?.id ?? ''}/strategy#${id}`,
    product: (here, id) => `/w/${here.workspace.id}/p/${id}`,
  },
  welcome: lazy(() => import('./FirstProduct.tsx').then((file) => ({ default: file.FirstProduct }))),
  productRoutes,
  workspaceRoutes,
});
