import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent, RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { analyticsArea } from './analytics/analytics.routes.tsx';
import { exchangeArea } from './exchange/exchange.routes.tsx';
import { overviewArea } from './overview/overview.routes.tsx';
import { peopleArea } from './people/people.routes.tsx';
import { galleryArea } from './platform/gallery/gallery.routes.tsx';
import { notificationsArea } from './platform/notifications/notifications.routes.tsx';
import { AreasContext, productRoutesOf, workspaceRoutesOf } from './platform/routing/area.ts';
import { NoPage } from './platform/routing/NoPage.tsx';
import { RouteError } from './platform/routing/RouteError.tsx';
import {
  firstMemberRoute,
  forgottenRoute,
  homeRoute,
  invitationRoute,
  productRoute,
  productStartRoute,
  resetPasswordRoute,
  rootRoute,
  signInRoute,
  workspaceRoute,
  workspaceStartRoute,
} from './platform/routing/routes.tsx';
import { settingsArea } from './platform/settings/settings.routes.tsx';
import { LoadingState } from './platform/ui/LoadingState.tsx';
import { problemsArea } from './problems/problems.routes.tsx';
import { strategyArea } from './strategy/strategy.routes.tsx';

declare const __GALLERY__: boolean;

/** The areas that are there: one import above, one name here. */
const areas = [notificationsArea, settingsArea, overviewArea, problemsArea, peopleArea, analyticsArea, strategyArea, exchangeArea] as const;

const mounted = __GALLERY__ ? [...areas, galleryArea] : areas;

const galleryRoutes = __GALLERY__
  ? [
      createRoute({
        getParentRoute: () => rootRoute,
        path: '/gallery',
        component: lazyRouteComponent(() => import('./platform/gallery/GalleryPage.tsx'), 'GalleryPage'),
      }),
    ]
  : [];

const routeTree = rootRoute.addChildren([
  homeRoute,
  signInRoute,
  firstMemberRoute,
  forgottenRoute,
  resetPasswordRoute,
  invitationRoute,
  workspaceRoute.addChildren([
    workspaceStartRoute,
    ...workspaceRoutesOf(mounted, workspaceRoute),
    productRoute.addChildren([productStartRoute, ...productRoutesOf(mounted, productRoute)]),
  ]),
  ...galleryRoutes,
]);

const makeRouter = (client: QueryClient) =>
  createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    defaultPendingComponent: Pending,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NoPage,
    scrollRestoration: true,
    scrollToTopSelectors: ['#content'],
    defaultStructuralSharing: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}

function Pending() {
  return (
    <div style={{ padding: 'var(--bf-gutter)' }}>
      <LoadingState />
    </div>
  );
}

export function App({ client }: { client: QueryClient }) {
  const router = useMemo(() => {
    const made = makeRouter(client);
    // The page at this address comes while the server is asked who is there, not after its answer.
    const [matched] = made.getMatchedRoutes(window.location.pathname);
    for (const route of matched) void made.loadRouteChunk(route);
    return made;
  }, [client]);
  return (
    <AreasContext value={mounted}>
      <RouterProvider router={router} />
    </AreasContext>
  );
}
