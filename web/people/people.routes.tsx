import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { defineArea } from '../platform/routing/area.ts';
import type { ProductRoute } from '../platform/routing/routes.tsx';
import { flag, searchParams, text as textParam } from '../platform/search-params.ts';
import type { Here } from '../platform/session/here.ts';
import { filterParams } from '../platform/ui/filter.ts';
import { accountFilters } from './accounts/account-filters.ts';
import { searchPeople } from './people.search.ts';
import { peopleText as text } from './people.text.ts';

const list = { q: textParam, sort: textParam, view: textParam, open: textParam, new: flag };

const productRoutes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'people/accounts',
      validateSearch: searchParams({ ...list, ...filterParams(accountFilters()) }),
      component: lazyRouteComponent(() => import('./accounts/AccountListPage.tsx'), 'AccountListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/accounts/$accountId',
      component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
    }),
  ] as const;

const within = (here: Here, page: string) => `/w/${here.workspace.id}/p/${here.product?.id ?? ''}/people/${page}`;
const hasAccounts = (here: Here) => here.product?.businessModel !== 'b2c';

export const peopleArea = defineArea({
  places: [
    {
      key: 'people',
      label: text.place,
      icon: UsersRound,
      path: (here) => (hasAccounts(here) ? 'people/accounts' : 'people/persons'),
      root: 'people',
      scope: 'product',
      keys: 'g c',
      children: [{ label: text.accounts, path: 'people/accounts', isShown: hasAccounts }],
    },
  ],
  search: searchPeople,
  entities: {
    account: (here, id) => within(here, `accounts/${id}`),
  },
  productRoutes,
});
