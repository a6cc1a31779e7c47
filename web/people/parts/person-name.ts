import { peopleText as text } from '../people.text.ts';

/** What a person is called: name, else email, else that nobody knows who it is. */
export const personName = (person: { name: string | null; email: string | null; no?: number }): string =>
  person.name ?? person.email ?? text.anonymous(person.no ?? 0);

/** The same for a row that names its person (a membership, a role). */
export const memberName = (row: { personName: string | null; personEmail: string | null }): string =>
  row.personName ?? row.personEmail ?? text.notKnown;
