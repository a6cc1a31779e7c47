import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Sunrise } from 'lucide-react';
import { defineArea } from '../platform/routing/area.ts';
import type { ProductRoute } from '../platform/routing/routes.tsx';
import { overviewPlaces as text } from './overview-places.text.ts';

const productRoutes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'overview',
      component: lazyRouteComponent(() => import('./OverviewPage.tsx'), 'OverviewPage'),
    }),
  ] as const;

export const overviewArea = defineArea({
  places: [{ key: 'overview', label: text.place, icon: Sunrise, path: 'overview', scope: 'product', keys: 'g o' }],
  productRoutes,
});
