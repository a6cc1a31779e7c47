import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Building2, Handshake, Settings, UserRound, UsersRound } from 'lucide-react';
import { lensParam } from '../platform/lens.ts';
import { type Command, defineArea } from '../platform/routing/area.ts';
import type { ProductRoute, WorkspaceRoute } from '../platform/routing/routes.tsx';
import { day, flag, oneOf, searchParams, text as textParam } from '../platform/search-params.ts';
import type { Here } from '../platform/session/here.ts';
import { filterParams } from '../platform/ui/filter.ts';
import { accountFilterNames, dealFilterNames, personFilterNames, segmentFilterNames } from './filter-names.ts';
import { peopleText as text } from './people.text.ts';

const list = { q: textParam, sort: textParam, view: textParam, open: textParam, new: flag };

const productRoutes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'people/accounts',
      validateSearch: searchParams({ ...list, ...filterParams(accountFilterNames) }),
      component: lazyRouteComponent(() => import('./accounts/AccountListPage.tsx'), 'AccountListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/accounts/$accountId',
      validateSearch: searchParams({ asOf: day }),
      component: lazyRouteComponent(() => import('./account/AccountPage.tsx'), 'AccountPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/persons',
      validateSearch: searchParams({ ...list, lens: lensParam, ...filterParams(personFilterNames) }),
      component: lazyRouteComponent(() => import('./persons/PersonListPage.tsx'), 'PersonListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/persons/$personId',
      component: lazyRouteComponent(() => import('./person/PersonPage.tsx'), 'PersonPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/deals',
      validateSearch: searchParams({ ...list, ...filterParams(dealFilterNames) }),
      component: lazyRouteComponent(() => import('./deals/DealListPage.tsx'), 'DealListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/segments',
      validateSearch: searchParams({ q: textParam, new: flag, ...filterParams(segmentFilterNames) }),
      component: lazyRouteComponent(() => import('./segments/SegmentListPage.tsx'), 'SegmentListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/segments/$segmentId',
      component: lazyRouteComponent(() => import('./segments/SegmentPage.tsx'), 'SegmentPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/customer-base',
      validateSearch: searchParams({ lens: lensParam, of: oneOf('workspace') }),
      component: lazyRouteComponent(() => import('./base/BasePage.tsx'), 'BasePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'people/duplicates',
      // `?kind=person&keep=per_…` opens with the one that stays.
      validateSearch: searchParams({ kind: oneOf('account', 'person'), keep: textParam }),
      component: lazyRouteComponent(() => import('./duplicates/DuplicatesPage.tsx'), 'DuplicatesPage'),
    }),
  ] as const;

const workspaceRoutes = (parent: WorkspaceRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/exchange-rates',
      component: lazyRouteComponent(() => import('./rates/ExchangeRatesPage.tsx'), 'ExchangeRatesPage'),
    }),
  ] as const;

const within = (here: Here, page: string) => `/w/${here.workspace.id}/p/${here.product?.id ?? ''}/people/${page}`;
const hasAccounts = (here: Here) => here.product?.businessModel !== 'b2c';

const go =
  (here: Here, page: string): Command['run'] =>
  (open) =>
    open(within(here, page));

const command = (here: Here, id: string, label: string, page: string, keywords: readonly string[], keys?: string): Command => ({
  id: `people.${id}`,
  label,
  group: text.place,
  keywords,
  icon: UsersRound,
  ...(keys ? { keys } : {}),
  run: go(here, page),
});

/** Pages of the list are not hidden where accounts are: a reader of a b2c product finds them here. */
const commands = (here: Here): Command[] =>
  here.product === undefined
    ? []
    : [
        command(here, 'accounts', text.accounts, 'accounts', ['customers', 'companies', 'organisations'], 'g a'),
        command(here, 'persons', text.persons, 'persons', ['contacts', 'users', 'consumers']),
        command(here, 'deals', text.deals, 'deals', ['pipeline', 'opportunities', 'sales']),
        command(here, 'segments', text.segments, 'segments', ['audience', 'rule', 'cohort']),
        command(here, 'base', text.customerBase, 'customer-base', ['revenue', 'mrr', 'arr', 'renewals', 'win rate']),
        command(here, 'duplicates', text.mergeDuplicates, 'duplicates', ['merge', 'dedupe', 'same']),
        ...(here.may('edit')
          ? [
              command(here, 'new-account', text.newAccount, 'accounts?new=true', ['add', 'create', 'customer']),
              command(here, 'new-person', text.newPerson, 'persons?new=true', ['add', 'create', 'contact']),
              command(here, 'new-segment', text.newSegment, 'segments?new=true', ['add', 'create', 'audience']),
            ]
          : []),
        {
          id: 'people.exchange-rates',
          label: text.exchangeRates,
          group: text.settings,
          keywords: ['currency', 'money'],
          icon: Settings,
          run: (open) => open(`/w/${here.workspace.id}/settings/exchange-rates`),
        },
      ];

export const peopleArea = defineArea({
  hears: [
    {
      nouns: [
        ...['account', 'person', 'membership', 'stakeholder_role', 'revenue_line', 'contract', 'deal', 'exchange_rate', 'segment', 'merge'],
        ...['external_ref', 'duplicate', 'import', 'sample'],
      ],
      queries: [['people'], ['accounts']],
    },
  ],
  places: [
    {
      key: 'people',
      label: text.place,
      icon: UsersRound,
      path: (here) => (hasAccounts(here) ? 'people/accounts' : 'people/persons'),
      root: 'people',
      scope: 'product',
      keys: 'g c',
      children: [
        { label: text.accounts, path: 'people/accounts', isShown: hasAccounts },
        { label: text.persons, path: 'people/persons' },
        { label: text.deals, path: 'people/deals', isShown: hasAccounts },
        { label: text.segments, path: 'people/segments' },
        { label: text.customerBase, path: 'people/customer-base' },
        { label: text.duplicates, path: 'people/duplicates' },
      ],
    },
    {
      key: 'settings',
      label: text.settings,
      icon: Settings,
      path: 'settings/exchange-rates',
      root: 'settings',
      scope: 'workspace',
      children: [{ label: text.exchangeRates, path: 'settings/exchange-rates' }],
    },
  ],
  commands,
  finds: {
    account: { group: text.accounts, icon: Building2 },
    person: { group: text.persons, icon: UserRound },
    deal: { group: text.deals, icon: Handshake },
    segment: { group: text.segments, icon: UsersRound },
  },
  entities: {
    account: (here, id) => within(here, `accounts/${id}`),
    person: (here, id) => within(here, `persons/${id}`),
    deal: (here, id) => within(here, `deals?open=${id}`),
    segment: (here, id) => within(here, `segments/${id}`),
    merge: (here) => within(here, 'duplicates'),
  },
  productRoutes,
  workspaceRoutes,
});
