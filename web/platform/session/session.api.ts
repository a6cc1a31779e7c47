import { api, createApi } from '../api.ts';

/** Cookies are the business of the sign-in library, which has a root of its own. */
const signInApi = createApi<'/api/auth'>('/api/auth');

const invitationPath = (token: string) => `/invitations/${encodeURIComponent(token)}` as const;

export interface FirstMember {
  token: string;
  workspaceName: string;
  currency: string;
  timeZone: string;
  name: string;
  email: string;
  password: string;
}

/** What can be asked before anybody is signed in. */
export const doors = {
  findSetup: (signal?: AbortSignal) => api.get('/setup', signal ? { signal } : {}),
  createFirstMember: (input: FirstMember) => api.post('/first-member', input),
  signIn: (input: { email: string; password: string }) => signInApi.post('/sign-in/email', input),
  askPasswordReset: (email: string) => api.post('/password-resets', { email }),
  resetPassword: (token: string, newPassword: string) => api.post(`/password-resets/${encodeURIComponent(token)}`, { newPassword }),
  signOut: () => signInApi.post('/sign-out', {}),
  findInvitation: (token: string, signal: AbortSignal) => api.get(invitationPath(token), { signal }),
  /** Whoever is signed in sends nothing more. */
  acceptInvitation: (token: string, input: { name?: string; email?: string; password?: string }) =>
    api.post(`${invitationPath(token)}/accept`, input),
};
