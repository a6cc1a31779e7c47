import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { isSignedOut } from '../api.ts';
import { searchParams, text } from '../search-params.ts';
import { whereabouts } from '../session/here.ts';
import { doors } from '../session/session.api.ts';
import { recallLastPlace, rememberLastPlace, safeReturn, sessionQuery, startingPlace } from '../session/session.ts';
import { NoPage, NoPageAlone } from './NoPage.tsx';
import { RouteErrorAlone } from './RouteError.tsx';

export interface RouterContext {
  client: QueryClient;
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: RouteErrorAlone,
  notFoundComponent: NoPageAlone,
});

const sessionOr401 = async (client: QueryClient, returnTo: string) => {
  try {
    return await client.ensureQueryData(sessionQuery);
  } catch (error) {
    if (isSignedOut(error)) throw redirect({ to: '/sign-in', search: { return: returnTo }, replace: true });
    throw error;
  }
};

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async ({ context, location }) => {
    const session = await sessionOr401(context.client, location.href);
    const start = startingPlace(session, recallLastPlace());
    if (!start) return;
    if (start.productId === undefined) throw redirect({ to: '/w/$workspaceId', params: start, replace: true });
    throw redirect({
      to: '/w/$workspaceId/p/$productId',
      params: { workspaceId: start.workspaceId, productId: start.productId },
      replace: true,
    });
  },
  component: lazyRouteComponent(() => import('../session/NoWorkspacePage.tsx'), 'NoWorkspacePage'),
});

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: searchParams({ return: text }),
  beforeLoad: async () => {
    // Nobody can sign in before there is a first member. A server that does not answer shows its error when somebody tries.
    const setup = await doors.findSetup().catch(() => undefined);
    if (setup?.needsFirstMember) throw redirect({ to: '/first-member', replace: true });
  },
  component: lazyRouteComponent(() => import('../session/SignInPage.tsx'), 'SignInPage'),
});

export const forgottenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgotten',
  component: lazyRouteComponent(() => import('../session/ForgottenPage.tsx'), 'ForgottenPage'),
});

/** Where a mailed link leads. */
export const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password/$token',
  component: lazyRouteComponent(() => import('../session/ResetPasswordPage.tsx'), 'ResetPasswordPage'),
});

/** The address printed at the first start: `/first-member?token=…`. */
export const firstMemberRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-member',
  validateSearch: searchParams({ token: text }),
  component: lazyRouteComponent(() => import('../session/FirstMemberPage.tsx'), 'FirstMemberPage'),
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitations/$token',
  component: lazyRouteComponent(() => import('../session/InvitationPage.tsx'), 'InvitationPage'),
});

export const workspaceRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/w/$workspaceId',
  beforeLoad: async ({ context, params, location }) => {
    const session = await sessionOr401(context.client, safeReturn(location.href));
    whereabouts(session, params.workspaceId, (params as { productId?: string }).productId);
  },
  component: lazyRouteComponent(() => import('../frame/Frame.tsx'), 'Frame'),
  errorComponent: RouteErrorAlone,
  notFoundComponent: NoPage,
});

export const productRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: 'p/$productId',
  onEnter: ({ params }) => rememberLastPlace(params.workspaceId, params.productId),
  onStay: ({ params }) => rememberLastPlace(params.workspaceId, params.productId),
  notFoundComponent: NoPage,
});

/** `/w/…`: the product of the last visit; without products, the page that makes the first one. */
export const workspaceStartRoute = createRoute({
  getParentRoute: () => workspaceRoute,
  path: '/',
  beforeLoad: async ({ context, params }) => {
    const session = await context.client.ensureQueryData(sessionQuery);
    const { product } = whereabouts(session, params.workspaceId, undefined);
    if (product) throw redirect({ to: '/w/$workspaceId/p/$productId', params: { ...params, productId: product.id }, replace: true });
  },
  component: lazyRouteComponent(() => import('../frame/Welcome.tsx'), 'Welcome'),
});

/** `/w/…/p/…`: the first place of the rail. */
export const productStartRoute = createRoute({
  getParentRoute: () => productRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../frame/FirstPlace.tsx'), 'FirstPlace'),
});

export type WorkspaceRoute = typeof workspaceRoute;
export type ProductRoute = typeof productRoute;
