// The one file that knows better-auth: who somebody is. What they may do is in our members table.
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { newId } from '../id.ts';
import type { Log } from '../log.ts';
import type { Database } from '../postgres/database.ts';

/** A browser that proved itself: the library's session behind its cookie. */
export type ProvenSession = { sessionId: string; userId: string };

/** An answer of the library to hand on: cookies on success, a stable code on refusal. */
export type LibraryAnswer = { ok: true; cookies: string[] } | { ok: false; status: number; code: string };

export type Visitor = { cookie: string | undefined; address: string; device: string | undefined };

export type SignInLibrary = {
  signIn: (visitor: Visitor, input: { email: string; password: string; rememberMe: boolean }) => Promise<LibraryAnswer>;
  signOut: (visitor: Visitor) => Promise<LibraryAnswer>;
  changePassword: (visitor: Visitor, input: { currentPassword: string; newPassword: string }) => Promise<LibraryAnswer>;
  /** Checks the signature of the cookie and finds its session; renews a session that is a day old (`cookies` says so to the browser). */
  proveCookie: (cookie: string) => Promise<(ProvenSession & { cookies: string[] }) | undefined>;
  /** The library's id of an API key, if the secret is one. */
  proveKey: (secret: string) => Promise<string | undefined>;
  createKey: (userId: string, name: string) => Promise<{ authKeyId: string; secret: string; start: string }>;
  deleteKey: (authKeyId: string) => Promise<void>;
  createUser: (input: { name: string; email: string; password: string }) => Promise<string>;
  deleteUser: (userId: string) => Promise<void>;
  setPassword: (userId: string, password: string) => Promise<void>;
  endSessions: (userId: string) => Promise<void>;
};

export type SignInOptions = { database: Database; baseUrl: string; secret: string; log: Log };

const daySeconds = 86_400;
const addressHeader = 'x-bifocal-address';

export function openSignInLibrary({ database, baseUrl, secret, log }: SignInOptions): SignInLibrary {
  const auth = betterAuth({
    appName: 'Bifocal',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    // The cast is the price of Kysely's invariant type parameter; the library makes its own queries with its own names.
    database: { db: database.system as never, type: 'postgres' },
    user: { modelName: 'auth_user' },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    session: {
      modelName: 'auth_session',
      expiresIn: 7 * daySeconds,
      updateAge: daySeconds,
      // Off on purpose: a cached cookie would outlive its revocation. caller.ts remembers checked signatures instead.
      cookieCache: { enabled: false },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    advanced: {
      cookiePrefix: 'bifocal',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: ({ model }) => (model === 'user' ? newId('usr') : crypto.randomUUID()) },
    },
    // http/security.ts and attempts.ts limit; the library's own counter trusts a header that strangers can write.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages may hold addresses of people: only what it calls an error is told, without details.
    logger: { log: (level, message) => level === 'error' && log.warn({ part: 'sign-in' }, message.slice(0, 200)) },
    plugins: [
      apiKey({
        schema: { apikey: { modelName: 'auth_api_key' } },
        defaultPrefix: 'bfk_',
        defaultKeyLength: 48,
        startingCharactersConfig: { shouldStore: true, charactersLength: 10 },
        maximumNameLength: 100,
        rateLimit: { enabled: false },
      }),
    ],
  });

  const headersOf = (visitor: Visitor) => {
    const headers = new Headers({ [addressHeader]: visitor.address, origin: new URL(baseUrl).origin });
    if (visitor.cookie) headers.set('cookie', visitor.cookie);
    if (visitor.device) headers.set('user-agent', visitor.device.slice(0, 300));
    return headers;
  };

  return {
    signIn: async (visitor, body) => answerOf(await auth.api.signInEmail({ body, headers: headersOf(visitor), asResponse: true })),
    signOut: async (visitor) => answerOf(await auth.api.signOut({ headers: headersOf(visitor), asResponse: true })),
    changePassword: async (visitor, input) =>
      answerOf(
        await auth.api.changePassword({
          body: { ...input, revokeOtherSessions: true },
          headers: headersOf(visitor),
          asResponse: true,
        }),
      ),
    async proveCookie(cookie) {
      const { headers, response } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true });
      if (!response) return undefined;
      return { sessionId: response.session.id, userId: response.user.id, cookies: headers?.getSetCookie() ?? [] };
    },
    async proveKey(key) {
      const { valid, key: found } = await auth.api.verifyApiKey({ body: { key } });
      return valid && found ? found.id : undefined;
    },
    async createKey(userId, name) {
      const made = await auth.api.createApiKey({ body: { userId, name } });
      return { authKeyId: made.id, secret: made.key, start: made.start ?? '' };
    },
    async deleteKey(authKeyId) {
      const { adapter } = await auth.$context;
      await adapter.delete({ model: 'apikey', where: [{ field: 'id', value: authKeyId }] });
    },
    async createUser({ name, email, password }) {
      const { internalAdapter, password: passwords } = await auth.$context;
      const hash = await passwords.hash(password);
      const user = await internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email-password' });
      await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
      return user.id;
    },
    async deleteUser(userId) {
      await (await auth.$context).internalAdapter.deleteUser(userId);
    },
    async setPassword(userId, password) {
      const { internalAdapter, password: passwords } = await auth.$context;
      const hash = await passwords.hash(password);
      if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash);
      else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
    },
    async endSessions(userId) {
      await (await auth.$context).internalAdapter.deleteUserSessions(userId);
    },
  };
}

async function answerOf(response: Response): Promise<LibraryAnswer> {
  if (response.ok) return { ok: true, cookies: response.headers.getSetCookie() };
  const body: unknown = await response.json().catch(() => undefined);
  const code = typeof body === 'object' && body !== null && 'code' in body ? String(body.code) : 'REFUSED';
  return { ok: false, status: response.status, code: code.toLowerCase() };
}
