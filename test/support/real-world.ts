// A world whose application knows its callers as in production: by cookie and key, through the sign-in library.
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Role } from '../../contract/platform/permission.ts';
import { createApp, listProductsWith } from '../../server/app.ts';
import { type Auth, createAuth } from '../../server/platform/auth/auth.ts';
import type { World } from './world.ts';

export const baseUrl = 'http://127.0.0.1';
export const password = 'correct horse battery';

/** Somebody with a browser. */
export type Visitor = { cookie: string; workspaceId: string; memberId: string; email: string };

type Membership = { workspaceId: string; memberId: string };

export type RealWorld = {
  world: World;
  auth: Auth;
  app: FastifyInstance;
  /** Every route that was mounted, by whomever. */
  mounted: RouteOptions[];
  /** The first workspace, by the printed token; a further one afterwards, made by the first founder or whom the test names. */
  found: (name: string, by?: Visitor) => Promise<Visitor>;
  /** Somebody new in the workspace of an admin, by an invitation link. */
  join: (admin: Visitor, role: Role, name?: string) => Promise<Visitor>;
  signIn: (email: string, withPassword?: string) => Promise<string>;
  close: () => Promise<void>;
};

/** Takes a world just opened; closes it with itself. */
export async function openRealWorld(world: World): Promise<RealWorld> {
  const auth = await createAuth({ ports: world.ports, baseUrl, listProductsOf: listProductsWith(world.ports), checkAnswers: true });
  const mounted: RouteOptions[] = [];
  const app = await createApp({
    ports: world.ports,
    authenticate: auth.authenticate,
    checkAnswers: true,
    requestsPerMinute: 1_000_000,
    async extras(inner) {
      inner.addHook('onRoute', (route) => {
        mounted.push(route);
      });
      await auth.register(inner);
    },
  });
  let people = 0;
  let first: Visitor | undefined;

  // Each person comes from an address of their own, so that the limits on guessing do not stop a test.
  const address = () => ({ remoteAddress: `10.0.${people >> 8}.${people & 255}` });

  async function join(admin: Visitor, role: Role, name = `New ${role}`): Promise<Visitor> {
    const email = `person${++people}@example.com`;
    const invitation = await app.inject({
      method: 'POST',
      url: `/api/v1/workspaces/${admin.workspaceId}/invitations`,
      headers: { cookie: admin.cookie },
      payload: { role, function: 'product' },
    });
    const { token } = expectStatus(invitation, 201).json<{ token: string }>();
    const answer = await app.inject({
      method: 'POST',
      url: `/api/v1/invitations/${token}/accept`,
      ...address(),
      payload: { name, email, password },
    });
    return { ...expectStatus(answer, 201).json<Membership>(), email, cookie: cookieOf(answer) };
  }

  return {
    world,
    auth,
    app,
    mounted,
    async found(name, by = first) {
      const email = `founder${++people}@example.com`;
      if (!by) {
        const answer = await app.inject({
          method: 'POST',
          url: '/api/v1/first-member',
          ...address(),
          payload: { token: await auth.firstMemberToken(), workspaceName: name, name: 'Ada Founder', email, password },
        });
        first = { ...expectStatus(answer, 201).json<Membership>(), email, cookie: cookieOf(answer) };
        return first;
      }
      const answer = await app.inject({
        method: 'POST',
        url: '/api/v1/workspaces',
        headers: { cookie: by.cookie },
        payload: { name },
      });
      const made = expectStatus(answer, 201).json<Membership>();
      // Whoever made it leaves it to somebody who knows no other workspace.
      return join({ ...by, ...made }, 'admin');
    },
    join,
    async signIn(email, withPassword = password) {
      people++;
      const answer = await app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        ...address(),
        payload: { email, password: withPassword },
      });
      return cookieOf(expectStatus(answer, 204));
    },
    async close() {
      await app.close();
      await world.close();
    },
  };
}

type Answer = Awaited<ReturnType<FastifyInstance['inject']>>;

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.statusCode !== status) throw new Error(`expected ${status}, got ${answer.statusCode}: ${answer.body.slice(0, 1000)}`);
  return answer;
}

export const cookieOf = (answer: Answer) => answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
