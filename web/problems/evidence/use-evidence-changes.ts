import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import type { Importance, Reason } from '../../../contract/problems/value.ts';
import { useChange } from '../../platform/query.ts';
import { useApi, useProduct } from '../../platform/session/here.ts';
import { inboxKeys } from '../inbox/inbox.api.ts';
import { problemKeys } from '../problems.api.ts';
import { evidenceText as text } from './evidence.text.ts';

export interface LinkWish {
  importance?: Importance | undefined;
  reason?: Reason | undefined;
}

/** What moves when evidence does: problems and their ranks, evidence, the inbox. */
export function useEvidenceKeys() {
  const product = useProduct();
  return [problemKeys.all, inboxKeys.list(product.id), inboxKeys.counts(product.id)] as const;
}

/** Links to a problem, the existing or one that is made for it. */
export function useLink() {
  const api = useApi();
  const product = useProduct();
  const keys = useEvidenceKeys();
  return useChange({
    send: async ({
      evidenceIds,
      problem,
      wish,
    }: {
      evidenceIds: readonly string[];
      problem: { id?: string; title: string };
      wish: LinkWish;
    }) => {
      const problemId = problem.id ?? (await api.post(`/products/${product.id}/problems`, { title: problem.title })).id;
      // Asked first: only what was not linked before is taken away again.
      const { changed } = await api.post(`/products/${product.id}/inbox/attach`, {
        evidenceIds,
        problemId,
        ...wish,
      });
      return { problemId, changed, isNew: problem.id === undefined };
    },
    done: ({ evidenceIds, problem }) => text.linked(evidenceIds.length, problem.title),
    undo: async (_input, { problemId, changed, isNew }) => {
      if (changed.length > 0) await api.post(`/problems/${problemId}/evidence/detach`, { evidenceIds: changed });
      if (isNew) await api.post(`/problems/${problemId}/archive`);
    },
    refresh: () => keys,
  });
}

type Link = EvidenceDetail['problems'][number];

export function useUnlink() {
  const api = useApi();
  const keys = useEvidenceKeys();
  return useChange({
    send: (link: Link) => api.post(`/problems/${link.problemId}/evidence/detach`, { evidenceIds: [link.evidenceId] }),
    done: (link) => text.unlinked(link.title),
    undo: ({ problemId, evidenceId, importance, reason }) =>
      api.post(`/problems/${problemId}/evidence`, { evidenceIds: [evidenceId], importance, reason }),
    refresh: () => keys,
  });
}

export function useLinkValue() {
  const api = useApi();
  const keys = useEvidenceKeys();
  const send = ({ problemId, evidenceId }: Link, wish: LinkWish) =>
    api.patch(`/problems/${problemId}/evidence`, { evidenceIds: [evidenceId], ...wish });
  return useChange({
    send: ({ link, wish }: { link: Link; wish: LinkWish }) => send(link, wish),
    done: () => text.valueSaved,
    undo: ({ link }) => send(link, { importance: link.importance, reason: link.reason }),
    refresh: () => keys,
  });
}

export function useArchiveEvidence() {
  const api = useApi();
  const product = useProduct();
  const keys = useEvidenceKeys();
  const send = (verb: 'archive' | 'restore', evidenceIds: readonly string[]) =>
    api.post(`/products/${product.id}/evidence/${verb}`, { evidenceIds });
  return useChange({
    send: ({ verb, evidenceIds }: { verb: 'archive' | 'restore'; evidenceIds: readonly string[] }) => send(verb, evidenceIds),
    done: ({ verb }, { changed }) => (verb === 'archive' ? text.archivedDone(changed.length) : text.restoredDone(changed.length)),
    undo: async ({ verb }, { changed }) => {
      if (changed.length > 0) await send(verb === 'archive' ? 'restore' : 'archive', changed);
    },
    refresh: () => keys,
  });
}
