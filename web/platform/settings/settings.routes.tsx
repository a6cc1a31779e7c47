import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { BookOpen, KeyRound, ScrollText, Settings, UserPlus, UserRound } from 'lucide-react';
import { defineArea } from '../routing/area.ts';
import type { WorkspaceRoute } from '../routing/routes.tsx';
import { searchParams, text as textParam } from '../search-params.ts';
import type { Here } from '../session/here.ts';
import { settingsPlaces as text } from './settings-places.text.ts';

const workspaceRoutes = (parent: WorkspaceRoute) =>
  [
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/workspace',
      component: lazyRouteComponent(() => import('./WorkspacePage.tsx'), 'WorkspacePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/members',
      component: lazyRouteComponent(() => import('./MembersPage.tsx'), 'MembersPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/api-keys',
      component: lazyRouteComponent(() => import('./ApiKeysPage.tsx'), 'ApiKeysPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/api',
      validateSearch: searchParams({ open: textParam }),
      component: lazyRouteComponent(() => import('../reference/ReferencePage.tsx'), 'ReferencePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/audit',
      validateSearch: searchParams({ actor: textParam, kind: textParam, event: textParam, at: textParam, subject: textParam }),
      component: lazyRouteComponent(() => import('./AuditPage.tsx'), 'AuditPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: 'settings/account',
      component: lazyRouteComponent(() => import('./AccountPage.tsx'), 'AccountPage'),
    }),
  ] as const;

const administers = (here: Here) => here.may('administer');
const inSettings = (here: Here, page: string) => `/w/${here.workspace.id}/settings/${page}`;

/** What the platform itself lets a workspace decide. Other areas add their pages to the same entry of the rail. */
export const settingsArea = defineArea({
  hears: [
    { nouns: ['member', 'invitation', 'workspace'], queries: [['members'], ['invitations'], ['workspace'], ['session']] },
    { nouns: ['api_key'], queries: [['api-keys']] },
    { nouns: ['saved_view'], queries: [['saved-views']] },
    { nouns: ['comment', 'notification', 'import', 'invitation'], queries: [['notifications']] },
  ],
  places: [
    {
      key: 'settings',
      label: text.place,
      icon: Settings,
      path: 'settings/workspace',
      root: 'settings',
      scope: 'workspace',
      children: [
        { label: text.account, path: 'settings/account' },
        { label: text.workspace, path: 'settings/workspace' },
        { label: text.members, path: 'settings/members' },
        { label: text.apiKeys, path: 'settings/api-keys', isShown: administers },
        { label: text.reference, path: 'settings/api' },
        { label: text.audit, path: 'settings/audit', isShown: administers },
      ],
    },
  ],
  commands: (here) => [
    {
      id: 'settings.account',
      label: text.account,
      group: text.place,
      keywords: ['password', 'sessions', 'profile', 'name', 'sign out'],
      icon: UserRound,
      run: (go) => go(inSettings(here, 'account')),
    },
    {
      id: 'settings.members',
      label: here.may('administer') ? text.invite : text.members,
      group: text.place,
      keywords: ['members', 'roles', 'invitation', 'colleague'],
      icon: UserPlus,
      run: (go) => go(inSettings(here, 'members')),
    },
    {
      id: 'settings.reference',
      label: text.reference,
      group: text.place,
      keywords: ['openapi', 'rest', 'script', 'curl', 'developer'],
      icon: BookOpen,
      run: (go) => go(inSettings(here, 'api')),
    },
    ...(here.may('administer')
      ? [
          {
            id: 'settings.keys',
            label: text.apiKeys,
            group: text.place,
            keywords: ['token', 'script'],
            icon: KeyRound,
            run: (go: (href: string) => void) => go(inSettings(here, 'api-keys')),
          },
          {
            id: 'settings.audit',
            label: text.audit,
            group: text.place,
            keywords: ['history', 'who changed'],
            icon: ScrollText,
            run: (go: (href: string) => void) => go(inSettings(here, 'audit')),
          },
        ]
      : []),
  ],
  entities: {
    member: (here) => inSettings(here, 'members'),
    invitation: (here) => inSettings(here, 'members'),
    api_key: (here) => inSettings(here, 'api-keys'),
    workspace: (here) => inSettings(here, 'workspace'),
  },
  workspaceRoutes,
});
