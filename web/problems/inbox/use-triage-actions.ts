import { useQueryClient } from '@tanstack/react-query';
import type { InboxItem, TriageAttachAnswer } from '../../../contract/problems/inbox.ts';
import { asTyped, type Page } from '../../platform/api.ts';
import { useChange } from '../../platform/query.ts';
import { useApi } from '../../platform/session/here.ts';
import { problemKeys } from '../problems.api.ts';
import { inboxKeys } from './inbox.api.ts';
import { inboxText as text } from './inbox.text.ts';
import type { Wish } from './triage.ts';

/** The rows an action takes out of the list, as they were. */
type Chosen = readonly Pick<InboxItem, 'id' | 'triage' | 'parkedReason'>[];
type Attach = { chosen: Chosen; problem: { id: string; title: string }; wish: Wish };
type Create = { chosen: Chosen; title: string; wish: Wish };
type Changed = { changed: string[] };

const idsOf = (chosen: Chosen) => chosen.map((row) => row.id);

/**
 * The ways out of the inbox, each with its way back.
 *
 * Shape   `leave` is called before the server is asked, `comeBack` when it refuses or when somebody undoes.
 */
export function useTriageActions(productId: string, leave: (ids: readonly string[]) => void, comeBack: (ids: readonly string[]) => void) {
  const api = useApi();
  const client = useQueryClient();
  const path = `/products/${productId}/inbox` as const;
  const refresh = () => [problemKeys.all, inboxKeys.counts(productId)];

  // The list is not asked again for what left it: it may be long, and its rows are gone already. It only becomes old.
  const forget = async (ids: readonly string[]) => {
    const isGone = new Set(ids);
    client.setQueriesData<{ pages: Page<InboxItem>[] }>(
      { queryKey: inboxKeys.list(productId) },
      (list) => list && { ...list, pages: list.pages.map((page) => ({ ...page, items: page.items.filter((row) => !isGone.has(row.id)) })) },
    );
    await client.invalidateQueries({ queryKey: inboxKeys.list(productId), refetchType: 'none' });
  };
  const show = async (chosen: Chosen) => {
    await client.invalidateQueries({ queryKey: inboxKeys.list(productId) });
    comeBack(idsOf(chosen));
  };
  /** What was put aside before goes back there, with its reason. */
  const parkAgain = async (chosen: Chosen) => {
    const byReason = Map.groupBy(
      chosen.filter((row) => row.triage === 'parked' && row.parkedReason !== null),
      (row) => row.parkedReason,
    );
    for (const [reason, rows] of byReason) await api.post(`${path}/park`, asTyped({ evidenceIds: idsOf(rows), reason }));
  };
  const detach = async (chosen: Chosen, { problem, changed }: TriageAttachAnswer) => {
    if (changed.length > 0) await api.post(`/problems/${problem.id}/evidence/detach`, { evidenceIds: changed });
    await parkAgain(chosen);
  };

  const attach = useChange<Attach, TriageAttachAnswer>({
    send: ({ chosen, problem, wish }) => api.post(`${path}/attach`, { evidenceIds: idsOf(chosen), problemId: problem.id, ...wish }),
    done: ({ chosen, problem }) => text.attached(chosen.length, problem.title),
    undo: async ({ chosen }, result) => {
      await detach(chosen, result);
      await show(chosen);
    },
    refresh,
  });
  const create = useChange<Create, TriageAttachAnswer>({
    send: ({ chosen, title, wish }) => api.post(`${path}/new-problem`, { evidenceIds: idsOf(chosen), title, ...wish }),
    done: ({ title }) => text.created(title),
    undo: async ({ chosen }, result) => {
      await detach(chosen, result);
      await api.post(`/problems/${result.problem.id}/archive`);
      await show(chosen);
    },
    refresh,
    // The dialog shows it: a title that is taken is chosen anew there.
    isQuiet: true,
  });
  const park = useChange<{ chosen: Chosen; reason: string }, Changed>({
    send: ({ chosen, reason }) => api.post(`${path}/park`, { evidenceIds: idsOf(chosen), reason }),
    done: ({ chosen }) => text.parkedDone(chosen.length),
    undo: async ({ chosen }) => {
      await api.post(`${path}/reopen`, { evidenceIds: idsOf(chosen) });
      await show(chosen);
    },
    refresh,
  });
  const reopen = useChange<{ chosen: Chosen }, Changed>({
    send: ({ chosen }) => api.post(`${path}/reopen`, { evidenceIds: idsOf(chosen) }),
    done: ({ chosen }) => text.reopened(chosen.length),
    undo: async ({ chosen }) => {
      await parkAgain(chosen);
      await show(chosen);
    },
    refresh,
  });

  /** At once for the eye; the row comes back when the server refuses, and the change says why. */
  const act = async (chosen: Chosen, send: () => Promise<unknown>) => {
    leave(idsOf(chosen));
    try {
      await send();
      await forget(idsOf(chosen));
    } catch {
      comeBack(idsOf(chosen));
    }
  };
  return {
    attach: (input: Attach) => act(input.chosen, () => attach.mutateAsync(input)),
    park: (chosen: Chosen, reason: string) => act(chosen, () => park.mutateAsync({ chosen, reason })),
    reopen: (chosen: Chosen) => act(chosen, () => reopen.mutateAsync({ chosen })),
    /** Waits for the server, since a title may be taken. Errors  as the server refuses it. */
    create: async (input: Create) => {
      await create.mutateAsync(input);
      leave(idsOf(input.chosen));
      await forget(idsOf(input.chosen));
    },
  };
}
