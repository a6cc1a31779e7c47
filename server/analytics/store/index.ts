export { eventDaysOf, localName, reloadDictionary, silentEvents } from './definitions.ts';
export { accountOf, personOf } from './expressions.ts';
export { factsMigrations } from './migrations.ts';
