import { type QueryKey, queryOptions } from '@tanstack/react-query';
import type { ProblemStatus } from '../../../contract/problems/problem.ts';
import type { Api } from '../../platform/api.ts';
import { withoutFlash } from '../../platform/query.ts';
import { problemKeys } from '../problems.api.ts';

/** All begin with those of problems: whatever evidence says moves them, and what moves problems shows on evidence. */
export const evidenceKeys = {
  all: [...problemKeys.all, 'evidence'] as const,
  list: (productId: string) => [...problemKeys.all, 'evidence', 'list', productId] as const,
  one: (evidenceId: string) => [...problemKeys.all, 'evidence', 'one', evidenceId] as const,
  suggestions: (evidenceId: string) => [...problemKeys.all, 'evidence', 'suggestions', evidenceId] as const,
  sources: (productId: string) => [...problemKeys.all, 'evidence', 'sources', productId] as const,
};

export const evidenceQuery = (api: Api, evidenceId: string) =>
  queryOptions({
    queryKey: evidenceKeys.one(evidenceId),
    queryFn: ({ signal }) => api.get(`/evidence/${evidenceId}`, { signal }),
  });

export const suggestionsQuery = (api: Api, evidenceId: string) =>
  queryOptions({
    queryKey: evidenceKeys.suggestions(evidenceId),
    queryFn: ({ signal }) => api.get(`/evidence/${evidenceId}/suggestions`, { signal }),
    staleTime: 60_000,
  });

export const sourcesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: evidenceKeys.sources(productId),
    queryFn: async ({ signal }) => (await api.get(`/products/${productId}/evidence/sources`, { signal })).items,
    staleTime: 60_000,
  });

/** Rows of a lookup: more would not be read. */
const mostFound = 8;
const asked = (typed: string) => typed.slice(0, 200) || undefined;

/** What a field finds while somebody types; with nothing typed, what is at hand. */
export interface Finder<Found> {
  key: QueryKey;
  find: (typed: string, signal: AbortSignal) => Promise<Found[]>;
}

export const finderQuery = <Found>({ key, find }: Finder<Found>, typed: string) =>
  queryOptions({ queryKey: [...key, typed], queryFn: ({ signal }) => find(typed, signal), ...withoutFlash });

export interface FoundProblem {
  id: string;
  name: string;
  status: ProblemStatus;
}

export const problemFinder = (api: Api, productId: string): Finder<FoundProblem> => ({
  key: problemKeys.search(productId),
  find: async (typed, signal) => {
    const query = { q: asked(typed), limit: mostFound, sort: 'changed' as const };
    const { items } = await api.get(`/products/${productId}/problems`, { query, signal });
    return items.map(({ id, title, status }) => ({ id, name: title, status }));
  },
});

export interface FoundPerson {
  id: string;
  name: string;
  /** Tells two of one name apart. */
  detail: string;
  accounts: readonly { id: string; name: string }[];
}

export const personFinder = (api: Api, workspaceId: string): Finder<FoundPerson> => ({
  key: ['people', 'lookup', 'person', workspaceId],
  find: async (typed, signal) => {
    const query = { q: asked(typed), limit: mostFound };
    const { items } = await api.get('/persons', { query, signal });
    return items.map((person) => ({
      id: person.id,
      name: person.name ?? person.email ?? `Person ${person.no}`,
      detail: person.accounts.map((account) => account.name).join(', ') || (person.name ? (person.email ?? '') : ''),
      accounts: person.accounts.map(({ id, name }) => ({ id, name })),
    }));
  },
});

export const accountFinder = (api: Api, workspaceId: string): Finder<{ id: string; name: string; detail: string }> => ({
  key: ['people', 'lookup', 'account', workspaceId],
  find: async (typed, signal) => {
    const query = { q: asked(typed), limit: mostFound };
    const { items } = await api.get('/accounts', { query, signal });
    return items.map((account) => ({ id: account.id, name: account.name, detail: account.plan ?? '' }));
  },
});
