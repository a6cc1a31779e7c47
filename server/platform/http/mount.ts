// Mounts route tables on Fastify: authenticate, find the workspace, authorise, merge the input, call the verb.
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Permission } from '../../../contract/platform/permission.ts';
import { type Caller, perform, performOnce } from '../action.ts';
import { notAllowed, notFound, Refusal } from '../errors.ts';
import { type KeptAnswer, onceRequestOf } from '../idempotency/kept-answer.ts';
import type { Ports } from '../ports.ts';
import { ask } from '../query.ts';
import { mergedInput } from './input.ts';
import { describeRoute } from './openapi.ts';
import type { RawRoute, RouteTable, VerbRoute } from './route.ts';

/** Finds who asks; throws not_signed_in for nobody, not_found for a workspace that is not theirs. */
export type Authenticate = (request: FastifyRequest, workspaceId: string) => Promise<Caller>;

export type MountOptions = { ports: Ports; authenticate: Authenticate; checkAnswers: boolean };

export const workspacePath = '/api/v1/workspaces/:workspaceId';

// Uploads and downloads of a whole workspace over a slow line; everything else has the application's limit.
const rawTimeoutMs = 3_600_000;

export function mountRoutes(app: FastifyInstance, tableList: readonly RouteTable[], options: MountOptions): void {
  for (const table of tableList) {
    for (const route of table.routes) {
      if ('verb' in route) mountVerb(app, table.tag, route, options);
      else mountRaw(app, table.tag, route, options);
    }
  }
}

function mountVerb(app: FastifyInstance, tag: string, route: VerbRoute, { ports, authenticate, checkAnswers }: MountOptions): void {
  const { verb } = route;
  app.route({
    method: route.method,
    url: workspacePath + route.path,
    schema: describeRoute({
      ...route,
      path: workspacePath + route.path,
      tag,
      access: 'workspace',
      input: verb.input,
      takesKey: takesKey(route),
      can: verb.can,
    }),
    config: { access: 'workspace', can: verb.can },
    onRequest: async (request) => {
      const caller = await authenticate(request, workspaceIdOf(request));
      if (!caller.actor.permissions.includes(verb.can)) throw notAllowed();
      request.caller = caller;
    },
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const input = mergedInput(request);
      const answerOf = (result: unknown) => answerOfRoute(route, result, checkAnswers);
      if (verb.kind === 'query') return send(reply, answerOf(await ask(ports, verb, caller, input, goneSignal(reply))));
      const asked = takesKey(route) ? onceRequestOf(request) : undefined;
      if (!asked) return send(reply, answerOf(await perform(ports, verb, caller, input)));
      const once = { asked, answerOf: (result: unknown) => ({ answer: answerOf(result), isSecret: route.isSecret }) };
      const { answer, isRepeat } = await performOnce(ports, verb, caller, input, once);
      if (isRepeat) reply.header('idempotent-replayed', 'true');
      return send(reply, answer);
    },
  });
}

function mountRaw(app: FastifyInstance, tag: string, route: RawRoute, { ports, authenticate }: MountOptions): void {
  for (const type of route.streams ?? []) acceptStream(app, type);
  const admit = async (request: FastifyRequest): Promise<Caller> => {
    const caller = await authenticate(request, workspaceIdOf(request));
    if (!caller.actor.permissions.includes(route.can)) throw notAllowed();
    return caller;
  };
  app.route({
    method: route.method,
    url: workspacePath + route.path,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    schema: describeRoute({ status: 200, input: z.unknown(), ...route, path: workspacePath + route.path, tag, access: 'workspace' }),
    config: { access: 'workspace', can: route.can, ...(route.streams ? { streams: route.streams } : {}) },
    handlerTimeout: rawTimeoutMs,
    onRequest: async (request) => {
      request.caller = await admit(request);
      // Whoever sends a key counts on it: better refused than done twice.
      if (route.method === 'POST' && request.headers['idempotency-key'] !== undefined) throw keyNotSupported();
    },
    handler: (request, reply) =>
      route.handle({
        ports,
        caller: callerOf(request),
        async admit() {
          await admit(request);
        },
        request,
        reply,
      }),
  });
}

const keyNotSupported = () =>
  new Refusal(
    'malformed',
    'idempotency_key_not_supported',
    'This request takes no Idempotency-Key: send it without, and look before you repeat it.',
  );

/** Bodies of this type go on as streams, unread, to the routes that say so; every other route refuses the type as before. */
function acceptStream(app: FastifyInstance, type: string): void {
  if (app.hasContentTypeParser(type)) return;
  app.addContentTypeParser(type, (request, body, done) => {
    if (request.routeOptions.config.streams?.includes(type)) done(null, body);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(type));
  });
}

/** Aborted when whoever asked goes away before the answer. */
function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

/** The other methods may be sent again as they are. */
const takesKey = (route: VerbRoute): boolean => route.method === 'POST' && route.verb.kind === 'action';

function answerOfRoute(route: VerbRoute, result: unknown, checkAnswers: boolean): KeptAnswer {
  if (route.answer === null) return { status: 204, etag: null, body: null };
  const body = JSON.stringify(result);
  if (checkAnswers) route.answer.parse(JSON.parse(body));
  const version = (result as { version?: unknown } | null)?.version;
  return { status: route.status, etag: typeof version === 'number' ? `"${version}"` : null, body };
}

function send(reply: FastifyReply, { status, etag, body }: KeptAnswer): FastifyReply {
  reply.status(status);
  if (body === null) return reply.send();
  if (etag !== null) reply.header('etag', etag);
  return reply.type('application/json; charset=utf-8').send(body);
}

const workspaceIdPattern = /^wsp_[0-9a-hjkmnp-tv-z]{20}$/;

function workspaceIdOf(request: FastifyRequest): string {
  const { workspaceId } = request.params as { workspaceId: string };
  if (!workspaceIdPattern.test(workspaceId)) throw notFound('workspace', workspaceId.slice(0, 40));
  return workspaceId;
}

function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('a handler ran before its caller was known');
  return request.caller;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
  interface FastifyContextConfig {
    /** The permission that a route in a workspace asks for. */
    can?: Permission;
    /** Media types that this route takes as streams. */
    streams?: readonly string[];
  }
}
