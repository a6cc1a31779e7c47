// Routes outside any workspace: setting up, signing in, what is mine. The same kind of table as the others.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { parseInput } from '../parse.ts';
import type { Ports } from '../ports.ts';
import { mergedInput } from './input.ts';
import { describeRoute } from './openapi.ts';
import type { Access, Method } from './route.ts';

export type SessionRoute = {
  method: Method;
  /** From the root: `/api/v1/session`. */
  path: string;
  access: Access;
  summary: string;
  input: z.ZodType;
  answer: z.ZodType | null;
  status: number;
  handle: (context: SessionContext) => Promise<unknown>;
};

export type SessionContext = { ports: Ports; input: unknown; request: FastifyRequest; reply: FastifyReply };

export type SessionRouteTable = { tag: string; routes: readonly SessionRoute[] };

type Definition<I extends z.ZodType, R> = {
  access: Access;
  summary: string;
  input: I;
  answer: z.ZodType<R> | null;
  status?: number;
  handle: (context: SessionContext & { input: z.output<I> }) => Promise<R>;
};

export const sessionRoute = <I extends z.ZodType, R>(method: Method, path: string, definition: Definition<I, R>): SessionRoute => ({
  status: definition.answer === null ? 204 : 200,
  ...definition,
  method,
  path,
  handle: (context) => definition.handle({ ...context, input: parseInput(definition.input, context.input) }),
});

export type SessionMountOptions = {
  ports: Ports;
  /** Lets a request in or throws: not_signed_in, cross_site. Runs before the body is read. */
  admit: (request: FastifyRequest, access: Access) => Promise<void>;
  checkAnswers: boolean;
};

export function mountSessionRoutes(app: FastifyInstance, tables: readonly SessionRouteTable[], options: SessionMountOptions): void {
  for (const { tag, routes } of tables) for (const route of routes) mountRoute(app, tag, route, options);
}

function mountRoute(app: FastifyInstance, tag: string, route: SessionRoute, { ports, admit, checkAnswers }: SessionMountOptions): void {
  app.route({
    method: route.method,
    url: route.path,
    schema: describeRoute({ tag, ...route }),
    config: { access: route.access },
    onRequest: (request) => admit(request, route.access),
    handler: async (request, reply) => {
      const result = await route.handle({ ports, input: mergedInput(request), request, reply });
      // Nothing of this may stay in a cache: it holds tokens, or says who is signed in.
      reply.header('cache-control', 'no-store');
      if (route.answer === null) return reply.status(204).send();
      if (checkAnswers) route.answer.parse(JSON.parse(JSON.stringify(result)));
      return reply.status(route.status).type('application/json; charset=utf-8').send(JSON.stringify(result));
    },
  });
}
