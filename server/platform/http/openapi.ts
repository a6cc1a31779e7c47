// The description of the API, made from the schemas that validate: what is documented is what is checked.
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Permission } from '../../../contract/platform/permission.ts';
import { problemDetails } from '../../../contract/platform/problem-details.ts';
import type { Access } from './route.ts';
import { sentence } from './route-words.ts';

export const openApiPath = '/api/v1/openapi.json';

const description = [
  'Lists are paged by an opaque cursor: send nextCursor back as cursor, until it is null.',
  'In a change, a field that is absent stays and null clears it.',
  'Answers carry an ETag; send it back as If-Match to refuse a change on an older state.',
  'A POST in a workspace takes an Idempotency-Key: sent again within 24 hours it answers the same and happens once.',
  'RateLimit and RateLimit-Policy say how much may still be asked; after 429, Retry-After says when to come again.',
  'Errors are problem details (RFC 9457) with a stable code.',
].join(' ');

/** What is said of the API beside its routes. */
export type ApiWords = {
  version: string;
  tags: readonly { name: string; description: string }[];
  /** Requests with their answers, shown under their operation. */
  examples: readonly { operation: string }[];
};

/** Must be awaited before any route is mounted: it watches them being mounted. */
export async function describeApi(app: FastifyInstance, { version, tags, examples }: ApiWords): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bifocal',
        version,
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
      tags: [...tags],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'bifocal.session_token', description: 'What signing in gives a browser.' },
          apiKey: { type: 'http', scheme: 'bearer', description: 'The secret of an API key; x-api-key takes it as well.' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => withExamples(withoutNoise(leaveBodiesOut(usedTags(jsonSchemaTransformObject(document)))), examples),
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

/** Chapters of areas that are not in this build have nothing in them. */
function usedTags(document: Described): Described {
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}) as { tags?: string[] }[]);
  const used = new Set(operations.flatMap((operation) => operation.tags ?? []));
  return { ...document, tags: (document.tags ?? []).filter(({ name }) => used.has(name)) };
}

function withExamples(document: Described, examples: ApiWords['examples']): Described {
  const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.values(path ?? {}));
  for (const operation of operations as { operationId?: string; 'x-examples'?: unknown[] }[]) {
    const own = examples.filter((example) => example.operation === operation.operationId);
    if (own.length > 0) operation['x-examples'] = own;
  }
  return document;
}

/** Left out: what a format says already, and the bounds of every integer. Nobody reads the calendar as a regular expression. */
function withoutNoise<T>(node: T): T {
  if (Array.isArray(node)) return node.map(withoutNoise) as T;
  if (typeof node !== 'object' || node === null) return node;
  const { format, type } = node as { format?: unknown; type?: unknown };
  const isNoise = (name: string, value: unknown) =>
    (name === 'pattern' && typeof format === 'string') ||
    (type === 'integer' && (name === 'minimum' || name === 'maximum') && Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER);
  const told = Object.entries(node).filter(([name, value]) => !isNoise(name, value));
  return Object.fromEntries(told.map(([name, value]) => [name, withoutNoise(value)])) as T;
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
  /** The permission that it asks for. */
  can?: Permission;
  /** True where an Idempotency-Key is taken. */
  takesKey?: boolean;
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
  const hasBody = method !== 'GET' && method !== 'DELETE';
  const shape = hasBody ? shapeOf(input) : fieldsOf(input);
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const rest = Object.fromEntries(Object.entries(shape).filter(([name]) => !inPath.includes(name) && name !== 'expectedVersion'));
  const params = Object.fromEntries(inPath.map((name) => [name, shape[name] ?? z.string()]));
  const headers = {
    ...('expectedVersion' in shape
      ? { 'if-match': z.string().optional().describe('The ETag that was read; 412 when there is a newer one.') }
      : {}),
    ...(route.takesKey ? { 'idempotency-key': idempotencyKey } : {}),
  };
  return {
    tags: [route.tag],
    summary: sentence(route.summary),
    operationId: operationIdOf(method, path),
    security: securityOf[route.access],
    ...(inPath.length > 0 ? { params: z.object(params) } : {}),
    ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
    ...(route.can ? { 'x-permission': route.can } : {}),
    'x-problems': problemsOf(route, inPath, Object.keys(shape)),
    ...(Object.keys(rest).length > 0 ? (hasBody ? { body: z.strictObject(rest) } : { querystring: z.object(mapped(rest)) }) : {}),
    // An input that is a choice between shapes is the body as a whole.
    ...(hasBody && !(input instanceof z.ZodObject) && !(input instanceof z.ZodUnknown) ? { body: input } : {}),
    response: {
      ...successOf(answer, status),
      default: { description: 'Problem details', content: { 'application/problem+json': { schema: problemAnswer } } },
    },
  };
}

