import { useMemo } from 'react';
import type { StancesAnswer } from '../../../contract/problems/problem.ts';
import type { RankedProblem } from '../../../contract/problems/ranking.ts';
import type { Impact, Importance, Reason } from '../../../contract/problems/value.ts';
import type { Api } from '../../platform/api.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useMay, useProduct } from '../../platform/session/here.ts';
import type { NumberEdit, SelectEdit } from '../../platform/table/column.ts';
import { problemKeys } from '../problems.api.ts';
import { inRanking, type RankingPages } from './ranking.api.ts';
import { rankingText as text } from './ranking.text.ts';

/** Inputs of a valuation; undefined leaves one alone, null clears it. */
export interface InputChange {
  effortPersonWeeks?: number | null;
  durationWeeks?: number | null;
  impact?: Impact | null;
}

export interface RankingEdits {
  effort: NumberEdit<RankedProblem>;
  duration: NumberEdit<RankedProblem>;
  impact: Omit<SelectEdit<RankedProblem>, 'options'>;
  importance: Omit<SelectEdit<RankedProblem>, 'options'>;
  reason: Omit<SelectEdit<RankedProblem>, 'options'>;
  /** One change for all of them, and one undo. */
  setInputs: (rows: readonly RankedProblem[], change: InputChange) => Promise<unknown>;
  /** The team's word, for every account that raised one of them. */
  setStances: (rows: readonly RankedProblem[], change: StanceChange) => Promise<unknown>;
}

export interface StanceChange {
  importance?: Importance;
  reason?: Reason;
}

const inputsOf = (row: RankedProblem): Required<InputChange> => ({
  effortPersonWeeks: row.effortPersonWeeks,
  durationWeeks: row.durationWeeks,
  impact: row.consumer.impactAssumed ? null : row.consumer.impact,
});

/** Shows typed values at once; scores and places follow when the server has computed them. */
export function withInputs(row: RankedProblem, change: InputChange): RankedProblem {
  return {
    ...row,
    ...(change.effortPersonWeeks === undefined ? {} : { effortPersonWeeks: change.effortPersonWeeks }),
    ...(change.durationWeeks === undefined ? {} : { durationWeeks: change.durationWeeks }),
    ...(change.impact === undefined || change.impact === null
      ? {}
      : { consumer: { ...row.consumer, impact: change.impact, impactAssumed: false } }),
  };
}

/** Shows the team's word at once on rows that some account raised. */
export function withStance(row: RankedProblem, change: StanceChange): RankedProblem {
  const { stance } = row.business;
  return stance === null ? row : { ...row, business: { ...row.business, stance: { ...stance, ...change, byTeam: stance.families } } };
}

/** The most the server takes in one request. */
const mostAtOnce = 500;

/** What stood there before comes back: the team's earlier word, or none and the people speak again. */
async function restoreStances(api: Api, productId: string, before: StancesAnswer['before']): Promise<void> {
  const had = before.flatMap(({ value, ...pair }) => (value ? [{ ...pair, ...value }] : []));
  const hadNone = before.flatMap(({ value, ...pair }) => (value ? [] : [pair]));
  for (let start = 0; start < had.length; start += mostAtOnce)
    await api.put(`/products/${productId}/team-values`, { items: had.slice(start, start + mostAtOnce) });
  for (let start = 0; start < hadNone.length; start += mostAtOnce)
    await api.post(`/products/${productId}/team-values/remove`, { items: hadNone.slice(start, start + mostAtOnce) });
}

/** Impact, effort and duration, edited in the table one by one or many at once. Undefined for members who may not decide. */
export function useRankingEdits(): RankingEdits | undefined {
  const api = useApi();
  const { id: productId } = useProduct();
  const mayDecide = useMay()('decide');
  const path = `/products/${productId}/problems/inputs` as const;
  const change = useChange({
    send: ({ rows, change }: { rows: readonly RankedProblem[]; change: InputChange }) =>
      api.post(path, { items: rows.map((row) => ({ problemId: row.id, ...change, expectedVersion: row.version })) }),
    preview: (preview, { rows, change }) => {
      const ids = new Set(rows.map((row) => row.id));
      preview.update<RankingPages>(
        problemKeys.ranking(productId),
        inRanking((row) => (ids.has(row.id) ? withInputs(row, change) : row)),
      );
    },
    refresh: ({ rows }) => [problemKeys.ranking(productId), ...rows.slice(0, 20).map((row) => problemKeys.problem(row.id))],
    done: ({ rows }) => text.saved(rows.length),
    undo: ({ rows }) => api.post(path, { items: rows.map((row) => ({ problemId: row.id, ...inputsOf(row) })) }),
  });
  const stances = useChange({
    send: ({ rows, change }: { rows: readonly RankedProblem[]; change: StanceChange }) =>
      api.post(`/products/${productId}/team-values/for-all`, { problemIds: rows.map((row) => row.id), ...change }),
    preview: (preview, { rows, change }) => {
      const ids = new Set(rows.map((row) => row.id));
      preview.update<RankingPages>(
        problemKeys.ranking(productId),
        inRanking((row) => (ids.has(row.id) ? withStance(row, change) : row)),
      );
    },
    // Other problems of the same accounts share their budgets: all of them may move.
    refresh: () => [problemKeys.all],
    done: (_input, result) => text.stanceSaved(result.accounts),
    undo: (_input, result) => restoreStances(api, productId, result.before),
  });
  const { mutateAsync } = change;
  const { mutateAsync: setAll } = stances;
  return useMemo(() => {
    if (!mayDecide) return undefined;
    const setInputs = (rows: readonly RankedProblem[], wanted: InputChange) => mutateAsync({ rows, change: wanted });
    const setStances = (rows: readonly RankedProblem[], wanted: StanceChange) => setAll({ rows, change: wanted });
    const isRaised = (row: RankedProblem) => row.business.stance !== null;
    return {
      setInputs,
      setStances,
      importance: {
        kind: 'select',
        value: (row) => (row.business.stance === null ? null : String(row.business.stance.importance)),
        save: (row, importance) => setStances([row], { importance: Number(importance) as Importance }),
        isAllowed: isRaised,
      },
      reason: {
        kind: 'select',
        value: (row) => (row.business.stance === null || row.business.stance.reason === 'mixed' ? null : row.business.stance.reason),
        save: (row, reason) => (reason === null ? Promise.resolve() : setStances([row], { reason: reason as Reason })),
        isAllowed: isRaised,
      },
      effort: {
        kind: 'number',
        value: (row) => row.effortPersonWeeks,
        save: (row, effortPersonWeeks) => setInputs([row], { effortPersonWeeks }),
        least: 0.1,
        most: 100_000,
        canClear: true,
      },
      duration: {
        kind: 'number',
        value: (row) => row.durationWeeks,
        save: (row, durationWeeks) => setInputs([row], { durationWeeks }),
        least: 0.1,
        most: 10_000,
        canClear: true,
      },
      impact: {
        kind: 'select',
        value: (row) => (row.consumer.impactAssumed ? null : String(row.consumer.impact)),
        save: (row, impact) => setInputs([row], { impact: impact === null ? null : (Number(impact) as Impact) }),
      },
    };
  }, [mayDecide, mutateAsync, setAll]);
}
