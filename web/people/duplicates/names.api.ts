import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../../platform/api.ts';
import { personName } from '../parts/person-name.ts';
import { peopleKeys } from '../people.api.ts';

/** A person by name, for a field that holds one already. */
export const personNameQuery = (api: Api, personId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'person', personId, 'name'],
    queryFn: ({ signal }) => api.get(`/persons/${personId}`, { signal }).then((person) => ({ id: person.id, name: personName(person) })),
  });
