import type { IForbiddenRuleType } from 'dependency-cruiser';
import { type AreaName, areaNames, areas, roles } from '../../areas.ts';

/** A rule of dependency-cruiser whose reason is told to whoever breaks it. */
export type ImportRule = IForbiddenRuleType & { name: string; comment: string };

const either = (names: readonly string[]): string => `(?:${names.join('|')})`;
const rolesWith = (ability: 'sql' | 'http'): string[] => Object.keys(roles).filter((role) => roles[role as keyof typeof roles][ability]);

const tests = '\\.test\\.tsx?$';
const makers = '^server/[^/]+/makers\\.ts$';
const toolboxes = either(areaNames.filter((name) => areas[name].toolbox));
const withRole = `\\.${either(Object.keys(roles))}\\.ts$`;
const packages = (names: readonly string[]): string => `(?:^|/)node_modules/${either(names)}/`;

/** Where the rules of an area live: a noun without a role after the dot. */
const rulesFiles = { path: '^server/[^/]+/[^.]+\\.ts$', pathNot: [`^server/${toolboxes}/`, '/(?:index|tables|makers)\\.ts$'] };

export const isRulesFile = (file: string): boolean =>
  new RegExp(rulesFiles.path).test(file) && !rulesFiles.pathNot.some((not) => new RegExp(not).test(file));

/** The tools of the platform that are themselves pure, so that rules may use them. Everything else there does I/O. */
const pureTools = either(['errors', 'words']);

const sqlPackages = ['kysely', 'pg', 'pg-[^/]+', '@electric-sql', '@clickhouse', 'chdb'];
const httpPackages = ['fastify', 'fastify-[^/]+', '@fastify', 'undici', 'light-my-request'];
const otherIo = ['better-auth', '@better-auth', 'pino', 'prom-client', 'commander', 'tar-stream', 'vite', 'nodemailer'];
/** Modules of Node that only compute. Chance, which `crypto` also has, is looked for in the source. */
const pureCoreModules = `^(?:node:)?${either(['assert', 'buffer', 'crypto', 'events', 'path', 'querystring', 'stream', 'string_decoder', 'url', 'util', 'zlib'])}(?:/|$)`;
const network = '^(?:node:)?(?:http|https|http2|net|tls|dgram)$';

const arrows = (name: AreaName): ImportRule[] => {
  const unknown = areaNames.filter((other) => other !== name && !areas[name].mayImport.includes(other));
  if (unknown.length === 0) return [];
  return [
    {
      name: `arrows-of-${name}`,
      comment: `areas.ts does not let ${name} know this area. Compose on the page, tell it through the outbox or a port, or let the higher area call.`,
      severity: 'error',
      from: { path: `^(?:server|contract)/${name}/`, pathNot: tests },
      to: { path: `^(?:server|contract)/${either(unknown)}/` },
    },
  ];
};

/**
 * The import rules of the house, made from areas.ts.
 *
 * What an import cannot show (SQL in a string, the clock, the environment) is in source-rules.ts.
 */
