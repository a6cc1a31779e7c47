import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SegmentAnswer } from '../../../contract/people/segment.ts';
import type { MemberAnswer } from '../../../contract/platform/member.ts';
import type { RankedProblem, RankingAnswer } from '../../../contract/problems/ranking.ts';
import type { Api } from '../../platform/api.ts';
import { withoutFlash } from '../../platform/query.ts';
import { problemKeys } from '../problems.api.ts';

/** What a ranking is asked for; every part may be left out. */
export type RankingView = Partial<
  Record<'asOf' | 'lens' | 'segmentId' | 'status' | 'stewardId' | 'tag' | 'q' | 'sort' | 'direction', string | undefined>
>;

/** Rows asked for at once. */
const pageSize = 200;

export const rankingPath = (productId: string) => `/products/${productId}/ranking`;

/** While the server still recomputes figures, the page asks again after this long. */
const askAgainMs = 1500;

export const rankingQuery = (api: Api, productId: string, view: RankingView) =>
  infiniteQueryOptions({
    queryKey: [...problemKeys.ranking(productId), view],
    queryFn: ({ pageParam, signal }) =>
      api.get<RankingAnswer>(rankingPath(productId), { query: { ...view, limit: pageSize, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages[0]?.waiting ?? 0) > 0 ? askAgainMs : false),
    ...withoutFlash,
  });

export type RankingPages = { pages: RankingAnswer[]; pageParams: unknown[] };

/** Rewrites the rows of every cached page, for values that are shown before the server has answered. */
export const inRanking =
  (rewrite: (row: RankedProblem) => RankedProblem) =>
  (data: RankingPages): RankingPages => ({ ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(rewrite) })) });

export const segmentsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['segments', 'all'],
    queryFn: ({ signal }) => api.listAll<SegmentAnswer>('/segments', { most: 500, signal }),
    staleTime: 60_000,
  });

/** Shape   the same key as everywhere, so that it is read once. */
export const membersQuery = (api: Api) =>
  queryOptions({
    queryKey: ['members', 'present'],
    queryFn: ({ signal }) => api.listAll<MemberAnswer>('/members', { most: 2000, signal }),
    staleTime: 60_000,
  });
