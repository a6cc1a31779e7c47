import type { Database } from '../postgres/database.ts';

/** What `bifocal doctor` says of one thing. Shape  `wrong` ends the command with 1; `advice` is one sentence that says what to do. */
export type Finding = { what: string; state: 'ok' | 'note' | 'wrong'; text: string; advice?: string };

/** What a check of an area may look at. Shape  `isServed`: a server runs on this database, so that what waits should be worked off. */
export type CheckedDatabase = { database: Database; now: Date; isServed: boolean };
