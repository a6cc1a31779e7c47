import {
  infiniteQueryOptions,
  keepPreviousData,
  MutationCache,
  QueryCache,
  QueryClient,
  type QueryKey,
  type UseInfiniteQueryResult,
  type UseQueryOptions,
  useMutation,
  useQueries,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Api, isPassing, isSignedOut, type Page, type RequestOptions } from './api.ts';
import { notify, notifyError } from './toast.tsx';

/** Server state lives here and nowhere else. A page shows what is cached at once and refreshes behind it. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // The first question of all is who is there: its refusal is answered by the router.
        if (isSignedOut(error) && !(query.queryKey[0] === 'session' && query.state.data === undefined)) onSignedOut();
      },
    }),
    mutationCache: new MutationCache({
      onError: (error) => {
        if (isSignedOut(error)) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        gcTime: 15 * 60_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      mutations: { retry: false },
    },
  });
}

/** Spread into a list's query: another filter or sort shows the old rows until the new ones are there, so nothing flashes. */
export const withoutFlash = { placeholderData: keepPreviousData } as const;

/** Longer than this nothing waits for the slowest. */
const togetherMs = 1500;

/**
 * Whether all of a page's questions are answered, or refused, or have taken too long. Parts that come one by one push each other down
 * while somebody begins to read; the page asks all at once, and shows them at once.
 */
export function useAreThere(questions: readonly { queryKey: QueryKey; queryFn?: unknown }[]): boolean {
  const areAnswered = useQueries({
    queries: questions as readonly UseQueryOptions[],
    combine: (answers) => answers.every((answer) => !answer.isPending),
  });
  const [isOpen, setIsOpen] = useState(false);
  // Open stays open: a longer list that is asked for later must not close the page.
  if (areAnswered && !isOpen) setIsOpen(true);
  useEffect(() => {
    const timer = setTimeout(() => setIsOpen(true), togetherMs);
    return () => clearTimeout(timer);
  }, []);
  return isOpen || areAnswered;
}

/**
 * A list read page by page: `useInfiniteQuery(cursorQuery(api, ['problems', productId, query], '/problems', query))`.
 * Whoever reads on reads more at once than fits the first sight. `useRows` turns the answer into what a `DataTable` takes.
 */
export const cursorQuery = <Item>(
  api: Api,
  queryKey: QueryKey,
  path: string,
  query: RequestOptions['query'] = {},
  pageSize = 200,
  firstPageSize = pageSize,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Item>>(path, {
        query: { ...query, limit: pageParam === null ? firstPageSize : pageSize, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    ...withoutFlash,
  });

export interface Rows<Item> {
  /** Undefined until the first page is there. */
  rows: Item[] | undefined;
  error: Error | null;
  onRetry: () => void;
  onEndReached: () => void;
  hasMore: boolean;
}

export function useRows<Item>(
  query: Pick<
    UseInfiniteQueryResult<{ pages: Page<Item>[] }>,
    'data' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >,
): Rows<Item> {
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  return {
    rows,
    error: query.error,
    onRetry: () => void query.refetch(),
    hasMore: query.hasNextPage,
    onEndReached: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
  };
}

/** What a change may do to the cache before the server has answered. Every touched entry is put back when the server refuses. */
export interface Preview {
  /** Rewrites each cached answer whose key starts with `queryKey`; return the same value to leave one alone. */
  update<Answer>(queryKey: QueryKey, rewrite: (answer: Answer) => Answer): void;
}

export interface Change<Input, Result> {
  send: (input: Input) => Promise<Result>;
  /** Shows the result at once. */
  preview?: (preview: Preview, input: Input) => void;
  /** Keys (prefixes) to read again afterwards. */
  refresh?: (input: Input, result: Result | undefined) => readonly QueryKey[];
  /** What the toast says, in the past tense ("Problem parked"). */
  done?: (input: Input, result: Result) => string;
  /** The opposite action; offered for ten seconds and by `Ctrl/⌘ Z`. */
  undo?: (input: Input, result: Result) => Promise<unknown>;
  /** True: the caller shows the refusal itself (a form). */
  isQuiet?: boolean;
}

/**
 * A write that is seen within 100 ms, taken back when refused, and undone for ten seconds.
 *
 * Shape   `mutate(input)` for buttons, `await mutateAsync(input)` for cells and forms.
 */
export function useChange<Input, Result = unknown>(change: Change<Input, Result>) {
  const client = useQueryClient();
  const refresh = (input: Input, result: Result | undefined) =>
    Promise.all((change.refresh?.(input, result) ?? []).map((queryKey) => client.invalidateQueries({ queryKey })));

  return useMutation<Result, Error, Input, { restore: () => void }>({
    mutationFn: change.send,
    onMutate: (input) => {
      const before: [QueryKey, unknown][] = [];
      change.preview?.(
        {
          update<Answer>(queryKey: QueryKey, rewrite: (answer: Answer) => Answer) {
            void client.cancelQueries({ queryKey });
            for (const [key, answer] of client.getQueriesData<Answer>({ queryKey })) {
              if (answer === undefined) continue;
              before.push([key, answer]);
              client.setQueryData(key, rewrite(answer));
            }
          },
        },
        input,
      );
      return {
        restore: () => {
          for (const [key, answer] of before.reverse()) client.setQueryData(key, answer);
        },
      };
    },
    onError: (error, _input, context) => {
      context?.restore();
      if (!change.isQuiet && !isSignedOut(error)) notifyError(error);
    },
    onSuccess: (result, input) => {
      const message = change.done?.(input, result);
      if (message === undefined) return;
      const { undo } = change;
      notify(message, undo ? { undo: () => undo(input, result).then(() => refresh(input, result)) } : {});
    },
    onSettled: (result, _error, input) => refresh(input, result),
  });
}

/** Rewrites rows in the pages of a `cursorQuery` (for `Preview.update`). */
export const inPages =
  <Item>(rewrite: (item: Item) => Item) =>
  <Data extends { pages: Page<Item>[] }>(data: Data): Data => ({
    ...data,
    pages: data.pages.map((page) => ({ ...page, items: page.items.map(rewrite) })),
  });
