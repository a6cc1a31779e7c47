import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { ListChecks } from 'lucide-react';
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
  places: [{ key: 'overview', label: text.place, icon: ListChecks, path: 'overview', scope: 'product', keys: 'g o' }],
  // Nearly everything may bring a line or take one away; the answer is small, and asked for again once for what is told together.
  hears: [
    {
      nouns: [
        ...['problem', 'evidence', 'link', 'comment', 'deadline_fact', 'stated_stake', 'team_value', 'merge'],
        ...['account', 'person', 'membership', 'stakeholder_role', 'revenue_line', 'contract', 'deal', 'exchange_rate'],
        ...['product', 'playbook', 'policy', 'import', 'sample'],
      ],
      queries: [['overview']],
    },
  ],
  productRoutes,
});
