import { queryOptions } from '@tanstack/react-query';
import type { SegmentDefinition, SegmentKind } from '../../../contract/people/segment.ts';
import { type Api, asTyped } from '../../platform/api.ts';
import { peopleKeys } from '../people.api.ts';

export const segmentQuery = (api: Api, segmentId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'segment', segmentId],
    queryFn: ({ signal }) => api.get(`/segments/${segmentId}`, { signal }),
  });

export const segmentSizeQuery = (api: Api, segmentId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'segment', segmentId, 'size'],
    queryFn: ({ signal }) => api.get(`/segments/${segmentId}/size`, { signal }),
  });

/** What a definition would find, before it is stored. */
export const segmentPreviewQuery = (api: Api, kind: SegmentKind, definition: SegmentDefinition | undefined) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'segment-preview', kind, definition],
    queryFn: ({ signal }) => api.post('/segments/preview', asTyped({ kind, definition }), { signal }),
    enabled: definition !== undefined,
  });

/** The first members, to show whom a segment means. */
export const segmentMembersQuery = (api: Api, segmentId: string, limit: number) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'segment', segmentId, 'members', limit],
    queryFn: ({ signal }) => api.get(`/segments/${segmentId}/members`, { query: { limit }, signal }),
  });
