import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Inbox, MessageSquareQuote } from 'lucide-react';
import { lazy } from 'react';
import type { Command, Place } from '../platform/routing/area.ts';
import type { ProductRoute } from '../platform/routing/routes.tsx';
import { flag, searchParams, text as textParam } from '../platform/search-params.ts';
import type { Here } from '../platform/session/here.ts';
import { filterParams } from '../platform/ui/filter.ts';
import { evidenceFilterNames } from './evidence/evidence-filter-names.ts';
import { placeText as text } from './evidence/place.text.ts';
import { useWaiting } from './inbox/use-waiting.ts';

// What evidence and its inbox bring to the area of problems: spread into its `defineArea` (problems.routes.tsx).

const inboxPath = 'inbox';
const evidencePath = 'inbox/evidence';

export const evidenceProductRoutes = (parent: ProductRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'inbox',
      validateSearch: searchParams({ kind: textParam, source: textParam, unclear: flag, parked: flag }),
      component: lazyRouteComponent(() => import('./inbox/InboxPage.tsx'), 'InboxPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'inbox/evidence',
      validateSearch: searchParams({
        q: textParam,
        sort: textParam,
        view: textParam,
        open: textParam,
        ...filterParams(evidenceFilterNames),
      }),
      component: lazyRouteComponent(() => import('./evidence/EvidenceListPage.tsx'), 'EvidenceListPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'inbox/evidence/$evidenceId',
      component: lazyRouteComponent(() => import('./evidence/EvidencePage.tsx'), 'EvidencePage'),
    }),
  ] as const;

export const evidencePlaces: readonly Place[] = [
  {
    key: 'inbox',
    label: text.inbox,
    icon: Inbox,
    path: inboxPath,
    scope: 'product',
    keys: 'g i',
    useCount: useWaiting,
    children: [{ label: text.evidence, path: evidencePath }],
  },
];

export const evidenceCommands = (here: Here): Command[] =>
  here.product
    ? [
        {
          id: 'evidence.list',
          label: text.evidence,
          group: text.inbox,
          keywords: ['quote', 'feedback', 'interview', 'ticket', 'survey', 'voice of the customer'],
          icon: MessageSquareQuote,
          keys: 'g e',
          run: (go) => go(`/w/${here.workspace.id}/p/${here.product?.id ?? ''}/${evidencePath}`),
        },
      ]
    : [];

export const evidenceEntities = {
  evidence: (here: Here, id: string) => `/w/${here.workspace.id}/p/${here.product?.id ?? ''}/${evidencePath}/${id}`,
};

export const evidenceFinds = { evidence: { group: text.group, icon: MessageSquareQuote } };

export const loadCapture = () => import('./capture/CaptureDrawer.tsx');

export const evidenceCapture = lazy(() => loadCapture().then((file) => ({ default: file.CaptureDrawer })));
