import { queryOptions } from '@tanstack/react-query';
import type { EvidenceDetail } from '../../../contract/problems/evidence.ts';
import type { Api } from '../../platform/api.ts';

/** Keys begin with the noun: what changes evidence reads lists, pages and the inbox again. */
export const evidenceKeys = {
  all: ['evidence'] as const,
  list: (productId: string) => ['evidence', 'list', productId] as const,
  one: (evidenceId: string) => ['evidence', 'one', evidenceId] as const,
};

export const evidenceQuery = (api: Api, evidenceId: string) =>
  queryOptions({
    queryKey: evidenceKeys.one(evidenceId),
    queryFn: ({ signal }) => api.get<EvidenceDetail>(`/evidence/${evidenceId}`, { signal }),
  });
