import type { ProblemStatus } from '../../../contract/problems/problem.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { problemKeys } from '../problems.api.ts';
import { problemsText as text } from '../problems.text.ts';
import { problemPath } from './problem.api.ts';

/** One step in a problem's life; parking says why. The toast leads back. */
export function useStatusChange(problem: { id: string; status: ProblemStatus; parkedReason?: string | null | undefined }) {
  const api = useApi();
  return useChange({
    send: ({ status, reason }: { status: ProblemStatus; reason?: string }) =>
      api.post(`${problemPath(problem.id)}/status`, { status, ...(reason === undefined ? {} : { reason }) }),
    refresh: () => [problemKeys.all],
    done: ({ status }) => text.statusChanged(text.statuses[status]),
    undo: async ({ status }) => {
      for (const step of wayBack(status, problem.status)) {
        const reason = step === 'parked' ? { reason: problem.parkedReason ?? text.parkedWithoutReason } : {};
        await api.post(`${problemPath(problem.id)}/status`, { status: step, ...reason });
      }
    },
  });
}

const life: readonly ProblemStatus[] = ['heard', 'validated', 'chosen', 'in_delivery', 'released', 'measured'];

/** The steps that lead back: one, except out of parking, from where a problem goes on step by step. */
export const wayBack = (now: ProblemStatus, before: ProblemStatus): ProblemStatus[] =>
  now === 'parked' && life.indexOf(before) > 1 ? life.slice(1, life.indexOf(before) + 1) : [before];

/** How many are archived at once: each is a change of its own, and the server serves others meanwhile. */
const atOnce = 4;

async function eachOf(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < ids.length; start += atOnce) await Promise.all(ids.slice(start, start + atOnce).map(work));
}

/** Archives or restores problems; both can be undone. */
export function useArchiveProblems() {
  const api = useApi();
  const send = (verb: 'archive' | 'restore') => (id: string) => api.post(`${problemPath(id)}/${verb}`);
  return useChange({
    send: ({ ids, verb }: { ids: readonly string[]; verb: 'archive' | 'restore' }) => eachOf(ids, send(verb)),
    refresh: () => [problemKeys.all],
    done: ({ ids, verb }) => (verb === 'archive' ? text.archived(ids.length) : text.restored),
    undo: ({ ids, verb }) => eachOf(ids, send(verb === 'archive' ? 'restore' : 'archive')),
  });
}
