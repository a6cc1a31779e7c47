// What of the API's description the reference shows, as it comes from the server.
export interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: readonly (string | number | boolean | null)[];
  const?: string | number | boolean | null;
  format?: string;
  description?: string;
  default?: unknown;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  schema: Schema;
}

export interface Example {
  name: string;
  title: string;
  path?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string>>;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  status: number;
  answer: { body: unknown; headers?: Readonly<Record<string, string>> } | null;
}

type Contents = Readonly<Record<string, { schema?: Schema }>>;

interface Described {
  operationId: string;
  summary: string;
  tags: readonly string[];
  parameters?: readonly Parameter[];
  requestBody?: { required?: boolean; content: Contents };
  responses: Readonly<Record<string, { content?: Contents }>>;
  security: readonly Readonly<Record<string, unknown>>[];
  'x-permission'?: string;
  'x-problems'?: readonly { status: number; code: string; when: string }[];
  'x-examples'?: readonly Example[];
}

export interface Description {
  info: { description: string };
  tags: readonly { name: string; description: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  components: { schemas: Readonly<Record<string, Schema>> };
}

/** A request that can be made. */
export interface Operation {
  id: string;
  method: string;
  path: string;
  /** Without what all paths of a workspace begin with. */
  shortPath: string;
  summary: string;
  tag: string;
  access: 'public' | 'session' | 'workspace';
  permission: string | undefined;
  parameters: readonly Parameter[];
  body: Schema | undefined;
  status: string;
  answer: Schema | undefined;
  problems: readonly { status: number; code: string; when: string }[];
  examples: readonly Example[];
}

export interface Chapter {
  name: string;
  description: string;
  operations: readonly Operation[];
}

const workspacePath = '/api/v1/workspaces/{workspaceId}';
const schemaOf = (content: Contents | undefined) => Object.values(content ?? {})[0]?.schema;

function operationOf(path: string, method: string, one: Described): Operation {
  const [status = '200', success] = Object.entries(one.responses).find(([code]) => code.startsWith('2')) ?? [];
  return {
    id: one.operationId,
    method: method.toUpperCase(),
    path,
    shortPath: path.startsWith(workspacePath) ? path.slice(workspacePath.length) || '/' : path,
    summary: one.summary,
    tag: one.tags[0] ?? '',
    access: one.security.length === 0 ? 'public' : one.security.length === 1 ? 'session' : 'workspace',
    permission: one['x-permission'],
    parameters: (one.parameters ?? []).filter((parameter) => parameter.name !== 'workspaceId'),
    body: schemaOf(one.requestBody?.content),
    status,
    answer: status === '204' ? undefined : schemaOf(success?.content),
    problems: one['x-problems'] ?? [],
    examples: one['x-examples'] ?? [],
  };
}

/** Shape   chapters in the order of the description, without those that have nothing that fits. */
export function chaptersOf(description: Description, words: string): Chapter[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const all = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => operationOf(path, method, one)),
  );
  const fits = (one: Operation) => {
    const text =
      `${one.method} ${one.path} ${one.summary} ${one.tag} ${one.problems.map((problem) => problem.code).join(' ')}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return description.tags
    .map((tag) => ({ ...tag, operations: all.filter((one) => one.tag === tag.name && fits(one)) }))
    .filter((chapter) => chapter.operations.length > 0);
}

export interface Field {
  name: string;
  schema: Schema;
  isRequired: boolean;
}

/** The type in words: `text or null`, `list of numbers`. */
export function typeInWords(schema: Schema): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeInWords))].join(' or ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? '';
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'anything'];
  return types
    .map((type) =>
      type === 'array' ? `list of ${typeInWords(schema.items ?? {})}` : type === 'object' ? 'object' : (schema.format ?? type),
    )
    .join(' or ');
}

/** What a value may be at most and at least, and what it is when it is left out. */
export function boundsInWords({ minimum, maximum, minLength, maxLength, maxItems, default: preset }: Schema): string {
  return [
    minimum !== undefined && `from ${minimum}`,
    maximum !== undefined && `to ${maximum}`,
    minLength !== undefined && minLength > 1 && `at least ${minLength} characters`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    maxItems !== undefined && `at most ${maxItems}`,
    preset !== undefined && preset !== null && `otherwise ${JSON.stringify(preset)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** The fields that stand below a schema: its own, those of its items, those of its choices. */
export function fieldsOf(schema: Schema): readonly (readonly Field[])[] {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.flatMap(fieldsOf);
  if (schema.items) return fieldsOf(schema.items);
  if (!schema.properties) return [];
  const required = new Set(schema.required);
  return [Object.entries(schema.properties).map(([name, inner]) => ({ name, schema: inner, isRequired: required.has(name) }))];
}
