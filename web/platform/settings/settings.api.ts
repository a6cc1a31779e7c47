import { queryOptions } from '@tanstack/react-query';
import { type Api, createApi, api as outside } from '../api.ts';

export const settingsKeys = {
  workspace: (workspaceId: string) => ['workspace', workspaceId] as const,
  // Other areas read members under the same first word: a change here reaches them too.
  members: ['members'] as const,
  invitations: (workspaceId: string) => ['invitations', workspaceId] as const,
  apiKeys: (workspaceId: string) => ['api-keys', workspaceId] as const,
  audit: (workspaceId: string) => ['audit', workspaceId] as const,
  sessions: ['sessions'] as const,
};

/** Far more than a workspace has; a page never asks without end. */
const most = 2000;

export const workspaceQuery = (api: Api, workspaceId: string) =>
  queryOptions({ queryKey: settingsKeys.workspace(workspaceId), queryFn: ({ signal }) => api.get('', { signal }) });

export const membersQuery = (api: Api, workspaceId: string, archived: boolean) =>
  queryOptions({
    queryKey: [...settingsKeys.members, 'list', workspaceId, { archived }],
    queryFn: ({ signal }) => api.listAll('/members', { query: { archived: archived || undefined }, most, signal }),
  });

export const invitationsQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: settingsKeys.invitations(workspaceId),
    queryFn: ({ signal }) => api.listAll('/invitations', { most, signal }),
  });

export const apiKeysQuery = (api: Api, workspaceId: string, revoked: boolean) =>
  queryOptions({
    queryKey: [...settingsKeys.apiKeys(workspaceId), { revoked }],
    queryFn: ({ signal }) => api.listAll('/api-keys', { query: { revoked: revoked || undefined }, most, signal }),
  });

export const sessionsQuery = queryOptions({
  queryKey: settingsKeys.sessions,
  queryFn: ({ signal }) => outside.get('/sessions', { signal }),
});

export const endSession = (sessionId: string) => outside.delete(`/sessions/${encodeURIComponent(sessionId)}`);

/** Ends every other session; this one goes on with a new cookie. */
export const changePassword = (input: { currentPassword: string; newPassword: string }) =>
  createApi<'/api/auth'>('/api/auth').post('/change-password', input);
