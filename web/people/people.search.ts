import { Building2, UserRound } from 'lucide-react';
import type { AccountListItem } from '../../contract/people/account.ts';
import type { PersonListItem } from '../../contract/people/person.ts';
import { type Page, workspaceApi } from '../platform/api.ts';
import type { SearchHit } from '../platform/routing/area.ts';
import type { Here } from '../platform/session/here.ts';
import { personName } from './parts/person-name.ts';
import { peopleText as text } from './people.text.ts';

/** Units  hits of each kind. */
const offered = 6;

/** Accounts and persons for the search field. */
export async function searchPeople(here: Here, query: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  const api = workspaceApi(here.workspace.id);
  const asked = { query: { q: query, limit: offered }, signal };
  const [accounts, persons] = await Promise.all([
    api.get<Page<AccountListItem>>('/accounts', asked),
    api.get<Page<PersonListItem>>('/persons', asked),
  ]);
  return [
    ...accounts.items.map((account) => ({
      kind: 'account',
      id: account.id,
      label: account.name,
      description: [text.stages[account.stage], account.domains[0]].filter(Boolean).join(' · '),
      group: text.accounts,
      icon: Building2,
    })),
    ...persons.items.map((person) => ({
      kind: 'person',
      id: person.id,
      label: personName(person),
      description: person.accounts.map((account) => account.name).join(', ') || (person.email ?? ''),
      group: text.persons,
      icon: UserRound,
    })),
  ];
}
