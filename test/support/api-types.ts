// Makes the types of the web's client out of the description of the API: one line of `Routes` an operation.
import { createHash } from 'node:crypto';
import openapiTypescript, { astToString, type OpenAPI3 } from 'openapi-typescript';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Node = { [name: string]: Json };

/** What types cannot say; left out, equal shapes are found more often and a changed text changes no type. */
const beyondTypes = new Set([
  '$schema',
  'pattern',
  'description',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'default',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
]);

const isNode = (value: Json | undefined): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record whose names are listed is an object with these fields; the generator would forget the names. */
function recordOfNames({ propertyNames, additionalProperties, required }: Node): Node | undefined {
  if (!isNode(propertyNames) || !Array.isArray(propertyNames['enum']) || additionalProperties === undefined) return undefined;
  const properties = Object.fromEntries(propertyNames['enum'].map((name) => [String(name), additionalProperties]));
  return { type: 'object', properties, required: required ?? [] };
}

function bare(value: Json): Json {
  if (Array.isArray(value)) return value.map(bare);
  if (!isNode(value)) return value;
  const named = recordOfNames(value);
  if (named) return bare(named);
  const isSaid = ([name, inner]: [string, Json]) => !beyondTypes.has(name) || isNode(inner);
  return Object.fromEntries(
    Object.entries(value)
      .filter(isSaid)
      .map(([name, inner]) => [name, bare(inner)]),
  );
}

/** `/products/{productId}/archive` → `/products/{}/archive`: what the address of a call is matched with. */
const patternOf = (path: string) => path.replaceAll(/\{\w+\}/g, '{}');

/** Collects shapes by name; a shape that stands at several places stands once. */
function openShelf() {
  const shapes: Node = {};
  const times = new Map<string, number>();
  const count = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    // A list of fields, one of which is called "properties", is no shape itself.
    if (isNode(value) && isNode(value['properties']) && typeof value['type'] === 'string')
      times.set(JSON.stringify(value), (times.get(JSON.stringify(value)) ?? 0) + 1);
    for (const inner of Object.values(value)) count(inner);
  };
  const nameOf = (text: string) => `Shape${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
  const put = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(put);
    if (!isNode(value)) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, put(one)]));
    const text = JSON.stringify(value);
    if ((times.get(text) ?? 0) < 2 || text.length < 150) return inner;
    shapes[nameOf(text)] = inner;
    return { $ref: `#/components/schemas/${nameOf(text)}` };
  };
  return { shapes, count, put };
}

type Parameter = { in: string; name: string; required?: boolean; schema: Json };
type Operation = {
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, { schema?: Json }> };
  responses?: Record<string, { content?: Record<string, { schema?: Json }> }>;
};

/** What an operation takes and gives, as schemas. */
function partsOf(operation: Operation): { query?: Json; body?: Json; answer?: Json; isBodyNeeded: boolean } {
  const parameters = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const query = {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
  };
  const body = operation.requestBody?.content['application/json']?.schema;
  const [, success] = Object.entries(operation.responses ?? {}).find(([status]) => /^2\d\d$/.test(status)) ?? [];
  const answer = success?.content?.['application/json']?.schema;
  return {
    ...(parameters.length > 0 ? { query } : {}),
    ...(body === undefined ? {} : { body }),
    ...(answer === undefined ? {} : { answer }),
    isBodyNeeded: operation.requestBody?.required ?? false,
  };
}

/** Without comments, and with little space: nobody reads it, but everybody's editor and history carry it. */
const narrow = (types: string): string =>
  types
    .replaceAll('components["schemas"]', 'Shapes')
    .replaceAll(/^ *\/\*\*.*\*\/\n/gm, '')
    .replaceAll(/^( +)/gm, (space) => ' '.repeat(Math.max(0, space.length / 4 - 1)));

export async function apiTypesOf(description: object): Promise<string> {
  const { paths, components } = bare(JSON.parse(JSON.stringify(description))) as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Node };
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${patternOf(path)}`, ...partsOf(operation) })),
  );
  const shelf = openShelf();
  for (const { query = null, body = null, answer = null } of operations) shelf.count([query, body, answer]);
  const lines: string[] = [];
  for (const { name, isBodyNeeded, ...parts } of operations.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const said = Object.entries(parts).map(([part, schema]) => {
      shelf.shapes[`${name} ${part}`] = shelf.put(schema);
      const isOptional = part === 'body' ? !isBodyNeeded : part === 'query' && (schema as { required: unknown[] }).required.length === 0;
      return `${part}${isOptional ? '?' : ''}: Shapes['${name} ${part}']`;
    });
    lines.push(`  '${name}': { ${said.join('; ')} };`.replace('{  }', 'object'));
  }
  const document = {
    openapi: '3.1.0',
    info: { title: '', version: '' },
    paths: {},
    components: { schemas: { ...components.schemas, ...shelf.shapes } },
  };
  const types = astToString(await openapiTypescript(document as unknown as OpenAPI3, { defaultNonNullable: false }));
  const schemas = /components \{\s+schemas: (\{[\s\S]*?\n {4}\});/.exec(types)?.[1] ?? '{}';
  return [
    '// Made from the description of the API by test/api-description.test.ts, which fails when it is stale. Do not edit.',
    `interface Shapes ${narrow(schemas)}`,
    '',
    '/** What each operation takes and gives; `{}` stands for a part of the address. */',
    `export interface Routes {\n${lines.join('\n')}\n}\n`,
  ].join('\n');
}
