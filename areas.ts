/**
 * Who may know whom. This is the only place where areas and their allowed imports are written: the import rules
 * (tools/boundaries/import-rules.ts), the folder checks and the map in the documentation are made from it.
 *
 * An area is a folder of the same name in `contract/`, `server/` and `web/`. Adding an arrow here is a decision: write it down
 * in docs/decisions.
 */

export interface Area {
  /** The one question the area answers. */
  question: string;
  /** Areas whose front door (`index.ts`) this one may import. Written in full, so that a reader need not add up chains. */
  mayImport: readonly AreaName[];
  /** Pure areas hold rules only: no database, no clock, no network. */
  pure?: true;
  /** A toolbox has no single front door: each of its files is one. */
  toolbox?: true;
}

export const areaNames = [
  'platform',
  'stats',
  'strategy',
  'people',
  'analytics',
  'expertise',
  'problems',
  'flags',
  'ownership',
  'experiments',
  'acquisition',
  'releases',
  'overview',
  'portal',
  'exchange',
] as const;

export type AreaName = (typeof areaNames)[number];

const untilAnalytics = ['platform', 'stats', 'strategy', 'people', 'analytics'] as const;
const untilOwnership = [...untilAnalytics, 'expertise', 'problems', 'flags', 'ownership'] as const;
const untilReleases = [...untilOwnership, 'experiments', 'acquisition', 'releases'] as const;

export const areas: Readonly<Record<AreaName, Area>> = {
  platform: { question: 'with what tools?', mayImport: [], toolbox: true },
  stats: { question: 'what do these numbers allow us to say?', mayImport: [], pure: true },
  strategy: { question: 'what do we want, and by which policies do we decide?', mayImport: ['platform'] },
  people: { question: 'who is the customer, who uses, who decides?', mayImport: ['platform', 'strategy'] },
  analytics: { question: 'what did they really do?', mayImport: ['platform', 'stats', 'strategy', 'people'] },
  expertise: { question: 'do we know their world?', mayImport: untilAnalytics },
  problems: { question: 'what first, and why?', mayImport: [...untilAnalytics, 'expertise'] },
  flags: { question: 'who sees what, now?', mayImport: untilAnalytics },
  ownership: {
    question: 'whose feature is it, what did we promise?',
    mayImport: [...untilAnalytics, 'expertise', 'problems', 'flags'],
  },
  experiments: { question: 'which variant is better?', mayImport: untilOwnership },
  acquisition: { question: 'how do they come, start and stay?', mayImport: untilOwnership },
  releases: { question: 'when may it reach them?', mayImport: [...untilOwnership, 'experiments', 'acquisition'] },
  // The last three read everything and are read by nobody, not even by each other.
  overview: { question: 'how are we doing?', mayImport: untilReleases },
  portal: { question: 'what do the customers see and say?', mayImport: untilReleases },
  exchange: { question: 'how does data come in, go out and vanish?', mayImport: untilReleases },
};

/**
 * What the word after the dot in a file's name allows (`problem.store.ts`). A file without such a word holds rules: pure functions,
 * no database, no clock, no network. Names that are not listed are refused by the architecture test: add a word only when none fits.
 */
export const roles = {
  actions: { does: 'the verbs: load, decide, save', sql: false, http: false },
  store: { does: 'SQL for the own tables, one function per question or change', sql: true, http: false },
  query: { does: 'SQL for screens: reads only, may join tables of areas that may be imported', sql: true, http: false },
  routes: { does: 'a table of method, path and action', sql: false, http: true },
  jobs: { does: 'a schedule and an action', sql: false, http: false },
  facts: { does: 'what the area does when another one tells a fact through the outbox', sql: false, http: false },
  command: { does: 'a command of the command line', sql: false, http: false },
  intake: { does: 'takes in events past the one door for writes, visibly', sql: true, http: true },
} as const satisfies Record<string, { does: string; sql: boolean; http: boolean }>;

export type Role = keyof typeof roles;

/** Files of an area that have a fixed name instead of a noun. */
export const fixedFiles = {
  index: 'the front door',
  tables: 'the row types of the tables that the area owns',
  makers: 'makes rows for tests and samples',
} as const;

/** The only readers of `process.env`. */
export const environmentReaders = ['server/main.ts', 'server/cli.ts'] as const;
