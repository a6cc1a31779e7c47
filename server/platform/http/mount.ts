// Mounts route tables on Fastify: authenticate, find the workspace, authorise, merge the input, call the verb.
import '@fastify/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Caller, perform } from '../action.ts';
import { invalid, notAllowed, notFound, preconditionFailed } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { ask } from '../query.ts';
import type { RawRoute, RouteTable, VerbRoute } from './route.ts';

/** Finds who asks; throws not_signed_in for nobody, not_found for a workspace that is not theirs. */
export type Authenticate = (request: FastifyRequest, workspaceId: string) => Promise<Caller>;

export type MountOptions = { ports: Ports; authenticate: Authenticate; checkAnswers: boolean };

export const workspacePath = '/api/v1/workspaces/:workspaceId';

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
    schema: {
      tags: [tag],
      summary: route.summary,
      operationId: `${route.method.toLowerCase()} ${route.path}`.replace(/[^a-z]+(.)?/gi, (_, next: string | undefined) =>
        (next ?? '').toUpperCase(),
      ),
      ...documentedParts(route),
    },
    onRequest: async (request) => {
      const caller = await authenticate(request, workspaceIdOf(request));
      if (!caller.actor.permissions.includes(verb.can)) throw notAllowed();
      request.caller = caller;
    },
    handler: async (request, reply) => {
      const caller = callerOf(request);
      const input = mergedInput(request, route);
      const result = verb.kind === 'action' ? await perform(ports, verb, caller, input) : await ask(ports, verb, caller, input);
      return answer(reply, route, result, checkAnswers);
    },
  });
}

function mountRaw(app: FastifyInstance, tag: string, route: RawRoute, { ports, authenticate }: MountOptions): void {
  app.route({
    method: route.method,
    url: workspacePath + route.path,
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    schema: { tags: [tag], summary: route.summary },
    onRequest: async (request) => {
      const caller = await authenticate(request, workspaceIdOf(request));
      if (!caller.actor.permissions.includes(route.can)) throw notAllowed();
      request.caller = caller;
    },
    handler: (request, reply) => route.handle({ ports, caller: callerOf(request), request, reply }),
  });
}

function answer(reply: FastifyReply, route: VerbRoute, result: unknown, checkAnswers: boolean): FastifyReply {
  reply.status(route.status);
  if (route.answer === null) return reply.status(204).send();
  if (checkAnswers) route.answer.parse(JSON.parse(JSON.stringify(result)));
  const version = (result as { version?: unknown } | null)?.version;
  if (typeof version === 'number') reply.header('etag', `"${version}"`);
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result));
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

/** One object from path, query string and body. A name may come from one place only. */
function mergedInput(request: FastifyRequest, route: VerbRoute): Record<string, unknown> {
  const { workspaceId: _, ...fromPath } = request.params as Record<string, string>;
  const body = route.method === 'GET' || request.body === undefined || request.body === null ? {} : request.body;
  if (typeof body !== 'object' || Array.isArray(body))
    throw invalid([{ path: '', code: 'invalid_type', message: 'The body must be a JSON object.' }]);
  const input: Record<string, unknown> = { ...(request.query as Record<string, unknown>), ...body };
  for (const [name, value] of Object.entries(fromPath)) {
    if (name in input) throw invalid([{ path: name, code: 'unrecognized_keys', message: `${name} stands in the path already.` }]);
    input[name] = value;
  }
  const expected = request.headers['if-match'];
  if (expected !== undefined && route.method !== 'GET') input['expectedVersion'] = versionOf(expected);
  return input;
}

function versionOf(etag: string): number {
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(etag.trim());
  if (!match) throw preconditionFailed();
  return Number(match[1]);
}

/** Splits the verb's one input schema into path, query and body, for the API description only. */
function documentedParts(route: VerbRoute): Record<string, unknown> {
  const shape: Record<string, z.ZodType> = route.verb.input instanceof z.ZodObject ? route.verb.input.shape : {};
  const inPath = new Set([...route.path.matchAll(/:(\w+)/g)].map((match) => match[1]));
  const params: Record<string, z.ZodType> = { workspaceId: z.string() };
  const rest: Record<string, z.ZodType> = {};
  for (const [name, schema] of Object.entries(shape)) {
    if (inPath.has(name)) params[name] = schema;
    else if (name !== 'expectedVersion') rest[name] = schema;
  }
  return {
    params: z.object(params),
    ...(Object.keys(rest).length === 0 ? {} : route.method === 'GET' ? { querystring: z.object(rest) } : { body: z.strictObject(rest) }),
    response: route.answer === null ? { 204: z.null().describe('done') } : { [route.status]: route.answer },
  };
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller;
  }
}
