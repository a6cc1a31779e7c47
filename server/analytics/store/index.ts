export { eventDaysOf, localName, reloadDictionary } from './definitions.store.ts';
export { accountOf, personOf } from './expressions.ts';
export { factsWorkspaceOf, findFactsWorkspace, numberFactsWorkspace } from './facts-workspace.store.ts';
export { factsMigrations, keptFacts } from './migrations.store.ts';
export { silentEvents } from './silent-events.ts';
