// Every example of the API's reference is asked of a real application, with a real key; what it shows is what came back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { permissions } from '../contract/platform/permission.ts';
import { type ApiExample, apiExamples, shownExamples } from '../server/api-examples.ts';
import { areaModules } from '../server/area-modules.ts';
import { keepUp } from '../server/platform/upkeep.ts';
import { expectStatus, openRealWorld, type RealWorld } from './support/real-world.ts';
import { openWorld } from './support/world.ts';

type Operation = { operationId: string; responses: Record<string, { content?: Record<string, { schema: object }> }> };
type Description = { paths: Record<string, Record<string, Operation>>; components: { schemas: object } };

let real: RealWorld;
let description: Description;
const variables = new Map<string, string>();

beforeAll(async () => {
  real = await openRealWorld(await openWorld());
  description = (await real.app.inject({ url: '/api/v1/openapi.json' })).json();
  const admin = await real.found('Examples');
  const made = await real.app.inject({
    method: 'POST',
    url: `/api/v1/workspaces/${admin.workspaceId}/api-keys`,
    headers: { cookie: admin.cookie },
    payload: { name: 'reference', scopes: permissions },
  });
  variables.set('WORKSPACE_ID', admin.workspaceId);
  variables.set('BIFOCAL_KEY', expectStatus(made, 201).json<{ secret: string }>().secret);
});
afterAll(() => real.close());

const filled = (text: string) => text.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => variables.get(name) ?? `no ${name}`);

function operationOf(example: ApiExample): { method: string; path: string; operation: Operation } {
  for (const [path, methods] of Object.entries(description.paths))
    for (const [method, operation] of Object.entries(methods))
      if (operation.operationId === example.operation) return { method, path, operation };
  throw new Error(`the description has no ${example.operation}`);
}

async function ask(example: ApiExample) {
  const { method, path } = operationOf(example);
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    name === 'workspaceId' ? '$WORKSPACE_ID' : (example.path?.[name] ?? `no ${name}`),
  );
  return real.app.inject({
    method: method.toUpperCase() as 'GET',
    url: filled(url),
    query: JSON.parse(filled(JSON.stringify(example.query ?? {}))),
    headers: { authorization: filled('Bearer $BIFOCAL_KEY'), ...example.headers },
    ...(example.body === undefined ? {} : { payload: JSON.parse(filled(JSON.stringify(example.body))) }),
  });
}

/** Ids, secrets and cursors are others in every run: each is shown as a number of its kind. */
function steady() {
  const seen = new Map<string, string>();
  return (text: string) =>
    text
      .replaceAll(/\b([a-z]{3})_[0-9a-hjkmnp-tv-z]{20}\b/g, (id, prefix: string) => {
        if (!seen.has(id)) seen.set(id, `${prefix}_${String(seen.size + 1).padStart(20, '0')}`);
        return seen.get(id) ?? id;
      })
      .replaceAll(/"(secret|start)":"[^"]*"/g, (_, name: string) => `"${name}":"bfk_${name === 'start' ? 'Qx7a' : 'Qx7a-shown-only-once'}"`)
      .replaceAll(
        /"(nextCursor|requestId)":"[^"]*"/g,
        (_, name: string) => `"${name}":"${name === 'requestId' ? 'b1b7e0f2-0000-4000-8000-000000000000' : 'WyIyMDI2LTAxLTEzIl0'}"`,
      );
}

/** The described schema as a validator; what it refers to goes along. */
const validatorOf = (schema: object) =>
  z.fromJSONSchema(
    JSON.parse(JSON.stringify({ ...schema, $defs: description.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/')),
  );

/** Figures follow facts in slices: what is shown are those at the end, however slow the machine. */
async function untilComputed(): Promise<void> {
  const ranking = apiExamples.find((example) => example.name === 'ranking');
  for (let tries = 0; ranking && tries < 200; tries++) {
    await real.world.settle();
    await keepUp(areaModules, real.world.ports, variables.get('WORKSPACE_ID') ?? '');
    if ((await ask(ranking)).json<{ waiting?: number }>().waiting === 0) return;
  }
  throw new Error('the figures are not computed yet');
}

const shownHeaders = ['etag', 'idempotent-replayed'];

test('every example is answered as it says, by the schema that is described, and as it is shown', async () => {
  const normal = steady();
  const answers: Record<string, unknown> = {};
  for (const example of apiExamples) {
    if (operationOf(example).method === 'get') await untilComputed();
    const answer = await ask(example);
    expect({ name: example.name, status: answer.statusCode, body: answer.statusCode === example.status ? '' : answer.body }).toEqual({
      name: example.name,
      status: example.status,
      body: '',
    });
    const isJson = /^application\/(?:problem\+)?json;/.test(String(answer.headers['content-type']));
    if (isJson) {
      const { operation } = operationOf(example);
      const described = operation.responses[String(example.status)] ?? operation.responses['default'];
      const schema = Object.values(described?.content ?? {})[0]?.schema ?? {};
      const parsed = validatorOf(schema).safeParse(answer.json());
      expect({ name: example.name, issues: parsed.error?.issues ?? [] }).toEqual({ name: example.name, issues: [] });
    }
    for (const [variable, field] of Object.entries(example.keep ?? {})) variables.set(variable, String(answer.json()[field]));
    const body = normal(answer.body.replaceAll(variables.get('WORKSPACE_ID') ?? '', 'wsp_00000000000000000000'));
    const headers = Object.fromEntries(
      shownHeaders.flatMap((name) => (answer.headers[name] === undefined ? [] : [[name, String(answer.headers[name])]])),
    );
    answers[example.name] = { body: isJson ? JSON.parse(body) : body, headers };
  }
  await expect(`${JSON.stringify(answers, null, 1)}\n`).toMatchFileSnapshot('../server/api-answers.generated.json');
});

test('no example is shown without its answer', () => {
  expect(shownExamples.filter((example) => example.answer === null).map((example) => example.name)).toEqual([]);
});
