import { api, type MemberRole } from '../api.ts';

export interface InvitationShown {
  workspaceName: string;
  email: string;
  role: MemberRole;
}

/** What can be asked before anybody is signed in. */
export const doors = {
  signIn: (input: { email: string; password: string }) => api.post('/sign-in', input),
  signOut: () => api.post('/sign-out'),
  createFirstMember: (input: { token: string; workspaceName: string; name: string; email: string; password: string }) =>
    api.post('/first-member', input),
  findInvitation: (token: string, signal: AbortSignal) => api.get<InvitationShown>(`/invitations/${encodeURIComponent(token)}`, { signal }),
  acceptInvitation: (token: string, input: { name: string; password: string }) =>
    api.post(`/invitations/${encodeURIComponent(token)}/accept`, input),
};
