import { queryOptions } from '@tanstack/react-query';
import type { CsvFormat, ImportAnswer, RowProblem, UndoLeftover } from '../../contract/exchange/import.ts';
import type { Mapping } from '../../contract/exchange/mapping.ts';
import type { Api, QueryValue } from '../platform/api.ts';
import { withoutFlash } from '../platform/query.ts';
import { isBusy } from './import-status.ts';

export const exchangeKeys = {
  all: (workspaceId: string) => ['imports', workspaceId] as const,
  list: (workspaceId: string) => ['imports', workspaceId, 'list'] as const,
  one: (workspaceId: string, importId: string) => ['imports', workspaceId, importId] as const,
  preview: (workspaceId: string, importId: string) => ['imports', workspaceId, importId, 'preview'] as const,
  details: (workspaceId: string, importId: string, what: string) => ['imports', workspaceId, importId, what] as const,
};

/** How often work in the background is asked for its progress. */
const pollMs = 1000;

export const importQuery = (api: Api, workspaceId: string, importId: string) =>
  queryOptions({
    queryKey: exchangeKeys.one(workspaceId, importId),
    queryFn: ({ signal }) => api.get(`/imports/${importId}`, { signal }),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data) ? pollMs : false),
  });

/** The kinds of records and their fields; they change with the server's version only. */
export const kindsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['import-kinds'],
    queryFn: async ({ signal }) => (await api.get('/import-kinds', { signal })).items,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The newest imports, for what they tell about the systems that files come from. */
export const recentImportsQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: [...exchangeKeys.list(workspaceId), 'recent'],
    queryFn: async ({ signal }) => (await api.get('/imports', { query: { limit: 200 }, signal })).items,
  });

export interface AskedPreview {
  kind?: Mapping['kind'];
  format?: Partial<CsvFormat>;
}

export const previewQuery = (api: Api, workspaceId: string, importId: string, asked: AskedPreview) =>
  queryOptions({
    queryKey: [...exchangeKeys.preview(workspaceId, importId), asked],
    queryFn: ({ signal }) =>
      api.get(`/imports/${importId}/preview`, {
        query: { kind: asked.kind, ...(asked.format as Readonly<Record<string, QueryValue>>) },
        signal,
      }),
    ...withoutFlash,
    // The file does not change; what is remembered and set does, and is read again when the page is opened.
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });

export const newProblemsQuery = (api: Api, workspaceId: string, importId: string, limit: number) =>
  queryOptions({
    queryKey: [...exchangeKeys.details(workspaceId, importId, 'new-problems'), limit],
    queryFn: ({ signal }) => api.get(`/imports/${importId}/new-problems`, { query: { limit }, signal }),
    ...withoutFlash,
  });

export const exportNounsQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: ['export-nouns', workspaceId],
    queryFn: async ({ signal }) => (await api.get('/export', { signal })).items,
  });

export type { ImportAnswer, RowProblem, UndoLeftover };
