import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../../platform/api.ts';
import { peopleKeys } from '../people.api.ts';

/** Who spoke: an account or a person, and where its own things stand below the workspace. */
export interface Speaker {
  kind: 'account' | 'person';
  id: string;
}

export const pathOf = ({ kind, id }: Speaker) => `/${kind === 'account' ? 'accounts' : 'persons'}/${id}` as const;

// Under the key of the problems: new evidence, a triage or a merge reads them again.
export const problemsOfQuery = (api: Api, speaker: Speaker) =>
  queryOptions({
    queryKey: [...peopleKeys.problems, 'of', speaker.id],
    queryFn: ({ signal }) =>
      api.get(`${pathOf(speaker)}/problems`, {
        query: { limit: 50 },
        signal,
      }),
  });

/** Quotes shown before somebody asks for more. */
export const evidenceFirstShown = 5;

export const evidenceOfQuery = (api: Api, speaker: Speaker, limit: number) =>
  queryOptions({
    queryKey: [...peopleKeys.problems, 'evidence-of', speaker.id, limit],
    queryFn: ({ signal }) => api.get(`${pathOf(speaker)}/evidence`, { query: { limit }, signal }),
  });

export const stakesOfQuery = (api: Api, accountId: string) =>
  queryOptions({
    queryKey: [...peopleKeys.problems, 'stakes-of', accountId],
    queryFn: ({ signal }) => api.get(`/accounts/${accountId}/stakes`, { signal }).then((answer) => answer.items),
  });

export const commentsKey = (speaker: Speaker) => ['comments', speaker.id] as const;

export const commentsQuery = (api: Api, speaker: Speaker) =>
  queryOptions({
    queryKey: commentsKey(speaker),
    queryFn: ({ signal }) => api.listAll('/comments', { query: { subjectKind: speaker.kind, subjectId: speaker.id }, most: 500, signal }),
  });

export const historyQuery = (api: Api, speaker: Speaker, limit: number) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'history', speaker.id, limit],
    queryFn: ({ signal }) => api.get(`${pathOf(speaker)}/history`, { query: { limit }, signal }),
  });

/** Which file brought the record; nothing where a member made it. */
export const broughtByQuery = (api: Api, speaker: Speaker) =>
  queryOptions({
    queryKey: [...peopleKeys.all, 'brought-by', speaker.id],
    queryFn: ({ signal }) => api.get(`/records/${speaker.id}/import`, { signal }).then((answer) => answer.broughtBy),
    staleTime: 60_000,
  });

/** What a speaker's page shows one below the other: asked for at once, since each would push the next down. */
export const voicesQueries = (api: Api, speaker: Speaker) => [
  problemsOfQuery(api, speaker),
  evidenceOfQuery(api, speaker, evidenceFirstShown),
  commentsQuery(api, speaker),
];
