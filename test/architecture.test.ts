// The gate of the house, and the guard of the gate: a tree in which every rule is broken once must be refused for each of them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { areaNames, areas } from '../areas.ts';
import { importRules } from '../tools/boundaries/import-rules.ts';
import { inspectImports } from '../tools/boundaries/inspect-imports.ts';
import { inspectSources, sourceRules } from '../tools/boundaries/source-rules.ts';
import { describeViolation } from '../tools/boundaries/violation.ts';
import { listSources } from '../tools/sources.ts';

const root = path.resolve(import.meta.dirname, '..');
const inspect = async (folder: string) => {
  const sources = listSources(folder, ['.ts', '.tsx']);
  const imports = await inspectImports(folder, sources);
  return { sources, looked: imports.looked, violations: [...imports.violations, ...inspectSources(folder, sources)] };
};

describe('the map of areas', () => {
  test('arrows point one way: what an area knows does not know it', () => {
    const order = areaNames.flatMap((name) => areas[name].mayImport.map((other) => ({ name, other })));
    for (const { name, other } of order) expect(areas[other].mayImport, `${name} ↔ ${other}`).not.toContain(name);
  });

  test('who knows an area also may know what that area knows, so that types can pass', () => {
    for (const name of areaNames) {
      for (const other of areas[name].mayImport) {
        for (const far of areas[other].mayImport) expect(areas[name].mayImport, `${name} → ${other} → ${far}`).toContain(far);
      }
    }
  });

  test('the screens over several areas are imported by nobody', () => {
    const known = new Set(areaNames.flatMap((name) => areas[name].mayImport));
    for (const screen of ['overview', 'portal', 'exchange'] as const) expect(known).not.toContain(screen);
  });
});

describe('this repository', () => {
  test('keeps every rule, and every source file was looked at', async ({ annotate }) => {
    const { sources, looked, violations } = await inspect(root);
    await annotate(`looked at ${looked.length} of ${sources.length} source files`);
    process.stdout.write(`architecture: looked at ${looked.length} of ${sources.length} source files\n`);
    expect(violations.map(describeViolation)).toEqual([]);
    expect(looked.toSorted()).toEqual(sources);
    expect(looked.length).toBeGreaterThan(10);
  });
});

