import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { listSources } from './tools/sources.ts';

const root = import.meta.dirname;
const tests = listSources(root, ['.test.ts', '.test.tsx']);
const under = (...folders: string[]): string[] => tests.filter((file) => folders.some((folder) => file.startsWith(folder)));

/**
 * A test that opens a world (a database and an application) runs twice: on the embedded Postgres and on a real one. It is found by what
 * it imports and not by its name, so that nobody can forget to name it.
 */
const opensWorld = (file: string): boolean => /from '[^']*\/support\/world\.ts'/.test(readFileSync(path.join(root, file), 'utf8'));

const journeys = [...under('test/journeys/'), 'test/support/chromium.test.ts'];
// A run without journeys would say that all is well.
if (under('test/journeys/').length === 0)
  throw new Error('There is no journey under test/journeys/: nothing would prove the product in a browser.');
/** Tests that start whole processes, kill them and start them again. */
const operations = ['test/operations.test.ts', 'test/imports-killed.test.ts', 'test/intake-killed.test.ts'].filter((file) =>
  tests.includes(file),
);
const web = under('web/', 'widget/');
const elsewhere = tests.filter((file) => ![...journeys, ...web, ...operations].includes(file));
const server = elsewhere.filter(opensWorld);
const rules = elsewhere.filter((file) => !server.includes(file));
// An empty list would mean "everything" to vitest.
const orNone = (files: string[]): string[] => (files.length > 0 ? files : ['no such file']);

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    unstubEnvs: true,
    expect: { requireAssertions: true },
    coverage: { provider: 'v8', include: ['contract/**', 'server/**', 'web/**'], reportsDirectory: 'coverage' },
    projects: [
      { extends: true, test: { name: 'rules', include: orNone(rules), testTimeout: 60_000, sequence: { groupOrder: 1 } } },
      { extends: true, test: { name: 'web', include: orNone(web), sequence: { groupOrder: 1 } } },
      {
        extends: true,
        test: {
          name: 'server',
          include: orNone(server),
          env: { BIFOCAL_TEST_DATABASE: 'pglite' },
          globalSetup: ['test/support/embedded-template.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'server-postgres',
          include: orNone(server),
          env: { BIFOCAL_TEST_DATABASE: 'postgres' },
          globalSetup: ['test/support/run-postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: {
          name: 'operations',
          include: orNone(operations),
          // Each starts servers of its own: side by side they would only make each other late.
          fileParallelism: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: journeys,
          // One browser and one server at a time: two cores are not enough for more, and a journey that waits for another one is flaky.
          fileParallelism: false,
          globalSetup: ['test/support/built-web.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 5 },
        },
      },
    ],
  },
});
