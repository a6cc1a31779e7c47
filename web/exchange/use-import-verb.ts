import { useQueryClient } from '@tanstack/react-query';
import { useChange } from '../platform/query.ts';
import { useApi, useHere } from '../platform/session/here.ts';
import { exchangeKeys } from './exchange.api.ts';

export type ImportVerb = 'check' | 'run' | 'cancel' | 'resume' | 'undo';

/** What can be done with an import. The answer is shown at once; what is read of it beside (problems, leftovers) is read again. */
export function useImportVerb(importId: string) {
  const { workspace } = useHere();
  const api = useApi();
  const client = useQueryClient();
  return useChange({
    send: async (verb: ImportVerb) => {
      const answer = await api.post(`/imports/${importId}/${verb}`, {});
      client.setQueryData(exchangeKeys.one(workspace.id, importId), answer);
      return answer;
    },
    refresh: () => [exchangeKeys.all(workspace.id)],
  });
}
