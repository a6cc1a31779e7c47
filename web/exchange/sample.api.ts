import { queryOptions } from '@tanstack/react-query';
import type { SampleAnswer } from '../../contract/exchange/sample.ts';
import { type Api, workspaceApi } from '../platform/api.ts';

export const sampleKeys = {
  list: ['samples'] as const,
  one: (workspaceId: string) => ['sample', workspaceId] as const,
};

/** Units: milliseconds. */
const askEvery = 500;
const isAtWork = (one: SampleAnswer | undefined) => one?.status === 'loading';

/** The company stands, and what people did still comes in. */
export const isHearing = (one: SampleAnswer): boolean => one.status === 'ready' && one.history.done < one.history.total;

/** The sample companies that I may enter. */
export const samplesQuery = (api: Api) =>
  queryOptions({
    queryKey: sampleKeys.list,
    queryFn: async ({ signal }) => (await api.get('/samples', { signal })).items,
    refetchInterval: ({ state }) => (state.data?.some((one) => isAtWork(one) || isHearing(one)) ? askEvery : false),
  });

/** One of them, asked in its own workspace, until it stands. */
export const sampleQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: sampleKeys.one(workspaceId),
    queryFn: ({ signal }) => workspaceApi(workspaceId).get('/sample', { signal }),
    refetchInterval: ({ state }) => (isAtWork(state.data) ? askEvery : false),
  });

export const startSample = (api: Api, input: { workspaceName?: string }) => api.post('/samples', input);

/** Also stops one that is loading. */
export const removeSample = (workspaceId: string) => workspaceApi(workspaceId).delete('/sample');

export type { SampleAnswer };
