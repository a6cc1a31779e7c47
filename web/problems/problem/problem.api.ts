import { queryOptions } from '@tanstack/react-query';
import type { Explanation } from '../../../contract/problems/explanation.ts';
import type { Api } from '../../platform/api.ts';
import type { BecauseSource } from '../../platform/ui/because.ts';
import { problemKeys } from '../problems.api.ts';
import { type Asked, chainOf, type HrefOf, titleOfWhy } from './because-chain.ts';

/** Values that are tried and never written. */
export interface Tried {
  effortPersonWeeks?: number | undefined;
  durationWeeks?: number | undefined;
  impact?: number | undefined;
}

export const explanationQuery = (api: Api, problemId: string, asOf: string | undefined, tried: Tried = {}) =>
  queryOptions({
    queryKey: [...problemKeys.explanation(problemId), { asOf, ...tried }],
    queryFn: ({ signal }) => api.get<Explanation>(`/problems/${problemId}/explanation`, { query: { asOf, ...tried }, signal }),
  });

/** The chain behind one number of a problem, read when somebody asks. */
export const whyOf = (api: Api, problemId: string, asked: Asked, asOf: string | undefined, hrefOf: HrefOf): BecauseSource => ({
  title: titleOfWhy(asked),
  key: [...problemKeys.explanation(problemId), asOf, asked],
  load: async (signal) =>
    chainOf(asked, await api.get<Explanation>(`/problems/${problemId}/explanation`, { query: { asOf }, signal }), hrefOf),
});
