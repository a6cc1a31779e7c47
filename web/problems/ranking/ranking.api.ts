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

/** As many places of another day as a page reads at once; whoever stood below has no arrow. */
const mostPlaces = 500;

/** The place of each problem on another day, by the same rule. Filters do not change places, so they are left out. */
export const placesQuery = (api: Api, productId: string, view: RankingView, day: string) =>
  queryOptions({
    queryKey: [...problemKeys.ranking(productId), 'places', view.lens, view.segmentId, day],
    queryFn: async ({ signal }) => {
      const { lens, segmentId } = view;
      const answer = await api.get<RankingAnswer>(rankingPath(productId), {
        query: { lens, segmentId, asOf: day, limit: mostPlaces },
        signal,
      });
      return new Map(answer.items.map((row) => [row.id, row.rank]));
    },
    staleTime: 5 * 60_000,
  });