describe('the gate', () => {
  const sound: Record<string, string> = {
    'package.json': JSON.stringify({
      dependencies: { kysely: '1', fastify: '1', zod: '1' },
      devDependencies: { vitest: '1', 'fast-check': '1' },
    }),
    ...Object.fromEntries(
      ['kysely', 'fastify', 'zod', 'vitest', 'fast-check', 'stray'].flatMap((name) => [
        [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js', license: 'MIT' })],
        [`node_modules/${name}/index.js`, 'module.exports = {};'],
      ]),
    ),
    'contract/people/account.ts': `import { z } from 'zod'; export const account = z;`,
    'server/platform/errors.ts': `import 'node:fs'; export const refused = () => new Date();`,
    'server/platform/db.ts': `import 'kysely'; export const env = 1;`,
    'server/people/account.ts': `import 'node:crypto'; import { account } from '../../contract/people/account.ts'; import { refused } from '../platform/errors.ts'; import type { env } from '../platform/db.ts'; export const rule = [account, refused, new Date(0)]; export type E = typeof env;`,
    'server/people/account.store.ts': `import { sql } from 'kysely'; export const find = () => sql\`select a from b\`;`,
    'server/people/account.actions.ts': `import { rule } from './account.ts'; import { find } from './account.store.ts'; export const rename = [rule, find];`,
    'server/people/account.routes.ts': `import 'fastify'; import { rename } from './account.actions.ts'; export const routes = [rename, 'Select an account from the list'];`,
    'server/people/makers.ts': `import { rename } from './account.actions.ts'; export const make = rename;`,
    'server/people/index.ts': `export { rename } from './account.actions.ts'; export { rule } from './account.ts'; export { routes } from './account.routes.ts';`,
    'server/problems/problem.ts': `import { rule } from '../people/index.ts'; export const score = rule;`,
    'server/problems/problem.test.ts': `import 'vitest'; import { make } from '../people/makers.ts'; import { score } from './problem.ts'; export const t = [make, score];`,
    'server/problems/problem.actions.ts': `import { rename } from '../people/index.ts'; export const merge = rename;`,
    'server/main.ts': `import { rename } from './people/index.ts'; export const main = [process.env.PORT, rename];`,
    'web/platform/button.tsx': `import type { B } from './link.tsx'; export const button = 1; export type A = B; export const later = () => import('./late.tsx');`,
    'web/platform/link.tsx': `import type { A } from './button.tsx'; export type B = A;`,
    'web/platform/late.tsx': `import { button } from './button.tsx'; export const late = button;`,
    'web/people/account-page.tsx': `import { button } from '../platform/button.tsx'; import { account } from '../../contract/people/account.ts'; export const page = [button, account];`,
  };

  /** One broken rule each: the rule, the file that breaks it, and its text. */
  const broken: [rule: string, file: string, text: string][] = [
    ...areaNames
      .filter((name) => importRules().some((rule) => rule.name === `arrows-of-${name}`))
      .map((name): [string, string, string] => {
        const unknown = areaNames.find((other) => other !== name && !areas[name].mayImport.includes(other));
        return [`arrows-of-${name}`, `server/${name}/arrow.actions.ts`, `import '../${unknown}/index.ts';`];
      }),
    ['front-door-only', 'server/problems/side-door.actions.ts', `import '../people/account.store.ts';`],
    ['front-door-from-outside', 'samples/side-door.ts', `import '../server/people/account.store.ts';`],
    ['rules-use-no-verbs', 'server/people/verb.ts', `import './account.actions.ts';`],
    ['rules-do-no-io', 'server/people/database.ts', `import 'kysely';`],
    ['rules-touch-no-machine', 'server/people/disk.ts', `import 'node:fs';`],
    ['rules-use-no-tools', 'server/people/tool.ts', `import { env } from '../platform/db.ts'; export const e = env;`],
    ['contract-is-a-leaf', 'contract/people/leaf.ts', `import '../../areas.ts';`],
    ['sql-only-in-stores', 'server/people/sql.actions.ts', `import 'kysely';`],
    ['http-only-in-routes', 'server/people/http.actions.ts', `import 'node:http';`],
    ['web-meets-server-in-contract', 'web/people/server-page.tsx', `import type { rename } from '../../server/people/index.ts';`],
    ['server-meets-web-in-contract', 'server/people/web.actions.ts', `import '../../web/platform/button.tsx';`],
    ['web-tools-know-no-area', 'web/platform/area.tsx', `import '../people/account-page.tsx';`],
    ['widget-stands-alone', 'widget/notice.ts', `import 'zod';`],
    ['areas-do-not-know-the-application', 'server/people/application.actions.ts', `import '../main.ts';`],
    ['no-cycles', 'server/people/egg.ts', `import type { Hen } from './hen.ts'; export type Egg = Hen;`],
    ['no-loading-cycles', 'web/people/egg.tsx', `import { hen } from './hen.tsx'; export const egg = [hen];`],
    ['nobody-imports-a-test', 'server/people/test.actions.ts', `import '../problems/problem.test.ts';`],
    ['test-support-only-for-tests', 'server/people/support.actions.ts', `import '../../test/support/clock.ts';`],
    ['properties-by-their-support', 'server/people/law.test.ts', `import 'fast-check';`],
    ['makers-only-for-tests-and-samples', 'server/problems/maker.actions.ts', `import '../people/makers.ts';`],
    ['production-uses-no-tools', 'server/people/bench.actions.ts', `import '../../bench/run.ts';`],
    ['no-development-packages-in-production', 'server/people/dev.actions.ts', `import 'vitest';`],
    ['declared-packages-only', 'server/people/stray.actions.ts', `import 'stray';`],
    ['imports-resolve', 'server/people/nowhere.actions.ts', `import './nowhere.ts';`],
    ['environment-read-in-one-place', 'server/people/env.actions.ts', `export const port = process.env['PORT'];`],
    ['environment-read-in-one-place', 'server/people/env2.actions.ts', `import { env } from 'node:process'; export const port = env;`],
    ['time-is-an-argument', 'server/people/clock.ts', `export const now = () => new Date();`],
    ['time-is-an-argument', 'contract/people/clock.ts', `export const now = () => Date.now();`],
    ['rules-measure-no-time', 'server/people/watch.ts', `export const took = () => performance.now();`],
    ['sql-in-its-place', 'server/people/text.actions.ts', `export const query = 'select id from account';`],
    ['sql-in-its-place', 'server/people/builder.actions.ts', `export const query = (scope: any) => scope.db.selectFrom('account');`],
    ['calls-out-by-the-platform', 'server/people/call.actions.ts', `export const call = () => fetch('http://127.0.0.1');`],
    ['rules-take-rules-from-doors', 'server/problems/door.ts', `import { rename } from '../people/index.ts'; export const r = rename;`],
    ['dialogs-give-focus-back', 'web/people/Ask.tsx', `export const Ask = () => <Modal opened><p /></Modal>;`],
    ['journeys-look-again', 'test/journeys/look.test.ts', `export const look = async () => expect(await button.count()).toBe(1);`],
    ['known-roles', 'server/people/account.manager.ts', `export const m = 1;`],
    ['known-areas', 'server/billing/index.ts', `export const b = 1;`],
    ['names-that-say-something', 'server/people/utils.ts', `export const u = 1;`],
  ];
  const targets: Record<string, string> = {
    'areas.ts': '',
    'bench/run.ts': 'export {};',
    'web/people/hen.tsx': `import { egg } from './egg.tsx'; export const hen = [egg];`,
    'server/people/hen.ts': `import type { Egg } from './egg.ts'; export type Hen = Egg;`,
    'test/support/clock.ts': 'export {};',
    ...Object.fromEntries(areaNames.filter((name) => name !== 'people').map((name) => [`server/${name}/index.ts`, 'export {};'])),
  };

  const folders: string[] = [];
  const plant = (files: Record<string, string>): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bifocal-architecture-'));
    folders.push(folder);
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), `${text}\n`);
    }
    return folder;
  };
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  test('lets a sound tree pass', async () => {
    const { sources, looked, violations } = await inspect(plant(sound));
    expect(violations.map(describeViolation)).toEqual([]);
    expect(looked.toSorted()).toEqual(sources);
  });

  describe('refuses a tree in which every rule is broken', () => {
    let found: string[] = [];
    beforeAll(async () => {
      const tree = plant({ ...sound, ...targets, ...Object.fromEntries(broken.map(([, file, text]) => [file, text])) });
      const { violations } = await inspect(tree);
      found = violations.map(({ rule, file }) => `${rule} in ${file}`);
    });

    test.each(broken)('%s: %s', (rule, file) => {
      expect(found).toContain(`${rule} in ${file}`);
    });

    test('and nowhere else', () => {
      const guilty = new Set(broken.map(([, file]) => file));
      expect(found.filter((place) => ![...guilty].some((file) => place.endsWith(` in ${file}`)))).toEqual([]);
    });

    test('and no rule is without its proof', () => {
      const proved = new Set(broken.map(([rule]) => rule));
      const rules = [...importRules(), ...sourceRules].map((rule) => rule.name);
      expect(rules.filter((rule) => !proved.has(rule))).toEqual([]);
    });
  });
});
