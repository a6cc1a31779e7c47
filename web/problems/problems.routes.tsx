import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { MessageCircle, Plus, Target } from 'lucide-react';
import type { ProblemStatus } from '../../contract/problems/problem.ts';
import { workspaceApi } from '../platform/api.ts';
import { lensParam } from '../platform/lens.ts';
import { type Command, defineArea } from '../platform/routing/area.ts';
import type { ProductRoute } from '../platform/routing/routes.tsx';
import { day, flag, oneOf, searchParams, text as textParam } from '../platform/search-params.ts';
import { type Here, whereabouts } from '../platform/session/here.ts';
import { sessionQuery } from '../platform/session/session.ts';
import {
  evidenceCapture,
  evidenceCommands,
  evidenceEntities,
  evidenceFinds,
  evidencePlaces,
  evidenceProductRoutes,
  loadCapture,
} from './evidence.routes.tsx';
import { problemsText as text } from './problems.text.ts';
import { rankingAt } from './ranking/ranking.api.ts';

const productRoutes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'problems',
      validateSearch: searchParams({
        lens: lensParam,
        asOf: day,
        since: day,
        segment: textParam,
        status: textParam,
        steward: textParam,
        tag: textParam,
        q: textParam,
        sort: textParam,
        view: textParam,
        show: oneOf('picture', 'table'),
        open: textParam,
        new: flag,
      }),
      component: lazyRouteComponent(() => import('./ranking/RankingPage.tsx'), 'RankingPage'),
      // Not waited for: the page shows its frame at once, and finds the answer or the question on its way.
      beforeLoad: ({ context: { client }, params: { workspaceId, productId }, search, cause }) => {
        if (cause === 'stay') return;
        const session = client.getQueryData(sessionQuery.queryKey);
        const product = session && whereabouts(session, workspaceId, productId).product;
        if (product) void client.prefetchInfiniteQuery(rankingAt(workspaceApi(workspaceId), product, search));
      },
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'problems/$problemId',
      validateSearch: searchParams({ asOf: day, part: textParam }),
      component: lazyRouteComponent(() => import('./problem/ProblemPage.tsx'), 'ProblemPage'),
    }),
    ...evidenceProductRoutes(parent),
  ] as const;

const problemCommands = (here: Here): readonly Command[] =>
  here.product && here.may('edit')
    ? [
        {
          id: 'problems.new',
          label: text.newProblem,
          group: text.place,
          keywords: ['add', 'create'],
          icon: Plus,
          keys: 'n',
          run: (go) => go(`/w/${here.workspace.id}/p/${here.product?.id ?? ''}/problems?new=true`),
        },
      ]
    : [];

export const problemsArea = defineArea({
  places: [{ key: 'problems', label: text.place, icon: Target, path: 'problems', scope: 'product', keys: 'g p' }, ...evidencePlaces],
  commands: (here) => [...problemCommands(here), ...evidenceCommands(here)],
  finds: {
    problem: { group: text.place, icon: Target, note: (status) => text.statuses[status as ProblemStatus] ?? status },
    ...evidenceFinds,
    comment: { group: text.comments, icon: MessageCircle },
  },
  // Money, dates, roles and rules move ranks as evidence does.
  hears: [
    {
      nouns: [
        ...['problem', 'evidence', 'link', 'comment', 'deadline_fact', 'stated_stake', 'team_value', 'merge'],
        ...['account', 'person', 'membership', 'stakeholder_role', 'revenue_line', 'contract', 'deal', 'exchange_rate', 'segment'],
        ...['product', 'playbook', 'policy', 'import', 'sample'],
      ],
      queries: [['problems'], ['segments']],
    },
  ],
  entities: {
    problem: (here, id) => `/w/${here.workspace.id}/p/${here.product?.id ?? ''}/problems/${id}`,
    ...evidenceEntities,
  },
  capture: evidenceCapture,
  preload: loadCapture,
  productRoutes,
});
