export { eventDaysOf, localName, reloadDictionary, silentEvents } from './definitions.ts';
export { accountOf, personOf } from './expressions.ts';
export { factsWorkspaceOf, findFactsWorkspace, numberFactsWorkspace } from './facts-workspace.store.ts';
export { factsMigrations, keptFacts } from './migrations.ts';
