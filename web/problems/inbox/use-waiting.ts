import { useQuery } from '@tanstack/react-query';
import { workspaceApi } from '../../platform/api.ts';
import type { Here } from '../../platform/session/here.ts';
import { inboxCountsQuery } from './inbox.api.ts';

/** How much waits for triage, for the rail. */
export function useWaiting(here: Here): number | undefined {
  const productId = here.product?.id;
  const { data } = useQuery({
    ...inboxCountsQuery(workspaceApi(here.workspace.id), productId ?? ''),
    enabled: productId !== undefined && here.may('read'),
  });
  return data?.waiting;
}
