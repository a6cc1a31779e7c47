// The description of the API, made from the schemas that validate: what is documented is what is checked.
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemDetails } from '../../../contract/platform/problem-details.ts';
import type { Access } from './route.ts';

export const openApiPath = '/api/v1/openapi.json';

/** Must be awaited before any route is mounted: it watches them being mounted. */
export async function describeApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bifocal',
        version,
        description:
          'Lists are paged by an opaque cursor. In a change, a field that is absent stays and null clears it. Answers carry an ETag; send it back as If-Match to refuse a change on an older state. Errors are problem details (RFC 9457) with a stable code.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'bifocal.session_token', description: 'What signing in gives a browser.' },
          apiKey: { type: 'http', scheme: 'bearer', description: 'The secret of an API key; x-api-key takes it as well.' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => leaveBodiesOut(jsonSchemaTransformObject(document)),
  });
}

type Described = ReturnType<typeof jsonSchemaTransformObject>;
type Body = { required?: boolean; content?: Record<string, { schema?: { type?: string; required?: string[] } }> };

/** A body of which every field may be absent may be absent itself; the plug-in calls each body required. */
function leaveBodiesOut(document: Described): Described {
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}));
  for (const { requestBody } of operations as { requestBody?: Body }[]) {
    const schemas = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema);
    if (requestBody && schemas.every((schema) => schema?.type === 'object' && !schema.required?.length)) requestBody.required = false;
  }
  return document;
}

/** Mounts the description itself; the last of all routes, so that it is complete. */
export function serveApiDescription(app: FastifyInstance): void {
  let written: string | undefined;
  app.get(openApiPath, { schema: { hide: true }, config: { access: 'public' } }, async (_request, reply) => {
    written ??= JSON.stringify(app.swagger());
    return reply.type('application/json; charset=utf-8').send(written);
  });
}

export type DescribedRoute = {
  method: string;
  path: string;
  tag: string;
  summary: string;
  access: Access | 'workspace';
  input: z.ZodType;
  /** Null: 204. Absent: a file or a stream. */
  answer?: z.ZodType | null | undefined;
  status: number;
};

const problemAnswer = problemDetails.meta({ id: 'ProblemDetails', description: 'An error (RFC 9457). The code is stable.' });

const securityOf: Record<DescribedRoute['access'], readonly Record<string, string[]>[]> = {
  public: [],
  signed_in: [{ session: [] }],
  workspace: [{ session: [] }, { apiKey: [] }],
};

/** Splits the one input schema into path, query and body as OpenAPI wants it. */
export function describeRoute(route: DescribedRoute): FastifySchema {
  const { method, path, input, answer, status } = route;
  const shape: Record<string, z.ZodType> = input instanceof z.ZodObject ? input.shape : {};
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const rest = Object.fromEntries(Object.entries(shape).filter(([name]) => !inPath.includes(name) && name !== 'expectedVersion'));
  const params = Object.fromEntries(inPath.map((name) => [name, shape[name] ?? z.string()]));
  const hasBody = method !== 'GET' && method !== 'DELETE';
  return {
    tags: [route.tag],
    summary: route.summary,
    operationId: operationIdOf(method, path),
    security: securityOf[route.access],
    ...(inPath.length > 0 ? { params: z.object(params) } : {}),
    ...('expectedVersion' in shape ? { headers: z.object({ 'if-match': z.string().optional() }) } : {}),
    ...(Object.keys(rest).length > 0 ? (hasBody ? { body: z.strictObject(rest) } : { querystring: z.object(rest) }) : {}),
    // An input that is a choice between shapes is the body as a whole.
    ...(hasBody && !(input instanceof z.ZodObject) && !(input instanceof z.ZodUnknown) ? { body: input } : {}),
    response: {
      ...successOf(answer, status),
      default: { description: 'Problem details', content: { 'application/problem+json': { schema: problemAnswer } } },
    },
  };
}

function successOf(answer: z.ZodType | null | undefined, status: number): Record<string, unknown> {
  // The description's own way of saying "no body".
  if (answer === null) return { 204: z.null().meta({ description: 'Done' }) };
  if (answer === undefined)
    return { [status]: { description: 'A file or a stream', content: { 'application/octet-stream': { schema: z.string() } } } };
  return { [status]: { description: 'Done', content: { 'application/json': { schema: answer } } } };
}

/** `POST /products/:productId/archive` → `postProductsByProductIdArchive`. */
export function operationIdOf(method: string, path: string): string {
  const words = path
    .replace('/api/v1/workspaces/:workspaceId', '')
    .replace('/api/v1', '')
    .replaceAll('/:', '/by-')
    .split(/[^a-zA-Z0-9]+/)
    .filter((word) => word !== '');
  return [
    method.toLowerCase(),
    ...(words.length === 0 ? ['workspace'] : words).map((word) => word.charAt(0).toUpperCase() + word.slice(1)),
  ].join('');
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may come in: every route says it, and the security tests are made from it. */
    access?: Access | 'workspace';
  }
}
