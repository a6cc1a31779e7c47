import { queryOptions } from '@tanstack/react-query';
import type { HistoryItem, ProblemAccount, ProblemEvidenceItem, ProblemPerson } from '../../../contract/problems/problem.ts';
import type { RankedProblem, RankingAnswer } from '../../../contract/problems/ranking.ts';
import type { Api, Page } from '../../platform/api.ts';
import { cursorQuery } from '../../platform/query.ts';
import type { BecauseSource } from '../../platform/ui/because.ts';
import { problemKeys } from '../problems.api.ts';
import { type Asked, type HrefOf, titleOfWhy } from './asked.ts';

export const problemPath = (problemId: string) => `/problems/${problemId}` as const;

const keyOf = (problemId: string, part: string, ...more: unknown[]) => [...problemKeys.problem(problemId), part, ...more] as const;

export const problemQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: keyOf(problemId, 'detail'),
    queryFn: ({ signal }) => api.get(problemPath(problemId), { signal }),
  });

/** Values that are tried and never written. */
export interface Tried {
  effortPersonWeeks?: number | undefined;
  durationWeeks?: number | undefined;
  impact?: number | undefined;
}

export const explanationQuery = (api: Api, problemId: string, asOf: string | undefined, tried: Tried = {}) =>
  queryOptions({
    queryKey: [...problemKeys.explanation(problemId), { asOf, ...tried }],
    queryFn: ({ signal }) => api.get(`${problemPath(problemId)}/explanation`, { query: { asOf, ...tried }, signal }),
  });

/** The chain behind one number of a problem, read when somebody asks. */
export const whyOf = (
  api: Api,
  problemId: string,
  asked: Exclude<Asked, 'place'>,
  asOf: string | undefined,
  hrefOf: HrefOf,
): BecauseSource => ({
  title: titleOfWhy(asked),
  key: [...problemKeys.explanation(problemId), asOf, asked],
  load: async (signal) => {
    const [{ chainOf }, explained] = await Promise.all([
      import('./because-chain.ts'),
      api.get(`${problemPath(problemId)}/explanation`, { query: { asOf }, signal }),
    ]);
    return chainOf(asked, explained, hrefOf);
  },
});

/** Why a row stands where it stands. */
export const whyPlace = (
  row: RankedProblem,
  ranking: Pick<RankingAnswer, 'rule' | 'currency' | 'asOf'>,
  hrefOf: HrefOf,
): BecauseSource => ({
  title: titleOfWhy('place'),
  key: ['place', row, ranking],
  load: async () => (await import('./because-chain.ts')).placeChain(row, ranking, hrefOf),
});

export const evidenceOfProblemQuery = (api: Api, problemId: string, pageSize: number) =>
  cursorQuery<ProblemEvidenceItem>(api, keyOf(problemId, 'evidence', pageSize), `${problemPath(problemId)}/evidence`, {}, pageSize);

/** Far more than a page shows; nothing asks without end. */
const most = { accounts: 500, people: 200, evidence: 500, comments: 500 };

/** The newest pieces, for the picture of evidence over time. */
export const evidenceDaysQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: keyOf(problemId, 'evidence-days'),
    queryFn: async ({ signal }) => {
      const items = await api.listAll(`${problemPath(problemId)}/evidence`, { most: most.evidence, signal });
      return items.map(({ kind, occurredAt }) => ({ kind, occurredAt }));
    },
  });

const listOf = <Item>(api: Api, problemId: string, part: 'accounts' | 'people', limit: number) =>
  queryOptions({
    queryKey: keyOf(problemId, part),
    queryFn: ({ signal }) => api.get<Page<Item> & { complete: boolean }>(`${problemPath(problemId)}/${part}`, { query: { limit }, signal }),
  });
export const accountsOfProblemQuery = (api: Api, problemId: string) => listOf<ProblemAccount>(api, problemId, 'accounts', most.accounts);
export const peopleOfProblemQuery = (api: Api, problemId: string) => listOf<ProblemPerson>(api, problemId, 'people', most.people);

export const stakesQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: keyOf(problemId, 'stakes'),
    queryFn: ({ signal }) => api.get(`${problemPath(problemId)}/stakes`, { signal }).then((answer) => answer.items),
  });

export const deadlinesQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: keyOf(problemId, 'deadlines'),
    queryFn: ({ signal }) => api.get(`${problemPath(problemId)}/deadlines`, { signal }).then((answer) => answer.items),
  });

export const commentsQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: keyOf(problemId, 'comments'),
    queryFn: ({ signal }) =>
      api.listAll('/comments', { query: { subjectKind: 'problem', subjectId: problemId }, most: most.comments, signal }),
  });

export const historyQuery = (api: Api, problemId: string) =>
  cursorQuery<HistoryItem>(api, keyOf(problemId, 'history'), `${problemPath(problemId)}/history`, {}, 20);

export const mergesQuery = (api: Api, problemId: string) =>
  queryOptions({
    queryKey: keyOf(problemId, 'merges'),
    queryFn: ({ signal }) => api.get(`${problemPath(problemId)}/merges`, { query: { limit: 20 }, signal }),
  });

export const membersQuery = (api: Api) =>
  queryOptions({
    queryKey: ['members', 'present'],
    queryFn: ({ signal }) => api.listAll('/members', { most: 2000, signal }),
    staleTime: 60_000,
  });

export const objectivesQuery = (api: Api, productId: string) =>
  queryOptions({
    queryKey: ['objectives', productId, { archived: false }],
    queryFn: ({ signal }) => api.listAll(`/products/${productId}/objectives`, { most: 500, signal }),
    staleTime: 60_000,
  });

/** Problems of a product by words of their title, for a picker. */
export const findProblemsQuery = (api: Api, productId: string, words: string) =>
  queryOptions({
    queryKey: [...problemKeys.search(productId), words],
    queryFn: ({ signal }) =>
      api.get(`/products/${productId}/problems`, { query: { q: words, limit: 20 }, signal }).then((page) => page.items),
  });

/** The newest evidence of a product that says these words, for linking it. */
export const findEvidenceQuery = (api: Api, productId: string, words: string) =>
  queryOptions({
    queryKey: [...problemKeys.search(productId), 'evidence', words],
    queryFn: ({ signal }) =>
      api.get(`/products/${productId}/evidence`, { query: { q: words, limit: 30 }, signal }).then((page) => page.items),
  });
