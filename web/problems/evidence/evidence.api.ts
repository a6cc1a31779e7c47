import { queryOptions } from '@tanstack/react-query';
import type { AccountListItem } from '../../../contract/people/account.ts';
import type { PersonListItem } from '../../../contract/people/person.ts';
import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import type { Suggestions } from '../../../contract/problems/inbox.ts';
import type { ProblemListItem } from '../../../contract/problems/problem.ts';
import type { Api, Page } from '../../platform/api.ts';
import { withoutFlash } from '../../platform/query.ts';
import { problemKeys } from '../problems.api.ts';

export const evidenceKeys = {
  all: ['evidence'] as const,
  list: (productId: string) => ['evidence', 'list', productId] as const,
  one: (evidenceId: string) => ['evidence', 'one', evidenceId] as const,
  suggestions: (evidenceId: string) => ['evidence', 'suggestions', evidenceId] as const,
  sources: (productId: string) => ['evidence', 'sources', productId] as const,
};

/** Whatever evidence says moves problems: both are read again. */
export const evidenceMoved = [problemKeys.all, evidenceKeys.all] as const;

export const evidenceQuery = (api: Api, evidenceId: string) =>
  queryOptions({
    queryKey: evidenceKeys.one(evidenceId),
    queryFn: ({ signal }) => api.get<EvidenceDetail>(`/evidence/${evidenceId}`, { signal }),
  });

export const suggestionsQuery = (api: Api, evidenceId: string) =>
  queryOptions({
    queryKey: evidenceKeys.suggestions(evidenceId),
    queryFn: ({ signal }) => api.get<Suggestions>(`/evidence/${evidenceId}/suggestions`, { signal }),
    staleTime: 60_000,
  });

export const sourcesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: evidenceKeys.sources(productId),
    queryFn: async ({ signal }) => (await api.get<{ items: string[] }>(`/products/${productId}/evidence/sources`, { signal })).items,
    staleTime: 60_000,
  });

/** Rows of a lookup: more would not be read. */
const mostFound = 8;

export const problemSearchQuery = (api: Api, productId: string, typed: string) =>
  queryOptions({
    queryKey: [...problemKeys.search(productId), typed],
    queryFn: async ({ signal }) => {
      const query = { q: typed.slice(0, 200) || undefined, limit: mostFound, sort: 'changed' };
      const { items } = await api.get<Page<ProblemListItem>>(`/products/${productId}/problems`, { query, signal });
      return items.map(({ id, title, status }) => ({ id, title, status }));
    },
    ...withoutFlash,
  });

export interface FoundSpeaker {
  id: string;
  name: string;
  /** Tells two of one name apart. */
  detail: string;
  /** Of a person: the accounts they belong to. */
  accounts: readonly { id: string; name: string }[];
}

export const personSearchQuery = (api: Api, typed: string) =>
  queryOptions({
    queryKey: ['persons', 'lookup', typed],
    queryFn: async ({ signal }): Promise<FoundSpeaker[]> => {
      const query = { text: typed.slice(0, 200) || undefined, limit: mostFound };
      const { items } = await api.get<Page<PersonListItem>>('/persons', { query, signal });
      return items.map((person) => ({
        id: person.id,
        name: person.name ?? person.email ?? `Person ${person.no}`,
        detail: person.accounts.map((account) => account.name).join(', ') || (person.name ? (person.email ?? '') : ''),
        accounts: person.accounts.map(({ id, name }) => ({ id, name })),
      }));
    },
    ...withoutFlash,
  });

export const accountSearchQuery = (api: Api, typed: string) =>
  queryOptions({
    queryKey: ['accounts', 'lookup', typed],
    queryFn: async ({ signal }): Promise<FoundSpeaker[]> => {
      const query = { text: typed.slice(0, 200) || undefined, limit: mostFound };
      const { items } = await api.get<Page<AccountListItem>>('/accounts', { query, signal });
      return items.map((account) => ({ id: account.id, name: account.name, detail: account.plan ?? '', accounts: [] }));
    },
    ...withoutFlash,
  });
