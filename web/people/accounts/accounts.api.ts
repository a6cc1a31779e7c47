import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../../platform/api.ts';
import { peopleKeys } from '../people.api.ts';

/** What accounts have in the fields that are chosen, not typed: for filters and suggestions. */
export const accountValuesQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'account-values', workspaceId],
    queryFn: ({ signal }) => api.get('/accounts/values', { signal }),
    staleTime: 60_000,
  });