export const importRules = (): ImportRule[] => [
  ...areaNames.flatMap(arrows),
  {
    name: 'front-door-only',
    comment: 'Another area is entered by its index.ts. Only makers have a second door, for tests and samples.',
    severity: 'error',
    from: { path: '^server/([^/]+)/' },
    to: {
      path: `^server/(?!${toolboxes}/)[^/]+/`,
      pathNot: ['^server/$1/', '^server/[^/]+/index\\.ts$', makers],
    },
  },
  {
    name: 'front-door-from-outside',
    comment: 'An area is entered by its index.ts, also by the application, the samples, the benchmarks and the tests around it.',
    severity: 'error',
    from: { pathNot: '^server/[^/]+/' },
    to: { path: `^server/(?!${toolboxes}/)[^/]+/`, pathNot: ['^server/[^/]+/index\\.ts$', makers] },
  },
  {
    name: 'rules-use-no-verbs',
    comment: 'A rules file is pure: it may not import a store, an action, a query, a route or a job.',
    severity: 'error',
    from: rulesFiles,
    to: { path: withRole },
  },
  {
    name: 'rules-do-no-io',
    comment: 'A rules file is pure: no package that talks to a database, a network or the screen.',
    severity: 'error',
    from: rulesFiles,
    to: { path: packages([...sqlPackages, ...httpPackages, ...otherIo]) },
  },
  {
    name: 'rules-touch-no-machine',
    comment: 'A rules file is pure: no files, processes, threads, timers or network. Buffers, streams, hashes and addresses are fine.',
    severity: 'error',
    from: rulesFiles,
    to: { dependencyTypes: ['core'], pathNot: pureCoreModules },
  },
  {
    name: 'rules-use-no-tools',
    comment: 'A rules file is pure: from the platform it may take types and the refusals, nothing that acts.',
    severity: 'error',
    from: rulesFiles,
    to: { path: `^server/${toolboxes}/`, pathNot: `^server/${toolboxes}/${pureTools}\\.ts$`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'contract-is-a-leaf',
    comment: 'The contract imports the schema library and other contract files: everybody depends on it, it depends on nobody.',
    severity: 'error',
    from: { path: '^contract/', pathNot: tests },
    to: { pathNot: ['^contract/', packages(['zod'])] },
  },
  {
    name: 'sql-only-in-stores',
    comment: 'Only *.store.ts, *.query.ts, *.intake.ts and the platform talk to a database.',
    severity: 'error',
    from: {
      path: '^server/',
      pathNot: [tests, `^server/${toolboxes}/`, `\\.${either(rolesWith('sql'))}\\.ts$`, '^server/[^/]+/(?:tables|makers)\\.ts$'],
    },
    to: { path: packages(sqlPackages) },
  },
  {
    name: 'http-only-in-routes',
    comment: 'Only *.routes.ts, *.intake.ts, app.ts, main.ts and the platform know about HTTP.',
    severity: 'error',
    from: {
      path: '^server/',
      pathNot: [tests, `^server/${toolboxes}/`, `\\.${either(rolesWith('http'))}\\.ts$`, '^server/(?:app|main)\\.ts$'],
    },
    to: { path: [packages(httpPackages), network] },
  },
  {
    name: 'web-meets-server-in-contract',
    comment: 'The browser knows the server by the contract only.',
    severity: 'error',
    from: { path: '^(?:web|widget)/', pathNot: '^web/vite\\.config\\.ts$' },
    to: { path: '^(?:server|samples|bench|tools)/' },
  },
  {
    name: 'server-meets-web-in-contract',
    comment: 'The server knows the browser by the contract only.',
    severity: 'error',
    from: { path: '^(?:server|contract|samples)/' },
    to: { path: '^(?:web|widget)/' },
  },
  {
    name: 'web-tools-know-no-area',
    comment: 'web/platform holds parts that know no area.',
    severity: 'error',
    from: { path: '^web/platform/', pathNot: tests },
    to: { path: '^web/(?!platform/)' },
  },
  {
    name: 'widget-stands-alone',
    comment: 'The widget runs on pages of others: no packages, nothing of the application.',
    severity: 'error',
    from: { path: '^widget/', pathNot: tests },
    to: { pathNot: '^widget/' },
  },
  {
    name: 'areas-do-not-know-the-application',
    comment: 'The application wires the areas; an area that needs it has its arrow upside down.',
    severity: 'error',
    from: { path: '^server/[^/]+/', pathNot: tests },
    to: { path: '^server/[^/]+\\.ts$' },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that import each other, be it for a type, are one file, or there is a third one hiding.',
    severity: 'error',
    from: { pathNot: '^(?:web|widget)/' },
    to: { circular: true },
  },
  {
    name: 'no-loading-cycles',
    comment: 'Two files that load each other are one file, or there is a third one hiding.',
    severity: 'error',
    // Types and pages that are loaded later may look back: the router knows its pages, and each page's links know the router.
    from: { path: '^(?:web|widget)/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
  },
  {
    name: 'nobody-imports-a-test',
    comment: 'Move what is shared to makers.ts or test/support.',
    severity: 'error',
    from: {},
    to: { path: tests },
  },
  {
    name: 'test-support-only-for-tests',
    comment: 'What runs at a customer may not depend on test code.',
    severity: 'error',
    from: { pathNot: [tests, '^test/', '^bench/', '^tools/', '^vitest\\.config\\.ts$'] },
    to: { path: '^test/' },
  },
  {
    name: 'properties-by-their-support',
    comment: 'test/support/properties.ts says which cases are tried: the same in every run, others in a soak.',
    severity: 'error',
    from: { pathNot: '^test/support/properties\\.ts$' },
    to: { path: '(?:^|/)node_modules/fast-check/' },
  },
  {
    name: 'makers-only-for-tests-and-samples',
    comment: 'Makers skip the one door for writes.',
    severity: 'error',
    from: { pathNot: [tests, '^test/', '^bench/', '^samples/', makers] },
    to: { path: makers },
  },
  {
    name: 'production-uses-no-tools',
    comment: 'tools/ and bench/ are for developers: the product runs without them.',
    severity: 'error',
    from: { path: '^(?:server|contract|samples)/', pathNot: tests },
    to: { path: '^(?:tools|bench)/' },
  },
  {
    name: 'no-development-packages-in-production',
    comment: 'What runs at a customer may import `dependencies` only; `npm ci --omit=dev` must work.',
    severity: 'error',
    from: { path: '^(?:server|contract|web|widget|samples|bin)/', pathNot: [tests, makers] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
  },
  {
    name: 'declared-packages-only',
    comment: 'A package that package.json does not name can vanish with the next update of somebody else.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'imports-resolve',
    comment: 'The file or package does not exist.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];
