import { queryOptions } from '@tanstack/react-query';
import type { CountedBy, Question } from '../../contract/analytics/question.ts';
import type { QuestionAnswer } from '../../contract/analytics/question-answer.ts';
import type { Api } from '../platform/api.ts';

/**
 * Keys of what is cached of analytics. Answers of questions stand apart from what is kept of them: an insight that is renamed asks nothing
 * again, and an event that comes in does not either.
 */
export const analyticsKeys = {
  answers: ['analytics-answers'] as const,
  names: ['analytics-names'] as const,
  insights: ['insights'] as const,
  metrics: ['metrics'] as const,
  alerts: ['alerts'] as const,
  annotations: ['annotations'] as const,
  sources: ['sources'] as const,
  activity: ['activity'] as const,
};

/** Asked as long as somebody looks; another question cancels this one, down to the engine. */
export const answerQuery = (api: Api, productId: string, question: Question | undefined, hideUnder: number) =>
  queryOptions({
    queryKey: [...analyticsKeys.answers, productId, question, hideUnder],
    queryFn: ({ signal }) => api.post<QuestionAnswer>(`/products/${productId}/questions` as string, { question, hideUnder }, { signal }),
    enabled: question !== undefined,
    // What was asked a minute ago is not asked again by every look at the page.
    staleTime: 60_000,
    retry: false,
  });

export interface EventName {
  name: string;
  events: number;
  lastDay: string;
}

/** The names of events that came in, the most frequent first. */
export const eventNamesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: [...analyticsKeys.names, productId],
    queryFn: ({ signal }) =>
      api.get<{ items: EventName[] }>(`/products/${productId}/event-names` as string, { signal }).then((answer) => answer.items),
    staleTime: 60_000,
  });

export interface PropertyName {
  on: 'property' | 'context';
  name: string;
  type: 'text' | 'number' | 'boolean' | 'mixed';
  examples: string[];
}

/** What the events carry. Shape  `event` undefined: any of the product's events. */
export const propertyNamesQuery = (api: Api, productId: string, event: string | undefined) =>
  queryOptions({
    queryKey: [...analyticsKeys.names, productId, 'properties', event],
    queryFn: ({ signal }) =>
      api
        .get<{ items: PropertyName[] }>(`/products/${productId}/event-properties` as string, { query: { event }, signal })
        .then((answer) => answer.items),
    staleTime: 60_000,
  });

/** A segment of either kind can be asked by people and by accounts. */
export const segmentNamesQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: ['people', 'segments', 'names', workspaceId, 'both'],
    queryFn: ({ signal }) => api.listAll('/segments', { most: 500, signal }),
    staleTime: 60_000,
  });

export const membersQuery = (api: Api, workspaceId: string) =>
  queryOptions({
    queryKey: ['members', 'present', workspaceId],
    queryFn: ({ signal }) => api.listAll('/members', { most: 2000, signal }),
    staleTime: 60_000,
  });

export const lensSideOf = (by: CountedBy): 'consumer' | 'business' => (by === 'person' ? 'consumer' : 'business');
