import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { RankedProblem, RankingAnswer } from '../../../contract/problems/ranking.ts';
import { type Api, asTyped, type SessionProduct } from '../../platform/api.ts';
import { type Lens, recallLens } from '../../platform/lens.ts';
import { withoutFlash } from '../../platform/query.ts';
import { type Order, readOrder } from '../../platform/search-params.ts';
import { problemKeys } from '../problems.api.ts';

/** What a ranking is asked for; every part may be left out. */
export type RankingView = Partial<
  Record<'asOf' | 'lens' | 'segmentId' | 'status' | 'stewardId' | 'tag' | 'q' | 'sort' | 'direction', string | undefined>
>;

export interface RankingSearch {
  asOf?: string | undefined;
  segment?: string | undefined;
  status?: string | undefined;
  steward?: string | undefined;
  tag?: string | undefined;
  q?: string | undefined;
}

/** Columns by which the server orders all rows, not only those at hand. */
const serverSorts = [
  'rank',
  'title',
  'business',
  'consumer',
  'value',
  'cost',
  'reach',
  'confidence',
  'effort',
  'evidence',
  'due',
  'updated',
] as const;
const isServerSort = (id: string): boolean => (serverSorts as readonly string[]).includes(id);

/** What the server is asked for. Where the business model leaves no choice, the playbook's own rule orders. */
export function viewOf(search: RankingSearch, lens: Lens, hasChoice: boolean, order: Order | undefined): RankingView {
  const view: RankingView = {
    asOf: search.asOf,
    lens: hasChoice && lens !== 'both' ? (lens === 'business' ? 'b2b' : 'b2c') : undefined,
    segmentId: search.segment,
    status: search.status,
    stewardId: search.steward,
    tag: search.tag,
    q: search.q,
    ...(order && isServerSort(order.id) ? { sort: order.id, direction: order.isDescending ? 'desc' : 'asc' } : {}),
  };
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined));
}

/** What the tallest screen shows and some more; whoever reads on reads more at once. */
const firstPageSize = 70;
const pageSize = 200;

/** Under this name the page's lens is remembered. */
export const rankingLens = 'ranking';

export const rankingPath = (productId: string) => `/products/${productId}/ranking` as const;

/** While the server still recomputes figures, the page asks again after this long. */
const askAgainMs = 1500;

export const rankingQuery = (api: Api, productId: string, view: RankingView) =>
  infiniteQueryOptions({
    queryKey: [...problemKeys.ranking(productId), view],
    queryFn: ({ pageParam, signal }) =>
      api.get(rankingPath(productId), {
        query: asTyped({ ...view, limit: pageParam === null ? firstPageSize : pageSize, cursor: pageParam }),
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: (query) => ((query.state.data?.pages[0]?.waiting ?? 0) > 0 ? askAgainMs : false),
    ...withoutFlash,
  });

/** The question that the ranking page will ask at this address: asked while the page itself is still on its way. */
export const rankingAt = (
  api: Api,
  product: SessionProduct,
  search: RankingSearch & { lens?: Lens | undefined; sort?: string | undefined },
) =>
  rankingQuery(
    api,
    product.id,
    viewOf(search, recallLens(product, rankingLens, search.lens), product.businessModel === 'hybrid', readOrder(search.sort)),
  );

export type RankingPages = { pages: RankingAnswer[]; pageParams: unknown[] };

/** Rewrites the rows of every cached page, for values that are shown before the server has answered. */
export const inRanking =
  (rewrite: (row: RankedProblem) => RankedProblem) =>
  (data: RankingPages): RankingPages => ({ ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map(rewrite) })) });

export const segmentsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['segments', 'all'],
    queryFn: ({ signal }) => api.listAll('/segments', { most: 500, signal }),
    staleTime: 60_000,
  });

/** Shape   the same key as everywhere, so that it is read once. */
export const membersQuery = (api: Api) =>
  queryOptions({
    queryKey: ['members', 'present'],
    queryFn: ({ signal }) => api.listAll('/members', { most: 2000, signal }),
    staleTime: 60_000,
  });

/** Currencies without an exchange rate, in which accounts pay for the product or would by an open deal: that money counts as nothing. */
export const missingRatesQuery = (api: Api, productId: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: ['people', 'missing-rates', productId, asOf],
    queryFn: async ({ signal }) => {
      const [base, pipeline] = await Promise.all([
        api.get('/customer-base', { query: { productId, asOf, months: 1 }, signal }),
        api.get('/pipeline', { query: { productId, asOf }, signal }),
      ]);
      return [...new Set([...base.now.unknownCurrencies, ...(pipeline.byStatus['open']?.unknownCurrencies ?? [])])].sort();
    },
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
      const answer = await api.get(rankingPath(productId), {
        query: asTyped({ lens, segmentId, asOf: day, limit: mostPlaces }),
        signal,
      });
      return new Map(answer.items.map((row) => [row.id, row.rank]));
    },
    staleTime: 5 * 60_000,
  });
