// The application without sockets: used by main.ts and by every HTTP test.
import fastify, { type FastifyInstance } from 'fastify';
import { shownExamples } from './api-examples.ts';
import { apiTags } from './api-tags.ts';
import { areaModules } from './area-modules.ts';
import { defaultRequestsPerMinute } from './platform/config.ts';
import { AskedTooOften, notFound } from './platform/errors.ts';
import { acceptJson } from './platform/http/json.ts';
import { type Authenticate, mountRoutes } from './platform/http/mount.ts';
import { describeApi, serveApiDescription } from './platform/http/openapi.ts';
import { toProblem } from './platform/http/problem.ts';
import { requestIdFrom, secure } from './platform/http/security.ts';
import { systemActor } from './platform/outbox.ts';
import type { Ports } from './platform/ports.ts';
import { inWorkspace } from './platform/postgres/database.ts';
import { listProducts } from './strategy/index.ts';

export type AppOptions = {
  ports: Ports;
  authenticate: Authenticate;
  /** In tests every answer is parsed by its schema. */
  checkAnswers?: boolean;
  /** Mounts what is no area: sign-in, health, the web application. */
  extras?: (app: FastifyInstance) => Promise<void>;
  /** True behind https. */
  isSecure?: boolean;
  /** Addresses of proxies in front, whose word about the client's address is believed. Nobody's by default. */
  trustProxy?: string | string[];
  /** For each API key, browser or address. */
  requestsPerMinute?: number;
  /** For each write key. */
  eventsPerSecond?: number | undefined;
  version?: string;
};

// A page of rows is far below; uploads have their own limit on their own routes.
const bodyLimitBytes = 1024 * 1024;
// Long enough to send an import over a slow line; a client that sends slower than that holds a socket for nothing.
const requestTimeoutMs = 300_000;
const handlerTimeoutMs = 120_000;

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { ports } = options;
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
    genReqId: (request) => requestIdFrom(request.headers['x-request-id']),
    requestTimeout: requestTimeoutMs,
    handlerTimeout: handlerTimeoutMs,
    trustProxy: options.trustProxy ?? false,
  });
  acceptJson(app);
  app.setValidatorCompiler(() => () => true); // verbs parse their own input, at the door
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request.id);
    // Whoever asked has gone: nothing failed.
    if (problem.status >= 500 && problem.code !== 'cancelled')
      ports.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed');
    if (error instanceof AskedTooOften) reply.header('retry-after', error.retryAfterS);
    return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
  app.setNotFoundHandler((request) => {
    throw notFound('route', request.url.split('?')[0]?.slice(0, 200) ?? '');
  });
  await secure(app, {
    log: ports.log,
    isSecure: options.isSecure ?? false,
    requestsPerMinute: options.requestsPerMinute ?? defaultRequestsPerMinute,
  });
  await describeApi(app, { version: options.version ?? '0.1.0', tags: apiTags, examples: shownExamples });
  await options.extras?.(app);
  for (const module of areaModules) await module.intake?.(app, ports, { eventsPerSecond: options.eventsPerSecond });
  mountRoutes(
    app,
    areaModules.flatMap((module) => module.routes ?? []),
    { ports, authenticate: options.authenticate, checkAnswers: options.checkAnswers ?? false },
  );
  serveApiDescription(app);
  return app;
}

// The switcher shows them all; a workspace with more products than this has another trouble.
const productsMax = 500;

/** The products of a workspace for the session's answer: platform may not know strategy, so the application tells it. */
export const listProductsWith = (ports: Ports) => (workspaceId: string) =>
  inWorkspace(ports.database, workspaceId, 'read', async (db) => {
    const origin = { requestId: 'session', address: null, via: 'http' } as const;
    const scope = { db, workspaceId, actor: systemActor('session'), now: ports.clock(), origin };
    const rows = await listProducts(scope, { archived: false, limit: productsMax });
    return rows.slice(0, productsMax).map((row) => ({ id: row.id, name: row.name, businessModel: row.business_model }));
  });