const shapeOf = (input: z.ZodType): Record<string, z.ZodType> => (input instanceof z.ZodObject ? input.shape : {});

/** A query string has no shapes to choose from: it has the fields of all of them. */
function fieldsOf(input: z.ZodType): Record<string, z.ZodType> {
  if (!(input instanceof z.ZodUnion)) return shapeOf(input);
  const shapes = input.options.map((option) => shapeOf(option as z.ZodType));
  const names = new Set(shapes.flatMap((shape) => Object.keys(shape)));
  return Object.fromEntries(
    [...names].map((name) => {
      const fields = shapes.flatMap((shape) => shape[name] ?? []);
      const field = z.union(fields);
      return [name, fields.length < shapes.length ? field.optional() : field];
    }),
  );
}

const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .describe('A key of your own for this request. Sent again within 24 hours, the request answers the same and happens once.');

/** In a query string `true` and `false` are text; what is meant is a truth. */
const mapped = (fields: Record<string, z.ZodType>) =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, isTruth(field) ? z.boolean().optional() : field]));

function isTruth(field: z.ZodType): boolean {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return isTruth(field.unwrap() as z.ZodType);
  return field instanceof z.ZodPipe && field.out instanceof z.ZodBoolean;
}

type KnownProblem = { status: number; code: string; when: string };

/** The refusals that follow from what a route is. The rules of its noun have codes of their own besides, all with 409 or 422. */
function problemsOf({ access, can, takesKey }: DescribedRoute, inPath: readonly string[], fields: readonly string[]): KnownProblem[] {
  const problem = (status: number, code: string, when: string): KnownProblem => ({ status, code, when });
  const nouns = inPath
    .filter((name) => name.endsWith('Id'))
    .map((name) => name.slice(0, -2).replaceAll(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`));
  const asksForMore = fields.some((name) => name !== 'workspaceId');
  return [
    ...(takesKey
      ? [problem(400, 'idempotency_key_malformed', 'the Idempotency-Key is no visible ASCII, or longer than 255 characters')]
      : []),
    ...(access === 'public' ? [] : [problem(401, 'not_signed_in', 'nobody is signed in, or the key does not work')]),
    ...(can ? [problem(403, 'not_allowed', `the permission ${can} is missing`)] : []),
    ...nouns.map((noun) => problem(404, `${noun}_not_found`, `there is no such ${noun.replaceAll('_', ' ')}, or it is not yours`)),
    ...(takesKey ? [problem(409, 'idempotency_key_in_use', 'the first request with this key still runs')] : []),
    ...(takesKey ? [problem(409, 'idempotency_answer_not_kept', 'it was done before, and its answer was secret or too long to keep')] : []),
    ...(fields.includes('expectedVersion') ? [problem(412, 'version_mismatch', 'it was changed since you read it')] : []),
    ...(asksForMore ? [problem(422, 'invalid', 'a field is refused; issues names each')] : []),
    ...(takesKey ? [problem(422, 'idempotency_key_reused', 'the key was used for another request')] : []),
    problem(429, 'too_many_requests', 'you asked too often; Retry-After says when to come again'),
  ];
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
  interface FastifySchema {
    'x-permission'?: Permission;
    'x-problems'?: readonly KnownProblem[];
  }
  interface FastifyContextConfig {
    /** Who may come in: every route says it, and the security tests are made from it. */
    /** `write_key`: senders of events, who show the key of a source. */
    access?: Access | 'workspace' | 'write_key';
  }
}
