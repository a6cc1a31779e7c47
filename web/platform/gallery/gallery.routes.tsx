import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Building2, Inbox, Settings, Target } from 'lucide-react';
import { lazy } from 'react';
import { lensParam } from '../lens.ts';
import { defineArea } from '../routing/area.ts';
import type { ProductRoute } from '../routing/routes.tsx';
import { searchParams, text } from '../search-params.ts';

const routes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'gallery/list',
      validateSearch: searchParams({
        lens: lensParam,
        q: text,
        sort: text,
        status: text,
        reach: text,
        updated: text,
        who: text,
        mine: text,
      }),
      component: lazyRouteComponent(() => import('./GalleryListPage.tsx'), 'GalleryListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'gallery/parts',
      component: lazyRouteComponent(() => import('./GalleryPage.tsx'), 'GalleryParts'),
    }),
  ] as const;

const Capture = /* @__PURE__ */ lazy(() => import('./GalleryCapture.tsx').then((file) => ({ default: file.GalleryCapture })));

/** The frame with something in it. Only where parts are looked at. */
export const galleryArea = /* @__PURE__ */ defineArea({
  places: [
    { key: 'problems', label: 'Problems', icon: Target, path: 'gallery/list', root: 'gallery/list', scope: 'product', keys: 'g p' },
    {
      key: 'inbox',
      label: 'Inbox',
      icon: Inbox,
      path: 'gallery/parts',
      root: 'gallery/parts',
      scope: 'product',
      keys: 'g i',
      useCount: () => 12,
    },
    {
      key: 'people',
      label: 'People',
      icon: Building2,
      path: 'gallery/list',
      root: 'gallery',
      scope: 'product',
      children: [
        { label: 'Accounts', path: 'gallery/list' },
        { label: 'Persons', path: 'gallery/parts' },
      ],
    },
    { key: 'settings', label: 'Settings', icon: Settings, path: 'gallery/parts', root: 'gallery/settings', scope: 'product' },
  ],
  commands: () => [{ id: 'new', label: 'New problem', group: 'Problems', keys: 'n', run: () => {} }],
  finds: { problem: { group: 'Problems', icon: Target } },
  entities: { problem: (here) => `/w/${here.workspace.id}/p/${here.product?.id}/gallery/parts` },
  capture: Capture,
  productRoutes: routes,
});
