// The description of the API is complete, and what it says can be followed.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiTypesOf } from './support/api-types.ts';
import { openRealWorld, type RealWorld } from './support/real-world.ts';
import { openWorld } from './support/world.ts';

type Operation = {
  operationId?: string;
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { in: string; name: string }[];
  requestBody?: { required: boolean; content: Record<string, { schema?: { type?: string; required?: string[] } }> };
  responses?: Record<string, { content?: Record<string, unknown> }>;
};
type Description = { openapi: string; tags: { name: string; description: string }[]; paths: Record<string, Record<string, Operation>> };

let real: RealWorld;
let text: string;
let description: Description;
beforeAll(async () => {
  real = await openRealWorld(await openWorld());
  const answer = await real.app.inject({ url: '/api/v1/openapi.json' });
  text = answer.body;
  description = answer.json();
});
afterAll(() => real.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ title: `${method.toUpperCase()} ${path}`, path, operation })),
  );

describe('the description of the API', () => {
  test('is OpenAPI 3.1 and names every mounted route', () => {
    expect(description.openapi).toBe('3.1.0');
    const mounted = real.mounted
      .filter((route) => route.method !== 'HEAD' && route.url !== '/api/v1/openapi.json')
      // The paths of Segment's tracking API are Segment's; the guide says which of it is understood.
      .filter((route) => route.config?.access !== 'write_key')
      .map((route) => `${route.method} ${route.url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(
      operations()
        .map(({ title }) => title)
        .sort(),
    ).toEqual(mounted.sort());
  });

  test('gives each operation a name of its own, says who may come in and how it refuses', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { title, operation } of operations()) {
      expect(operation.operationId, title).toMatch(/^[a-z][a-zA-Z0-9]+$/);
      expect(operation.security, title).toBeInstanceOf(Array);
      expect(Object.keys(operation.responses?.['default']?.content ?? {}), title).toEqual(['application/problem+json']);
      expect(
        Object.keys(operation.responses ?? {}).some((status) => /^2\d\d$/.test(status)),
        title,
      ).toBe(true);
    }
  });

  test('says in words what each operation does, in chapters that are described', () => {
    const chapters = description.tags.filter((tag) => tag.description !== '').map((tag) => tag.name);
    for (const { title, operation } of operations()) {
      expect(chapters, title).toContain(operation.tags?.[0]);
      expect(operation.summary, title).toMatch(/^[A-Z]/);
      expect(operation.summary, title).not.toMatch(/(?:listed|created|changed|archived|restored|removed)$/);
    }
  });

  test('is what the types of the web application were made from (if not: the same test with -u)', async () => {
    await expect(await apiTypesOf(description)).toMatchFileSnapshot('../web/platform/api-routes.generated.ts');
  });

  test('asks for a body only where something must be in it', () => {
    const bodies = operations().flatMap(({ title, operation }) => (operation.requestBody ? [{ title, body: operation.requestBody }] : []));
    const isNeeded = (title: string) => bodies.find((found) => found.title.endsWith(title))?.body.required;
    expect(isNeeded('/products/{productId}/problems')).toBe(true);
    expect(isNeeded('PATCH /api/v1/workspaces/{workspaceId}/problems/{problemId}')).toBe(false);
    for (const { title, body } of bodies) {
      const schema = body.content['application/json']?.schema;
      expect(body.required, title).toBe(schema?.type !== 'object' || (schema.required ?? []).length > 0);
    }
  });

  test('declares every parameter that stands in a path', () => {
    for (const { title, path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = operation.parameters?.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name) ?? [];
      expect(declared.sort(), title).toEqual(inPath.sort());
    }
  });

  test('holds whatever it refers to', () => {
    const refs = [...text.matchAll(/"\$ref":"#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(10);
    for (const ref of new Set(refs)) {
      const found = ref
        .split('/')
        .slice(1)
        .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], description);
      expect(found, ref).toBeTypeOf('object');
    }
  });
});
