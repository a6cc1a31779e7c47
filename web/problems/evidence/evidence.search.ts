import { MessageSquareQuote } from 'lucide-react';
import type { EvidenceListItem } from '../../../contract/problems/evidence.ts';
import { type Page, workspaceApi } from '../../platform/api.ts';
import type { SearchHit } from '../../platform/routing/area.ts';
import type { Here } from '../../platform/session/here.ts';
import { placeText as text } from './place.text.ts';

const most = 6;

/** Evidence of the product that holds what was typed, newest first. */
export async function findEvidence(here: Here, query: string, signal: AbortSignal): Promise<readonly SearchHit[]> {
  if (!here.product) return [];
  const { items } = await workspaceApi(here.workspace.id).get<Page<EvidenceListItem>>(`/products/${here.product.id}/evidence`, {
    query: { q: query.slice(0, 200), limit: most },
    signal,
  });
  return items.map((item) => {
    const speaker = item.person?.name ?? item.account?.name;
    return {
      kind: 'evidence',
      id: item.id,
      label: item.title,
      ...(speaker ? { description: speaker } : {}),
      group: text.group,
      icon: MessageSquareQuote,
    };
  });
}
