// The application without sockets: used by main.ts and by every HTTP test.
import fastify, { type FastifyInstance } from 'fastify';
import { areaModules } from './area-modules.ts';
import { notFound } from './platform/errors.ts';
import { acceptJson } from './platform/http/json.ts';
import { type Authenticate, mountRoutes } from './platform/http/mount.ts';
import { toProblem } from './platform/http/problem.ts';
import type { Ports } from './platform/ports.ts';

export type AppOptions = {
  ports: Ports;
  authenticate: Authenticate;
  /** In tests every answer is parsed by its schema. */
  checkAnswers?: boolean;
  /** Mounts what is no area: sign-in, health, the web application. */
  extras?: (app: FastifyInstance) => Promise<void>;
};

// A page of rows is far below; uploads have their own limit on their own routes.
const bodyLimitBytes = 1024 * 1024;

export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { ports } = options;
  const app = fastify({
    logger: false,
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
  });
  acceptJson(app);
  app.setValidatorCompiler(() => () => true); // verbs parse their own input, at the door
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  app.setErrorHandler((error, request, reply) => {
    const problem = toProblem(error, request.id);
    if (problem.status >= 500) ports.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'request failed');
    return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  });
  app.setNotFoundHandler((request) => {
    throw notFound('route', request.url.split('?')[0]?.slice(0, 200) ?? '');
  });
  await options.extras?.(app);
  mountRoutes(
    app,
    areaModules.flatMap((module) => module.routes ?? []),
    { ports, authenticate: options.authenticate, checkAnswers: options.checkAnswers ?? false },
  );
  return app;
}
