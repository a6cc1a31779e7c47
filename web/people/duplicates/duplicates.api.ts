import { queryOptions } from '@tanstack/react-query';
import type { MergePreviewAnswer } from '../../../contract/people/merge.ts';
import type { Api } from '../../platform/api.ts';
import { peopleKeys } from '../people.api.ts';

export type MergedKind = MergePreviewAnswer['kind'];
export interface Pair {
  kind: MergedKind;
  winnerId: string;
  loserId: string;
}

/** A page of them at a time: each that is settled leaves the list. */
const groupsShown = 50;
const mergesShown = 50;

export const duplicatesQuery = (api: Api, workspaceId: string, kind: MergedKind) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'duplicates', workspaceId, kind],
    queryFn: ({ signal }) => api.get('/duplicates', { query: { kind, limit: groupsShown }, signal }),
  });

export const mergesQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'merges', workspaceId],
    queryFn: ({ signal }) => api.get('/people-merges', { query: { limit: mergesShown }, signal }),
  });

export const mergePreviewQuery = (api: Api, pair: Pair) =>
  queryOptions({
    // Not under the key of the area: once merged, there is nothing to preview, and nobody must ask again.
    queryKey: ['merge-preview', pair],
    queryFn: ({ signal }) => api.get('/people-merges/preview', { query: { ...pair }, signal }),
    staleTime: 0,
  });
